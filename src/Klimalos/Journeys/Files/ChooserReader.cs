using Klimalos.Languages;

namespace Klimalos.Journeys.Files;

/// <summary>Reads <c>dialogs/which-campaign.yaml</c> and its words, and checks that they fit each other and the journeys.</summary>
internal sealed class ChooserReader(List<ContentProblem> problems)
{
    private const int MostPoints = 10;
    private const string Base = "base";

    /// <returns>Null when there is no such file, or it cannot be used.</returns>
    public Chooser? Read(IReadOnlyList<ContentFile> files, IReadOnlyList<Journey> journeys)
    {
        if (Find(files, Chooser.Path) is not { } file || YamlSection.Open(file, problems) is not { } section)
            return null;
        var before = problems.Count;
        if (section.RequiredText("id") is not Chooser.Id)
            section.Report($"'id' must be {Chooser.Id}.", section.LineOfKey("id"));
        var steps = section.SectionList("steps").Select(ReadStep).ToList();
        if (steps.Count == 0)
            section.Report("The choice of a campaign needs at least one step.");
        var campaigns = ReadCampaigns(section, steps, journeys);
        section.RefuseUnknownKeys();
        var words = new Dictionary<Language, ChooserWords>();
        foreach (var language in LanguageExtensions.All)
        {
            if (ReadWords(files, language, steps, journeys) is { } read)
                words[language] = read;
        }

        return problems.Count == before ? new Chooser(steps, campaigns, words) : null;
    }

    private static ContentFile? Find(IReadOnlyList<ContentFile> files, string path) =>
        files.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal));

    private static ChooserStep ReadStep(YamlSection section)
    {
        var id = section.Id("id");
        if (section.RequiredText("kind") is not "choice")
            section.Report("The steps here are of kind choice.", section.LineOfKey("kind"));
        var options = section.TextList("options");
        if (options.Count < 2)
            section.Report("A choice needs at least two options.", section.LineOfKey("options"));
        section.RefuseUnknownKeys();
        return new ChooserStep(id, options);
    }

    private static List<CampaignPoints> ReadCampaigns(YamlSection section, IReadOnlyList<ChooserStep> steps, IReadOnlyList<Journey> journeys)
    {
        if (section.Section("campaigns") is not { } campaigns)
        {
            section.Report("'campaigns' is missing.");
            return [];
        }

        foreach (var missing in journeys.Where(journey => !campaigns.Has(journey.Id)))
            campaigns.Report($"The journey '{missing.Id}' has no points.");
        foreach (var (key, line) in campaigns.Keys.Where(key => !journeys.Any(journey => journey.Id == key.Key)))
            campaigns.Report($"There is no journey '{key}'.", line);
        return [.. campaigns.Keys.Select(key => campaigns.Section(key.Key) is { } points ? ReadPoints(key.Key, points, steps) : null).OfType<CampaignPoints>()];
    }

    private static CampaignPoints ReadPoints(string journey, YamlSection section, IReadOnlyList<ChooserStep> steps)
    {
        var points = new Dictionary<(string Step, string Option), int>();
        var start = PointsOf(section, Base);
        foreach (var step in steps)
        {
            if (section.Section(step.Id) is not { } table)
                continue;
            foreach (var option in step.Options.Where(table.Has))
                points[(step.Id, option)] = PointsOf(table, option);
            table.RefuseUnknownKeys();
        }

        section.RefuseUnknownKeys();
        return new CampaignPoints(journey, start, points);
    }

    private static int PointsOf(YamlSection section, string key)
    {
        var points = section.Number(key) ?? 0;
        if (points > MostPoints)
            section.Report($"Points are 0 to {MostPoints}.", section.LineOfKey(key));
        return points;
    }

    private ChooserWords? ReadWords(IReadOnlyList<ContentFile> files, Language language, IReadOnlyList<ChooserStep> steps, IReadOnlyList<Journey> journeys)
    {
        var path = $"resources/journeys/{Chooser.Id}.{language.Code()}.yaml";
        if (Find(files, path) is not { } file)
        {
            problems.Add(new ContentProblem(path, null, "The file is missing."));
            return null;
        }

        if (YamlSection.Open(file, problems) is not { } section)
            return null;
        var words = new ChooserWords
        {
            Title = section.RequiredText("title"),
            Introduction = section.RequiredText("introduction"),
            Result = section.RequiredText("result"),
            None = section.RequiredText("none"),
            Steps = ReadStepWords(section, steps),
            Campaigns = ReadReasons(section, journeys),
        };
        section.RefuseUnknownKeys();
        return words;
    }

    private Dictionary<string, StepWords> ReadStepWords(YamlSection section, IReadOnlyList<ChooserStep> steps)
    {
        var words = new Dictionary<string, StepWords>(StringComparer.Ordinal);
        if (section.Section("steps") is not { } entries)
            return words;
        foreach (var step in steps)
        {
            if (!entries.Has(step.Id))
                entries.Report($"The words of the step '{step.Id}' are missing.");
            var read = words[step.Id] = new WordsReader(problems).ReadStep(entries, step.Id, "");
            foreach (var option in step.Options.Where(option => !read.Options.ContainsKey(option)))
                entries.Report($"The words of the option '{option}' of '{step.Id}' are missing.", entries.LineOfKey(step.Id));
            foreach (var option in read.Options.Keys.Except(step.Options, StringComparer.Ordinal))
                entries.Report($"There are words for the option '{option}' of '{step.Id}', which does not exist.", entries.LineOfKey(step.Id));
        }

        entries.RefuseUnknownKeys();
        return words;
    }

    private static Dictionary<string, string> ReadReasons(YamlSection section, IReadOnlyList<Journey> journeys)
    {
        if (section.Section("campaigns") is not { } reasons)
        {
            section.Report("'campaigns' is missing: one sentence for each.");
            return [];
        }

        var read = journeys.ToDictionary(journey => journey.Id, journey => reasons.RequiredText(journey.Id), StringComparer.Ordinal);
        reasons.RefuseUnknownKeys();
        return read;
    }
}
