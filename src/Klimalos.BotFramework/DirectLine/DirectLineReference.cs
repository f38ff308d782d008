using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>Where somebody on our own Direct Line service is written to, without their having written first.</summary>
public static class DirectLineReference
{
    public const string ChannelId = DirectLineConversations.ChannelId;

    /// <param name="conversationId">Of a conversation that is in the store.</param>
    public static ConversationReference To(string conversationId, string userId, string? userName) => new()
    {
        ChannelId = ChannelId,
        ServiceUrl = DirectLineConversations.ServiceUrl,
        Conversation = new() { Id = conversationId },
        User = new() { Id = userId, Name = userName },
    };
}
