using Klimalos.Conversations;
using Klimalos.Discord.Models;
using Klimalos.Discord.Talk;

namespace Klimalos.Discord.Rendering;

/// <summary>
/// A form as a modal. Of more than five fields the first five: when those are submitted the guide asks for the rest, which is a form again.
/// </summary>
public static class FormModal
{
    private const char Part = '#';

    /// <param name="conversation">The one in which it may be submitted.</param>
    /// <returns>Null when the form cannot be shown so; its questions can then be answered in words.</returns>
    public static Modal? Of(Form form, string title, CustomIds ids, string conversation)
    {
        if (ids.Write(new CustomId(ComponentAction.SubmitForm, form.Step, null, form.Enrolment), conversation) is not { } id)
            return null;
        var inputs = form.Fields.SelectMany(Inputs).Take(DiscordLimits.ModalComponents).ToArray();
        return new Modal(id, TextPieces.Cut(title, DiscordLimits.ModalTitle), inputs);
    }

    /// <summary>What was filled in, by step: a choice among many stands in several selects.</summary>
    public static IReadOnlyDictionary<string, string> Fields(IReadOnlyDictionary<string, string> inputs) => inputs
        .GroupBy(input => input.Key.Split(Part)[0], StringComparer.Ordinal)
        .ToDictionary(
            field => field.Key,
            field => VisibleText.Clean(string.Join(',', field.Select(input => input.Value).Where(value => value.Length > 0))),
            StringComparer.Ordinal);

    /// <summary>Those chosen before are chosen again.</summary>
    internal static IReadOnlyList<SelectOption> OptionsOf(FormField field)
    {
        var chosen = (field.Value ?? "").Split(',');
        return [.. (field.Options ?? []).Select(option => new SelectOption(
            TextPieces.Cut(option.Label, DiscordLimits.SelectOption), option.Value, Default: chosen.Contains(option.Value, StringComparer.Ordinal) ? true : null))];
    }

    private static IEnumerable<Component> Inputs(FormField field)
    {
        if (field.Kind is not FieldKind.Choices)
            return [Labelled(field, TextInput(field))];
        var pages = OptionsOf(field).Chunk(DiscordLimits.SelectOptions).ToArray();
        return pages.Select((page, index) => Labelled(field, Component.Select(
            pages.Length == 1 ? field.Id : $"{field.Id}{Part}{index}",
            page,
            minValues: pages.Length == 1 && field.IsRequired ? 1 : 0,
            maxValues: page.Length,
            required: pages.Length == 1 && field.IsRequired)));
    }

    /// <summary>A question is longer than a label may be: the whole of it stands below, and in the message that the modal is opened from.</summary>
    private static Component Labelled(FormField field, Component input) => Component.Labelled(
        TextPieces.Cut(field.Label, DiscordLimits.ModalLabel),
        (field.Error ?? (field.Label.Length > DiscordLimits.ModalLabel ? field.Label : null)) is { } description
            ? TextPieces.Cut(description, DiscordLimits.ModalDescription) : null,
        input);

    private static Component TextInput(FormField field) => Component.TextInput(
        field.Id,
        field.Kind is FieldKind.LongText ? TextInputStyle.Paragraph : TextInputStyle.Short,
        string.IsNullOrEmpty(field.Value) ? null : VisibleText.Cut(field.Value, DiscordLimits.TextInputValue),
        string.IsNullOrEmpty(field.Placeholder) ? null : TextPieces.Cut(field.Placeholder, DiscordLimits.TextInputPlaceholder),
        field.IsRequired,
        maxLength: DiscordLimits.TextInputValue);
}
