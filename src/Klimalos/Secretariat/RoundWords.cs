using System.Globalization;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Secretariat;

/// <summary>Rounds as the secretariat reads of them. The id of a round is no word to be shown, unless it is a year.</summary>
public static class RoundWords
{
    /// <summary>"Race to Zero 2027", "Race to Zero (prøverunde, 4. kvartal 2026)"; the campaign alone where one can join at any time.</summary>
    public static string Name(Content content, Language language, string journey, string round)
    {
        var title = content.Words.TryGetValue(journey, out var words) ? words[language].Title : journey;
        return IsNamed(round) ? $"{title} {round}"
            : Rounds.TrialQuarter(round) is null ? title
            : $"{title} ({Label(content.Texts, language, round)})";
    }

    /// <summary>The round without its campaign.</summary>
    public static string Label(Texts texts, Language language, string round) =>
        IsNamed(round) ? round
        : Rounds.TrialQuarter(round) is var (year, quarter)
            ? texts.Get(language, "overview.round-trial", ("quarter", quarter), ("year", year.ToString(CultureInfo.InvariantCulture)))
            : texts.Get(language, "overview.round-always");

    private static bool IsNamed(string round) => round.Length > 0 && char.IsAsciiDigit(round[0]);
}
