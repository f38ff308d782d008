using System.Globalization;
using Klimalos;
using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Reminders;
using Klimalos.Storage;

namespace Bot.Tests.Reminders;

/// <summary>One municipality on one journey: when it begins, how far it gets on which days, and who works on it.</summary>
internal sealed class SeasonTown
{
    private static readonly Language[] Languages = [Language.Nb, Language.Sv, Language.Da, Language.En];
    private readonly Journey journey;
    private readonly Random chance;
    private long version;

    public SeasonTown(Municipality municipality, Journey journey, Round round, int seed)
    {
        this.journey = journey;
        chance = new Random(seed);
        var begins = new DateOnly(2027, 1, 4).AddDays(chance.Next(0, 200));
        Begins = round.Deadline is { } last && begins > last ? last.AddDays(-20) : begins;
        Members = [.. Enumerable.Range(0, 1 + (chance.Next(0, 4) / 2)).Select(number => $"msteams:{municipality.Key}-{number}")];
        StepsADay = chance.NextDouble() < 0.3 ? 0 : 0.05 + (chance.NextDouble() * 0.5);
        Enrolment = new Enrolment
        {
            Id = $"{municipality.Key}-{journey.Id}",
            JourneyId = journey.Id,
            JourneyVersion = journey.Version,
            Round = round,
            Municipality = municipality.Key,
            Members = Members,
            Language = Languages[chance.Next(4)],
            StartedAt = At(Begins),
            ChangedAt = At(Begins),
        };
    }

    public Enrolment Enrolment { get; private set; }

    public DateOnly Begins { get; }

    public IReadOnlyList<string> Members { get; }

    public string Country => Enrolment.Municipality![..2];

    private double StepsADay { get; }

    /// <summary>What happens on the day; null when nothing does.</summary>
    public TurnCommit? On(DateOnly day)
    {
        if (day == Begins)
            return Commit(Enrolment, day);
        if (day < Begins || chance.NextDouble() >= StepsADay || Walk.Over(journey, Enrolment.Answers).Next is null)
            return null;
        Enrolment = Enrolment with { Answers = Answered(1 + chance.Next(4), day), ChangedAt = At(day) };
        return Commit(Enrolment, day);
    }

    private TurnCommit Commit(Enrolment enrolment, DateOnly day) => new()
    {
        Conversation = new ConversationKey("msteams", $"chat-{Members[0]}"),
        ActivityId = $"{enrolment.Id}-{day:yyyyMMdd}",
        At = At(day),
        State = new ConversationState(),
        Version = 0,
        PersonKey = Members[0],
        Others = [new StoredEnrolmentChange(new StoredEnrolment(enrolment, version++), [])],
    };

    private Dictionary<string, Answer> Answered(int steps, DateOnly day)
    {
        var answers = new Dictionary<string, Answer>(Enrolment.Answers, StringComparer.Ordinal);
        for (var walk = Walk.Over(journey, answers); steps > 0 && walk.Next is { } next; steps--, walk = Walk.Over(journey, answers))
            answers[next.Id] = new Answer(ValueOf(next, day), Members[chance.Next(Members.Count)], At(day), "msteams");
        return answers;
    }

    private string ValueOf(Step step, DateOnly day) => step.Kind switch
    {
        _ when step.IsOptional => string.Empty,
        StepKind.Repeat => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, step.Repeat!.AtLeast)}"),
        StepKind.Municipality => Enrolment.Municipality!,
        StepKind.Email => "kari@example.no",
        StepKind.Phone => "+4767000000",
        StepKind.Year => (step.LatestYear ?? 2045).ToString(CultureInfo.InvariantCulture),
        StepKind.Number => (step.Number?.Min ?? 1).ToString(CultureInfo.InvariantCulture),
        StepKind.Date => day.AddDays(chance.Next(10, 90)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        StepKind.Choices => string.Join(',', step.Options.Take(Math.Max(1, step.Limits?.AtLeast ?? 1)).Select(option => option.Value)),
        _ when step.Options.Count > 0 => OptionOf(step),
        _ => "Vi kutter utslippene",
    };

    /// <summary>Often "later" where that is an answer; never one that ends the journey.</summary>
    private string OptionOf(Step step) =>
        (step.Options.FirstOrDefault(option => option.KeepsOpen && chance.NextDouble() < 0.3)
            ?? step.Options.First(option => option is { Exit: null, KeepsOpen: false })).Value;

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(10, 17)), TimeSpan.Zero);
}
