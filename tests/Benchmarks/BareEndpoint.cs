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
    /// <param name="replyBytes">Size of the reply: the mean of the bot's.</param>
    public static async Task RunAsync(string url, int replyBytes)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        using var client = new HttpClient();
        var padding = new string('x', replyBytes);
        app.MapPost("/api/messages", async (HttpRequest request) =>
        {
            var activity = await JsonSerializer.DeserializeAsync(request.Body, ActivityJson.Default.Activity, request.HttpContext.RequestAborted);
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
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(reply, ActivityJson.Default.Activity));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PostAsync($"{activity.ServiceUrl}/v3/conversations/{activity.Conversation!.Id}/activities/{activity.Id}", content);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
