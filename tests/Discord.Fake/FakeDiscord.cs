using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Discord.Fake;

/// <summary>
/// A Discord of its own for tests: REST and gateway by the documented rules, strict about all of them, and as unreliable as a test wants
/// it. It runs over real sockets (<see cref="FakeDiscordHost"/>), or without any and in virtual time.
/// </summary>
public sealed class FakeDiscord
{
    public const string BotToken = "MTAx.fake.token";
    private static readonly DateTimeOffset Epoch = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private TaskCompletionSource changed = NewSignal();
    private ulong ids;

    internal ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public FakeDiscord(TimeProvider? clock = null)
    {
        Clock = clock ?? TimeProvider.System;
        Gateway = new FakeGateway(this);
        Rest = new FakeRest(this);
        Guild = NewId();
        GuildChannel = NewId();
    }

    public TimeProvider Clock { get; }

    public FakeGateway Gateway { get; }

    public FakeRest Rest { get; }

    public string Token { get; set; } = BotToken;

    public string ApplicationId { get; } = "1010101010101010101";

    /// <summary>A server that the bot is in, with one text channel.</summary>
    public string Guild { get; }

    public string GuildChannel { get; }

    /// <summary>Where the gateway is; set by the host.</summary>
    public string GatewayUrl { get; set; } = "ws://127.0.0.1:1/gateway";

    /// <summary>Where people's files lie; set by the host.</summary>
    public string FilesUrl { get; set; } = "https://cdn.discordapp.com/attachments";

    /// <summary>How long a file takes to come.</summary>
    public TimeSpan FileDelay { get; set; }

    /// <summary>What the client did against the documentation.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (gate)
                return [.. violations];
        }
    }

    public JsonObject Bot => new() { ["id"] = ApplicationId, ["username"] = "klimalos", ["bot"] = true };

    /// <summary>A new id, made now.</summary>
    public string NewId()
    {
        lock (gate)
            return (((ulong)(Clock.GetUtcNow() - Epoch).TotalMilliseconds << 22) + (ids++ % (1 << 22))).ToString(CultureInfo.InvariantCulture);
    }

    /// <param name="locale">As Discord tells it with interactions: <c>no</c>, <c>sv-SE</c>, <c>da</c>, <c>en-GB</c>, …</param>
    public FakePerson Person(string name, string locale = "no") => new(this, name, locale);

    public void Violation(string what)
    {
        lock (gate)
            violations.Add(what);
        Changed();
    }

    /// <summary>Waits until the condition holds; it is asked again after whatever happens here.</summary>
    public async Task UntilAsync(Func<bool> condition, TimeSpan? limit = null)
    {
        using var patience = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(20));
        while (true)
        {
            Task change;
            lock (gate)
                change = changed.Task;
            if (condition())
                return;
            await change.WaitAsync(patience.Token);
        }
    }

    internal void Changed()
    {
        lock (gate)
        {
            changed.SetResult();
            changed = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
