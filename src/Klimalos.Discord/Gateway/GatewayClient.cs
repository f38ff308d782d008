using System.Net.WebSockets;
using Klimalos.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace Klimalos.Discord.Gateway;

/// <summary>
/// Keeps one connection to Discord's gateway for as long as it runs (https://discord.com/developers/docs/events/gateway), and hands on
/// what happens. It comes back after whatever ended a connection, except when Discord refuses the bot itself.
/// </summary>
public sealed partial class GatewayClient
{
    private const int QueuedEvents = 4096;
    private const int ResumeFailures = 6;
    private static readonly TimeSpan RoomPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestBudgetWait = TimeSpan.FromDays(1);
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(20);

    private readonly DiscordRest rest;
    private readonly DiscordOptions options;
    private readonly IResumeSessionStore store;
    private readonly GatewayConnector connect;
    private readonly TimeProvider clock;
    private readonly Func<double> random;
    private readonly ILogger logger;
    private readonly int queuedEvents;
    private readonly IdentifyBudget budget;
    private readonly Backoff backoff;
    private EventQueue events;
    private DateTimeOffset? connectedAt;
    private int resumeFailures;
    private bool hasToldOfEmpty;

    /// <param name="random">Numbers from 0 to 1.</param>
    internal GatewayClient(
        DiscordRest rest, DiscordOptions options, IResumeSessionStore store, GatewayConnector connect, TimeProvider clock, Func<double> random, ILogger logger, int queuedEvents = QueuedEvents)
    {
        (this.rest, this.options, this.store, this.connect) = (rest, options, store, connect);
        (this.clock, this.random, this.logger) = (clock, random, logger);
        this.queuedEvents = queuedEvents;
        events = new EventQueue(queuedEvents, logger);
        budget = new IdentifyBudget(clock);
        backoff = new Backoff(clock, random);
        Status = new GatewayStatus(GatewayState.Stopped, clock.GetUtcNow());
    }

    public GatewayStatus Status { get; private set; }

    /// <summary>The bot's own user, once it has been connected.</summary>
    public Snowflake? BotId { get; private set; }

    /// <summary>As configured, else as Discord told it when the session began.</summary>
    public Snowflake? ApplicationId { get; private set; }

    /// <summary>Another process runs it.</summary>
    public void StandBy() => Tell(GatewayState.StandingBy);

    /// <summary>Runs until it is told to stop, or Discord refuses the bot; then <see cref="Status"/> tells why.</summary>
    /// <param name="handle">
    /// Called for one event after the other; completes when the event is in safe hands. Neither the next event nor reading nor heartbeats
    /// wait for that. Discord gives an interaction three seconds for its first answer, counted from the event's id.
    /// </param>
    public async Task RunAsync(Func<DiscordEvent, CancellationToken, Task> handle, CancellationToken stop)
    {
        var kept = await LoadAsync(stop);
        events = new EventQueue(queuedEvents, logger);
        events.Begin(kept);
        BotId = kept?.BotId;
        ApplicationId = Snowflake.TryParse(options.ApplicationId, out var configured) ? configured : kept?.ApplicationId;
        using var handling = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var handler = events.HandleAsync((happened, cancellation) => HandleAsync(handle, happened, cancellation), handling.Token);
        try
        {
            await ConnectForEverAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Tell(GatewayState.Stopped);
        }

        handling.Cancel();
        await handler;
        await SaveAsync();
    }

    private async Task HandleAsync(Func<DiscordEvent, CancellationToken, Task> handle, DiscordEvent happened, CancellationToken cancellationToken)
    {
        if (happened is Ready)
            await SaveAsync(); // A process that crashes again and again shall resume, not identify.
        if (happened is MessageCreated { Message: { IsDirect: false, Content: null or "" } message } && message.Attachments is not { Count: > 0 } && !hasToldOfEmpty)
        {
            hasToldOfEmpty = true;
            LogEmpty();
        }

        await handle(happened, cancellationToken);
    }

    private async Task ConnectForEverAsync(CancellationToken stop)
    {
        TellWaiting(problem: null);
        while (true)
        {
            connectedAt = null;
            var end = await ConnectAsync(stop);
            LogEnd(end.IsOurFault || end.Next is GatewayState.Refused ? LogLevel.Error : LogLevel.Information, end.Reason);
            if (end.Next is GatewayState.Identifying)
                events.Begin(null);
            if (end.Next is GatewayState.Stopped or GatewayState.Refused)
            {
                Tell(end.Next, end.Next is GatewayState.Refused ? end.Reason : null);
                return;
            }

            TellWaiting(end.Reason);
            _ = SaveAsync();
            await Task.Delay(backoff.After(end, connectedAt, hasSession: events.Received is not null), clock, stop);
            while (end.Kind is DisconnectKind.Overflow && !events.HasRoom)
                await Task.Delay(RoomPause, clock, stop);
        }
    }

    /// <summary>
    /// Makes one connection, and stays until it ends. When the session's own address fails again and again, a new session is begun at the
    /// first one; but only when that can be reached at a moment when the other cannot: a network that is down altogether is no reason to
    /// give a session up, with all that happened since.
    /// </summary>
    private async Task<Disconnect> ConnectAsync(CancellationToken stop)
    {
        if (events.Received is not { } session)
            return await BeginAnewAsync(await AddressAsync(stop), stop);

        var fallback = resumeFailures >= ResumeFailures ? await AddressAsync(stop) : default;
        var end = await ConnectAsync(session.ResumeUrl, resumes: true, stop);
        var hasFailed = connectedAt is null && end is { Next: GatewayState.Resuming, Kind: not DisconnectKind.Overflow };
        resumeFailures = hasFailed ? resumeFailures + Weight(end) : 0;
        return hasFailed && fallback.Url is not null ? await BeginAnewAsync(fallback, stop) : end;
    }

    /// <summary>An address that does not answer is soon given up; one that answers and then ends the connection may be in passing trouble.</summary>
    private static int Weight(Disconnect end) => end.Kind is DisconnectKind.Unreachable or DisconnectKind.Silence ? ResumeFailures / 2 : 1;

    private async Task<Disconnect> BeginAnewAsync((string? Url, Disconnect? Problem) address, CancellationToken stop) =>
        address.Problem ?? await ConnectAsync(address.Url!, resumes: false, stop);

    private async Task<Disconnect> ConnectAsync(string url, bool resumes, CancellationToken stop)
    {
        if (GatewaySocket.AddressOf(url) is not { } address)
            return new Disconnect(DisconnectKind.UnsafeAddress, Detail: $"its address {url} is not encrypted");
        if (await OpenAsync(address, stop) is not { } opened)
            return new Disconnect(DisconnectKind.Unreachable, Detail: "it cannot be reached");

        using var socket = new GatewaySocket(opened, clock);
        var stopCode = store.IsLasting ? GatewaySocket.KeepSession : GatewaySocket.EndSession;
        var connection = new GatewayConnection(socket, events, options, resumes, stopCode, clock, random, logger)
        {
            OnIdentify = Identify,
            OnReady = ready => Begin(ready, url),
            OnConnected = Connected,
            OnBeat = () => _ = SaveAsync(),
        };
        return await connection.RunAsync(stop);
    }

    private void Identify()
    {
        budget.Taken();
        events.Begin(null);
        resumeFailures = 0;
    }

    private void Connected()
    {
        connectedAt = clock.GetUtcNow();
        Tell(GatewayState.Connected);
        LogConnected();
    }

    /// <param name="url">Where it began: for a session that is not told where to go on.</param>
    private void Begin(Ready ready, string url)
    {
        BotId = ready.User.Id;
        ApplicationId ??= ready.ApplicationId;
        var resumeUrl = ready.ResumeUrl is { } told && GatewaySocket.AddressOf(told) is not null ? told : url;
        events.Begin(new ResumeSession(ready.SessionId, resumeUrl, ready.Sequence, ready.User.Id, ready.ApplicationId));
    }

    /// <summary>Asks where sessions begin, and waits until one may.</summary>
    private async Task<(string? Url, Disconnect? Problem)> AddressAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var gateway = await rest.GetGatewayAsync(stop);
                if (string.IsNullOrEmpty(gateway.Url))
                    return (null, new Disconnect(DisconnectKind.Unreachable, Detail: "Discord does not tell its address"));
                var wait = TimeSpan.FromTicks(Math.Min(budget.Wait(gateway.SessionStartLimit).Ticks, LongestBudgetWait.Ticks));
                if (IdentifyBudget.IsLow(gateway.SessionStartLimit))
                {
                    Tell(GatewayState.Identifying, $"nearly all sessions of the day are used; waits {wait}");
                    LogBudget(wait);
                }

                await Task.Delay(wait, clock, stop);
                if (!IdentifyBudget.IsLow(gateway.SessionStartLimit))
                    return (gateway.Url, null);
            }
        }
        catch (DiscordException exception) when (exception.Status is 401)
        {
            return (null, new Disconnect(DisconnectKind.Closed, 4004));
        }
        catch (DiscordException exception)
        {
            return (null, new Disconnect(DisconnectKind.Unreachable, Detail: exception.Message));
        }
    }

    private async Task<WebSocket?> OpenAsync(Uri address, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(ConnectTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            return await connect(address, either.Token);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            LogUnreachable(address.Host, exception.Message);
            return null;
        }
    }

    private void TellWaiting(string? problem) => Tell(events.Received is null ? GatewayState.Identifying : GatewayState.Resuming, problem);

    private void Tell(GatewayState state, string? problem = null) =>
        Status = new GatewayStatus(state, Status.State == state ? Status.Since : clock.GetUtcNow(), problem);

    private async Task<ResumeSession?> LoadAsync(CancellationToken stop)
    {
        try
        {
            return await store.LoadAsync(stop) is { } session && GatewaySocket.AddressOf(session.ResumeUrl) is not null ? session : null;
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            LogStore(exception);
            return null;
        }
    }

    private async Task SaveAsync()
    {
        try
        {
            await store.SaveAsync(events.Handled, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogStore(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to Discord")]
    private partial void LogConnected();

    [LoggerMessage(Message = "Discord's gateway: {Reason}")]
    private partial void LogEnd(LogLevel level, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Messages in servers come without their words, except those that mention the bot. To read them, switch on MESSAGE CONTENT in the developer portal and set Discord:ReadMessageContent")]
    private partial void LogEmpty();

    [LoggerMessage(Level = LogLevel.Debug, Message = "No connection to {Host}: {Cause}")]
    private partial void LogUnreachable(string host, string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nearly all sessions that may be begun today are used; the next one waits for {Wait}. Restarting the bot over and over uses them up")]
    private partial void LogBudget(TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The Discord session could not be kept; a restart will begin a new one")]
    private partial void LogStore(Exception exception);
}
