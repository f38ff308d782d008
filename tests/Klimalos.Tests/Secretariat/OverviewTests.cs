using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Secretariat;
using static Klimalos.Tests.Secretariat.Desk;

namespace Klimalos.Tests.Secretariat;

public sealed class OverviewTests
{
    private readonly Desk desk = new Desk().WithMunicipalities();

    [Theory]
    [InlineData("nb-NO", "oversikt", Language.Nb)]
    [InlineData("sv-SE", "översikt", Language.Sv)]
    [InlineData("da-DK", "overblik", Language.Da)]
    [InlineData("en-GB", "overview", Language.En)]
    public void The_overview_counts_by_stage_in_every_language(string locale, string command, Language language)
    {
        var siri = desk.With(Siri, locale).Types(command).ShouldSpeak(language);

        siri.Replies[0].Facts[0].Value.ShouldStartWith("3 █");
        siri.Replies[0].Text.ShouldContain("3");
    }

    [Fact]
    public void The_overview_can_be_of_a_country_or_a_campaign()
    {
        var siri = desk.With(Siri).Types("oversikt over Sverige");
        siri.Replies[0].Facts[0].Value.ShouldStartWith("1 █");
        siri.Said.ShouldContain("Sverige");

        siri.Types("oversikt over klimatkontrakt").Said.ShouldContain("ingen påmeldinger");
    }

    [Theory]
    [InlineData("vis Asker")]
    [InlineData("status for asker kommune")]
    [InlineData("kommune Asker")]
    public void One_municipality_is_shown_with_members_deadlines_and_what_happened(string typed)
    {
        var siri = desk.With(Siri).Types(typed);

        siri.Replies[0].Title.ShouldBe("Asker – Race to Zero");
        siri.Replies[0].Facts.ShouldContain(fact => fact.Value.Contains("Kari Nordmann", StringComparison.Ordinal));
        siri.Replies[0].Facts.ShouldContain(fact => fact.Name == "Siste dag for å bli med");
        siri.Said.ShouldContain("Kari Nordmann");
    }

    [Fact]
    public void A_municipality_may_be_named_after_the_command()
    {
        var siri = desk.With(Siri).Types("vis kommune");
        siri.Said.ShouldContain("Hvilken kommune?");

        siri.Types("malmö").Replies[0].Title.ShouldBe("Malmö – Race to Zero");
    }

    [Fact]
    public void One_that_has_not_begun_and_one_that_does_not_exist_are_told_apart()
    {
        desk.With(Siri).Types("vis Bærum").Said.ShouldContain("Bærum har ikke begynt");
        desk.With(Siri).Types("vis Xyzzyvik").Said.ShouldContain("kjenner ingen kommune");
    }

    [Fact]
    public void The_silent_are_listed_with_their_days_and_a_click_shows_one()
    {
        var siri = desk.Later(30).With(Siri).Types("stille");

        siri.Said.ShouldContain("**Asker** (Race to Zero): 30 dager uten aktivitet");
        Press(siri, "municipality:").Replies[0].Title.ShouldNotBeNull().ShouldContain("Race to Zero");
    }

    [Fact]
    public void The_overdue_are_listed_the_worst_first()
    {
        var siri = desk.Later(300).With(Siri).Types("hvem er forsinket");

        siri.Said.ShouldContain("1 til 3 av 3");
        siri.Said.ShouldContain("Asker");
    }

    [Fact]
    public void Whoever_cannot_be_reached_is_named()
    {
        desk.World.Secretariat.Unreachable.Add(Sven.Key);

        var siri = desk.With(Siri).Types("hvem kan ikke nås");

        siri.Said.ShouldContain("Sven Svensson");
        siri.Said.ShouldNotContain("Kari Nordmann");
    }

    [Fact]
    public void Nobody_overdue_is_said_so()
    {
        desk.With(Siri).Types("forfalt").Said.ShouldContain("Ingen har passert");
    }

    [Fact]
    public void A_long_list_comes_in_pages_by_button_and_by_word()
    {
        foreach (var name in RepositoryContent.Get().Municipalities.All.Where(municipality => municipality.Country == "DK").Take(15).Select(municipality => municipality.Key))
            desk.With(new Person("discord", name, name)).Presses(Command.Start, "race-to-zero").Types(RepositoryContent.Get().Municipalities.ByKey(name)!.Name);
        var siri = desk.Later(30).With(Siri).Types("stille");
        siri.Said.ShouldContain("1 til 10 av");

        siri.Types("vis flere").Said.ShouldContain("11 til");
    }

    [Fact]
    public void The_buttons_of_the_last_reply_may_be_typed_by_label_or_number()
    {
        var siri = desk.Later(30).With(Siri).Types("stille");

        siri.Types("2").Replies[0].Title.ShouldNotBeNull().ShouldContain("Race to Zero");
    }

    [Fact]
    public void The_week_can_be_asked_for()
    {
        var siri = desk.With(Siri).Types("ukesrapport");

        siri.Said.ShouldContain("3 nye påmeldinger");
        siri.Replies[0].Facts.ShouldContain(new Fact("Spørsmål til oss", "0"));
    }

    [Fact]
    public void A_member_asks_questions_as_anybody_does()
    {
        desk.With(Siri).Types("Hva er Race to Zero?").Article.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void The_way_into_the_page_is_given_once_and_alone()
    {
        var siri = desk.With(Siri).Types("oversiktsside");

        siri.Replies[0].Documents.ShouldHaveSingleItem().Kind.ShouldBe(SecretariatFile.Page);
        var signIn = desk.World.Secretariat.SignIns.ShouldHaveSingleItem();
        signIn.Hash.ShouldBe(PageSignIn.HashOf("token"));
        signIn.Expires.ShouldBeLessThan(desk.World.Now + TimeSpan.FromMinutes(11));
        desk.With(Siri, isShared: true).Types("bruk denne kanalen", "oversiktsside").Replies[0].Documents.ShouldBeEmpty();
    }

    [Fact]
    public void Files_are_made_of_a_selection()
    {
        var siri = desk.With(Siri).Types("eksporter Sverige");

        siri.Replies[0].Documents.Select(document => (document.Kind, document.Enrolment))
            .ShouldBe([(SecretariatFile.Csv, "country=SE"), (SecretariatFile.Calendar, "country=SE")]);
    }
}
