using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Klimalos.BotFramework.DirectLine;
using static Klimalos.BotFramework.Tests.DirectLine.DirectLineClient;

namespace Klimalos.BotFramework.Tests.DirectLine;

/// <summary>The calls that Web Chat 4.18.1 made, as recorded, in their order.</summary>
public sealed class RecordedCallsTests
{
    private const string RecordedId = "c18b3655-b7a1-4b43-81db-ba1f6a62f6b6";
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0];

    [Fact]
    public async Task Every_recorded_call_gets_the_answer_that_the_client_expects()
    {
        var bot = new ScriptedReceiver();
        await using var host = await ChatHost.StartAsync(new() { Receiver = bot, Configure = Configure });
        using var client = new DirectLineClient(host.Address);
        using var http = new HttpClient { BaseAddress = host.Address };
        var replay = new Replay(client, http);
        var calls = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "DirectLine", "directline-client-calls.json")));

        foreach (var call in calls.EnumerateArray())
            await replay.RepeatAsync(call);

        bot.Received.Select(activity => activity.Type).ShouldBe(["conversationUpdate", "message", "message"]);
        bot.Received.Last().Attachments!.ShouldHaveSingleItem().ContentType.ShouldBe("image/png");
    }

    private static void Configure(DirectLineOptions options)
    {
        options.Secret = "test-secret";
        options.AllowedOrigins.Add("http://127.0.0.1:34353");
    }

    [Theory]
    [InlineData("https://kommune.example", true)]
    [InlineData("https://evil.example", false)]
    [InlineData("http://localhost:5000", false)]
    public async Task With_a_secret_only_the_configured_pages_may_read_the_answers(string origin, bool mayRead)
    {
        await using var host = await ChatHost.StartAsync(new()
        {
            Receiver = new ScriptedReceiver(),
            Configure = options =>
            {
                options.Secret = "test-secret";
                options.AllowedOrigins.Add("https://kommune.example/");
            },
        });
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");

        using var response = await http.SendAsync(request);

        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(mayRead);
    }

    private sealed class Replay(DirectLineClient client, HttpClient http)
    {
        private Uri? streamUrl;

        public async Task RepeatAsync(JsonElement call)
        {
            switch (call.GetProperty("method").GetString())
            {
                case "WS":
                    using (await client.ListenAsync(streamUrl))
                        break;
                case "WS-FRAME":
                    break;
                default:
                    await RepeatHttpAsync(call);
                    break;
            }
        }

        private async Task RepeatHttpAsync(JsonElement call)
        {
            var path = call.GetProperty("path").GetString()!.Replace(RecordedId, client.ConversationId, StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(call.GetProperty("method").GetString()!), path) { Content = Body(call) };
            foreach (var header in call.GetProperty("headers").EnumerateObject().Where(header => header.Name != "content-type"))
                request.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString()!.Replace("{token}", client.Token, StringComparison.Ordinal));

            using var response = await http.SendAsync(request);

            ((int)response.StatusCode).ShouldBe(call.GetProperty("status").GetInt32(), path);
            response.Headers.GetValues("Access-Control-Allow-Origin").ShouldNotBeEmpty();
            if (request.Method == HttpMethod.Options)
                ShouldAllow(response.Headers, call.GetProperty("headers").GetProperty("access-control-request-headers").GetString()!);
            else
                Learn(JsonElement.Parse(await response.Content.ReadAsStringAsync()));
        }

        private static void ShouldAllow(HttpResponseHeaders headers, string wanted)
        {
            var allowed = string.Join(',', headers.GetValues("Access-Control-Allow-Headers")).Split(',', StringSplitOptions.TrimEntries);
            wanted.Split(',').ShouldAllBe(header => allowed.Contains(header));
        }

        private static HttpContent? Body(JsonElement call)
        {
            if (!call.TryGetProperty("body", out var body))
                return null;
            return body.ValueKind == JsonValueKind.Array ? Upload() : new StringContent(body.GetRawText(), Encoding.UTF8, "application/json");
        }

        private static MultipartFormDataContent Upload()
        {
            var activity = new StringContent("""{"type":"message","text":"a picture"}""");
            activity.Headers.ContentType = new("application/vnd.microsoft.activity");
            var file = new ByteArrayContent(Png);
            file.Headers.ContentType = new("image/png");
            return new() { { activity, "activity", "blob" }, { file, "file", "dot.png" } };
        }

        private void Learn(JsonElement answer)
        {
            if (answer.TryGetProperty("token", out var token))
                client.Token = token.GetString()!;
            if (answer.TryGetProperty("conversationId", out var id))
                client.ConversationId = id.GetString()!;
            if (answer.TryGetProperty("streamUrl", out var stream))
                streamUrl = new Uri(stream.GetString()!);
        }
    }
}
