namespace Klimalos.Discord.Models;

public enum InteractionResponseType
{
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdate = 6,
    Update = 7,
    Suggestions = 8,
    Modal = 9,
}

/// <summary>The first answer to an interaction, due within <see cref="DiscordLimits.FirstAnswer"/>; later ones go by its token.</summary>
public sealed record InteractionResponse
{
    private InteractionResponse(InteractionResponseType type) => Type = type;

    public InteractionResponseType Type { get; }

    public MessageDraft? Draft { get; private init; }

    public Modal? Form { get; private init; }

    public IReadOnlyList<CommandChoice>? Choices { get; private init; }

    public bool IsEphemeral { get; private init; }

    public static InteractionResponse Message(MessageDraft draft) => new(InteractionResponseType.Message) { Draft = draft };

    /// <summary>"Thinking …": the message follows as an edit of the original. Ephemeral is decided here.</summary>
    public static InteractionResponse Deferred(bool isEphemeral) => new(InteractionResponseType.DeferredMessage) { IsEphemeral = isEphemeral };

    /// <summary>For components: nothing is shown, the message may be edited later.</summary>
    public static InteractionResponse DeferredUpdate() => new(InteractionResponseType.DeferredUpdate);

    /// <summary>For components: changes the message that they are in.</summary>
    public static InteractionResponse Update(MessageDraft draft) => new(InteractionResponseType.Update) { Draft = draft };

    /// <summary>At most <see cref="DiscordLimits.CommandChoices"/>.</summary>
    public static InteractionResponse Suggestions(IReadOnlyList<CommandChoice> choices) => new(InteractionResponseType.Suggestions) { Choices = choices };

    /// <summary>For commands and components, never after a deferral nor as the answer to a modal.</summary>
    public static InteractionResponse Modal(Modal modal) => new(InteractionResponseType.Modal) { Form = modal };
}

/// <param name="Components">One to five: labels with their inputs, or text.</param>
public sealed record Modal(string CustomId, string Title, IReadOnlyList<Component> Components);
