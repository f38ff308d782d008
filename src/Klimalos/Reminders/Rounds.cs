using System.Globalization;
using Klimalos.Journeys.Files;

namespace Klimalos.Reminders;

/// <summary>Reads <c>resources/rounds.yaml</c> and finds the round that a municipality can join on a day.</summary>
public static class Rounds
{
    public const string Path = "resources/rounds.yaml";

    /// <summary>What the file says instead of a date where one can join at any time.</summary>
    private const string NoDeadline = "none";

    private const string TrialPrefix = "trial-";

    /// <param name="files">All content files; only <see cref="Path"/> is read.</param>
    /// <param name="journeyIds">The journeys that there are.</param>
    public static (IReadOnlyList<Round> Rounds, IReadOnlyList<ContentProblem> Problems) Load(
        IReadOnlyList<ContentFile> files, IReadOnlyCollection<string> journeyIds)
    {
        var problems = new List<ContentProblem>();
        var rounds = new List<Round>();
        if (files.FirstOrDefault(file => string.Equals(file.Path, Path, StringComparison.Ordinal)) is not { } file)
            return ([], [new ContentProblem(Path, null, "The file is missing; an empty list is written [].")]);

        foreach (var section in YamlSection.OpenList(file, problems))
        {
            if (Read(section, journeyIds) is not { } round)
                continue;
            if (rounds.Exists(other => SameJourney(other, round) && string.Equals(other.Id, round.Id, StringComparison.Ordinal)))
                section.Report($"The round '{round.Id}' of '{round.JourneyId}' stands here twice.");
            else if (Overlapping(round, rounds) is { } overlapping)
                section.Report($"The rounds '{overlapping.Id}' and '{round.Id}' of '{round.JourneyId}' are open on the same days.");
            rounds.Add(round);
        }

        return (rounds, problems);
    }

    /// <summary>
    /// The round that is open on the day; where none is and trials are allowed, a trial round that is the same for the whole
    /// quarter and whose deadline, the last day of the next quarter, is always ahead. Null when there is nothing to join.
    /// </summary>
    public static Round? OpenOn(IEnumerable<Round> rounds, string journeyId, DateOnly day, bool trialAllowed) =>
        rounds.FirstOrDefault(round => string.Equals(round.JourneyId, journeyId, StringComparison.Ordinal) && round.IsOpenOn(day))
        ?? (trialAllowed ? Trial(journeyId, day) : null);

    /// <summary>The rounds of the files, with those that the secretariat opened or changed: a stored one takes the place of the file's.</summary>
    public static IReadOnlyList<Round> Merge(IEnumerable<Round> fromFiles, IReadOnlyList<Round> stored) =>
        [.. fromFiles.Where(round => !stored.Any(other => IsSame(other, round))), .. stored];

    /// <summary>What is wrong with a round that is to be opened or changed.</summary>
    /// <param name="round">As it is to be.</param>
    /// <param name="rounds">All that there are; the one that it takes the place of may be among them.</param>
    public static RoundFault Check(Round round, IEnumerable<Round> rounds)
    {
        if (round.Id.Length == 0 || round.Id.StartsWith(TrialPrefix, StringComparison.Ordinal))
            return RoundFault.ReservedId;
        if (round.Deadline < round.Opens)
            return RoundFault.DeadlineBeforeOpening;
        return Overlapping(round, rounds.Where(other => !IsSame(other, round))) is null ? RoundFault.None : RoundFault.Overlap;
    }

    /// <summary>The round of the same journey that is open on some of the same days; null when none is.</summary>
    public static Round? Overlapping(Round round, IEnumerable<Round> others) =>
        others.FirstOrDefault(other => SameJourney(other, round) && other.Opens <= LastDay(round) && round.Opens <= LastDay(other));

    /// <summary>
    /// The last day for joining as it holds for an enrolment: what it was promised when it began, or the present date of the round
    /// where that is later. A deadline is never moved forward under somebody's feet. Null when there is none.
    /// </summary>
    public static DateOnly? DeadlineFor(Round promised, IEnumerable<Round> rounds)
    {
        if (promised.Deadline is not { } date || rounds.FirstOrDefault(round => IsSame(round, promised)) is not { } present)
            return promised.Deadline;
        return present.Deadline is { } moved ? (moved > date ? moved : date) : null;
    }

    /// <summary>The round of an enrolment with the last day that holds for it now (<see cref="DeadlineFor"/>).</summary>
    public static Round Present(Round promised, IEnumerable<Round> rounds) => promised with { Deadline = DeadlineFor(promised, rounds) };

    private static Round Trial(string journeyId, DateOnly day)
    {
        var quarter = (day.Month + 2) / 3;
        var opens = new DateOnly(day.Year, (quarter * 3) - 2, 1);
        var id = string.Create(CultureInfo.InvariantCulture, $"{TrialPrefix}{day.Year}-q{quarter}");
        return new Round(id, journeyId, opens, opens.AddMonths(6).AddDays(-1), IsTrial: true);
    }

    /// <summary>The quarter that a trial round stands for; null when the id is of another round.</summary>
    public static (int Year, int Quarter)? TrialQuarter(string id) =>
        id.StartsWith(TrialPrefix, StringComparison.Ordinal) && id.AsSpan(TrialPrefix.Length) is [_, _, _, _, '-', 'q', var quarter]
        && int.TryParse(id.AsSpan(TrialPrefix.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? (year, quarter - '0')
            : null;

    /// <summary>The id of a round that is opened: the year in which it ends, and a number where that is taken.</summary>
    /// <param name="last">Its last day, or of one without the day on which it opens.</param>
    public static string NewId(IReadOnlyCollection<Round> rounds, string journeyId, DateOnly last)
    {
        var year = last.Year.ToString(CultureInfo.InvariantCulture);
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? year : string.Create(CultureInfo.InvariantCulture, $"{year}-{number}"))
            .First(id => !rounds.Any(round => round.JourneyId == journeyId && round.Id == id));
    }

    private static Round? Read(YamlSection section, IReadOnlyCollection<string> journeyIds)
    {
        var id = section.RequiredText("id");
        var journey = section.RequiredText("journey");
        var opens = section.Date("opens");
        var hasDeadline = !string.Equals(section.Text("deadline"), NoDeadline, StringComparison.Ordinal);
        var deadline = hasDeadline ? section.Date("deadline") : null;
        section.RefuseUnknownKeys();
        if (journey.Length > 0 && !journeyIds.Contains(journey, StringComparer.Ordinal))
            section.Report($"There is no journey '{journey}'.", section.LineOfKey("journey"));
        if (opens > deadline)
            section.Report("The deadline is before the day on which the round opens.", section.LineOfKey("deadline"));
        if (id.StartsWith(TrialPrefix, StringComparison.Ordinal))
            section.Report("Ids that begin with trial- are kept for trial rounds.", section.LineOfKey("id"));
        return opens is { } first && (deadline is not null || !hasDeadline) ? new Round(id, journey, first, deadline) : null;
    }

    private static bool IsSame(Round one, Round other) => SameJourney(one, other) && string.Equals(one.Id, other.Id, StringComparison.Ordinal);

    private static bool SameJourney(Round one, Round other) => string.Equals(one.JourneyId, other.JourneyId, StringComparison.Ordinal);

    /// <summary>The last day on which one can join.</summary>
    private static DateOnly LastDay(Round round)
    {
        var last = round.Deadline ?? DateOnly.MaxValue;
        return round.ClosedOn is { } closed && closed <= last ? closed.AddDays(-1) : last;
    }
}

public enum RoundFault
{
    None,

    /// <summary>The id is empty, or one that trial rounds have.</summary>
    ReservedId,

    DeadlineBeforeOpening,

    /// <summary>Another round of the journey is open on some of the same days (<see cref="Rounds.Overlapping"/>).</summary>
    Overlap,
}
