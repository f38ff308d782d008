using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Tests.Documents;

/// <summary>Enrolments in any journey, answered from its beginning to any point.</summary>
internal static class Filled
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The journeys with each country that they are for.</summary>
    public static IEnumerable<(string Journey, string Country)> Everywhere =>
        RepositoryContent.Get().Journeys.Values.SelectMany(journey => journey.Countries.Select(country => (journey.Id, country)));

    /// <param name="steps">How many steps are answered, from the first on.</param>
    /// <param name="prefer">Option values that are chosen where there are such.</param>
    public static Enrolment To(int steps, string journeyId, string country, params string[] prefer)
    {
        var journey = RepositoryContent.Get().Journeys[journeyId];
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        for (var number = 0; number < steps && Walk.Over(journey, answers).Steps.LastOrDefault(step => step.State == WalkedState.Unanswered)?.Step is { } next; number++)
            answers[next.Id] = new Answer(ValueFor(next, country, prefer), number % 3 == 0 ? "msteams:b" : "directline:a", Now.AddHours(number), "directline");
        return new Enrolment
        {
            Id = "e-1",
            JourneyId = journeyId,
            JourneyVersion = journey.Version,
            Round = new Round("trial-2026-q4", journeyId, new DateOnly(2026, 10, 1), new DateOnly(2027, 3, 31), IsTrial: true),
            Municipality = answers.GetValueOrDefault("municipality")?.Value,
            Answers = answers,
            Members = ["directline:a", "msteams:b"],
            Language = Language.Nb,
            StartedAt = Now,
            ChangedAt = Now.AddHours(steps),
        };
    }

    private static string ValueFor(Step step, string country, string[] prefer) => step.Kind switch
    {
        StepKind.Municipality => country switch { "NO" => "NO-3203", "SE" => "SE-1281", _ => "DK-0350" },
        StepKind.Email => "kari.nordmann@asker.kommune.no",
        StepKind.Phone => "+4790000000",
        StepKind.Number => "42",
        StepKind.Year => "2045",
        StepKind.Date => "2026-12-15",
        StepKind.Repeat => "2",
        StepKind.File => new StoredFile("f-1", 1234, "plan.pdf").ToString(),
        StepKind.Choices => string.Join(',', step.Options.Take(2).Select(option => option.Value)),
        _ when step.Options.Count > 0 => Option(step, prefer),
        _ => "55 % lavere utslipp\nog {{#if route=political}} & <tiltak> 🏔",
    };

    private static string Option(Step step, string[] prefer) =>
        (step.Options.FirstOrDefault(option => prefer.Contains(option.Value, StringComparer.Ordinal))
            ?? step.Options.First(option => option is { KeepsOpen: false, Exit: null })).Value;
}
