using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Discord.Fake;

/// <summary>The gateway: sessions with their events, and the connections to them.</summary>
public sealed class FakeGateway(FakeDiscord discord)
{
    private const int Privileged = (1 << 1) | (1 << 8) | (1 << 15);

    private readonly Lock gate = new();
    private readonly Dictionary<string, FakeSession> sessions = new(StringComparer.Ordinal);
    private readonly List<FakeConnection> connections = [];
    private readonly Queue<DateTimeOffset> identifies = new();

    /// <summary>Milliseconds.</summary>
    public int HeartbeatInterval { get; set; } = 41_250;

    public int SessionsTotal { get; set; } = 1000;

    public int SessionsLeft { get; set; } = 1000;

    /// <summary>Milliseconds.</summary>
    public long SessionsResetAfter { get; set; } = 86_400_000;

    /// <summary>Privileged intents that are switched on in the portal.</summary>
    public int AllowedPrivileged { get; set; }

    /// <summary>How long a session without connection is kept.</summary>
    public TimeSpan SessionLife { get; set; } = TimeSpan.FromMinutes(5);

    public bool SaysHello { get; set; } = true;

    public bool AnswersHeartbeats { get; set; } = true;

    public bool AnswersIdentify { get; set; } = true;

    /// <summary>READY names the address for resuming.</summary>
    public bool TellsResumeUrl { get; set; } = true;

    /// <summary>Null or a cause: connections to that path are taken, and end at once.</summary>
    public Func<string, bool>? HangsUpAt { get; set; }

    /// <summary>Null or a cause: connections to that path are not taken.</summary>
    public Func<string, bool>? IsDown { get; set; }

    /// <summary>How long each frame takes to the client.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Bytes of a WebSocket frame; larger events come in several.</summary>
    public int FrameSize { get; set; } = 4096;

    /// <summary>Sessions that nobody came back to in time.</summary>
    public int Expired { get; private set; }

    public int Identified { get; internal set; }

    public int Resumed { get; internal set; }

    public int Heartbeats { get; internal set; }

    public int Connections { get; private set; }

    /// <summary>Codes with which the client closed; null = it just went away.</summary>
    public List<int?> ClosedWith { get; } = [];

    public int Intents { get; private set; }

    /// <summary>The frames that the client sent, as they came.</summary>
    public List<JsonObject> Received { get; } = [];

    public bool IsConnected
    {
        get
        {
            lock (gate)
                return sessions.Values.Any(session => session.Connection is not null);
        }
    }

    public bool HasSession
    {
        get
        {
            lock (gate)
                return sessions.Count > 0;
        }
    }

    public Task ConnectedAsync() => discord.UntilAsync(() => IsConnected);

    /// <summary>Serves one connection until it ends.</summary>
    public async Task ServeAsync(WebSocket socket, string path, string query)
    {
        var connection = new FakeConnection(discord, socket, path, query);
        lock (gate)
        {
            Connections++;
            connections.Add(connection);
        }

        discord.Changed();
        if (HangsUpAt?.Invoke(path) is true)
            connection.Drop();
        await connection.RunAsync();
        lock (gate)
        {
            connections.Remove(connection);
            ClosedWith.Add(connection.ClientCode);
            if (connection.Session is { } session && session.Connection == connection)
            {
                session.Connection = null;
                session.LeftAt = discord.Clock.GetUtcNow();
                if (connection.ClientCode is 1000 or 1001)
                    sessions.Remove(session.Id);
            }
        }

        discord.Changed();
    }

    /// <summary>Something happens. Each session is told, now or when it is resumed.</summary>
    /// <param name="times">How often the event comes.</param>
    /// <returns>How many sessions there are to be told.</returns>
    public int Publish(string type, JsonObject data, int times = 1)
    {
        lock (gate)
        {
            Expire();
            foreach (var session in sessions.Values)
            {
                for (var time = 0; time < times; time++)
                    session.Tell(type, data);
            }

            return sessions.Count;
        }
    }

    /// <summary>The connections break, and what was on its way is lost with them.</summary>
    public void Drop() => ForEach(connection => connection.Drop());

    public void Close(int code, bool endsSession = false)
    {
        ForEach(connection => connection.Close(code));
        if (endsSession)
            ForgetSessions();
    }

    public void AskReconnect() => ForEach(connection => connection.Send(7, null));

    public void AskHeartbeat() => ForEach(connection => connection.Send(1, null));

    public void SendRaw(string text) => ForEach(connection => connection.SendText(text));

    public void Invalidate(bool isResumable)
    {
        ForEach(connection => connection.Send(9, isResumable));
        if (!isResumable)
            ForgetSessions();
    }

    public void ForgetSessions()
    {
        lock (gate)
            sessions.Clear();
    }

    /// <returns>A close code, or null when the session has begun; op 9 is sent from here.</returns>
    internal int? Identify(FakeConnection connection, JsonObject data)
    {
        lock (gate)
        {
            var now = discord.Clock.GetUtcNow();
            while (identifies.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(5))
                identifies.Dequeue();
            identifies.Enqueue(now);
            Identified++;
            if (--SessionsLeft < 0)
                discord.Violation("more sessions than the day has: the token is reset");
            if (Token(data) != discord.Token)
                return 4004;
            if (data["intents"]?.GetValue<int>() is not { } intents || intents is < 0 or >= 1 << 26)
                return 4013;
            if ((intents & Privileged & ~AllowedPrivileged) != 0)
                return 4014;
            if (data["properties"] is not JsonObject properties || properties["os"] is null || properties["browser"] is null || properties["device"] is null)
                return 4002;
            if (identifies.Count > 1)
            {
                discord.Violation("two IDENTIFY within five seconds");
                connection.Send(9, false);
                return null;
            }

            Intents = intents;
            Begin(connection);
            return null;
        }
    }

    internal int? Resume(FakeConnection connection, JsonObject data)
    {
        lock (gate)
        {
            Expire();
            Resumed++;
            if (TellsResumeUrl && !connection.Path.StartsWith("/resume", StringComparison.Ordinal))
                discord.Violation("RESUME at another address than resume_gateway_url");
            if (Token(data) != discord.Token)
                return 4004;
            if (!sessions.TryGetValue(data["session_id"]!.GetValue<string>(), out var session))
            {
                connection.Send(9, false);
                return null;
            }

            var sequence = data["seq"]!.GetValue<long>();
            if (sequence > session.Sequence)
                return 4007;
            session.Resume(connection, sequence);
            return null;
        }
    }

    private void Begin(FakeConnection connection)
    {
        var session = new FakeSession(Guid.NewGuid().ToString("N"));
        sessions[session.Id] = session;
        session.Connection = connection;
        connection.Session = session;
        var ready = new JsonObject
        {
            ["v"] = 10,
            ["user"] = discord.Bot,
            ["guilds"] = new JsonArray(new JsonObject { ["id"] = discord.Guild, ["unavailable"] = true }),
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = discord.GatewayUrl.Replace("/gateway", "/resume", StringComparison.Ordinal),
            ["application"] = new JsonObject { ["id"] = discord.ApplicationId, ["flags"] = 0 },
            ["something_new"] = new JsonArray(1, null, "x"),
        };
        if (!TellsResumeUrl)
            ready.Remove("resume_gateway_url");
        session.Tell("READY", ready);
        session.Tell("GUILD_CREATE", new JsonObject
        {
            ["id"] = discord.Guild,
            ["name"] = "Klimanettverket",
            ["preferred_locale"] = null,
            ["channels"] = new JsonArray(new JsonObject { ["id"] = discord.GuildChannel, ["type"] = 0, ["name"] = "prat" }),
        });
    }

    private void Expire()
    {
        var now = discord.Clock.GetUtcNow();
        foreach (var session in sessions.Values.Where(session => session.Connection is null && now - session.LeftAt > SessionLife).ToList())
        {
            sessions.Remove(session.Id);
            Expired++;
        }
    }

    private void ForEach(Action<FakeConnection> act)
    {
        lock (gate)
            connections.ForEach(act);
    }

    private static string Token(JsonObject data)
    {
        var token = data["token"]?.GetValue<string>() ?? "";
        return token.StartsWith("Bot ", StringComparison.Ordinal) ? token[4..] : token;
    }
}

/// <summary>What a session has been told, so that it can be told again. Used under the gateway's lock.</summary>
internal sealed class FakeSession(string id)
{
    private readonly List<(long Sequence, string Type, string Data)> told = [];

    public string Id => id;

    public long Sequence { get; private set; }

    public DateTimeOffset LeftAt { get; set; }

    public FakeConnection? Connection { get; set; }

    public void Tell(string type, JsonObject data)
    {
        var text = data.ToJsonString();
        told.Add((++Sequence, type, text));
        Connection?.SendEvent(type, Sequence, text);
        if (told.Count > 10_000)
            told.RemoveRange(0, 5_000);
    }

    public void Resume(FakeConnection connection, long sequence)
    {
        Connection?.Drop();
        Connection = connection;
        connection.Session = this;
        foreach (var missed in told.Where(missed => missed.Sequence > sequence))
            connection.SendEvent(missed.Type, missed.Sequence, missed.Data);
        connection.SendEvent("RESUMED", ++Sequence, """{"_trace":[]}""");
    }
}
