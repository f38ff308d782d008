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
}

/// <summary>Channel ids that the protocol treats in a way of their own.</summary>
public static class ChannelIds
{
    public const string MsTeams = "msteams";
    public const string WebChat = "webchat";
    public const string DirectLine = "directline";
    public const string Emulator = "emulator";
}
