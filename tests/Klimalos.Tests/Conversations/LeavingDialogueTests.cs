using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using static Klimalos.Tests.Conversations.Office;

namespace Klimalos.Tests.Conversations;

public sealed class LeavingDialogueTests
{
    private readonly Office office = new();

    [Theory]
    [InlineData("nb-NO", "forlat påmeldingen", Language.Nb)]
    [InlineData("sv-SE", "lämna anmälan", Language.Sv)]
    [InlineData("da-DK", "forlad tilmeldingen", Language.Da)]
    [InlineData("en-GB", "leave the enrolment", Language.En)]
    public void The_last_one_cannot_leave_an_open_enrolment(string locale, string leave, Language language)
    {
        var kari = office.KariHasBegun(locale).Types(leave).ShouldSpeak(language);

        kari.Replies[^1].Choices.Select(choice => choice.Value).ShouldBe([CommandName.HandOver, CommandName.Pause, CommandName.Resume]);
        kari.Types("ja", "yes");
        kari.Enrolment!.Members.ShouldBe([Kari.Key]);
    }

    [Fact]
    public void The_last_one_may_leave_a_paused_one_after_a_warning_and_the_next_colleague_begins_anew()
    {
        office.KariHasBegun().Types("pause", "forlat", "ja").Enrolment.ShouldBeNull();

        var ola = office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker").ShouldAsk("contact-name");

        ola.Enrolment!.Id.ShouldBe("e2");
        office.World.Enrolments["e1"].Members.ShouldBeEmpty();
        office.World.Enrolments["e1"].Answers.ShouldNotBeEmpty();
    }

    [Fact]
    public void Whoever_changes_their_mind_stays()
    {
        var (kari, _) = office.AtTheYear();

        kari.Types("forlat", "nei").ShouldAsk("net-zero-year");

        kari.Enrolment!.Members.Count.ShouldBe(2);
    }

    [Fact]
    public void One_of_two_leaves_and_the_other_is_told()
    {
        var (kari, ola) = office.AtTheYear();

        ola.Types("forlat", "ja").Enrolment.ShouldBeNull();

        kari.Enrolment!.Members.ShouldBe([Kari.Key]);
        office.World.LastTo(Kari).Text.ShouldContain("Ola Hansen har forlatt");
        ola.Types("status").Said.ShouldNotContain("Asker");
    }

    [Fact]
    public void The_other_must_not_have_left_between_question_and_answer()
    {
        var (kari, ola) = office.AtTheYear();
        kari.Types("forlat");
        ola.Types("forlat", "ja");

        kari.Types("ja").Said.ShouldContain("Du er den eneste");

        kari.Enrolment!.Members.ShouldBe([Kari.Key]);
    }

    [Theory]
    [InlineData("nb-NO", "overlat til en kollega", Language.Nb)]
    [InlineData("sv-SE", "lämna över", Language.Sv)]
    [InlineData("da-DK", "overdrag tilmeldingen", Language.Da)]
    [InlineData("en-GB", "hand over", Language.En)]
    public void Handing_over_names_the_successor_and_takes_the_giver_out(string locale, string handOver, Language language)
    {
        var (kari, ola) = office.AtTheYear(locale);

        kari.Types(handOver).ShouldSpeak(language).Types("Ola Hansen").ShouldSpeak(language);

        kari.Enrolment.ShouldBeNull();
        ola.Enrolment!.Members.ShouldBe([Ola.Key]);
        office.World.LastTo(Ola).Text.ShouldContain("Kari Nordmann");
        office.World.LastTo(Ola).Language.ShouldBe(language);
        var line = office.EventsOf("e1").Last();
        (line.Kind, line.By, line.Value).ShouldBe((EnrolmentEventKind.HandedOver, Kari.Key, Ola.Key));
    }

    [Fact]
    public void Whoever_cancels_what_others_work_on_too_has_them_told()
    {
        var (kari, ola) = office.AtTheYear();

        kari.Types("avbryt", "ja");

        office.World.LastTo(Ola).Text.ShouldContain("Kari Nordmann har avbrutt");
        ola.Presses(Command.Change, "net-zero-year").Said.ShouldContain("avbrutt");
        ola.Types("2040").Enrolment.ShouldBeNull();
        office.World.Enrolments["e1"].Answers.Keys.ShouldNotContain("net-zero-year");
        office.World.Enrolments["e1"].Status.ShouldBe(EnrolmentStatus.Cancelled);
    }

    [Fact]
    public void With_nobody_to_hand_over_to_there_is_a_code_for_one()
    {
        var kari = office.KariHasBegun().Types("overlat");
        var ola = office.With(Ola).Types($"bli med {CodeIn(kari)}").ShouldAsk("contact-name");

        kari.Types("overlat", "1");

        ola.Enrolment!.Members.ShouldBe([Ola.Key]);
    }

    [Fact]
    public void Handing_over_can_be_called_off()
    {
        var (kari, _) = office.AtTheYear();

        kari.Types("overlat", "Ingen, jeg beholder den").ShouldAsk("net-zero-year");

        kari.Enrolment!.Members.Count.ShouldBe(2);
    }

    [Fact]
    public void In_a_second_conversation_whoever_has_left_is_told_and_changes_nothing()
    {
        var (_, ola) = office.AtTheYear();
        var second = office.With(Ola).Types("fortsett").ShouldAsk("net-zero-year");
        ola.Types("forlat", "ja");

        second.Types("2040");

        second.Said.ShouldContain("ikke lenger med");
        second.Enrolment.ShouldBeNull();
        office.World.Enrolments["e1"].Answers.Keys.ShouldNotContain("net-zero-year");
    }
}
