using System.Text.Json;
using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Tests;

/// <summary>Recorded requests and answers of real clients, see Fixtures/README.md.</summary>
internal static class Sample
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures", "samples");

    public static IEnumerable<string> Names(string prefix) =>
        Directory.EnumerateFiles(Folder, $"{prefix}*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, $"{name}.json"));

    public static JsonElement Json(string name) => JsonElement.Parse(Bytes(name));

    public static Activity Activity(string name) => Read(Bytes(name));

    public static Activity Read(byte[] json) => ActivityReader.Parse(json).ShouldBeOfType<ActivityReading.Read>().Activity;

    public static Activity Read(string json) => Read(System.Text.Encoding.UTF8.GetBytes(json));
}
