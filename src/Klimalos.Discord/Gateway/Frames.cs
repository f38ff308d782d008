using System.Text.Json;
using System.Text.Json.Nodes;
using Klimalos.Discord.Models;
using Klimalos.Discord.Rest;

namespace Klimalos.Discord.Gateway;

/// <summary>What a frame is about (https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-opcodes).</summary>
internal enum Opcode
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}

/// <param name="D">The frame's own data.</param>
/// <param name="S">An event's number in its session.</param>
/// <param name="T">An event's name.</param>
internal sealed record GatewayFrame(Opcode Op, JsonElement D, long? S = null, string? T = null);

/// <param name="HeartbeatInterval">Milliseconds.</param>
internal sealed record Hello(double HeartbeatInterval);

internal sealed record ReadyData(User User, string SessionId, string? ResumeGatewayUrl = null, Application? Application = null);

/// <summary>The frames that the bot sends.</summary>
internal static class Outgoing
{
    private const int Guilds = 1 << 0;
    private const int GuildMessages = 1 << 9;
    private const int DirectMessages = 1 << 12;
    private const int MessageContent = 1 << 15;

    public static JsonObject Heartbeat(long? sequence) => Frame(Opcode.Heartbeat, sequence);

    public static JsonObject Identify(DiscordOptions options) => Frame(Opcode.Identify, new JsonObject
    {
        ["token"] = options.BareToken,
        ["intents"] = Guilds | GuildMessages | DirectMessages | (options.ReadMessageContent ? MessageContent : 0),
        ["properties"] = new JsonObject { ["os"] = Os, ["browser"] = "klimalos", ["device"] = "klimalos" },
    });

    public static JsonObject Resume(DiscordOptions options, ResumeSession session) => Frame(Opcode.Resume, new JsonObject
    {
        ["token"] = options.BareToken,
        ["session_id"] = session.SessionId,
        ["seq"] = session.Sequence,
    });

    private static string Os => OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux";

    private static JsonObject Frame(Opcode op, JsonNode? data) => new() { ["op"] = (int)op, ["d"] = data };
}
