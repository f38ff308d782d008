using System.Net.Http.Headers;
using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>
/// What the bot is held against: a bare ASP.NET Core endpoint that reads the activity as JSON and makes the outbound call that
/// answers it. It decides nothing and stores nothing.
/// </summary>
internal static class BareEndpoint
{
    /// <param name="url">Where to listen.</param>
    /// <param name="replyBytes">Size of a reply: the mean of the bot's.</param>
    /// <param name="repliesPerTurn">The mean of the bot's: a question is answered, and then the step is asked again.</param>
    public static async Task RunAsync(string url, int replyBytes, double repliesPerTurn)
    {
        var turns = 0L;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("*/*");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Microsoft-BotFramework/3.1 Klimalos/0.1.0");
        var padding = new string('x', replyBytes);
        app.MapPost("/api/messages", async (HttpRequest request) =>
        {
            var activity = await JsonSerializer.DeserializeAsync(request.Body, ActivityJson.Default.Activity, request.HttpContext.RequestAborted);
            var turn = Interlocked.Increment(ref turns);
            for (var owed = (long)(turn * repliesPerTurn) - (long)((turn - 1) * repliesPerTurn); owed > 0; owed--)
                await ReplyAsync(client, activity!, padding);
            return Results.Ok();
        });
        await app.RunAsync(url);
    }

    private static async Task ReplyAsync(HttpClient client, Activity activity, string text)
    {
        var reply = new Activity
        {
            Type = "message",
            From = activity.Recipient,
            Recipient = activity.From,
            Conversation = activity.Conversation,
            ReplyToId = activity.Id,
            Text = text,
        };
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"{activity.ServiceUrl}/v3/conversations/{activity.Conversation!.Id}/activities/{activity.Id}")
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(reply, ActivityJson.Default.Activity)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("x-ms-client-request-id", Guid.NewGuid().ToString());
        request.Headers.Add("x-ms-conversation-id", activity.Conversation.Id);
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
