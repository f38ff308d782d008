using System.Runtime.CompilerServices;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Tests.Journeys;

/// <summary>The content as it is released, read from the repository.</summary>
internal static class Released
{
    public static IReadOnlyList<ContentFile> Files { get; } =
    [
        .. Read("dialogs/race-to-zero.yaml", "resources/rounds.yaml", "resources/municipalities.csv",
            "resources/municipality-names.csv", "resources/counties.csv"),
        .. ReadAll("nb", "sv", "da", "en"),
    ];

    public static LoadedJourneys Loaded { get; } = JourneyFiles.Load(Files);

    public static Journey RaceToZero => Loaded.Journeys["race-to-zero"];

    public static MunicipalityRegister Municipalities { get; } = MunicipalityRegister.Load(Files).Register;

    public static Texts Texts { get; } = Texts.Load(Files);

    /// <summary>What an answer to the released journey is read against: a Monday, in a round with its deadline three months ahead.</summary>
    public static AnswerContext Context(Language language, Journey? journey = null, JourneyWords? words = null) => new(
        journey ?? RaceToZero, words ?? Loaded.Words["race-to-zero"][language], language, new DateOnly(2026, 11, 2),
        new Round("trial-2026-q4", "race-to-zero", new DateOnly(2026, 10, 1), new DateOnly(2027, 3, 31), IsTrial: true), Municipalities, Texts)
    {
        AllWords = words is null ? Loaded.Words["race-to-zero"] : null,
    };

    public static ContentFile File(string path) => Files.Single(file => string.Equals(file.Path, path, StringComparison.Ordinal));

    private static IEnumerable<ContentFile> ReadAll(params string[] languages) => Read(
        [.. languages.SelectMany(language => new[] { $"resources/journeys/race-to-zero.{language}.yaml", $"resources/texts/answers.{language}.resx" })]);

    private static IEnumerable<ContentFile> Read(params string[] paths) =>
        paths.Select(path => new ContentFile(path, System.IO.File.ReadAllText(Path.Combine(Root(), path))));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
