using System.Globalization;
using Klimalos.Conversations;
using Klimalos.Enrolments;

namespace Klimalos.Secretariat.Desk;

/// <summary>How many are in each stage, as a bar that a chat can show.</summary>
internal static class StageBars
{
    private const int Longest = 12;

    public static IReadOnlyList<Fact> Of(TurnDraft turn, IReadOnlyList<EnrolmentStanding> standings)
    {
        var journeys = standings.GroupBy(standing => standing.Journey, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToArray();
        var counts = journeys.SelectMany(journey => Counts(turn, journey.Key, [.. journey], isNamed: journeys.Length > 1)).ToArray();
        var most = counts.Length == 0 ? 0 : counts.Max(count => count.Number);
        return [.. counts.Select(count => new Fact(count.Name, Bar(count.Number, most)))];
    }

    private static IEnumerable<(string Name, int Number)> Counts(TurnDraft turn, string journey, IReadOnlyList<EnrolmentStanding> standings, bool isNamed)
    {
        var words = turn.Content.Words[journey][turn.Language];
        var prefix = isNamed ? $"{words.Title} · " : string.Empty;
        foreach (var stage in turn.Content.Journeys[journey].Stages)
            yield return ($"{prefix}{words.Stages[stage.Id]}", standings.Count(standing => standing.IsUnderWay && standing.Stage?.Id == stage.Id));
        if (standings.Count(standing => standing.IsUnderWay && standing.Stage is null) is > 0 and var ready)
            yield return ($"{prefix}{turn.Text("secretariat.to-confirm")}", ready);
        yield return ($"{prefix}{turn.Text("secretariat.status-confirmed")}", standings.Count(standing => standing.Status is EnrolmentStatus.Confirmed));
        if (standings.Count(standing => standing.Status is EnrolmentStatus.Ended) is > 0 and var ended)
            yield return ($"{prefix}{turn.Text("secretariat.status-ended")}", ended);
    }

    /// <summary>The number first: it is what a screen reader says.</summary>
    private static string Bar(int number, int most)
    {
        var shown = number.ToString(CultureInfo.InvariantCulture);
        return number == 0 ? shown : $"{shown} {new string('█', Math.Max(1, number * Longest / most))}";
    }
}
