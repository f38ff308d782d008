using System.Net.Http.Headers;

namespace Klimalos.BotFramework.Connector;

/// <summary>One request to a Connector service, which may be made several times.</summary>
/// <param name="Path">Below the service URL, ids percent-encoded: <c>v3/conversations/…</c>.</param>
/// <param name="RequestId">The same for each attempt at the same thing.</param>
/// <param name="Pace">What the channel counts the request by; null when it documents no limits.</param>
/// <param name="ConversationId">For a header by which channels trace a message.</param>
internal sealed record ConnectorRequest(
    HttpMethod Method, string ServiceUrl, string Path, Guid RequestId, string? ConversationId = null, byte[]? Body = null, PaceScope? Pace = null)
{
    private static readonly string UserAgent =
        $"Microsoft-BotFramework/3.1 Klimalos/{typeof(ConnectorRequest).Assembly.GetName().Version?.ToString(3)}";

    public HttpRequestMessage ToMessage(string? token)
    {
        var message = new HttpRequestMessage(Method, new Uri($"{ServiceUrl.TrimEnd('/')}/{Path}"));
        message.Headers.TryAddWithoutValidation("Accept", "*/*");
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        message.Headers.TryAddWithoutValidation("x-ms-client-request-id", RequestId.ToString());
        if (ConversationId is not null)
            message.Headers.TryAddWithoutValidation("x-ms-conversation-id", IsHeaderText(ConversationId) ? ConversationId : Uri.EscapeDataString(ConversationId));
        if (token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (Body is not null)
            message.Content = new ByteArrayContent(Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        return message;
    }

    private static bool IsHeaderText(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
