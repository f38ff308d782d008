using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Secretariat.Desk;

/// <summary>Selections of enrolments in words.</summary>
internal static class Selections
{
    /// <summary>"Norge, Race to Zero, frist passert": what is named in the text, in any language; null when nothing is.</summary>
    public static StandingFilter? Read(Content content, string text)
    {
        var phrase = $" {TypedText.Normalise(text)} ";
        var filter = new StandingFilter
        {
            Journey = JourneyIn(content, phrase),
            Country = NordicCountries.All.FirstOrDefault(country => Says(content.Texts, $"secretariat.country-{country.ToLowerInvariant()}-words", phrase)),
            Stage = StageIn(content, phrase),
            IsOverdue = Says(content.Texts, "secretariat.overdue-words", phrase),
            IsSilent = Says(content.Texts, "secretariat.silent-words", phrase),
            IsUnreachable = Says(content.Texts, "secretariat.unreachable-words", phrase),
        };
        return filter != new StandingFilter() || Says(content.Texts, "secretariat.all-words", phrase) ? filter : null;
    }

    /// <summary>"Norge, Race to Zero, frist passert"; "alle" when nothing is chosen.</summary>
    public static string Describe(TurnDraft turn, StandingFilter filter, IEnumerable<EnrolmentStanding> standings)
    {
        var parts = new List<string>();
        if (filter.Journey is { } journey && turn.Content.Words.TryGetValue(journey, out var words))
            parts.Add(words[turn.Language].Title);
        if (filter.Country is { } country)
            parts.Add(CountryName(turn, country));
        if (filter.Stage is { } stage)
            parts.Add(StageName(turn, stage));
        if (filter.Search is { } search)
            parts.Add(Markdown.Literal(search));
        if (filter.Enrolment is { } id && standings.FirstOrDefault(standing => standing.Id == id) is { } one)
            parts.Add($"{StandingWords.Municipality(turn.Content, turn.Language, one)} ({turn.Content.Words[one.Journey][turn.Language].Title})");
        foreach (var (isChosen, key) in new[] { (filter.IsOverdue, "overdue"), (filter.IsSilent, "silent"), (filter.IsUnreachable, "unreachable") })
        {
            if (isChosen)
                parts.Add(turn.Text($"secretariat.{key}"));
        }

        return parts.Count == 0 ? turn.Text("secretariat.all") : string.Join(", ", parts);
    }

    public static string CountryName(TurnDraft turn, string country) =>
        NordicCountries.All.Contains(country, StringComparer.Ordinal) ? turn.Text($"secretariat.country-{country.ToLowerInvariant()}") : country;

    public static string StageName(TurnDraft turn, string stage) => turn.Content.Words.Values
        .Select(words => words[turn.Language].Stages.GetValueOrDefault(stage)).FirstOrDefault(name => name is not null) ?? stage;

    /// <summary>The municipalities that the text may mean.</summary>
    public static IReadOnlyList<Municipality> Municipalities(Content content, string text) =>
        content.Municipalities.ByKey(text) is { } known ? [known] : content.Municipalities.Find(text, []);

    private static string? JourneyIn(Content content, string phrase) => content.Words
        .SelectMany(journey => journey.Value.Values.SelectMany(words => words.Names.Append(words.Title)).Select(name => (Name: TypedText.Normalise(name), journey.Key)))
        .Where(name => phrase.Contains($" {name.Name} ", StringComparison.Ordinal))
        .OrderByDescending(name => name.Name.Length).Select(name => name.Key).FirstOrDefault();

    private static string? StageIn(Content content, string phrase) => content.Words.Values
        .SelectMany(journey => journey.Values).SelectMany(words => words.Stages)
        .Where(stage => phrase.Contains($" {TypedText.Normalise(stage.Value)} ", StringComparison.Ordinal))
        .OrderByDescending(stage => stage.Value.Length).Select(stage => stage.Key).FirstOrDefault();

    private static bool Says(Texts texts, string key, string phrase) => LanguageExtensions.All
        .SelectMany(language => texts.Words(language, key)).Any(word => phrase.Contains($" {TypedText.Normalise(word)} ", StringComparison.Ordinal));
}
