using Klimalos.Journeys.Files;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Journeys;

/// <summary>What the files of journeys and their words hold, and what is wrong in them.</summary>
/// <param name="Journeys">By id.</param>
/// <param name="Words">By journey id, then by language.</param>
/// <param name="Released">What was released of each journey, by id.</param>
/// <param name="Chooser">Which campaign fits a municipality; null when there is no such file.</param>
/// <param name="Problems">Empty when all of it can be used.</param>
public sealed record LoadedJourneys(
    IReadOnlyDictionary<string, Journey> Journeys,
    IReadOnlyDictionary<string, IReadOnlyDictionary<Language, JourneyWords>> Words,
    IReadOnlyDictionary<string, ReleasedJourney> Released,
    Chooser? Chooser,
    IReadOnlyList<ContentProblem> Problems);

/// <summary>Reads <c>dialogs/{id}.yaml</c> and <c>resources/journeys/{id}.{language}.yaml</c> and checks them as a whole.</summary>
public static class JourneyFiles
{
    private const string JourneyFolder = "dialogs/";
    private const string WordsFolder = "resources/journeys/";

    /// <param name="files">All content files; those of other areas are passed over.</param>
    public static LoadedJourneys Load(IReadOnlyList<ContentFile> files)
    {
        var problems = new List<ContentProblem>();
        var journeys = ReadJourneys(files, problems);
        var words = ReadWords(files, journeys, problems);
        foreach (var source in journeys.Values)
            CheckLanguages(source, words[source.Journey.Id], problems);
        NameChecks.Run(words, problems);
        var released = new ReleasedReader(problems).Read(files, journeys);
        var chooser = new ChooserReader(problems).Read(files, [.. journeys.Values.Select(source => source.Journey)]);

        return new LoadedJourneys(
            journeys.ToDictionary(entry => entry.Key, entry => entry.Value.Journey, StringComparer.Ordinal),
            words.ToDictionary(entry => entry.Key, entry => (IReadOnlyDictionary<Language, JourneyWords>)ByLanguage(entry.Value), StringComparer.Ordinal),
            released,
            chooser,
            [.. problems.OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Line ?? 0)]);
    }

    private static Dictionary<Language, JourneyWords> ByLanguage(List<WordsSource> sources) =>
        sources.ToDictionary(source => source.Words.Language, source => source.Words);

    private static Dictionary<string, JourneySource> ReadJourneys(IReadOnlyList<ContentFile> files, List<ContentProblem> problems)
    {
        var journeys = new Dictionary<string, JourneySource>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => IsYamlIn(JourneyFolder, file) && file.Path is not (ReleasedFile.Path or Chooser.Path or ReminderPlan.Path)))
        {
            if (JourneyReader.Read(file, problems) is not { } source)
                continue;
            new JourneyChecks(source, problems).Run();
            if (!journeys.TryAdd(source.Journey.Id, source))
                problems.Add(new ContentProblem(file.Path, null, $"The journey id '{source.Journey.Id}' is used by another file too."));
        }

        return journeys;
    }

    private static Dictionary<string, List<WordsSource>> ReadWords(
        IReadOnlyList<ContentFile> files, Dictionary<string, JourneySource> journeys, List<ContentProblem> problems)
    {
        var words = journeys.Keys.ToDictionary(id => id, _ => new List<WordsSource>(), StringComparer.Ordinal);
        foreach (var file in files.Where(file => IsYamlIn(WordsFolder, file)))
        {
            var name = file.Path[WordsFolder.Length..^".yaml".Length].Split('.');
            if (name is [Chooser.Id, _])
                continue;
            if (name is not [var id, var code] || LanguageOf(code) is not { } language)
                problems.Add(new ContentProblem(file.Path, null, "The file's name must be {journey id}.{nb, sv, da or en}.yaml."));
            else if (!words.TryGetValue(id, out var sources))
                problems.Add(new ContentProblem(file.Path, null, $"There is no journey '{id}' for these words."));
            else if (new WordsReader(problems).Read(file, language) is { } source)
                sources.Add(source);
        }

        return words;
    }

    private static void CheckLanguages(JourneySource journey, List<WordsSource> words, List<ContentProblem> problems)
    {
        foreach (var language in LanguageExtensions.All.Except(words.Select(source => source.Words.Language)))
        {
            var path = $"{WordsFolder}{journey.Journey.Id}.{language.Code()}.yaml";
            problems.Add(new ContentProblem(journey.Path, null, $"The journey has no words in {language.Code()}: {path} is missing or unreadable."));
        }

        foreach (var source in words)
            new WordsChecks(journey.Journey, source, problems).Run();
        PlaceholderChecks.Run(words, problems);
    }

    private static bool IsYamlIn(string folder, ContentFile file) =>
        file.Path.StartsWith(folder, StringComparison.Ordinal) && file.Path.EndsWith(".yaml", StringComparison.Ordinal);

    private static Language? LanguageOf(string code) =>
        LanguageExtensions.All.Where(language => string.Equals(language.Code(), code, StringComparison.Ordinal))
            .Select(language => (Language?)language).FirstOrDefault();
}
