using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Discord.Fake;

/// <summary>One connection to the gateway, and the rules that hold on it.</summary>
internal sealed class FakeConnection(FakeDiscord discord, WebSocket socket, string path, string query)
{
    private const int LargestPayload = 4096;
    private const int PayloadsPerMinute = 120;

    private readonly Channel<Func<Task>> outgoing = Channel.CreateUnbounded<Func<Task>>();
    private readonly Queue<DateTimeOffset> payloads = new();
    private readonly DateTimeOffset openedAt = discord.Clock.GetUtcNow();
    private DateTimeOffset? lastBeat;
    private long lastBeaten;
    private bool hasBegun;

    public string Path => path;

    public FakeSession? Session { get; set; }

    public int? ClientCode { get; private set; }

    private bool IsVersionTold => query.TrimStart('?').Split('&') is var told && told.Contains("v=10") && told.Contains("encoding=json") && told.Count(part => part.StartsWith("v=", StringComparison.Ordinal)) == 1;

    public async Task RunAsync()
    {
        var writing = WriteAsync();
        if (!IsVersionTold)
            Close(4012);
        else if (discord.Gateway.SaysHello)
            Send(10, new JsonObject { ["heartbeat_interval"] = discord.Gateway.HeartbeatInterval, ["_trace"] = new JsonArray("fake") });
        await ReadAsync();
        outgoing.Writer.TryComplete();
        await writing;
        socket.Dispose();
    }

    public void SendEvent(string type, long sequence, string data) =>
        SendText($$"""{ "op": 0, "t": "{{type}}", "s": {{sequence}}, "d": {{data}}, "extra": { "yet": "unknown" } }""");

    public void Send(int op, JsonNode? data) => SendText(new JsonObject { ["op"] = op, ["d"] = data, ["s"] = null, ["t"] = null }.ToJsonString());

    public void SendText(string text) => outgoing.Writer.TryWrite(async () =>
    {
        if (discord.Gateway.Delay > TimeSpan.Zero)
            await Task.Delay(discord.Gateway.Delay, discord.Clock);
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var start = 0; start < bytes.Length; start += discord.Gateway.FrameSize)
        {
            var part = bytes.AsMemory(start, Math.Min(discord.Gateway.FrameSize, bytes.Length - start));
            await socket.SendAsync(part, WebSocketMessageType.Text, start + part.Length == bytes.Length, CancellationToken.None);
        }
    });

    public void Close(int code)
    {
        outgoing.Writer.TryWrite(() => socket.CloseOutputAsync((WebSocketCloseStatus)code, null, CancellationToken.None));
        outgoing.Writer.TryComplete();
    }

    public void Drop()
    {
        outgoing.Writer.TryComplete();
        socket.Abort();
    }

    private async Task WriteAsync()
    {
        while (await outgoing.Reader.WaitToReadAsync())
        {
            while (outgoing.Reader.TryRead(out var write))
            {
                try
                {
                    await write();
                }
                catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
                {
                    // The client has gone.
                }
            }
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await ReceiveAsync() is { } payload)
            {
                if (Take(payload) is { } code)
                    Close(code);
                discord.Changed();
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has gone.
        }
    }

    private async Task<byte[]?> ReceiveAsync()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.MessageType is WebSocketMessageType.Close)
            {
                ClientCode = (int?)socket.CloseStatus;
                return null;
            }

            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return whole.ToArray();
        }
    }

    /// <returns>The code to close with, or null.</returns>
    private int? Take(byte[] payload)
    {
        var now = discord.Clock.GetUtcNow();
        while (payloads.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromMinutes(1))
            payloads.Dequeue();
        payloads.Enqueue(now);
        if (payloads.Count > PayloadsPerMinute)
            return Fault(4008, "more than 120 payloads in a minute");
        if (payload.Length > LargestPayload)
            return Fault(4002, "a payload over 4096 bytes");
        if (Parse(payload) is not { } frame || frame["op"] is not JsonValue op)
            return Fault(4002, "a payload that is no frame");

        discord.Gateway.Received.Add(frame);
        return op.GetValue<int>() switch
        {
            1 => Beat(frame["d"], now),
            2 when hasBegun => Fault(4005, "IDENTIFY twice"),
            2 => Begin(() => discord.Gateway.Identify(this, (JsonObject)frame["d"]!)),
            6 when hasBegun => Fault(4005, "RESUME in a session"),
            6 => Begin(() => discord.Gateway.Resume(this, (JsonObject)frame["d"]!)),
            3 or 4 or 8 when !hasBegun => Fault(4003, "a payload before IDENTIFY"),
            3 or 4 or 8 => null,
            _ => Fault(4001, "an unknown opcode"),
        };
    }

    private int? Begin(Func<int?> begin)
    {
        hasBegun = true;
        return discord.Gateway.AnswersIdentify ? begin() : null;
    }

    /// <summary>Beats may come early, since the gateway may ask for one, but not late; and they tell the last number received.</summary>
    private int? Beat(JsonNode? told, DateTimeOffset now)
    {
        var late = now - (lastBeat ?? openedAt) - TimeSpan.FromMilliseconds(discord.Gateway.HeartbeatInterval);
        if (late > TimeSpan.FromSeconds(5))
            discord.Violation($"a heartbeat {late} late");
        var sequence = told?.GetValue<long>() ?? 0;
        if (Session is { } session && (sequence > session.Sequence || sequence < lastBeaten))
            discord.Violation($"a heartbeat with {sequence} in a session at {session.Sequence}");
        (lastBeat, lastBeaten) = (now, sequence);
        discord.Gateway.Heartbeats++;
        if (discord.Gateway.AnswersHeartbeats)
            Send(11, null);
        return null;
    }

    private int? Fault(int code, string what)
    {
        discord.Violation(what);
        return code;
    }

    private static JsonObject? Parse(byte[] payload)
    {
        try
        {
            return JsonNode.Parse(payload) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
