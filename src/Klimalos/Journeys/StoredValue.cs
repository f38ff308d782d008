using System.Globalization;
using Klimalos.Journeys.Answers;
using Klimalos.Languages;

namespace Klimalos.Journeys;

/// <summary>What a stored answer may be. A definition that was edited since may no longer allow it.</summary>
internal static class StoredValue
{
    /// <param name="countries">The countries that the journey is for.</param>
    public static bool IsAllowed(Step step, string value, IReadOnlyList<string> countries)
    {
        if (value.Length == 0)
            return step.IsOptional;
        return step.Kind switch
        {
            StepKind.YesNo or StepKind.Choice => OptionOf(step, value) is not null,
            StepKind.Year => Year(value) is { } year && !(year > step.LatestYear),
            StepKind.Date => LocalFormat.IsoDate(value) is not null,
            StepKind.Email => EmailAnswer.FaultOf(value) is null,
            StepKind.Municipality => countries.Any(country => value.StartsWith($"{country}-", StringComparison.Ordinal)),
            _ => true,
        };
    }

    public static StepOption? OptionOf(Step step, string value)
    {
        for (var i = 0; i < step.Options.Count; i++)
        {
            if (string.Equals(step.Options[i].Value, value, StringComparison.Ordinal))
                return step.Options[i];
        }

        return null;
    }

    public static int? Year(string value) =>
        value.Length == 4 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
