using System.Globalization;
using System.Text.Json;

namespace Evaluation;

/// <summary>
/// The least that must be reached, each 0–1: <c>right</c>, <c>refused</c>, a variety or a kind; and the most that is allowed:
/// <c>wrong-language</c> (replies), <c>median-ms</c>, <c>p99-ms</c>. Read from a JSON object.
/// </summary>
internal sealed class Floors(IReadOnlyDictionary<string, double> values)
{
    private static readonly string[] Varieties = ["nb", "nn", "sv", "da", "en"];

    public static Floors Read(string path) => new(JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(path)) ?? []);

    /// <summary>One line for each floor that is not reached.</summary>
    public IEnumerable<string> Missed(Report report) =>
        from floor in values
        let reached = Reached(report, floor.Key)
        where IsCeiling(floor.Key) ? reached > floor.Value : reached < floor.Value
        select string.Create(CultureInfo.InvariantCulture, $"{floor.Key}: {reached:F3} misses {floor.Value:F3}");

    private static bool IsCeiling(string name) => name is "wrong-language" or "median-ms" or "p99-ms";

    private static double Reached(Report report, string name) => name switch
    {
        "right" => report.Right,
        "refused" => report.Refused,
        "wrong-language" => report.InWrongLanguage,
        "median-ms" => report.Milliseconds(0.5),
        "p99-ms" => report.Milliseconds(0.99),
        _ => Varieties.Contains(name, StringComparer.Ordinal) ? report.OfVariety(name) : report.OfKind(name),
    };
}
