using System.Globalization;
using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Bot.Tests.Turns;

/// <summary>A guide whose only step counts the messages of all conversations, in one enrolment that they share.</summary>
internal static class SharedEnrolment
{
    public const string Person = "test:kari";
    public const string Step = "count";

    public static TurnResult CountAnswers(TurnInput input)
    {
        var enrolment = input.Enrolments is [var known, ..] ? known : New(input);
        var count = enrolment.Answers.TryGetValue(Step, out var answer) ? int.Parse(answer.Value, CultureInfo.InvariantCulture) : 0;
        var next = new Answer((count + 1).ToString(CultureInfo.InvariantCulture), Person, input.Now, "test");
        return new TurnResult
        {
            State = input.State with { Enrolment = enrolment.Id },
            Changed = enrolment with { Answers = new Dictionary<string, Answer>(StringComparer.Ordinal) { [Step] = next } },
            Events = [new EnrolmentEvent(EnrolmentEventKind.Answered, Person, input.Now, "test", Step, next.Value)],
            Replies = [new Reply { Language = Language.En, Text = next.Value }],
        };
    }

    private static Enrolment New(TurnInput input) => new()
    {
        Id = input.NewEnrolmentId,
        JourneyId = "race-to-zero",
        JourneyVersion = 1,
        Round = new Round("2026", "race-to-zero", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)),
        Members = [Person],
        Language = Language.En,
        StartedAt = input.Now,
        ChangedAt = input.Now,
    };
}
