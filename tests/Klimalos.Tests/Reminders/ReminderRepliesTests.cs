using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Tests.Reminders;

public class ReminderRepliesTests
{
    private static readonly Content Content = RepositoryContent.Get();
    private static readonly DateOnly Ends = new(2027, 9, 15);

    private static readonly Enrolment Asker = new()
    {
        Id = "e1",
        JourneyId = "race-to-zero",
        JourneyVersion = 1,
        Round = new Round("2027", "race-to-zero", new DateOnly(2027, 1, 1), Ends),
        Municipality = "NO-3203",
        Language = Language.Nb,
        StartedAt = DateTimeOffset.UnixEpoch,
        ChangedAt = DateTimeOffset.UnixEpoch,
    };

    [Theory]
    [InlineData(Language.Nb, 7, "**Siste dag for å bli med**: 15. september 2027, om 7 dager.")]
    [InlineData(Language.Sv, 1, "**Sista dag att gå med**: 15 september 2027, om 1 dag.")]
    [InlineData(Language.Da, 0, "**Sidste dag for at komme med**: 15. september 2027, i dag.")]
    [InlineData(Language.En, -14, "**Last day to join**: the deadline was 15 September 2027, 14 days ago.")]
    public void A_reminder_says_what_when_and_of_what_in_the_readers_language(Language language, int daysBefore, string begins)
    {
        var reply = ReminderReplies.Of([About(daysBefore)], Content, language, Ends.AddDays(-daysBefore));

        reply.Text.ShouldStartWith(begins);
        reply.Text.ShouldContain("Race to Zero");
        reply.Text.ShouldContain("Asker");
        reply.Tone.ShouldBe(daysBefore < 0 ? ReplyTone.Warning : ReplyTone.Neutral);
    }

    [Fact]
    public void A_reminder_has_buttons_for_all_that_can_be_done_about_it()
    {
        var reply = ReminderReplies.Of([About(7)], Content, Language.Nb, Ends);

        reply.Choices.Concat(reply.Commands).Select(choice => (choice.Step, choice.Value)).ShouldBe(
            new[] { "show", "done", "tomorrow", "next-week", "other-day", "hand-over", "stop" }.Select(action => (Command.Remind, $"{action}:e1:7")));
        reply.Choices.Concat(reply.Commands).ShouldAllBe(choice => choice.Label.Length <= 60 && choice.Enrolment == "e1");
    }

    [Fact]
    public void Several_are_one_digest_with_the_earliest_first()
    {
        var later = About(30) with { Enrolment = Asker with { Id = "e2", JourneyId = "covenant-of-mayors" } };
        var reply = ReminderReplies.Of([later with { Reminder = later.Reminder with { Planned = later.Reminder.Planned with { Date = Ends.AddDays(20) } } }, About(7)], Content, Language.Sv, Ends);

        reply.Text.Split('\n').Count(line => line.StartsWith("- **", StringComparison.Ordinal)).ShouldBe(2);
        reply.Text.IndexOf("15 september", StringComparison.Ordinal).ShouldBeLessThan(reply.Text.IndexOf("5 oktober", StringComparison.Ordinal));
        reply.Choices.Select(choice => choice.Value).ShouldBe(["show:e1:7", "show:e1:30"]);
    }

    [Fact]
    public void Every_milestone_has_a_name_in_every_language_and_a_step_has_its_label()
    {
        foreach (var language in LanguageExtensions.All)
        {
            MilestoneId.All.Select(milestone => ReminderReplies.WhatOf(milestone, "race-to-zero", Content, language)).ShouldBeUnique();
            ReminderReplies.WhatOf("plan-submission", "covenant-of-mayors", Content, language)
                .ShouldBe(Content.Words["covenant-of-mayors"][language].LabelOf(Content.Journeys["covenant-of-mayors"].Find("plan-submission")!));
        }
    }

    private static ReminderAbout About(int daysBefore) => new(
        new Reminder(new PlannedReminder($"e1:{daysBefore}", "e1", MilestoneId.RoundEnds, Ends, daysBefore, DateTimeOffset.UnixEpoch), ReminderState.Claimed), Asker);
}
