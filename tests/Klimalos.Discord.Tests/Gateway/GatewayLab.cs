using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Klimalos.Discord.Tests.Gateway;

/// <summary>A gateway client and a fake Discord in virtual time.</summary>
internal sealed class GatewayLab
{
    private readonly Random random;
    private readonly HashSet<Snowflake> handledBefore = [];
    private Action stop = () => { };
    private ProcessStore? store;
    private Task running = Task.CompletedTask;

    public GatewayLab(int seed = 1, double? chance = null, int queuedEvents = 4096)
    {
        random = new Random(seed);
        Chance = chance is { } fixedChance ? () => fixedChance : random.NextDouble;
        QueuedEvents = queuedEvents;
        Discord = new FakeDiscord(Time.Clock);
        Options = new DiscordOptions { Token = FakeDiscord.BotToken, ApiBaseUrl = "https://discord.test/api/v10" };
        Kari = Discord.Person("Kari");
    }

    public Simulation Time { get; } = new();

    public FakeDiscord Discord { get; }

    public FakeGateway Gateway => Discord.Gateway;

    public DiscordOptions Options { get; }

    /// <summary>What outlives the process; null = nothing does.</summary>
    public KeptSession? Kept { get; set; }

    public GatewayClient Client { get; private set; } = null!;

    public FakePerson Kari { get; }

    /// <summary>What was handled, in order.</summary>
    public List<DiscordEvent> Handled { get; } = [];

    /// <summary>What the handler does besides.</summary>
    public Func<DiscordEvent, CancellationToken, Task> Handler { get; set; } = (_, _) => Task.CompletedTask;

    public Func<Uri, bool>? IsUnreachable { get; set; }

    public List<Uri> Addresses { get; } = [];

    public IEnumerable<string> Texts => Handled.OfType<MessageCreated>().Select(happened => happened.Message.Content!);

    private Func<double> Chance { get; }

    private int QueuedEvents { get; }

    /// <summary>
    /// Starts a client; a second call starts another process with what was kept: the session, and the ids of what has been handled, which
    /// the application stores with each turn.
    /// </summary>
    public GatewayLab Start(ILogger? logger = null)
    {
        var stopping = new CancellationTokenSource();
        stop = stopping.Cancel;
        handledBefore.UnionWith(Handled.Select(EventReader.IdOf).OfType<Snowflake>());
        store = Kept is null ? null : new ProcessStore(Kept);
        var transport = new MemoryTransport(Discord);
        var rest = new DiscordRest(new RestClient(new HttpClient(transport), Options, Time.Clock, Chance, NullLogger.Instance), Time.Clock, NullLogger.Instance);
        Client = new GatewayClient(rest, Options, (IResumeSessionStore?)store ?? new VolatileSessionStore(), ConnectAsync, Time.Clock, Chance, logger ?? NullLogger.Instance, QueuedEvents);
        running = Time.Start(() => Client.RunAsync(HandleAsync, stopping.Token));
        return this;

        Task<WebSocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
        {
            Addresses.Add(address);
            return IsUnreachable?.Invoke(address) is true
                ? Task.FromException<WebSocket>(new HttpRequestException("Unreachable."))
                : transport.ConnectAsync(address, cancellationToken);
        }
    }

    public void Pass(double seconds) => Time.Pass(TimeSpan.FromSeconds(seconds));

    public void Do(Action act) => Time.Do(act);

    public void Say(string text, int times = 1) => Time.Do(() => Kari.Say(text, times));

    public void Stop()
    {
        Time.Do(stop);
        Time.Finish(running);
    }

    /// <summary>The process dies: nothing is saved, nothing is said, and nothing is handled any more.</summary>
    public void Kill() => Time.Do(() =>
    {
        store!.IsDead = true;
        Gateway.Drop();
        stop();
    });

    private async Task HandleAsync(DiscordEvent happened, CancellationToken cancellationToken)
    {
        if (EventReader.IdOf(happened) is { } id && handledBefore.Contains(id))
            return;
        await Handler(happened, cancellationToken);
        Handled.Add(happened);
    }
}

/// <summary>A session as a file would keep it: as text.</summary>
internal sealed class KeptSession
{
    public string? Text { get; set; }
}

/// <summary>One process's hold on it.</summary>
internal sealed class ProcessStore(KeptSession kept) : IResumeSessionStore
{
    public bool IsLasting => true;

    public bool IsDead { get; set; }

    public Task<ResumeSession?> LoadAsync(CancellationToken cancellationToken) =>
        Task.FromResult(kept.Text is null ? null : ResumeSession.FromJson(kept.Text));

    public Task SaveAsync(ResumeSession? session, CancellationToken cancellationToken)
    {
        if (!IsDead)
            kept.Text = session?.ToJson();
        return Task.CompletedTask;
    }
}
