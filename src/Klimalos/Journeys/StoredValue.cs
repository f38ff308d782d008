using System.Globalization;
using Klimalos.Enrolments;
using Klimalos.Journeys.Answers;
using Klimalos.Languages;

namespace Klimalos.Journeys;

/// <summary>What a stored answer may be. A definition that was edited since may no longer allow it.</summary>
internal static class StoredValue
{
    /// <summary>Between the values of several choices.</summary>
    public const char Separator = ',';

    /// <param name="countries">The countries that the journey is for.</param>
    public static bool IsAllowed(Step step, string value, IReadOnlyList<string> countries)
    {
        if (value.Length == 0)
            return step.IsOptional;
        return step.Kind switch
        {
            StepKind.Choices => value.Split(Separator).All(one => OptionOf(step, one) is not null),
            StepKind.Number => Number(value) is { } number && !(number < step.Number?.Min) && !(number > step.Number?.Max),
            StepKind.Year => Year(value) is { } year && !(year > step.LatestYear) && !(year < step.EarliestYear),
            StepKind.Date => LocalFormat.IsoDate(value) is not null,
            StepKind.Email => EmailAnswer.FaultOf(value) is null,
            StepKind.File => StoredFile.Parse(value) is not null,
            StepKind.Repeat => ItemCount.Parse(value) is { } count && count.Number <= step.Repeat!.AtMost,
            StepKind.Municipality => countries.Any(country => value.StartsWith($"{country}-", StringComparison.Ordinal)),
            _ => step.Options.Count == 0 || OptionOf(step, value) is not null,
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

    public static decimal? Number(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Of(decimal number) => number.ToString("0.#########", CultureInfo.InvariantCulture);

    public static string Of(DateOnly date) => LocalFormat.IsoDate(date);
}
