using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Klimalos.BotFramework.Activities;

/// <summary>The words that a person typed, freed from what clients put around them.</summary>
internal static class MessageText
{
    /// <summary>Longer texts are cut here: more than any answer to a step needs.</summary>
    public const int MaxLength = 8_000;

    /// <summary>Tags and encoded characters may take this much before they are taken out.</summary>
    private const int MaxRawLength = 4 * MaxLength;

    private static readonly Regex MentionTag = Pattern(@"</?at(\s[^>]*)?>");
    private static readonly Regex LineEndTag = Pattern(@"<br\s*/?>|</(p|div|li)>");
    private static readonly Regex AnyTag = Pattern(@"</?[a-z][^>]*>");

    /// <summary>The text of the activity without mentions of the bot; null when no words are left.</summary>
    public static string? Of(Activity activity)
    {
        if (string.IsNullOrWhiteSpace(activity.Text))
            return null;

        var raw = Cut(activity.Text, MaxRawLength);
        var text = MentionTag.Replace(WithoutBotMentions(raw, activity), "");
        if (string.Equals(activity.TextFormat, "xml", StringComparison.OrdinalIgnoreCase))
            text = WebUtility.HtmlDecode(AnyTag.Replace(LineEndTag.Replace(text, "\n"), ""));
        else if (activity.ChannelId is ChannelIds.MsTeams)
            text = WebUtility.HtmlDecode(text); // Teams sends plain text with its < and & encoded.
        return Clean(text) is { Length: > 0 } words ? words : null;
    }

    /// <summary>Does the message call the bot by an entity?</summary>
    public static bool MentionsBot(Activity activity) => BotMentions(activity).Any();

    /// <summary>Trimmed, composed (NFC), cut, and without characters that nobody sees: controls except line feeds, joiners, direction marks.</summary>
    public static string Clean(string text)
    {
        var visible = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (visible.Length >= MaxLength)
                break;
            if (rune.Value == '\n')
                visible.Append('\n');
            else if (rune.Value is '\t' or 0xA0 or 0x2028 or 0x2029)
                visible.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
                visible.Append(rune.ToString());
        }

        return Cut(visible.ToString().Normalize(NormalizationForm.FormC).Trim(), MaxLength);
    }

    /// <summary>At most that many characters, and no half of a surrogate pair at the end.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    private static string WithoutBotMentions(string text, Activity activity)
    {
        foreach (var mention in BotMentions(activity))
        {
            var marked = mention.Member("text").String() ?? $"<at>{mention.Member("mentioned").Member("name").String()}</at>";
            var at = marked.Length == 0 ? -1 : text.IndexOf(marked, StringComparison.Ordinal);
            if (at >= 0)
                text = text.Remove(at, marked.Length);
        }

        return text;
    }

    private static IEnumerable<JsonElement> BotMentions(Activity activity) =>
        activity.EntitiesOfType("mention").Where(entity => activity.IsBot(entity.Member("mentioned").Member("id").String()));

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);
}
