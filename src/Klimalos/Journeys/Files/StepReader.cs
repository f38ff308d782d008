using Klimalos.Journeys.Rules;

namespace Klimalos.Journeys.Files;

/// <summary>Reads one step of a definition: which keys it may have is said by its kind.</summary>
internal sealed class StepReader(YamlSection section, string stageId, LineMap lines)
{
    private const int MostItems = 20;
    private const int MostDecimals = 3;

    /// <summary>What Direct Line takes in one upload; Teams takes more.</summary>
    private const int MostMegabytes = 4;

    private static readonly string[] FileTypes = ["pdf", "docx", "xlsx", "png", "jpg"];

    private static readonly Dictionary<string, StepKind> Kinds = new(StringComparer.Ordinal)
    {
        ["municipality"] = StepKind.Municipality,
        ["text"] = StepKind.Text,
        ["long-text"] = StepKind.LongText,
        ["email"] = StepKind.Email,
        ["phone"] = StepKind.Phone,
        ["yes-no"] = StepKind.YesNo,
        ["choice"] = StepKind.Choice,
        ["choices"] = StepKind.Choices,
        ["number"] = StepKind.Number,
        ["year"] = StepKind.Year,
        ["date"] = StepKind.Date,
        ["file"] = StepKind.File,
        ["task"] = StepKind.Task,
        ["document"] = StepKind.Document,
        ["information"] = StepKind.Information,
        ["repeat"] = StepKind.Repeat,
    };

    private static readonly (string Key, StepKind[] Kinds)[] KeysOfKinds =
    [
        ("earliest-year", [StepKind.Year]), ("latest-year", [StepKind.Year]),
        ("warn-after-deadline", [StepKind.Date]),
        ("unit", [StepKind.Number]), ("min", [StepKind.Number]), ("max", [StepKind.Number]), ("decimals", [StepKind.Number]),
        ("at-least", [StepKind.Choices, StepKind.Repeat]), ("at-most", [StepKind.Choices, StepKind.Repeat]),
        ("types", [StepKind.File]), ("max-megabytes", [StepKind.File]),
        ("allow-not-relevant", [StepKind.Task]),
        ("document", [StepKind.Document]),
        ("steps", [StepKind.Repeat]),
        ("computed", [StepKind.Information, StepKind.Date, StepKind.Task]),
        ("deadline", [StepKind.Task, StepKind.Document, StepKind.Date]),
    ];

    /// <summary>The name by which a definition calls the kind.</summary>
    public static string NameOf(StepKind kind) => Kinds.First(entry => entry.Value == kind).Key;

    public Step Read() => Read(isPart: false);

    private Step Read(bool isPart)
    {
        var kind = ReadKind(isPart);
        foreach (var (key, kinds) in KeysOfKinds.Where(entry => section.Has(entry.Key) && !entry.Kinds.Contains(kind)))
            section.Report($"'{key}' belongs to steps of kind {string.Join(" or ", kinds.Select(NameOf))}.", section.LineOfKey(key));
        var id = section.Id("id");
        var options = new OptionReader(section, lines).Read(kind);
        var step = new Step
        {
            Id = id,
            StageId = stageId,
            Kind = kind,
            Options = options,
            IsOptional = section.Flag("optional"),
            When = ReadConditions("when"),
            WhenNot = ReadConditions("when-not"),
            EarliestYear = section.Number("earliest-year"),
            LatestYear = section.Number("latest-year"),
            WarnAfterDeadline = section.Flag("warn-after-deadline"),
            Number = ReadNumber(kind),
            Limits = ReadLimits(kind, options.Count),
            File = ReadFile(kind),
            Repeat = ReadRepeat(kind, id),
            Computed = [.. section.OneOrMore("computed").Select(rule => new ComputationReader(rule, lines).Read(name: null))],
            Deadline = section.Section("deadline") is { } deadline ? new ComputationReader(deadline, lines).Read(StepValues.Deadline) : null,
            Documents = ReadDocuments(kind),
            Link = ReadLink(),
        };
        section.RefuseUnknownKeys();
        return lines.At(section.Line, step);
    }

    private StepKind ReadKind(bool isPart)
    {
        var name = section.RequiredText("kind");
        if (Kinds.TryGetValue(name, out var kind))
        {
            if (isPart && kind is StepKind.Repeat or StepKind.Municipality)
                section.Report($"A step of kind {name} cannot be part of a repeated one.", section.LineOfKey("kind"));
            return kind;
        }

        if (name.Length > 0)
            section.Report($"Unknown kind '{name}'; known: {string.Join(", ", Kinds.Keys)}.", section.LineOfKey("kind"));
        return StepKind.Text;
    }

    private List<Condition> ReadConditions(string key)
    {
        if (section.Section(key) is not { } conditions)
            return [];
        return [.. conditions.Keys.Select(entry => lines.At(entry.Line, new Condition(entry.Key, conditions.TextList(entry.Key))))];
    }

    private NumberForm? ReadNumber(StepKind kind)
    {
        var form = new NumberForm(section.OptionalId("unit"), section.Number("min"), section.Number("max"), section.Number("decimals") ?? 0);
        if (kind is not StepKind.Number)
            return null;
        if (form.Decimals > MostDecimals)
            section.Report($"'decimals' is 0 to {MostDecimals}.", section.LineOfKey("decimals"));
        if (form.Min > form.Max)
            section.Report("'min' is greater than 'max'.", section.LineOfKey("min"));
        return form;
    }

    private ChoiceLimits? ReadLimits(StepKind kind, int options)
    {
        if (kind is not StepKind.Choices)
            return null;
        var limits = new ChoiceLimits(section.Number("at-least") ?? 1, section.Number("at-most"));
        if (limits.AtLeast < 1 || limits.AtLeast > (limits.AtMost ?? options) || limits.AtMost > options)
            section.Report($"'at-least' and 'at-most' are 1 to {options}, the number of options, the lesser first.", section.LineOfKey("at-least"));
        return limits;
    }

    private FileForm? ReadFile(StepKind kind)
    {
        var types = section.TextList("types");
        var megabytes = section.Number("max-megabytes") ?? MostMegabytes;
        if (kind is not StepKind.File)
            return null;
        foreach (var unknown in types.Except(FileTypes, StringComparer.Ordinal))
            section.Report($"Unknown file type '{unknown}'; known: {string.Join(", ", FileTypes)}.", section.LineOfKey("types"));
        if (megabytes is < 1 or > MostMegabytes)
            section.Report($"'max-megabytes' is 1 to {MostMegabytes}.", section.LineOfKey("max-megabytes"));
        return new FileForm(types.Count > 0 ? types : FileTypes, megabytes);
    }

    private Repetition? ReadRepeat(StepKind kind, string id)
    {
        if (kind is not StepKind.Repeat)
            return null;
        var parts = section.SectionList("steps").Select(part => new StepReader(part, stageId, lines).Read(isPart: true)).ToList();
        var (atLeast, atMost) = (section.Number("at-least") ?? (section.Flag("optional") ? 0 : 1), section.Number("at-most") ?? MostItems);
        if (parts.Count == 0)
            section.Report($"The repeated step '{id}' has no steps.");
        if (atMost is < 1 or > MostItems || atLeast > atMost)
            section.Report($"'at-least' and 'at-most' are 0 to {MostItems}, the lesser first.", section.LineOfKey("at-most"));
        return new Repetition(id, parts, atLeast, atMost);
    }

    private List<string> ReadDocuments(StepKind kind)
    {
        var documents = section.TextList("documents").ToList();
        RefuseUnknown("documents", documents);
        if (section.Text("document") is { } own)
        {
            RefuseUnknown("document", [own]);
            documents.Insert(0, own);
        }
        else if (kind is StepKind.Document)
        {
            section.Report("A step of kind document names its 'document'.");
        }

        return documents;
    }

    private void RefuseUnknown(string key, IEnumerable<string> documents)
    {
        foreach (var unknown in documents.Except(JourneyReader.DocumentKinds, StringComparer.Ordinal))
            section.Report($"Unknown document '{unknown}'; known: {string.Join(", ", JourneyReader.DocumentKinds)}.", section.LineOfKey(key));
    }

    private string? ReadLink()
    {
        var link = section.Text("link");
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)))
            section.Report($"'link' must be an https address, not '{link}'.", section.LineOfKey("link"));
        return link;
    }
}
