using System.Globalization;
using System.Text.Json;

namespace Evaluation;

/// <summary>The least that must be reached, each 0–1: <c>right</c>, <c>refused</c>, or the name of a kind. Read from a JSON object.</summary>
internal sealed class Floors(IReadOnlyDictionary<string, double> values)
{
    public static Floors Read(string path) => new(JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(path)) ?? []);

    /// <summary>One line for each floor that is not reached.</summary>
    public IEnumerable<string> Missed(Report report) =>
        from floor in values
        let reached = Reached(report, floor.Key)
        where reached < floor.Value
        select string.Create(CultureInfo.InvariantCulture, $"{floor.Key}: {reached:P1} is under the floor of {floor.Value:P1}");

    private static double Reached(Report report, string name) => name switch
    {
        "right" => report.Right,
        "refused" => report.Refused,
        _ => report.OfKind(name),
    };
}
