using Klimalos.Conversations;
using Klimalos.Discord.Models;

namespace Klimalos.Discord.Rendering;

/// <summary>Lays what a reply says out as embeds, and embeds out over messages, each within Discord's lengths.</summary>
internal static class EmbedPages
{
    private const int Description = 3_500;
    private const int FieldsTogether = 4_500;
    private const int Footer = 1_000;
    private const int MostStagesDrawn = 20;
    private const int Good = 0x2E7D32;
    private const int Warning = 0xB26A00;
    private const int Neutral = 0x1B5E7A;

    /// <param name="words">The reply's text as it is to be shown.</param>
    public static List<List<Embed>> Of(Reply reply, string words)
    {
        var embeds = TextPieces.Split(words, Description).Select(piece => new Embed { Description = piece }).ToList();
        if (reply.Title is { Length: > 0 } title)
            embeds[0] = embeds[0] with { Title = TextPieces.Cut(DiscordMarkdown.Literal(title), DiscordLimits.EmbedTitle) };
        if (reply.Progress is { } progress)
            embeds[0] = embeds[0] with { Author = new EmbedAuthor(TextPieces.Cut(Bar(progress), DiscordLimits.EmbedAuthor)) };
        foreach (var fields in FieldGroups(reply.Facts))
            AddFields(embeds, fields);
        if (reply.Footer is { Length: > 0 } footer)
            embeds[^1] = embeds[^1] with { Footer = new EmbedFooter(TextPieces.Cut(Plain(footer), Footer)) };
        var colour = reply.Tone switch { ReplyTone.Good => Good, ReplyTone.Warning => Warning, _ => Neutral };
        return Messages(embeds.ConvertAll(embed => embed with { Color = colour }));
    }

    /// <summary>A footer shows its signs as they are.</summary>
    private static string Plain(string markdown) => markdown.Replace("**", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

    /// <summary>"▰▰▱▱ 2 of 4 stages".</summary>
    private static string Bar(Progress progress) => progress.Total is < 1 or > MostStagesDrawn
        ? progress.Label
        : $"{new string('▰', Math.Clamp(progress.Done, 0, progress.Total))}{new string('▱', progress.Total - Math.Clamp(progress.Done, 0, progress.Total))} {progress.Label}";

    private static void AddFields(List<Embed> embeds, List<EmbedField> fields)
    {
        if (embeds[^1].Fields is null && Length(embeds[^1]) + fields.Sum(Length) < DiscordLimits.EmbedsTogether - Footer - DiscordLimits.EmbedAuthor)
            embeds[^1] = embeds[^1] with { Fields = fields };
        else
            embeds.Add(new Embed { Fields = fields });
    }

    private static IEnumerable<List<EmbedField>> FieldGroups(IReadOnlyList<Fact> facts)
    {
        var group = new List<EmbedField>();
        foreach (var field in facts.SelectMany(FieldsOf))
        {
            if (group.Count == DiscordLimits.EmbedFields || (group.Count > 0 && group.Sum(Length) + Length(field) > FieldsTogether))
            {
                yield return group;
                group = [];
            }

            group.Add(field);
        }

        if (group.Count > 0)
            yield return group;
    }

    /// <summary>A long value goes on in further fields of the same name. Discord takes no blank ones.</summary>
    private static IEnumerable<EmbedField> FieldsOf(Fact fact)
    {
        var name = TextPieces.Cut(DiscordMarkdown.Literal(NotBlank(fact.Name)), DiscordLimits.EmbedFieldName);
        return TextPieces.Split(DiscordMarkdown.Literal(NotBlank(fact.Value)), DiscordLimits.EmbedFieldValue).Select(value => new EmbedField(name, value));
    }

    private static string NotBlank(string text) => string.IsNullOrWhiteSpace(text) ? "–" : text;

    private static List<List<Embed>> Messages(List<Embed> embeds)
    {
        var messages = new List<List<Embed>> { new() };
        foreach (var embed in embeds)
        {
            var last = messages[^1];
            if (last.Count == DiscordLimits.Embeds || (last.Count > 0 && last.Sum(Length) + Length(embed) > DiscordLimits.EmbedsTogether))
                messages.Add([embed]);
            else
                last.Add(embed);
        }

        return messages;
    }

    private static int Length(Embed embed) =>
        (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Author?.Name.Length ?? 0) + (embed.Footer?.Text.Length ?? 0) + (embed.Fields ?? []).Sum(Length);

    private static int Length(EmbedField field) => field.Name.Length + field.Value.Length;
}
