using Klimalos.Conversations;
using Klimalos.Discord.Commands;
using Klimalos.Discord.Models;
using Klimalos.Discord.Rendering;
using Klimalos.Languages;

namespace Klimalos.Discord.Talk;

/// <summary>What an interaction asks for.</summary>
public abstract record Wish
{
    private Wish()
    {
    }

    /// <summary>One or several turns of the guide, in this order.</summary>
    /// <param name="AnswersStep">It answers what its message asked, which need not be asked there any more.</param>
    public sealed record Turns(IReadOnlyList<Incoming> Incoming, bool AnswersStep = false) : Wish;

    /// <summary>A form is to be opened.</summary>
    public sealed record Form(CustomId Id, Incoming Incoming) : Wish;

    /// <summary>Suggestions for an option of a command.</summary>
    public sealed record Suggestions(string Command, string Option, string Typed, string? Campaign) : Wish;

    /// <summary>Nothing that the bot knows.</summary>
    public sealed record Nothing : Wish;
}

/// <summary>Translates commands, buttons, selects and modals into what the guide understands.</summary>
public sealed class InteractionTranslator(CustomIds ids)
{
    /// <summary>No step has this id: the guide answers it with where things stand.</summary>
    public static readonly Submission Stale = new("-");

    /// <param name="campaign">Of the server in which it happened: what is left open means that one.</param>
    public Wish Translate(Interaction interaction, string? campaign = null)
    {
        if (interaction is not { Person: { } user, Data: { } data })
            return new Wish.Nothing();
        var conversation = DiscordConversation.Of(interaction, user);
        var spoken = new Incoming
        {
            Kind = IncomingKind.Message,
            From = DiscordPeople.PersonOf(user, interaction.Member, interaction.GuildId),
            Locale = interaction.Locale ?? interaction.GuildLocale,
            Community = DiscordPeople.CommunityOf(interaction.GuildId),
            IsShared = conversation.IsShared,
        };
        return interaction.Type switch
        {
            InteractionType.Command => new Wish.Turns([.. CommandTranslator.Translate(data, LanguageExtensions.FromTag(spoken.Locale), campaign)
                .Select(part => spoken with { Text = part.Text, Submission = part.Submission })]),
            InteractionType.Component => OfComponent(data, conversation.Id, spoken),
            InteractionType.ModalSubmit => OfModal(data, conversation.Id, spoken),
            InteractionType.Autocomplete => OfTyping(data, campaign),
            _ => new Wish.Nothing(),
        };
    }

    private Wish OfComponent(InteractionData data, string conversation, Incoming spoken)
    {
        // A select of answers has none itself: each of its options is what a button would be.
        var id = ids.Read(data.CustomId, conversation) ?? ids.Read(data.Values is [var chosen, ..] ? chosen : null, conversation);
        return id switch
        {
            { Action: ComponentAction.OpenForm } => new Wish.Form(id, spoken),
            { Action: ComponentAction.SubmitValues } => Answer(id, spoken, new Submission(id.Step, null, id.Enrolment, new Dictionary<string, string>(StringComparer.Ordinal) { [id.Step] = string.Join(',', data.Values ?? []) })),
            { Action: ComponentAction.Submit } => Answer(id, spoken, new Submission(id.Step, id.Value, id.Enrolment)),
            _ => new Wish.Turns([spoken with { Submission = Stale }]),
        };
    }

    private Wish.Turns OfModal(InteractionData data, string conversation, Incoming spoken) =>
        ids.Read(data.CustomId, conversation) is { Action: ComponentAction.SubmitForm } id
            ? Answer(id, spoken, new Submission(id.Step, null, id.Enrolment, FormModal.Fields(data.Fields())))
            : new Wish.Turns([spoken with { Submission = Stale }]);

    private static Wish OfTyping(InteractionData data, string? campaign) =>
        (data.Options ?? []).FirstOrDefault(option => option.Focused is true) is { } typed && data.Name is { } command
            ? new Wish.Suggestions(command, typed.Name, VisibleText.Clean(typed.Text ?? ""), data.Options!.FirstOrDefault(option => option.Name is SlashCommands.CampaignOption)?.Text ?? campaign)
            : new Wish.Nothing();

    private static Wish.Turns Answer(CustomId id, Incoming spoken, Submission submission) =>
        new([spoken with { Submission = submission }], AnswersStep: !id.Step.StartsWith('@'));
}
