using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Tests.Conversations;

/// <summary>What people answer to reminders, and what becomes of it. The clock stands at Monday 2 November 2026.</summary>
public class ReminderDialogueTests
{
    private readonly Office office = new();

    [Fact]
    public void The_step_is_shown_from_the_reminder_also_when_another_conversation_was_in_hand()
    {
        var kari = Reminded();
        kari.InNewConversation().Presses(Command.Remind, "show:r1");

        kari.ShouldAsk("contact-name");
        kari.Enrolment!.Municipality.ShouldBe("NO-3203");
        Changes(kari).ShouldBe([new ReminderChange.Acknowledged("r1")]);
    }

    [Theory]
    [InlineData("Det er gjort")]
    [InlineData("gjort")]
    [InlineData("It is done")]
    public void Done_ends_the_reminders_of_that_deadline_and_asks_to_note_it(string text)
    {
        var kari = AtAChoice();
        kari.Types(text);

        Changes(kari).ShouldBe([new ReminderChange.Acknowledged("r1"), new ReminderChange.Done("e1", MilestoneId.PapersOut)]);
        kari.Said.ShouldContain("minner jeg ikke mer");
        kari.Asked.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("minn meg i morgen", "2026-11-03")]
    [InlineData("Utsett til i morgen", "2026-11-03")]
    [InlineData("minn meg neste uke", "2026-11-09")]
    [InlineData("remind me next week", "2026-11-09")]
    [InlineData("minn meg på fredag", "2026-11-06")]
    [InlineData("minn meg 7. november", "2026-11-06")] // A Saturday: the Friday before.
    [InlineData("minn meg om to uker", "2026-11-16")]
    [InlineData("påminn mig 26 december", "2026-12-23")] // Christmas.
    [InlineData("remind me on 3 November", "2026-11-03")]
    [InlineData("snooze until 3 December", "2026-12-03")]
    public void It_can_be_put_off_in_words(string text, string day)
    {
        var kari = AtAChoice();
        kari.Types(text);

        var snoozed = Changes(kari).OfType<ReminderChange.Snoozed>().ShouldHaveSingleItem();
        (snoozed.Enrolment, snoozed.Deadline).ShouldBe(("e1", MilestoneId.PapersOut));
        OfficeHours.LocalDate("NO", snoozed.Next.DueAt).ShouldBe(DateOnly.Parse(day, null));
        OfficeHours.IsOpen("NO", snoozed.Next.DueAt).ShouldBeTrue();
        Changes(kari).ShouldContain(new ReminderChange.Acknowledged("r1"));
    }

    [Theory]
    [InlineData("tomorrow:r1", "2026-11-03")]
    [InlineData("next-week:r1", "2026-11-09")]
    public void It_can_be_put_off_by_its_buttons(string value, string day)
    {
        var kari = Reminded();
        kari.Presses(Command.Remind, value);

        OfficeHours.LocalDate("NO", Changes(kari).OfType<ReminderChange.Snoozed>().Single().Next.DueAt).ShouldBe(DateOnly.Parse(day, null));
    }

    [Fact]
    public void Another_day_is_asked_for_and_one_that_is_past_is_asked_for_again()
    {
        var kari = Reminded();
        kari.Presses(Command.Remind, "other-day:r1");
        kari.Said.ShouldContain("Hvilken dag");

        kari.Types("i går");
        Changes(kari).OfType<ReminderChange.Snoozed>().ShouldBeEmpty();
        kari.Types("18.11.2026");

        OfficeHours.LocalDate("NO", Changes(kari).OfType<ReminderChange.Snoozed>().Single().Next.DueAt).ShouldBe(new DateOnly(2026, 11, 18));
    }

    [Theory]
    [InlineData("minn meg neste uke")]
    [InlineData(null)]
    public void A_digest_is_put_off_as_a_whole(string? text)
    {
        var kari = AtADigest();
        _ = text is null ? kari.Presses(Command.Remind, "next-week-all:r1") : kari.Types(text);

        Changes(kari).OfType<ReminderChange.Snoozed>().Select(change => change.Deadline).ShouldBe([MilestoneId.PapersOut, MilestoneId.CouncilMeeting]);
        Changes(kari).OfType<ReminderChange.Acknowledged>().Select(change => change.Id).ShouldBe(["r1", "r2"]);
        kari.Said.ShouldContain("alle 2");
    }

    [Fact]
    public void A_digest_is_put_off_to_a_day_of_ones_own()
    {
        var kari = AtADigest();
        kari.Presses(Command.Remind, "other-day-all:r1").Types("for lenge siden").Types("minn meg på fredag");

        Changes(kari).OfType<ReminderChange.Snoozed>().Select(change => OfficeHours.LocalDate("NO", change.Next.DueAt)).ShouldBe([new DateOnly(2026, 11, 6), new DateOnly(2026, 11, 6)]);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("Vedtak i kommunestyret")]
    public void Done_is_asked_of_a_digest_which_one_it_is(string which)
    {
        var kari = AtADigest();
        kari.Types("det er gjort");
        Changes(kari).ShouldBeEmpty("nothing of the digest is done by guessing");
        kari.Types(which);

        Changes(kari).ShouldBe([new ReminderChange.Acknowledged("r2"), new ReminderChange.Done("e1", MilestoneId.CouncilMeeting)]);
    }

    [Fact]
    public void A_button_of_a_digest_is_about_its_own_reminder()
    {
        var kari = AtADigest();
        office.World.Reminders.Add(office.World.Reminders[0] with { Planned = office.World.Reminders[0].Planned with { Id = "e1:papers-out:20261201:7" } });
        kari.Submits(new Submission(Command.Remind, "done::papers-out:20261201:7", "e1"));

        Changes(kari).ShouldBe([new ReminderChange.Acknowledged("e1:papers-out:20261201:7"), new ReminderChange.Done("e1", MilestoneId.PapersOut)]);
    }

    [Fact]
    public void One_enrolments_digest_can_be_stopped_and_handed_over_at_once()
    {
        var kari = AtADigest();
        kari.Presses(Command.Remind, "stop-all:r1");

        Changes(kari).ShouldContain(new ReminderChange.Wish("e1", Office.Kari.Key, IsWanted: false));
    }

    [Fact]
    public void Who_was_asked_for_a_day_may_still_say_something_else()
    {
        var kari = Reminded();
        kari.Presses(Command.Remind, "other-day:r1").Types("Kari Nordmann");

        kari.ShouldAsk("contact-email");
    }

    [Fact]
    public void Put_off_beyond_the_deadline_it_says_so()
    {
        var kari = Reminded();
        kari.Presses(Command.Remind, "other-day:r1").Types("20. desember 2026");

        kari.Said.ShouldContain("fristen er før det");
    }

    [Fact]
    public void Who_wants_no_reminders_gets_none_and_may_have_them_again()
    {
        var kari = AtAChoice();
        kari.Types("ikke minn meg mer");
        Changes(kari).ShouldContain(new ReminderChange.Wish("e1", Office.Kari.Key, IsWanted: false));

        kari.Types("minn meg igjen");
        Changes(kari).ShouldContain(new ReminderChange.Wish("e1", Office.Kari.Key, IsWanted: true));
    }

    [Fact]
    public void It_can_be_handed_to_a_colleague_from_the_reminder()
    {
        var kari = office.KariHasBegun();
        Office.Together(kari, office.With(Office.Ola));
        Remind(kari);
        kari.Presses(Command.Remind, "hand-over:r1").Types("Ola Hansen");

        kari.Last.Changed.ShouldNotBeNull().Members.ShouldBe([Office.Ola.Key]);
    }

    [Theory]
    [InlineData("show:r1")]
    [InlineData("done:r1")]
    [InlineData("stop:r1")]
    [InlineData("tomorrow:r1")]
    [InlineData("other-day:r1")]
    [InlineData("next-week-all:r1")]
    [InlineData("done-all:r1")]
    public void A_stranger_who_sends_the_button_changes_nothing(string value)
    {
        Reminded();
        var stranger = office.With(Office.Per);
        stranger.Presses(Command.Remind, value);

        stranger.Last.Changed.ShouldBeNull();
        Changes(stranger).ShouldBeEmpty();
        stranger.Said.ShouldNotContain("Asker");
    }

    [Theory]
    [InlineData("show")]
    [InlineData("explode:r1")]
    [InlineData("show:unknown")]
    [InlineData(":")]
    [InlineData("explode-all:r1")]
    [InlineData("stop-all:unknown")]
    [InlineData("done::r1")]
    public void A_forged_or_stale_button_is_answered_kindly(string value)
    {
        var kari = Reminded();
        kari.Presses(Command.Remind, value);

        Changes(kari).ShouldBeEmpty();
        kari.Replies.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("ferdig")]
    [InlineData("minn meg i morgen")]
    public void Without_a_reminder_the_words_mean_what_they_meant_before(string text)
    {
        var kari = office.KariHasBegun();
        kari.Types(text);

        Changes(kari).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_step_takes_as_its_answer_is_its_answer()
    {
        var kari = Reminded();
        kari.Types("Kari Nordmann", "kari@asker.kommune.no").ShouldAsk("endorse");
        kari.Types("ja");

        Changes(kari).ShouldBeEmpty();
        kari.ShouldAsk("net-zero-year");
    }

    [Theory]
    [InlineData("frister", Language.Nb)]
    [InlineData("viktiga datum", Language.Sv)]
    [InlineData("fristerne", Language.Da)]
    [InlineData("deadlines", Language.En)]
    public void The_deadlines_are_listed_with_a_calendar(string text, Language language)
    {
        var kari = office.KariHasBegun();
        kari.Submits(new Submission(Command.Language, language.Code())).Types(text).ShouldSpeak(language);

        var reply = kari.Replies[^1];
        reply.Facts.Count.ShouldBe(5);
        reply.Facts[^1].Value.ShouldContain("2027");
        reply.Documents.ShouldHaveSingleItem().Kind.ShouldBe("calendar");
    }

    [Fact]
    public void With_nothing_under_way_there_are_no_deadlines_to_list()
    {
        var ola = office.With(Office.Ola);
        ola.Types("frister");

        ola.Replies.ShouldNotBeEmpty();
        ola.Replies[^1].Facts.ShouldBeEmpty();
    }

    /// <summary>Kari is asked for the contact person's name, and gets a reminder then.</summary>
    private Dialogue Reminded()
    {
        var kari = office.KariHasBegun();
        Remind(kari);
        return kari;
    }

    /// <summary>Kari is asked something with options, so that a free text is no answer.</summary>
    private Dialogue AtAChoice()
    {
        var kari = office.KariHasBegun().Types("Kari Nordmann", "kari@asker.kommune.no").ShouldAsk("endorse");
        Remind(kari);
        return kari;
    }

    /// <summary>And gets two reminders in one message.</summary>
    private Dialogue AtADigest()
    {
        var kari = AtAChoice();
        var first = office.World.Reminders[0] with { Message = Guid.NewGuid() };
        office.World.Reminders[0] = first;
        office.World.Reminders.Add(first with { Planned = first.Planned with { Id = "r2", Deadline = MilestoneId.CouncilMeeting, Date = first.Planned.Date.AddDays(20) } });
        return kari;
    }

    private void Remind(Dialogue kari) => office.World.Reminders.Add(new Reminder(
        new PlannedReminder("r1", kari.Enrolment!.Id, MilestoneId.PapersOut, new DateOnly(2026, 12, 1), 30, office.World.Now),
        ReminderState.Sent, Attempts: 1, Person: Office.Kari.Key, SentAt: office.World.Now));

    private static IReadOnlyList<ReminderChange> Changes(Dialogue talk) => talk.Last.Reminders;
}
