using Klimalos.Discord.Models;
using Klimalos.Discord.Rendering;
using Klimalos.Enrolments;
using Klimalos.Knowledge;
using Klimalos.Languages;

namespace Klimalos.Discord.Commands;

/// <summary>What is suggested while an option of a command is being typed.</summary>
public static class CommandSuggestions
{
    private const string ArticlePrefix = "article:";

    /// <param name="countries">Of the campaign that was chosen; empty = all.</param>
    public static IReadOnlyList<CommandChoice> Municipalities(MunicipalityRegister register, string typed, IReadOnlyList<string> countries)
    {
        var name = TypedText.Normalise(typed);
        var beginning = register.All
            .Where(municipality => (countries.Count == 0 || countries.Contains(municipality.Country, StringComparer.Ordinal))
                && (name.Length == 0 || TypedText.Normalise(municipality.CommonName).StartsWith(name, StringComparison.Ordinal)
                    || TypedText.Normalise(municipality.Name).StartsWith(name, StringComparison.Ordinal)))
            .OrderBy(municipality => municipality.CommonName, StringComparer.Ordinal);
        return
        [
            .. beginning.Concat(name.Length == 0 ? [] : register.Find(typed, countries)).Distinct().Take(DiscordLimits.CommandChoices)
                .Select(municipality => Choice(register.Label(municipality), municipality.Key)),
        ];
    }

    /// <summary>Questions that an article answers; what was typed stays possible as it is.</summary>
    public static IReadOnlyList<CommandChoice> Questions(KnowledgeBase knowledge, string typed, Language language)
    {
        var found = typed.Length == 0
            ? knowledge.Articles.Where(article => article.Language == language)
            : knowledge.Find(typed, language).Ranked;
        var own = typed.Length == 0 ? [] : new[] { Choice(typed, TextPieces.Cut(typed, DiscordLimits.CommandChoice)) };
        return [.. own.Concat(found.Select(article => Choice(article.Questions[0], $"{ArticlePrefix}{article.Id}"))).Take(DiscordLimits.CommandChoices)];
    }

    /// <summary>The article of a suggestion that was taken; null for a question in the person's own words.</summary>
    internal static string? ArticleOf(string value) => value.StartsWith(ArticlePrefix, StringComparison.Ordinal) ? value[ArticlePrefix.Length..] : null;

    private static CommandChoice Choice(string name, string value) => new(TextPieces.Cut(name, DiscordLimits.CommandChoice), value);
}
