using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Klimalos.Discord.Gateway;

/// <summary>Opens a WebSocket to an address of the gateway.</summary>
internal delegate Task<WebSocket> GatewayConnector(Uri address, CancellationToken cancellationToken);

/// <summary>One connection to the gateway: whole frames in and out. One reader; writers wait for each other.</summary>
internal sealed class GatewaySocket(WebSocket socket, TimeProvider clock) : IDisposable
{
    /// <summary>Ends the connection and keeps the session, which 1000 and 1001 would end too.</summary>
    public const int KeepSession = 4900;
    public const int EndSession = 1000;

    private const int LargestSent = 4096; // Discord closes with 4002 for more.
    private const int LargestReceived = 64 * 1024 * 1024;
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(2);

    private readonly ArrayBufferWriter<byte> received = new(16 * 1024);
    private readonly SemaphoreSlim writing = new(1);

    /// <summary>The code that Discord closed with; null when the connection broke, or has not ended.</summary>
    public int? CloseCode => socket.CloseStatus is { } code and not WebSocketCloseStatus.Empty ? (int)code : null;

    /// <summary>The address for connections, with what Discord wants to know in it.</summary>
    /// <returns>Null when a token must not be sent there: it is not encrypted, and not on this machine.</returns>
    public static Uri? AddressOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "wss" || (address.Scheme is "ws" && address.IsLoopback))
            ? new UriBuilder(address) { Query = QueryFor(address.Query) }.Uri : null;

    /// <summary>The next frame, however many WebSocket frames it comes in.</summary>
    /// <returns>Valid until the next call; null = the connection has ended.</returns>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        received.ResetWrittenCount();
        try
        {
            while (received.WrittenCount < LargestReceived)
            {
                var part = await socket.ReceiveAsync(received.GetMemory(4096), cancellationToken);
                if (part.MessageType is WebSocketMessageType.Close)
                    return null;
                received.Advance(part.Count);
                if (part.EndOfMessage)
                    return received.WrittenMemory;
            }
        }
        catch (WebSocketException)
        {
            // It broke.
        }

        return null;
    }

    /// <summary>Sends; when the connection has broken, the reader finds out.</summary>
    public async Task SendAsync(JsonObject frame, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(frame, DiscordJson.Default.JsonObject);
        if (bytes.Length > LargestSent)
            throw new InvalidOperationException("A frame that Discord would not take.");

        await writing.WaitAsync(cancellationToken);
        try
        {
            if (socket.State is WebSocketState.Open)
                await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (WebSocketException)
        {
            // It broke.
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Says goodbye, if that is still possible within a moment.</summary>
    public async Task CloseAsync(int code)
    {
        using var patience = new CancellationTokenSource(CloseTime, clock);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // It is closed one way or the other.
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        writing.Dispose();
    }

    /// <summary>What else stands in the address stays there.</summary>
    private static string QueryFor(string told) => string.Join('&', told.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(parameter => parameter.Split('=')[0] is not ("v" or "encoding" or "compress")).Prepend("v=10&encoding=json"));
}
