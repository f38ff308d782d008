using Klimalos.Knowledge;
using Klimalos.Languages;

namespace Bot.Verbs;

internal static class CheckVerb
{
    /// <summary>Problems are the exception's message: <see cref="VerbList"/> prints them, each with file, line and cause.</summary>
    public static int Run(VerbContext context)
    {
        var content = context.Content();
        var articles = content.Knowledge.Articles;
        var steps = content.Journeys.Values.Sum(journey => journey.Steps.Count());
        context.Out.WriteLine(
            $"All content is well: {Count(content.Journeys.Count, "journey")} with {Count(steps, "step")}, "
            + $"{Count(Ids(articles), "article")} in {LanguageExtensions.All.Count} languages, {Count(content.Rounds.Count, "round")}.");
        return 0;
    }

    private static int Ids(IReadOnlyList<Article> articles) =>
        articles.Select(article => article.Id).Distinct(StringComparer.Ordinal).Count();

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
