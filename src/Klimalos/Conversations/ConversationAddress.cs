namespace Klimalos.Conversations;

/// <summary>Names a conversation that is not the turn's own.</summary>
/// <param name="Channel">Channel id.</param>
/// <param name="Id">The channel's id for it: opaque.</param>
public sealed record ConversationAddress(string Channel, string Id);
