using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using static Klimalos.Tests.Conversations.Office;

namespace Klimalos.Tests.Conversations;

public sealed class JoinCodeDialogueTests
{
    private readonly Office office = new();

    [Theory]
    [InlineData("nb-NO", "inviter en kollega", "bli med", Language.Nb)]
    [InlineData("sv-SE", "bjud in en kollega", "gå med", Language.Sv)]
    [InlineData("da-DK", "invitér en kollega", "deltag", Language.Da)]
    [InlineData("en-GB", "invite a colleague", "join", Language.En)]
    public void A_colleague_comes_in_with_the_code_in_every_language(string locale, string invite, string join, Language language)
    {
        var kari = office.KariHasBegun(locale).Types(invite).ShouldSpeak(language);
        kari.Said.ShouldContain($"{join} {CodeIn(kari)}");

        var ola = office.With(Ola, locale).Types($"{join} {CodeIn(kari)}").ShouldAsk("contact-name").ShouldSpeak(language);

        ola.Said.ShouldContain("Kari Nordmann");
        office.World.Enrolments["e1"].Members.ShouldBe([Kari.Key, Ola.Key]);
        office.World.LastTo(Kari).Text.ShouldContain("Ola Hansen");
        office.EventsOf("e1").Last().ShouldSatisfyAllConditions(
            line => line.Kind.ShouldBe(EnrolmentEventKind.Joined),
            line => line.By.ShouldBe(Ola.Key),
            line => line.Value.ShouldBe(Kari.Key));
    }

    [Fact]
    public void The_code_is_said_to_be_the_consent()
    {
        office.KariHasBegun().Types("inviter").Said.ShouldContain("samtykket ditt");
    }

    [Theory]
    [InlineData("bli med {0}")]
    [InlineData("Bli med med koden {0}")]
    [InlineData("jeg har fått koden {0}")]
    [InlineData("{0}")]
    public void The_code_is_taken_however_it_is_written(string form)
    {
        var kari = office.KariHasBegun().Types("inviter");
        var code = CodeIn(kari);
        foreach (var (spelling, number) in new[] { code, code.ToLowerInvariant(), code.Replace("-", ""), code.Replace('-', ' '), $" {code}. " }.Select((spelling, number) => (spelling, number)))
        {
            var person = Ola with { Id = $"29:{number}" };
            office.With(person).Types(string.Format(null, form, spelling)).Enrolment.ShouldNotBeNull(spelling);
        }

        office.World.Enrolments["e1"].Members.Count.ShouldBe(6);
    }

    [Fact]
    public void The_code_alone_is_taken_instead_of_the_municipality()
    {
        var kari = office.KariHasBegun().Types("inviter");

        office.With(Ola).Presses(Command.Start, "race-to-zero").Types(CodeIn(kari)).ShouldAsk("contact-name");

        office.World.Enrolments["e2"].Status.ShouldBe(EnrolmentStatus.Cancelled);
    }

    [Fact]
    public void The_code_is_void_after_a_day()
    {
        var kari = office.KariHasBegun().Types("inviter");
        office.World.Now += TimeSpan.FromHours(25);

        office.With(Ola).Types($"bli med {CodeIn(kari)}").Said.ShouldContain("Koden virker ikke");

        office.World.Enrolments["e1"].Members.ShouldBe([Kari.Key]);
    }

    [Fact]
    public void A_new_code_voids_the_earlier_one()
    {
        var kari = office.KariHasBegun().Types("inviter");
        var earlier = CodeIn(kari);
        kari.Types("inviter");

        CodeIn(kari).ShouldNotBe(earlier);
        office.With(Ola).Types($"bli med {earlier}").Said.ShouldContain("Koden virker ikke");
    }

    [Fact]
    public void A_code_is_void_when_its_giver_has_left()
    {
        var (kari, ola) = office.AtTheYear();
        ola.Types("inviter");
        var code = CodeIn(ola);
        ola.Types("forlat", "ja");

        office.With(Ola with { Id = "29:third" }).Types($"bli med {code}").Said.ShouldContain("Koden virker ikke");
        kari.Enrolment!.Members.ShouldBe([Kari.Key]);
    }

    [Fact]
    public void After_five_wrong_codes_not_even_the_right_one_works_for_an_hour()
    {
        var kari = office.KariHasBegun().Types("inviter");
        var ola = office.With(Ola);
        for (var attempt = 0; attempt < 5; attempt++)
            ola.Types($"bli med BCDF-GHJ{attempt + 2}").Said.ShouldContain("Koden virker ikke");

        ola.Types($"bli med {CodeIn(kari)}").Said.ShouldContain("for mange");
        office.World.Enrolments["e1"].Members.ShouldBe([Kari.Key]);
        office.World.Now += TimeSpan.FromHours(1);
        ola.Types($"bli med {CodeIn(kari)}").ShouldAsk("contact-name");
    }

    [Theory]
    [InlineData("bli med K7PX-2M9", "K7PX 2M9")]
    [InlineData("koden K7PX2M9OO", "K7PX2M9OO")]
    public void What_cannot_be_a_code_is_told_with_what_one_looks_like(string typed, string understood)
    {
        var ola = office.With(Ola).Types(typed);

        ola.Said.ShouldContain(understood);
        ola.Said.ShouldContain("8 tegn");
    }

    [Theory]
    [InlineData("bli med")]
    [InlineData("vi vil bli med")]
    public void Without_a_code_these_words_begin_an_enrolment(string typed) =>
        office.With(Ola).Types(typed).Said.ShouldContain("Hvilken kampanje");

    [Fact]
    public void Someone_of_another_tenant_gets_in_with_a_members_code_and_both_members_and_secretariat_see_it()
    {
        var kari = office.KariHasBegun().Types("inviter");

        office.With(Per).Types($"bli med {CodeIn(kari)}").ShouldAsk("contact-name");

        office.World.Enrolments["e1"].Members.ShouldContain(Per.Key);
        office.World.LastTo(Kari).Tone.ShouldBe(ReplyTone.Warning);
        office.EventsOf("e1").Select(line => line.Kind).TakeLast(2).ShouldBe([EnrolmentEventKind.OtherTenantTried, EnrolmentEventKind.Joined]);
    }

    [Fact]
    public void No_code_is_given_before_the_municipality_is_known() =>
        office.With(Kari).Presses(Command.Start, "race-to-zero").Types("inviter").ShouldAsk("municipality").Said.ShouldContain("hvilken kommune");

    [Fact]
    public void A_case_number_that_looks_like_a_code_is_a_case_number()
    {
        var kari = office.KariHasBegun();

        kari.Types("BCDF2345").ShouldAsk("contact-email");

        kari.Enrolment!.Answers["contact-name"].Value.ShouldBe("BCDF2345");
    }
}
