using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Hosting;

/// <summary>A channel's Connector service on a loopback port: keeps what the bot sends, and fails as a test wants it to.</summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<SentActivity> sent = [];
    private readonly WebApplication app;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeConnector(WebApplication app) => this.app = app;

    /// <summary>What to answer; null = take it. Called for each request, in the order of arrival.</summary>
    public Func<SentActivity, Task<Refusal?>>? Answer { get; set; }

    public string ServiceUrl => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>What was taken, in the order of arrival.</summary>
    public IReadOnlyList<SentActivity> Sent
    {
        get
        {
            lock (gate)
                return [.. sent];
        }
    }

    /// <summary>How many requests were taken.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return sent.Count;
        }
    }

    public void Forget()
    {
        lock (gate)
            sent.Clear();
    }

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var connector = new FakeConnector(builder.Build());
        connector.app.MapPost("/v3/conversations/{conversation}/activities/{replyTo?}", connector.TakeAsync);
        connector.app.MapPut("/v3/conversations/{conversation}/activities/{activity}", connector.UpdateAsync);
        connector.app.MapDelete("/v3/conversations/{conversation}/activities/{activity}", connector.Delete);
        connector.app.MapPost("/v3/conversations", connector.CreateAsync);
        connector.app.MapGet("/v3/conversations/{conversation}/pagedmembers", connector.Page);
        await connector.app.StartAsync();
        return connector;
    }

    /// <summary>The messages (not typing) that a conversation got, in the order of arrival.</summary>
    public IReadOnlyList<SentActivity> Messages(string conversation) =>
        [.. Sent.Where(activity => activity.IsMessage && string.Equals(activity.Conversation, conversation, StringComparison.Ordinal))];

    /// <summary>Waits until the condition holds over what was sent.</summary>
    public async Task UntilAsync(Func<FakeConnector, bool> condition, TimeSpan? limit = null)
    {
        using var patience = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(20));
        while (true)
        {
            Task change;
            lock (gate)
                change = changed.Task;
            if (condition(this))
                return;
            await change.WaitAsync(patience.Token);
        }
    }

    /// <summary>Waits until the conversation has got that many messages, and returns them.</summary>
    public async Task<IReadOnlyList<SentActivity>> MessagesAsync(string conversation, int count, TimeSpan? limit = null)
    {
        await UntilAsync(connector => connector.Messages(conversation).Count >= count, limit);
        return Messages(conversation);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>What was put in place of an activity, by its id; null = it was deleted.</summary>
    public ConcurrentDictionary<string, JsonElement?> Changed { get; } = [];

    /// <summary>What new conversations were made of, in the order of arrival. Each has the id <c>a:</c> and its member's.</summary>
    public ConcurrentQueue<JsonElement> Created { get; } = [];

    /// <summary>Refuses each new conversation in that way; null = none is refused.</summary>
    public Refusal? NoConversations { get; set; }

    /// <summary>The members of conversations, a list for each page; of others they are not told.</summary>
    public ConcurrentDictionary<string, JsonElement[]> Members { get; } = [];

    /// <summary>How many pages of members were asked for.</summary>
    public int PagesRead { get; private set; }

    private async Task<IResult> CreateAsync(HttpContext context, CancellationToken cancellationToken)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: cancellationToken);
        if (NoConversations is { } refusal)
            return Refuse(context, refusal);
        Created.Enqueue(body.RootElement.Clone());
        return Results.Json(new { id = $"a:{body.RootElement.GetProperty("members")[0].GetProperty("id").GetString()}" }, statusCode: StatusCodes.Status201Created);
    }

    private IResult Page(string conversation, string? continuationToken)
    {
        if (!Members.TryGetValue(conversation, out var pages))
            return Results.NotFound();
        PagesRead++;
        var page = continuationToken is null ? 0 : int.Parse(continuationToken, System.Globalization.CultureInfo.InvariantCulture);
        return Results.Json(new { members = pages[page], continuationToken = page + 1 < pages.Length ? $"{page + 1}" : null });
    }

    private async Task<IResult> UpdateAsync(HttpContext context, string activity)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        Changed[activity] = body.RootElement.Clone();
        return Results.Json(new { id = activity });
    }

    private IResult Delete(string activity)
    {
        Changed[activity] = null;
        return Results.Ok();
    }

    private async Task<IResult> TakeAsync(HttpContext context, string conversation, string? replyTo)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var activity = new SentActivity(conversation, replyTo, body.RootElement.Clone(), context.Request.Headers["x-ms-client-request-id"]);
        if (Answer is { } answer && await answer(activity) is { } refusal)
            return Refuse(context, refusal);
        lock (gate)
        {
            activity = activity with { Id = activity.StreamId ?? $"remote-{sent.Count}" };
            sent.Add(activity);
            changed.SetResult();
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return Results.Json(new { id = activity.Id });
    }

    private static IResult Refuse(HttpContext context, Refusal refusal)
    {
        if (refusal.Status == 0)
            context.Abort();
        if (refusal.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var status = refusal.Status == 0 ? 500 : refusal.Status;
        return refusal.Code is { } code
            ? Results.Json(new { error = new { code, message = refusal.Message } }, statusCode: status)
            : Results.StatusCode(status);
    }
}

/// <param name="Status">0 = cut the connection.</param>
/// <param name="RetryAfter">Seconds.</param>
/// <param name="Code">Of the error in the body; null = no body.</param>
public sealed record Refusal(int Status, int? RetryAfter = null, string? Code = null, string? Message = null);

public sealed record SentActivity(string Conversation, string? ReplyTo, JsonElement Json, string? RequestId)
{
    /// <summary>The id that the channel gave it.</summary>
    public string Id { get; init; } = "";

    public bool IsMessage => string.Equals(Type, "message", StringComparison.Ordinal);

    public string? Type => Json.GetProperty("type").GetString();

    /// <summary>The part of a streamed message that it is; null for one that is sent as a whole.</summary>
    public JsonElement? Stream => Json.TryGetProperty("entities", out var entities)
        ? entities.EnumerateArray().Where(entity => entity.GetProperty("type").ValueEquals("streaminfo")).Cast<JsonElement?>().FirstOrDefault()
        : null;

    public string? StreamId => Stream is { } stream && stream.TryGetProperty("streamId", out var id) ? id.GetString() : null;

    public string? Text => Json.TryGetProperty("text", out var text) ? text.GetString() : null;
}
