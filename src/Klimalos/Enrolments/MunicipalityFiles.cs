namespace Klimalos.Enrolments;

/// <summary>Reads the three files of the register; what cannot be used is noted with its line.</summary>
internal sealed class MunicipalityFiles(IReadOnlyList<ContentFile> files, List<ContentProblem> problems)
{
    private const string RegisterPath = "resources/municipalities.csv";
    private const string NamesPath = "resources/municipality-names.csv";
    private const string CountiesPath = "resources/counties.csv";

    public List<Municipality> Municipalities { get; } = [];

    /// <summary>Other names that people type, by register key.</summary>
    public List<(string Key, string Name)> OtherNames { get; } = [];

    public void Read()
    {
        var counties = ReadCounties();
        var everyday = ReadNames();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (fields, line) in Rows(RegisterPath, "country,code,name"))
        {
            var municipality = new Municipality(fields[0], fields[1], fields[2]);
            if (!keys.Add(municipality.Key))
                Report(RegisterPath, line, $"The municipality {municipality.Key} stands here twice.");
            else if (!NordicCountries.All.Contains(municipality.Country, StringComparer.Ordinal) || municipality.Code is not { Length: 4 } || !municipality.Code.All(char.IsAsciiDigit))
                Report(RegisterPath, line, $"'{municipality.Key}' is no country with a code of four digits.");
            else
                Municipalities.Add(municipality with
                {
                    EverydayName = everyday.GetValueOrDefault(municipality.Key).Name,
                    County = counties.GetValueOrDefault($"{municipality.Country}-{municipality.Code[..2]}"),
                });
        }

        foreach (var (key, (_, line)) in everyday.Where(entry => !keys.Contains(entry.Key)))
            Report(NamesPath, line, $"There is no municipality {key}.");
    }

    private Dictionary<string, string> ReadCounties()
    {
        var counties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (fields, line) in Rows(CountiesPath, "country,prefix,name"))
        {
            if (!counties.TryAdd($"{fields[0]}-{fields[1]}", fields[2]))
                Report(CountiesPath, line, $"The county {fields[0]}-{fields[1]} stands here twice.");
        }

        return counties;
    }

    /// <summary>The everyday names, by register key, with the line of the last row of each key; null where a row only adds a name to search by.</summary>
    private Dictionary<string, (string? Name, int Line)> ReadNames()
    {
        var everyday = new Dictionary<string, (string? Name, int Line)>(StringComparer.Ordinal);
        foreach (var (fields, line) in Rows(NamesPath, "country,code,name,use"))
        {
            var key = $"{fields[0]}-{fields[1]}";
            var before = everyday.GetValueOrDefault(key).Name;
            if (fields[3] is not ("everyday" or "search"))
                Report(NamesPath, line, $"The use must be everyday or search, not '{fields[3]}'.");
            everyday[key] = (fields[3] is "everyday" ? fields[2] : before, line);
            OtherNames.Add((key, fields[2]));
        }

        return everyday;
    }

    /// <summary>The rows below the heading, comments and empty lines left out. Names hold no commas, so nothing is quoted.</summary>
    private IEnumerable<(string[] Fields, int Line)> Rows(string path, string heading)
    {
        var file = files.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal));
        if (file is null)
            problems.Add(new ContentProblem(path, null, "The file is missing."));

        var columns = heading.Split(',').Length;
        var isHeadingRead = false;
        var number = 0;
        foreach (var line in (file?.Text ?? "").Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            var fields = line.Split(',', StringSplitOptions.TrimEntries);
            if (!isHeadingRead && !string.Equals(line, heading, StringComparison.Ordinal))
                Report(path, number, $"The first line must be '{heading}'.");
            else if (isHeadingRead && (fields.Length != columns || fields.Any(field => field.Length == 0)))
                Report(path, number, $"A line needs {columns} values separated by commas.");
            else if (isHeadingRead)
                yield return (fields, number);
            isHeadingRead = true;
        }
    }

    private void Report(string path, int line, string cause) => problems.Add(new ContentProblem(path, line, cause));
}
