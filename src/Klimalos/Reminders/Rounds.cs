using System.Globalization;
using Klimalos.Journeys.Files;

namespace Klimalos.Reminders;

/// <summary>Reads <c>resources/rounds.yaml</c> and finds the round that a municipality can join on a day.</summary>
public static class Rounds
{
    public const string Path = "resources/rounds.yaml";

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
            else if (rounds.Find(other => SameJourney(other, round) && Overlap(other, round)) is { } overlapping)
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

    private static Round Trial(string journeyId, DateOnly day)
    {
        var quarter = (day.Month + 2) / 3;
        var opens = new DateOnly(day.Year, (quarter * 3) - 2, 1);
        var id = string.Create(CultureInfo.InvariantCulture, $"trial-{day.Year}-q{quarter}");
        return new Round(id, journeyId, opens, opens.AddMonths(6).AddDays(-1), IsTrial: true);
    }

    private static Round? Read(YamlSection section, IReadOnlyCollection<string> journeyIds)
    {
        var id = section.RequiredText("id");
        var journey = section.RequiredText("journey");
        var opens = section.Date("opens");
        var deadline = section.Date("deadline");
        section.RefuseUnknownKeys();
        if (journey.Length > 0 && !journeyIds.Contains(journey, StringComparer.Ordinal))
            section.Report($"There is no journey '{journey}'.", section.LineOfKey("journey"));
        if (opens > deadline)
            section.Report("The deadline is before the day on which the round opens.", section.LineOfKey("deadline"));
        if (id.StartsWith("trial-", StringComparison.Ordinal))
            section.Report("Ids that begin with trial- are kept for trial rounds.", section.LineOfKey("id"));
        return opens is { } first && deadline is { } last ? new Round(id, journey, first, last) : null;
    }

    private static bool SameJourney(Round one, Round other) => string.Equals(one.JourneyId, other.JourneyId, StringComparison.Ordinal);

    private static bool Overlap(Round one, Round other) => one.Opens <= other.Deadline && other.Opens <= one.Deadline;
}
