using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace Discord.Fake;

/// <summary>The fake Discord without any network: nothing waits for anything but the clock.</summary>
public sealed class MemoryTransport(FakeDiscord discord) : HttpMessageHandler
{
    /// <summary>Opens a connection to the gateway.</summary>
    /// <exception cref="WebSocketException">It is down.</exception>
    public Task<WebSocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        if (discord.Gateway.IsDown?.Invoke(address.AbsolutePath) is true)
            return Task.FromException<WebSocket>(new WebSocketException("The gateway is down."));
        var (client, server) = MemorySocket.Pair();
        _ = discord.Gateway.ServeAsync(server, address.AbsolutePath, address.Query);
        return Task.FromResult<WebSocket>(client);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(Send(request, cancellationToken));
        }
        catch (HttpRequestException exception)
        {
            return Task.FromException<HttpResponseMessage>(exception);
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        request.Content?.CopyTo(body, null, cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(' ', header.Value), StringComparer.OrdinalIgnoreCase);
        var path = request.RequestUri!.AbsolutePath["/api/v10/".Length..];
        var answer = discord.Rest.Handle(FakeBodyReader.Read(request.Method.Method, Uri.UnescapeDataString(path), request.RequestUri.Query, headers, body.ToArray(), discord));
        if (answer.Status is 0)
            throw new HttpRequestException("The connection broke.");
        var text = answer.Text ?? answer.Body?.ToJsonString() ?? "";
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            Content = new StringContent(text, Encoding.UTF8, answer.Text is null ? "application/json" : "text/html"),
        };
        foreach (var (name, value) in answer.Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}

/// <summary>One end of a WebSocket that stays within the process.</summary>
internal sealed class MemorySocket : WebSocket
{
    private readonly Channel<Part> inbox = Channel.CreateUnbounded<Part>();
    private MemorySocket? peer;
    private Part? rest;
    private WebSocketState state = WebSocketState.Open;
    private WebSocketCloseStatus? closeStatus;

    public override WebSocketCloseStatus? CloseStatus => closeStatus;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => state;

    public override string? SubProtocol => null;

    public static (MemorySocket Client, MemorySocket Server) Pair()
    {
        var (client, server) = (new MemorySocket(), new MemorySocket());
        (client.peer, server.peer) = (server, client);
        return (client, server);
    }

    /// <summary>Breaks the connection: what is on its way either way is lost.</summary>
    public override void Abort()
    {
        if (state is WebSocketState.Closed or WebSocketState.Aborted)
            return;
        Break();
        peer!.Break();
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var part = rest;
        while (part is null)
        {
            if (state is WebSocketState.Aborted || !await inbox.Reader.WaitToReadAsync(cancellationToken) || state is WebSocketState.Aborted)
                throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
            if (inbox.Reader.TryRead(out var next))
                part = next;
        }

        if (part.CloseCode is { } code)
        {
            (closeStatus, state) = (code, state is WebSocketState.CloseSent ? WebSocketState.Closed : WebSocketState.CloseReceived);
            return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true);
        }

        var count = Math.Min(buffer.Length, part.Bytes.Length);
        part.Bytes[..count].CopyTo(buffer);
        rest = count < part.Bytes.Length ? part with { Bytes = part.Bytes[count..] } : null;
        return new ValueWebSocketReceiveResult(count, WebSocketMessageType.Text, rest is null && part.IsLast);
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await ReceiveAsync(buffer.AsMemory(), cancellationToken);
        return new WebSocketReceiveResult(result.Count, result.MessageType, result.EndOfMessage, closeStatus, null);
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync((ReadOnlyMemory<byte>)buffer, messageType, endOfMessage, cancellationToken).AsTask();

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (state is not (WebSocketState.Open or WebSocketState.CloseReceived))
            throw new WebSocketException(WebSocketError.InvalidState);
        peer!.inbox.Writer.TryWrite(new Part(buffer.ToArray(), endOfMessage, null));
        return ValueTask.CompletedTask;
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        state = state is WebSocketState.CloseReceived ? WebSocketState.Closed : WebSocketState.CloseSent;
        peer!.inbox.Writer.TryWrite(new Part(default, true, closeStatus));
        return Task.CompletedTask;
    }

    public override void Dispose()
    {
        if (state is WebSocketState.Open)
            Abort();
    }

    private void Break()
    {
        state = WebSocketState.Aborted;
        rest = null;
        while (inbox.Reader.TryRead(out _))
        {
            // Lost on its way.
        }

        inbox.Writer.TryComplete();
    }

    private sealed record Part(ReadOnlyMemory<byte> Bytes, bool IsLast, WebSocketCloseStatus? CloseCode);
}
