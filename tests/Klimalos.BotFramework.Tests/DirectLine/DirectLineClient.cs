using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Klimalos.BotFramework.Tests.DirectLine;

/// <summary>Speaks Direct Line as clients do, and shows what came back.</summary>
internal sealed class DirectLineClient(Uri address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpClient http = new() { BaseAddress = new Uri(address, "/v3/directline/") };

    public string ConversationId { get; set; } = string.Empty;

    public string Token { get; set; } = string.Empty;

    public string ReturnTicket { get; private set; } = string.Empty;

    public Uri StreamUrl { get; private set; } = address;

    public async Task<JsonElement> OpenAsync(string? userId = null)
    {
        Learn(await OkAsync(PostAsync("tokens/generate", new { user = new { id = userId ?? "dl_ada", name = "Ada" } }, token: null)));
        return Learn(await OkAsync(PostAsync("conversations", new { locale = "nb-NO" }, Token)));
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body, string? token) =>
        SendAsync(HttpMethod.Post, path, token, JsonContent.Create(body));

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, Token);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (content is not null)
        {
            // A server that refuses a large body hangs up on it: so it is asked before the body is sent.
            await content.LoadIntoBufferAsync();
            request.Headers.ExpectContinue = content.Headers.ContentLength > 512 * 1024;
        }

        return await http.SendAsync(request);
    }

    public Task<HttpResponseMessage> SayAsync(object activity) => PostAsync($"conversations/{ConversationId}/activities", activity, Token);

    public Task<HttpResponseMessage> SayAsync(string text, string clientActivityId) =>
        SayAsync(new { type = "message", text, channelData = new { clientActivityID = clientActivityId } });

    public Task<JsonElement> ReadAsync(string watermark = "") =>
        OkAsync(GetAsync($"conversations/{ConversationId}/activities?watermark={watermark}"));

    public async Task<ClientWebSocket> ListenAsync(Uri? streamUrl = null)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(streamUrl ?? StreamUrl, new CancellationTokenSource(Patience).Token);
        return socket;
    }

    public static async Task<JsonElement> NextAsync(ClientWebSocket socket)
    {
        var buffer = new byte[256 * 1024];
        var length = 0;
        ValueWebSocketReceiveResult frame;
        do
        {
            frame = await socket.ReceiveAsync(buffer.AsMemory(length), new CancellationTokenSource(Patience).Token);
            length += frame.Count;
        }
        while (!frame.EndOfMessage);
        return JsonElement.Parse(Encoding.UTF8.GetString(buffer, 0, length));
    }

    public static async Task<JsonElement> OkAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var body = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{response.StatusCode} {body}");
        return JsonElement.Parse(body);
    }

    public static async Task<int> StatusAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return (int)response.StatusCode;
    }

    public void Dispose() => http.Dispose();

    private JsonElement Learn(JsonElement conversation)
    {
        ConversationId = conversation.GetProperty("conversationId").GetString()!;
        Token = conversation.GetProperty("token").GetString()!;
        ReturnTicket = conversation.GetProperty("returnTicket").GetString()!;
        if (conversation.TryGetProperty("streamUrl", out var streamUrl))
            StreamUrl = new Uri(streamUrl.GetString()!);
        return conversation;
    }
}
