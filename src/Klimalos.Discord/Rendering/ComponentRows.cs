using Klimalos.Conversations;
using Klimalos.Discord.Models;
using Klimalos.Discord.Talk;
using Klimalos.Languages;

namespace Klimalos.Discord.Rendering;

/// <summary>Makes the rows of buttons and selects below a reply. What does not fit can be typed all the same.</summary>
internal sealed class ComponentRows(CustomIds ids, Texts texts, string conversation)
{
    private const int MostButtons = 10;

    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public IReadOnlyList<Component> Of(Reply reply, IEnumerable<Link> links) =>
    [
        .. reply.Form is { } form ? FormRows(form, reply.Language) : [],
        .. Choices(reply.Choices, reply.Language),
        .. Choices([.. reply.Commands.Select(command => command with { IsPrimary = false })], reply.Language),
        .. Rows(links.Select(link => Component.LinkButton(link.Url, Label(link.Label)))),
    ];

    /// <summary>Several of up to 25 options are chosen in the message itself; all else opens a modal.</summary>
    private IEnumerable<Component> FormRows(Form form, Language language)
    {
        if (form.Fields is [{ Kind: FieldKind.Choices } field] && FormModal.OptionsOf(field) is { Count: > 0 and <= DiscordLimits.SelectOptions } options)
        {
            return Claim(new CustomId(ComponentAction.SubmitValues, form.Step, null, form.Enrolment)) is { } id
                ? [Component.Row(Component.Select(id, options, Placeholder(field.Label), minValues: field.IsRequired ? 1 : 0, maxValues: options.Count))]
                : [];
        }

        return Claim(new CustomId(ComponentAction.OpenForm, form.Step, null, form.Enrolment)) is { } open
            ? [Component.Row(Component.Button(open, Label(texts.Get(language, "discord.fill-in")), ButtonStyle.Primary))]
            : [];
    }

    private IEnumerable<Component> Choices(IReadOnlyList<Choice> choices, Language language)
    {
        var claimed = choices
            .Select(choice => (Choice: choice, Id: Claim(new CustomId(ComponentAction.Submit, choice.Step, choice.Value, choice.Enrolment))))
            .Where(claim => claim.Id is not null)
            .ToArray();
        return claimed.Length <= MostButtons
            ? Rows(claimed.Select(claim => Component.Button(claim.Id!, Label(claim.Choice.Label), claim.Choice.IsPrimary ? ButtonStyle.Primary : ButtonStyle.Secondary)))
            : Selects(claimed.Select(claim => new SelectOption(TextPieces.Cut(claim.Choice.Label, DiscordLimits.SelectOption), claim.Id!)), language);
    }

    /// <summary>More than 25 come in several selects: a page each.</summary>
    private IEnumerable<Component> Selects(IEnumerable<SelectOption> options, Language language)
    {
        var pages = options.Chunk(DiscordLimits.SelectOptions).ToArray();
        return pages.Select((page, index) => Component.Row(Component.Select(
            $"page-{used.Count}-{index}",
            page,
            Placeholder(pages.Length == 1
                ? texts.Get(language, "discord.choose")
                : texts.Get(language, "discord.choose-page", ("first", page[0].Label), ("last", page[^1].Label))))));
    }

    /// <summary>Null when it cannot be written, or stands there already: a message has each id once.</summary>
    private string? Claim(CustomId id) => ids.Write(id, conversation) is { } text && used.Add(text) ? text : null;

    private static IEnumerable<Component> Rows(IEnumerable<Component> buttons) =>
        buttons.Chunk(DiscordLimits.ButtonsInRow).Select(row => Component.Row(row));

    private static string Label(string label) => TextPieces.Cut(label, DiscordLimits.ButtonLabel);

    private static string Placeholder(string text) => TextPieces.Cut(text, DiscordLimits.Placeholder);
}
