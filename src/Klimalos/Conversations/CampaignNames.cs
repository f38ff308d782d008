using System.Collections.Frozen;
using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>Which campaign is named in typed words, in any language: its title, the other names in the journey's words, the button's label.</summary>
internal sealed class CampaignNames
{
    private readonly FrozenDictionary<string, string> journeys;
    private readonly FrozenDictionary<string, string> buttons;
    private readonly FrozenSet<string> joints;
    private readonly int longest;

    public CampaignNames(Content content)
    {
        var words = content.Words.SelectMany(journey => journey.Value.Values.Select(words => (journey.Key, words))).ToList();
        journeys = words.SelectMany(entry => entry.words.Names.Append(entry.words.Title).Select(name => (Form: TypedText.Normalise(name), entry.Key)))
            .DistinctBy(name => name.Form, StringComparer.Ordinal).ToFrozenDictionary(name => name.Form, name => name.Key, StringComparer.Ordinal);
        buttons = words.Select(entry => (Form: TypedText.Normalise(Label(content, entry.words.Language, entry.words.Title)), entry.Key))
            .DistinctBy(label => label.Form, StringComparer.Ordinal).ToFrozenDictionary(label => label.Form, label => label.Key, StringComparer.Ordinal);
        joints = LanguageExtensions.All.SelectMany(language => content.Texts.Get(language, "conversation.joint-words").Split('|')).ToFrozenSet(StringComparer.Ordinal);
        longest = journeys.Count == 0 ? 0 : journeys.Keys.Max(form => form.Split(' ').Length);
    }

    /// <summary>The journey whose name the whole text is, if any.</summary>
    public string? Named(string text) => journeys.GetValueOrDefault(TypedText.Normalise(text));

    /// <summary>"start borgmästaravtalet", "vi vil bli med i Race to Zero": a named campaign and the wish to start it; null when it is not both.</summary>
    /// <param name="isAnswering">A step waits for its answer: then only a plain command is taken from it, no sentence.</param>
    public string? ToStart(string text, bool isAnswering, Vocabulary vocabulary)
    {
        if (buttons.GetValueOrDefault(TypedText.Normalise(text)) is { } pressed)
            return pressed;
        if (Within(TypedText.Words(text)) is not var (journey, others))
            return null;
        var isWish = vocabulary.Command(others) is { Name: CommandName.Start }
            || (!isAnswering && (vocabulary.Command(WithoutJoint(others)) is { Name: CommandName.Start } || vocabulary.IsWishToEnrol(text)));
        return isWish ? journey : null;
    }

    /// <summary>"sign us up for" and "sign us up" are the same wish.</summary>
    private string WithoutJoint(string words) =>
        words.LastIndexOf(' ') is > 0 and var space && joints.Contains(words[(space + 1)..]) ? words[..space] : words;

    private static string Label(Content content, Language language, string title) =>
        content.Texts.Get(language, "conversation.start-named", ("name", title));

    /// <summary>The longest name among the words, and the words without it.</summary>
    private (string Journey, string Others)? Within(string[] words)
    {
        for (var length = Math.Min(longest, words.Length); length > 0; length--)
        {
            for (var start = 0; start + length <= words.Length; start++)
            {
                if (journeys.TryGetValue(string.Join(' ', words.AsSpan(start, length)!), out var journey))
                    return (journey, string.Join(' ', [.. words[..start], .. words[(start + length)..]]));
            }
        }

        return null;
    }
}
