using System.Net.Http.Headers;

namespace Klimalos.BotFramework.Connector;

/// <summary>One request to a Connector service, which may be made several times.</summary>
/// <param name="Path">Below the service URL, ids percent-encoded: <c>v3/conversations/…</c>.</param>
/// <param name="RequestId">The same for each attempt at the same thing.</param>
/// <param name="ConversationId">For a header by which channels trace a message.</param>
internal sealed record ConnectorRequest(
    HttpMethod Method, string ServiceUrl, string Path, Guid RequestId, string? ConversationId = null, byte[]? Body = null)
{
    private static readonly ProductInfoHeaderValue[] UserAgent =
    [
        new("Microsoft-BotFramework", "3.1"),
        new("Klimalos", typeof(ConnectorRequest).Assembly.GetName().Version?.ToString(3)),
    ];

    public HttpRequestMessage ToMessage(string? token)
    {
        var message = new HttpRequestMessage(Method, new Uri($"{ServiceUrl.TrimEnd('/')}/{Path}"));
        message.Headers.Accept.ParseAdd("*/*");
        foreach (var product in UserAgent)
            message.Headers.UserAgent.Add(product);
        message.Headers.Add("x-ms-client-request-id", RequestId.ToString());
        if (ConversationId is not null)
            message.Headers.Add("x-ms-conversation-id", IsHeaderText(ConversationId) ? ConversationId : Uri.EscapeDataString(ConversationId));
        if (token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (Body is not null)
            message.Content = new ByteArrayContent(Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        return message;
    }

    private static bool IsHeaderText(string text) => text.All(character => character is >= ' ' and <= '~');
}
