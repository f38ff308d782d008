using System.Numerics;
using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search;

/// <summary>
/// What speaks for and against an article as the answer to a question, one number each. How much each counts is fitted on
/// <c>tests/Evaluation</c>'s questions and stands in <c>ranking.tsv</c> under the names given here.
/// </summary>
internal static class Signals
{
    /// <summary>Cosine from which the question is a phrasing of the article, letter by letter.</summary>
    private const float SameWording = 0.93f;

    public static IReadOnlyList<string> Names { get; } =
    [
        "relevance", "profile", "text", "near-wording", "same-wording", "semantic-nearest", "semantic-few", "semantic-whole", "semantic-learnt",
        "subject-about", "subject-mentioned", "subject-missed", "subject-unasked", "subject-default", "place-unasked", "place-elsewhere",
        "country-about", "country-missed", "country-abroad", "country-home", "conversation-about", "conversation-other", "same-matter",
    ];

    /// <exception cref="InvalidOperationException">There is no signal of that name: a programming error.</exception>
    public static int PlaceOf(string name) => Names.Index().Single(signal => string.Equals(signal.Item, name, StringComparison.Ordinal)).Index;

    public static float[] Of(in Evidence evidence, in Placement placement, AskedQuestion question, in Subject article)
    {
        var (subjects, countries) = question.Named;
        var asksNone = subjects == 0;
        var known = article.About.Subjects | article.Mentioned.Subjects;
        return
        [
            evidence.Relevance,
            evidence.Profile,
            evidence.Text,
            evidence.Wording,
            Is(evidence.Wording >= SameWording),
            placement.Nearest,
            placement.Few,
            placement.Whole,
            placement.Learnt,
            Share(subjects, article.About.Subjects),
            Share(subjects, article.Mentioned.Subjects),
            Is(!asksNone && (subjects & known) == 0),
            Is(asksNone && !question.IsFollowUp && article.About.Subjects != 0 && (article.About.Subjects & question.Expected) == 0),
            asksNone && !question.IsFollowUp ? Share(question.Expected, article.About.Subjects) : 0,
            Is((article.Places & ~(subjects | (asksNone ? question.Expected : 0))) != 0),
            Is(question.NamesOtherPlace && article.Places != 0 && (article.Places & subjects) == 0),
            Share(countries, article.About.Countries | article.Mentioned.Countries),
            Is(countries != 0 && (countries & (article.About.Countries | article.Mentioned.Countries)) == 0),
            Is(countries == 0 && asksNone && article.About.Countries != 0 && (article.About.Countries & question.Home) == 0),
            Is(countries == 0 && asksNone && !question.IsFollowUp && (article.About.Countries & question.Home) != 0),
            asksNone && question.IsFollowUp ? Share(question.Expected, article.About.Subjects) : 0,
            Is(asksNone && question.IsFollowUp && (article.About.Subjects & question.Expected) == 0),
            Is(!asksNone && question.IsShort && question.LastMatter is { } matter && string.Equals(matter, article.Matter, StringComparison.Ordinal)),
        ];
    }

    private static float Is(bool holds) => holds ? 1 : 0;

    private static float Share(ulong asked, ulong given) =>
        asked == 0 ? 0 : (float)BitOperations.PopCount(asked & given) / BitOperations.PopCount(asked);
}

/// <summary>What an article is about.</summary>
/// <param name="About">By its id.</param>
/// <param name="Mentioned">In its title and questions.</param>
/// <param name="Matter">What it tells about it: cost, deadline, updates, ….</param>
/// <param name="Places">Of what it is about, the places.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Subject(Named About, Named Mentioned, ulong Places, string? Matter);

/// <summary>How near (cosine) a question lies to an article in the space of meanings.</summary>
/// <param name="Nearest">To its nearest phrasing.</param>
/// <param name="Few">To the three nearest, on average: one alone may be near by chance.</param>
/// <param name="Whole">To the middle of all of them.</param>
/// <param name="Learnt">To the place that was learnt for it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Placement(float Nearest, float Few, float Whole, float Learnt);
