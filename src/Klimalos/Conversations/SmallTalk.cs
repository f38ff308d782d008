using System.Collections.Frozen;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>
/// Recognises what is no question to the knowledge base: pleasantries, insults, tasks for others, attempts to draw out the configuration
/// or other people's answers. Each kind has a reply <c>smalltalk.{kind}</c> and patterns <c>smalltalk.{kind}-words</c>, which are tried in
/// all languages. In a pattern <c>*</c> stands for any few words (for any number at its beginning and end), and <c>~</c> for any ending.
/// </summary>
internal sealed class SmallTalk
{
    /// <summary>The first that fits is taken: what could do harm goes before pleasantries.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [Secrets, OthersData, "off-task", Insult, Robot, "maker", "how-are-you", "bye", "compliment"];

    private const string Any = "*";
    private const char AnyEnding = '~';
    private const int WidestGap = 4;
    private const int MostWords = 60;

    private const string Secrets = "secrets";
    private const string OthersData = "others-data";
    private const string Insult = "insult";
    private const string Robot = "robot";

    private readonly List<(string Kind, string[] Pattern)> patterns;

    /// <summary>Places in <see cref="patterns"/> by the word that a text must have to fit; those without such a word under the empty one.</summary>
    private readonly FrozenDictionary<string, int[]> byAnchor;
    private readonly List<string[]> publicNames;

    public SmallTalk(Texts texts)
    {
        patterns = [.. Kinds.SelectMany(kind => Patterns(texts, $"smalltalk.{kind}-words").Select(pattern => (kind, pattern)))];
        byAnchor = Enumerable.Range(0, patterns.Count).GroupBy(place => Anchor(patterns[place].Pattern) ?? string.Empty, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        publicNames = [.. Patterns(texts, "smalltalk.public-words")];
    }

    /// <summary>The kind of small talk or misuse that the text is; null for all else.</summary>
    public string? Recognise(string text)
    {
        var words = TypedText.Words(text);
        if (words.Length is 0 or > MostWords)
            return null;
        var places = words.Append(string.Empty).SelectMany(word => byAnchor.GetValueOrDefault(word) ?? []).Order();
        foreach (var (kind, pattern) in places.Select(place => patterns[place]))
        {
            if (Fits(pattern, words) && !(kind is OthersData && NamesPublic(words)))
                return kind;
        }
        return null;
    }

    /// <summary>
    /// Where a step asks for words, only what is never an answer counts: a name or a measure may look like much else.
    /// </summary>
    public static bool IsMeant(string kind, Step? asked) =>
        asked is not { Kind: StepKind.Text or StepKind.LongText } || kind is Secrets or Insult or Robot;

    public static void Reply(TurnDraft turn, string kind, string text)
    {
        turn.Language = LanguageChoice.OfMessage(turn.Content, turn.Input, text);
        turn.Say(turn.NewReply(turn.Text(ReplyTo(kind))) with { Answers = new ArticleReference(null, 0) });
        Questions.BackToStep(turn);
    }

    /// <summary>The key of the reply to a kind.</summary>
    public static string ReplyTo(string kind) => $"smalltalk.{kind}";

    /// <summary>Campaigns and their offices have public addresses, people have not.</summary>
    private bool NamesPublic(string[] words) => publicNames.Exists(pattern => Fits(pattern, words));

    /// <summary>The longest word that a text must have to fit: most patterns are passed over by it.</summary>
    private static string? Anchor(string[] pattern) =>
        pattern.Where(part => part is not Any && part[^1] != AnyEnding).MaxBy(part => part.Length);

    private static IEnumerable<string[]> Patterns(Texts texts, string key) =>
        LanguageExtensions.All.SelectMany(language => texts.Words(language, key)).Select(Parts);

    private static string[] Parts(string pattern) =>
        pattern.Replace(Any, $" {Any} ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool Fits(ReadOnlySpan<string> pattern, ReadOnlySpan<string> words)
    {
        if (pattern is not [Any, .. var inner])
            return FitsFrom(pattern, words);
        for (var start = 0; start < words.Length; start++)
        {
            if (FitsFrom(inner, words[start..]))
                return true;
        }
        return false;
    }

    private static bool FitsFrom(ReadOnlySpan<string> pattern, ReadOnlySpan<string> words)
    {
        if (pattern.IsEmpty)
            return words.IsEmpty;
        if (pattern is [Any])
            return true;
        if (pattern[0] is Any)
            return FitsAfterGap(pattern[1..], words);
        return !words.IsEmpty && FitsWord(pattern[0], words[0]) && FitsFrom(pattern[1..], words[1..]);
    }

    private static bool FitsAfterGap(ReadOnlySpan<string> pattern, ReadOnlySpan<string> words)
    {
        for (var gap = 0; gap <= Math.Min(WidestGap, words.Length); gap++)
        {
            if (FitsFrom(pattern, words[gap..]))
                return true;
        }
        return false;
    }

    private static bool FitsWord(string pattern, string word) => pattern[^1] == AnyEnding
        ? word.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
        : string.Equals(pattern, word, StringComparison.Ordinal);
}
