using System.Collections.Frozen;

namespace Klimalos.BotFramework.Activities;

/// <summary>The activity types that the bot knows; any other is acknowledged and left alone.</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string Invoke = "invoke";
    public const string InvokeResponse = "invokeResponse";
    public const string Typing = "typing";
    public const string Trace = "trace";
    public const string Event = "event";
    public const string MessageReaction = "messageReaction";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string EndOfConversation = "endOfConversation";

    private static readonly FrozenSet<string> Known = new[]
    {
        Message, ConversationUpdate, InstallationUpdate, Invoke, InvokeResponse, Typing, Trace, Event, MessageReaction, MessageUpdate,
        MessageDelete, EndOfConversation,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A type of the protocol, whether it asks something of the bot or not.</summary>
    public static bool IsKnown(string? type) => type is not null && Known.Contains(type);
}

/// <summary>Channel ids that the protocol treats in a way of their own.</summary>
public static class ChannelIds
{
    public const string MsTeams = "msteams";
    public const string WebChat = "webchat";
    public const string DirectLine = "directline";
    public const string Emulator = "emulator";
}
