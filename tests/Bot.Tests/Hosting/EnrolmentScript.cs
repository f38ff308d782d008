using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Tests.Hosting;

/// <summary>All that an official of a municipality says to enrol it in Race to Zero, with a question in between.</summary>
public static class EnrolmentScript
{
    /// <summary>The messages, in order; what is typed is a string, what is pressed an object.</summary>
    public static IReadOnlyList<JsonNode> Messages(DateTimeOffset now, string municipality = "Asker") =>
    [
        Press("@start", "race-to-zero"),
        municipality,
        "Kari Nordmann",
        "kari.nordmann@asker.kommune.no",
        Press("endorse", "yes"),
        "Hva er Race to Zero?",
        "2045",
        "Vi skal kutte 60 prosent av de direkte utslippene innen 2030.",
        "Vi bygger ut sykkelveier og krever fossilfrie byggeplasser.",
        Press("annual-reporting", "yes"),
        Press("case-paper", "yes"),
        Press("route", "information"),
        now.AddDays(14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "26/1234",
        Press("c40-registration", "done"),
        Press("platform", "mycovenant"),
        Press("joint-reporting", "yes"),
        Press("climate-plan", "have"),
        Press("adaptation-plan", "have"),
        Press("vehicle-overview", "have"),
        Press("energy-overview", "have"),
        Press("reporting-form", "done"),
        Press("notify-campaign", "done"),
        Press("@command", "confirm"),
    ];

    /// <summary>The steps that it answers.</summary>
    public const int Steps = 21;

    /// <summary>Norwegian municipalities with names of one word, each once: one enrolment holds a municipality.</summary>
    public static IReadOnlyList<string> Municipalities { get; } = ReadMunicipalities();

    /// <summary>The message as the channel sends it.</summary>
    public static JsonObject Activity(FakeConnector connector, string conversation, int turn, JsonNode message)
    {
        var activity = ChannelActivity.Message(connector, conversation, "", string.Create(CultureInfo.InvariantCulture, $"{conversation}-{turn}"));
        activity.Remove("text");
        return message is JsonValue ? activity.With("text", message.DeepClone()) : activity.With("value", message.DeepClone());
    }

    private static string[] ReadMunicipalities()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
            folder = folder.Parent!;
        var rows = File.ReadLines(Path.Combine(folder.FullName, "resources", "municipalities.csv")).Select(line => line.Split(',')).ToArray();
        var unique = rows.CountBy(row => row[2], StringComparer.OrdinalIgnoreCase).Where(name => name.Value == 1).Select(name => name.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. rows.Where(row => row[0] is "NO" && row[2].All(char.IsLetter) && unique.Contains(row[2])).Select(row => row[2])];
    }

    private static JsonObject Press(string step, string value) =>
        new() { ["klimalos"] = new JsonObject { ["step"] = step, ["value"] = value } };
}
