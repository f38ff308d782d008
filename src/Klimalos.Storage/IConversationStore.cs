namespace Klimalos.Storage;

/// <summary>Where to reach a conversation: its reference as the channel last told it.</summary>
public interface IConversationStore
{
    Task<string?> ReferenceAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>Forgets the reference, and those of the threads in it (<c>{id};messageid=…</c> in Teams): the bot was removed there.</summary>
    Task ForgetReferenceAsync(ConversationKey conversation, CancellationToken cancellationToken);
}
