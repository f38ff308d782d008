using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Klimalos.Discord.Gateway;

/// <summary>One connection from HELLO to its end: reads, beats, begins or resumes the session.</summary>
/// <param name="hasSession">Is there a session to resume?</param>
/// <param name="stopCode">What to close with when the bot stops.</param>
internal sealed partial class GatewayConnection(
    GatewaySocket socket, EventQueue events, DiscordOptions options, bool hasSession, int stopCode, TimeProvider clock, Func<double> random, ILogger logger)
{
    private static readonly TimeSpan HelloTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ReadyTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource<Disconnect> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Heartbeat? heartbeat;
    private Task beating = Task.CompletedTask;

    /// <summary>Called when IDENTIFY is sent.</summary>
    public required Action OnIdentify { get; init; }

    /// <summary>Called with READY.</summary>
    public required Action<Ready> OnReady { get; init; }

    /// <summary>Called when READY or RESUMED has come.</summary>
    public required Action OnConnected { get; init; }

    /// <summary>Called with each heartbeat: a moment for what is to be done now and then.</summary>
    public required Action OnBeat { get; init; }

    /// <returns>Why it ended; never throws.</returns>
    public async Task<Disconnect> RunAsync(CancellationToken stop)
    {
        using var life = new CancellationTokenSource();
        using var patience = new CancellationTokenSource(HelloTime, clock);
        await using var impatience = patience.Token.Register(() => End(DisconnectKind.Silence));
        await using var stopping = stop.Register(() => End(DisconnectKind.Stop));
        var reading = ReadAsync(patience, life.Token);
        var end = await ended.Task;
        await socket.CloseAsync(end.Kind is DisconnectKind.Stop ? stopCode : GatewaySocket.KeepSession);
        life.Cancel();
        await reading;
        await beating;
        return end;
    }

    private void End(DisconnectKind kind, int? code = null) => ended.TrySetResult(new Disconnect(kind, code));

    private async Task ReadAsync(CancellationTokenSource patience, CancellationToken life)
    {
        try
        {
            while (await socket.ReceiveAsync(life) is { } bytes)
            {
                if (Read(bytes.Span) is { } frame && await TakeAsync(frame, patience, life) is { } kind)
                {
                    End(kind);
                    return;
                }
            }

            End(DisconnectKind.Closed, socket.CloseCode);
        }
        catch (OperationCanceledException)
        {
            End(DisconnectKind.Stop);
        }
        catch (Exception exception)
        {
            LogBroken(exception);
            End(DisconnectKind.Closed);
        }
    }

    private GatewayFrame? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, DiscordJson.Default.GatewayFrame);
        }
        catch (JsonException exception)
        {
            LogUnreadable("a frame", exception.Message);
            return null;
        }
    }

    /// <returns>Why the connection is to end; null = it goes on.</returns>
    private async Task<DisconnectKind?> TakeAsync(GatewayFrame frame, CancellationTokenSource patience, CancellationToken life)
    {
        switch (frame.Op)
        {
            case Opcode.Dispatch:
                return Dispatch(frame, patience);
            case Opcode.Hello when heartbeat is null:
                patience.CancelAfter(ReadyTime);
                await GreetAsync(frame, life);
                return null;
            case Opcode.Heartbeat when heartbeat is not null:
                await heartbeat.BeatNowAsync(life);
                return null;
            case Opcode.HeartbeatAck:
                heartbeat?.Answered();
                return null;
            case Opcode.Reconnect:
                return DisconnectKind.Reconnect;
            case Opcode.InvalidSession:
                return frame.D.ValueKind is JsonValueKind.True ? DisconnectKind.InvalidResumable : DisconnectKind.InvalidGone;
            default:
                return null; // Discord has more of them, and may come up with others.
        }
    }

    private async Task GreetAsync(GatewayFrame frame, CancellationToken life)
    {
        var told = TimeSpan.FromMilliseconds(frame.D.Deserialize(DiscordJson.Default.Hello)!.HeartbeatInterval);
        heartbeat = new Heartbeat(BeatAsync, clock, random);
        beating = BeatOnAsync(heartbeat, told > ShortestInterval ? told : ShortestInterval, life);
        if (hasSession && events.Received is { } session)
        {
            await socket.SendAsync(Outgoing.Resume(options, session), life);
            return;
        }

        OnIdentify();
        await socket.SendAsync(Outgoing.Identify(options), life);
    }

    private async Task BeatOnAsync(Heartbeat timer, TimeSpan interval, CancellationToken life)
    {
        try
        {
            await timer.RunAsync(interval, life);
            End(DisconnectKind.Zombie);
        }
        catch (OperationCanceledException)
        {
            // The connection has ended.
        }
    }

    private async Task BeatAsync(CancellationToken life)
    {
        await socket.SendAsync(Outgoing.Heartbeat(events.Received?.Sequence), life);
        OnBeat();
    }

    private DisconnectKind? Dispatch(GatewayFrame frame, CancellationTokenSource patience)
    {
        var happened = Happened(frame);
        if (happened is Ready ready)
            OnReady(ready);
        if (!events.TryAdd(happened, frame.S))
            return DisconnectKind.Overflow;
        if (happened is Ready or Resumed)
        {
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            OnConnected();
        }

        return null;
    }

    private DiscordEvent? Happened(GatewayFrame frame)
    {
        try
        {
            return EventReader.Read(frame.T, frame.D) is { } happened
                ? happened with { Sequence = frame.S ?? 0, ReceivedAt = clock.GetUtcNow() } : null;
        }
        catch (JsonException exception)
        {
            LogUnreadable(frame.T ?? "an event", exception.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord sent {What} that cannot be read and is left out: {Cause}")]
    private partial void LogUnreadable(string what, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "The connection to Discord's gateway failed and is made anew")]
    private partial void LogBroken(Exception exception);
}
