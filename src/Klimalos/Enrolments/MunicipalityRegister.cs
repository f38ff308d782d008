using System.Collections.Frozen;

namespace Klimalos.Enrolments;

/// <summary>All municipalities of the Nordic countries that Klimalos serves, from <c>resources/municipalities.csv</c>.</summary>
public sealed class MunicipalityRegister
{
    private const int LongestPhrase = 5;
    private const int MostCandidates = 8;

    /// <summary>What comes after this many words is no answer to "which municipality?" and must not cost time.</summary>
    private const int MostWords = 40;

    private readonly FrozenDictionary<string, Municipality> byKey;
    private readonly FrozenDictionary<string, Municipality[]> byName;
    private readonly FrozenDictionary<string, Municipality[]> byFoldedName;
    private readonly (Spelling Name, Municipality Municipality)[] spellings;
    private readonly FrozenSet<string> sharedNames;

    private MunicipalityRegister(IReadOnlyList<Municipality> municipalities, IReadOnlyList<(string Key, string Name)> otherNames)
    {
        byKey = municipalities.ToFrozenDictionary(municipality => municipality.Key, StringComparer.Ordinal);
        var names = municipalities.Select(municipality => (municipality.Name, Municipality: municipality))
            .Concat(otherNames.Where(other => byKey.ContainsKey(other.Key)).Select(other => (other.Name, Municipality: byKey[other.Key])))
            .ToList();
        byName = Index(names, NameForm.Exact);
        byFoldedName = Index(names, NameForm.Folded);
        spellings = [.. names.Select(entry => (new Spelling(entry.Name), entry.Municipality)).Distinct()];
        sharedNames = municipalities.GroupBy(municipality => municipality.CommonName, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).Select(group => group.Key).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <param name="files">All content files; read are municipalities.csv, municipality-names.csv and counties.csv below resources/.</param>
    /// <returns>The register, and what is wrong in the files: with problems it holds what could be read.</returns>
    public static (MunicipalityRegister Register, IReadOnlyList<ContentProblem> Problems) Load(IReadOnlyList<ContentFile> files)
    {
        var problems = new List<ContentProblem>();
        var reader = new MunicipalityFiles(files, problems);
        reader.Read();
        return (new MunicipalityRegister(reader.Municipalities, reader.OtherNames), problems);
    }

    public IReadOnlyCollection<Municipality> All => byKey.Values;

    public Municipality? ByKey(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The name, with the county where another municipality has the same name: "Herøy (Nordland)".</summary>
    public string Label(Municipality municipality) =>
        sharedNames.Contains(municipality.CommonName) && municipality.County is { } county
            ? $"{municipality.CommonName} ({county})"
            : municipality.CommonName;

    /// <summary>
    /// Those that the text may mean, best first: one when it is clear, several when it is not, none when nothing is near.
    /// Tolerates case, "kommune" and its forms, missing accents, and small typing errors.
    /// </summary>
    /// <param name="countries">Where to look, the likeliest first; empty = everywhere.</param>
    public IReadOnlyList<Municipality> Find(string text, IReadOnlyList<string> countries)
    {
        IReadOnlyList<TypedWord> words = [.. NameForm.Words(text).Take(MostWords)];
        if (words.Count == 0)
            return [];
        var found = NameForm.Candidates(words).Select(name => ByExactName(name, countries)).FirstOrDefault(hits => hits.Count > 0) ?? [];
        if (found.Count == 0)
            found = InSentence(words, countries, isSure: true);
        if (found.Count == 0)
            found = Nearest(NameForm.Candidates(NameForm.WithoutLeadIn(words)), countries);
        if (found.Count == 0)
            found = InSentence(words, countries, isSure: false);
        return OfDesignation(found, NameForm.CountriesOf(words));
    }

    /// <summary>Where several are meant, those of the countries that write "kommun" or "kommune" in the way it was typed.</summary>
    private static List<Municipality> OfDesignation(List<Municipality> found, IReadOnlyList<string> countries)
    {
        if (found.Count > 1 && countries.Count > 0 && Within(found, countries) is { Count: > 0 } ofCountry)
            found = ofCountry;
        return found.Count <= MostCandidates ? found : found.Take(MostCandidates).ToList();
    }

    private static FrozenDictionary<string, Municipality[]> Index(
        IEnumerable<(string Name, Municipality Municipality)> names, Func<string, string> form) =>
        names.GroupBy(entry => form(entry.Name), StringComparer.Ordinal).ToFrozenDictionary(
            group => group.Key, group => group.Select(entry => entry.Municipality).Distinct().ToArray(), StringComparer.Ordinal);

    private List<Municipality> ByExactName(string name, IReadOnlyList<string> countries)
    {
        var exact = Within(byName.GetValueOrDefault(NameForm.Exact(name)), countries);
        return exact.Count > 0 ? exact : Within(byFoldedName.GetValueOrDefault(NameForm.Folded(name)), countries);
    }

    private static List<Municipality> Within(IEnumerable<Municipality>? municipalities, IReadOnlyList<string> countries) =>
        [.. (municipalities ?? []).Where(municipality => countries.Count == 0 || countries.Contains(municipality.Country, StringComparer.Ordinal))
            .OrderBy(municipality => Rank(municipality, countries)).ThenBy(municipality => municipality.Code, StringComparer.Ordinal)];

    private static int Rank(Municipality municipality, IReadOnlyList<string> countries) =>
        countries.Select((country, rank) => (country, rank)).FirstOrDefault(entry => string.Equals(entry.country, municipality.Country, StringComparison.Ordinal)).rank;

    /// <summary>
    /// "vi er Asker kommune": the names that occur in a sentence. Some names are everyday words too (Vara, Time, Os): those written
    /// beside "kommune" come first, then those with a capital letter.
    /// </summary>
    /// <param name="isSure">Only names marked as such: beside "kommune" or with a capital letter.</param>
    private List<Municipality> InSentence(IReadOnlyList<TypedWord> words, IReadOnlyList<string> countries, bool isSure)
    {
        var hits = new List<(Municipality Municipality, int Weight, int Length)>();
        for (var start = 0; start < words.Count; start++)
        {
            for (var length = Math.Min(LongestPhrase, words.Count - start); length > 0; length--)
            {
                var phrase = NameForm.Join(words.Skip(start).Take(length));
                var weight = NameForm.Weight(words, start, length);
                hits.AddRange(ByExactName(phrase, countries).Select(hit => (hit, weight, phrase.Length)));
            }
        }

        var best = hits.Count == 0 ? 0 : hits.Max(hit => hit.Weight);
        if (hits.Count == 0 || (isSure && best == 0))
            return [];
        var longest = hits.Where(hit => hit.Weight == best).Max(hit => hit.Length);
        // A weak hit in a long sentence ("det vara", "en time") says nothing about the municipality.
        return best == 0 && words.Count > LongestPhrase
            ? []
            : [.. hits.Where(hit => hit.Weight == best && (best < NameForm.BesideKommune || hit.Length == longest)).Select(hit => hit.Municipality).Distinct()];
    }

    /// <summary>The names within the fewest typing errors of any of the candidates.</summary>
    private List<Municipality> Nearest(IEnumerable<string> candidates, IReadOnlyList<string> countries)
    {
        var nearest = new List<Municipality>();
        var fewest = int.MaxValue;
        foreach (var typed in candidates.Select(candidate => new Spelling(candidate)).Distinct())
        {
            foreach (var (name, municipality) in spellings)
            {
                if ((countries.Count > 0 && !countries.Contains(municipality.Country, StringComparer.Ordinal)) || typed.ErrorsTo(name, fewest) is not { } errors)
                    continue;
                if (errors < fewest)
                    nearest.Clear();
                fewest = errors;
                nearest.Add(municipality);
            }
        }

        return Within(nearest.Distinct(), countries);
    }
}
