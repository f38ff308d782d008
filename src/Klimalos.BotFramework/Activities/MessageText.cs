using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Activities;

/// <summary>The words that a person typed, freed from what clients put around them.</summary>
internal static class MessageText
{
    public const int MaxLength = VisibleText.MaxLength;

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

    public static string Clean(string text) => VisibleText.Clean(text);

    public static string Cut(string text, int length) => VisibleText.Cut(text, length);

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
