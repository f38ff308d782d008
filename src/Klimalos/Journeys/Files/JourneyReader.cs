namespace Klimalos.Journeys.Files;

/// <summary>A journey with the lines that its parts were read from.</summary>
internal sealed record JourneySource(string Path, Journey Journey, LineMap Lines);

/// <summary>Where each part of a definition stands in its file.</summary>
internal sealed class LineMap
{
    private readonly Dictionary<object, int> lines = new(ReferenceEqualityComparer.Instance);

    public T At<T>(int line, T part)
        where T : class
    {
        lines[part] = line;
        return part;
    }

    public int? Of(object part) => lines.TryGetValue(part, out var line) ? line : null;
}

/// <summary>Reads <c>dialogs/{id}.yaml</c>: the form of each part. What parts say about each other is checked by <see cref="JourneyChecks"/>.</summary>
internal static class JourneyReader
{
    private static readonly string[] Countries = ["NO", "SE", "DK"];
    private static readonly string[] DocumentKinds = ["case-paper", "campaign-email"];

    private static readonly Dictionary<string, StepKind> Kinds = new(StringComparer.Ordinal)
    {
        ["municipality"] = StepKind.Municipality,
        ["text"] = StepKind.Text,
        ["long-text"] = StepKind.LongText,
        ["email"] = StepKind.Email,
        ["yes-no"] = StepKind.YesNo,
        ["choice"] = StepKind.Choice,
        ["year"] = StepKind.Year,
        ["date"] = StepKind.Date,
    };

    /// <summary>Null when the file is no YAML mapping; otherwise as much as could be read, with the problems noted.</summary>
    public static JourneySource? Read(ContentFile file, List<ContentProblem> problems)
    {
        if (YamlSection.Open(file, problems) is not { } section)
            return null;

        var lines = new LineMap();
        var id = ReadId(section, "id");
        if (!string.Equals(file.Path, $"dialogs/{id}.yaml", StringComparison.Ordinal))
            section.Report($"The journey '{id}' must stand in the file dialogs/{id}.yaml.", section.LineOfKey("id"));
        var version = ReadVersion(section);
        var countries = ReadCountries(section);
        var stages = section.SectionList("stages").Select(stage => ReadStage(stage, lines)).ToList();
        if (stages.Count == 0)
            section.Report("A journey needs at least one stage.");
        section.RefuseUnknownKeys();
        return new JourneySource(file.Path, new Journey(id, version, countries, stages), lines);
    }

    private static int ReadVersion(YamlSection section)
    {
        var version = section.Number("version");
        if (version is null or < 1)
            section.Report("'version' must be a whole number from 1.", section.LineOfKey("version"));
        return version ?? 1;
    }

    private static IReadOnlyList<string> ReadCountries(YamlSection section)
    {
        var countries = section.TextList("countries");
        if (countries.Count == 0)
            section.Report($"'countries' is missing; known: {string.Join(", ", Countries)}.");
        foreach (var country in countries.Except(Countries, StringComparer.Ordinal))
            section.Report($"Unknown country '{country}'; known: {string.Join(", ", Countries)}.", section.LineOfKey("countries"));
        return countries;
    }

    private static Stage ReadStage(YamlSection section, LineMap lines)
    {
        var id = ReadId(section, "id");
        var steps = section.SectionList("steps").Select(step => ReadStep(step, id, lines)).ToList();
        if (steps.Count == 0)
            section.Report($"The stage '{id}' has no steps.");
        section.RefuseUnknownKeys();
        return lines.At(section.Line, new Stage(id, steps));
    }

    private static Step ReadStep(YamlSection section, string stageId, LineMap lines)
    {
        var kind = ReadKind(section);
        var step = new Step
        {
            Id = ReadId(section, "id"),
            StageId = stageId,
            Kind = kind,
            Options = ReadOptions(section, kind, lines),
            IsOptional = section.Flag("optional"),
            When = ReadConditions(section, lines),
            LatestYear = section.Number("latest-year"),
            WarnAfterDeadline = section.Flag("warn-after-deadline"),
            Documents = ReadDocuments(section),
            Link = ReadLink(section),
        };
        if (step.LatestYear is not null && kind != StepKind.Year)
            section.Report("'latest-year' belongs to steps of kind year.", section.LineOfKey("latest-year"));
        if (step.WarnAfterDeadline && kind != StepKind.Date)
            section.Report("'warn-after-deadline' belongs to steps of kind date.", section.LineOfKey("warn-after-deadline"));
        section.RefuseUnknownKeys();
        return lines.At(section.Line, step);
    }

    private static StepKind ReadKind(YamlSection section)
    {
        var name = section.RequiredText("kind");
        if (Kinds.TryGetValue(name, out var kind))
            return kind;
        if (name.Length > 0)
            section.Report($"Unknown kind '{name}'; known: {string.Join(", ", Kinds.Keys)}.", section.LineOfKey("kind"));
        return StepKind.Text;
    }

    private static List<StepOption> ReadOptions(YamlSection section, StepKind kind, LineMap lines)
    {
        var options = section.ValueList("options").Select(option => ReadOption(option, lines)).ToList();
        switch (kind)
        {
            case StepKind.YesNo:
                return WithYesAndNo(section, options, lines);
            case StepKind.Choice when options.Count < 2:
                section.Report("A choice needs at least two options.", section.LineOfKey("options"));
                break;
            case not StepKind.Choice when options.Count > 0:
                section.Report("Only steps of kind choice or yes-no have options.", section.LineOfKey("options"));
                break;
            default:
                break;
        }

        return options;
    }

    private static List<StepOption> WithYesAndNo(YamlSection section, List<StepOption> named, LineMap lines)
    {
        foreach (var option in named.Where(option => option.Value is not ("yes" or "no")))
            section.Report($"A yes-no step has the options yes and no, not '{option.Value}'.", lines.Of(option));
        return
        [
            named.Find(option => option.Value is "yes") ?? lines.At(section.Line, new StepOption("yes")),
            named.Find(option => option.Value is "no") ?? lines.At(section.Line, new StepOption("no")),
        ];
    }

    private static StepOption ReadOption(YamlSection section, LineMap lines)
    {
        var option = new StepOption(ReadId(section, "value"), section.Flag("keeps-open"), section.Text("exit"));
        if (option.Exit is { } exit && !IsKebabCase(exit))
            section.Report($"'{exit}' must be lower-case words joined by hyphens.", section.LineOfKey("exit"));
        if (option is { KeepsOpen: true, Exit: not null })
            section.Report($"The option '{option.Value}' cannot both keep the enrolment open and end it.");
        section.RefuseUnknownKeys();
        return lines.At(section.Line, option);
    }

    private static List<Condition> ReadConditions(YamlSection section, LineMap lines)
    {
        if (section.Section("when") is not { } when)
            return [];
        return [.. when.Keys.Select(key => lines.At(key.Line, new Condition(key.Key, when.TextList(key.Key))))];
    }

    private static IReadOnlyList<string> ReadDocuments(YamlSection section)
    {
        var documents = section.TextList("documents");
        foreach (var unknown in documents.Except(DocumentKinds, StringComparer.Ordinal))
            section.Report($"Unknown document '{unknown}'; known: {string.Join(", ", DocumentKinds)}.", section.LineOfKey("documents"));
        return documents;
    }

    private static string? ReadLink(YamlSection section)
    {
        var link = section.Text("link");
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)))
            section.Report($"'link' must be an https address, not '{link}'.", section.LineOfKey("link"));
        return link;
    }

    private static string ReadId(YamlSection section, string key)
    {
        var id = section.RequiredText(key);
        if (id.Length > 0 && !IsKebabCase(id))
            section.Report($"'{id}' must be lower-case words joined by hyphens.", section.LineOfKey(key));
        return id;
    }

    private static bool IsKebabCase(string id) =>
        id.Split('-').All(word => word.Length > 0 && word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));
}
