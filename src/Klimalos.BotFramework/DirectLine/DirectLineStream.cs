using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Hosting;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>Serves one websocket: what was said since the watermark, then whatever is said, until either side goes.</summary>
internal sealed class DirectLineStream(
    DirectLineConversations conversations, DirectLineSignals signals, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>How long a client may take to answer our goodbye.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    public async Task ServeAsync(
        WebSocket socket, string conversationId, long watermark, FileLinks links, CancellationToken requestAborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(requestAborted, lifetime.ApplicationStopping);
        // Subscribed before the first look into the store, so that nothing falls in between.
        using var subscription = signals.Subscribe(conversationId);
        var listening = ListenAsync(socket, ending);
        try
        {
            while (true)
            {
                watermark = await ReplayAsync(socket, conversationId, watermark, links, ending.Token);
                var live = await subscription.NextAsync(ending.Token);
                if (live.Count > 0)
                    await SendAsync(socket, new(live, watermark.ToString(CultureInfo.InvariantCulture)), ending.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            await CloseAsync(socket, listening);
        }
    }

    private async Task<long> ReplayAsync(
        WebSocket socket, string conversationId, long after, FileLinks links, CancellationToken cancellationToken)
    {
        while (true)
        {
            var set = await conversations.ReadAsync(conversationId, after, links, cancellationToken);
            var last = long.Parse(set.Watermark, CultureInfo.InvariantCulture);
            if (last == after)
                return after;
            await SendAsync(socket, set, cancellationToken);
            after = last;
        }
    }

    private static Task SendAsync(WebSocket socket, ActivitySet set, CancellationToken cancellationToken) =>
        socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(set, DirectLineJson.Default.ActivitySet),
            WebSocketMessageType.Text,
            endOfMessage: true,
            cancellationToken);

    /// <summary>Clients send empty frames to keep the line open; what they say here is of no meaning, that they go is.</summary>
    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource ending)
    {
        var buffer = new byte[256];
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                var frame = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (frame.MessageType == WebSocketMessageType.Close)
                    break;
            }
        }
        catch (WebSocketException)
        {
            // Gone without a word: the same as a close.
        }

        await ending.CancelAsync();
    }

    private async Task CloseAsync(WebSocket socket, Task listening)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, statusDescription: null, CancellationToken.None);
            await listening.WaitAsync(Goodbye, clock);
        }
        catch (Exception exception) when (exception is WebSocketException or TimeoutException)
        {
            socket.Abort();
            await listening;
        }
    }
}
