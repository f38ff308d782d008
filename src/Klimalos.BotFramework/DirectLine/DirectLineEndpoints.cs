using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Klimalos.BotFramework.Activities;
using Klimalos.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>
/// Our own Direct Line 3.0 (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference):
/// what a web chat client talks to. Needs an <see cref="IDirectLineStore"/> and an <see cref="IActivityReceiver"/>.
/// </summary>
public static class DirectLineEndpoints
{
    internal const string Root = "/v3/directline";
    private const int LargestActivity = 1024 * 1024;
    private const int LargestUpload = 4 * 1024 * 1024;

    public static IServiceCollection AddDirectLine(this IServiceCollection services, Action<DirectLineOptions>? configure = null)
    {
        services.AddOptions<DirectLineOptions>().Configure(configure ?? (_ => { }));
        services.AddCors();
        services.AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<DirectLineAccess>();
        services.AddSingleton<DirectLineCors>();
        services.AddSingleton<DirectLineSignals>();
        services.AddSingleton<DirectLineConversations>();
        services.AddSingleton<DirectLineStream>();
        services.AddSingleton<DirectLineSender>();
        services.AddSingleton<IActivitySender>(provider => provider.GetRequiredService<DirectLineSender>());
        return services;
    }

    /// <summary>Maps everything under <c>/v3/directline</c>, websockets included.</summary>
    public static IEndpointRouteBuilder MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(Root)
            .WithMetadata(new RequestSizeLimitAttribute(LargestActivity))
            .AddEndpointFilter(GuardAsync);
        group.MapMethods("{**rest}", [HttpMethods.Options], () => Results.NoContent());
        group.MapPost("tokens/generate", GenerateAsync);
        group.MapPost("tokens/refresh", Refresh);
        group.MapPost("tokens/resume", ResumeAsync);
        group.MapGet("session/getsessionid", Session);
        group.MapPost("conversations", OpenAsync);
        group.MapGet("conversations/{conversationId}", ReconnectAsync);
        group.MapGet("conversations/{conversationId}/activities", ReadAsync);
        group.MapPost("conversations/{conversationId}/activities", PostAsync);
        group.MapPost("conversations/{conversationId}/upload", UploadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestUpload));
        group.MapGet("conversations/{conversationId}/files/{fileId}", FileAsync);

        var stream = endpoints.CreateApplicationBuilder();
        stream.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(15) });
        stream.Run(StreamAsync);
        endpoints.MapGet(Root + "/conversations/{conversationId}/stream", stream.Build());
        return endpoints;
    }

    /// <summary>Before each call: which pages may read the answer; after it: what a bad body is answered with.</summary>
    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.RequestServices.GetRequiredService<DirectLineCors>().Apply(http);
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException exception)
        {
            return Answers.Error(exception.StatusCode, "BadRequest", "The body is too large or broken off.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or IOException)
        {
            return Answers.Error(StatusCodes.Status400BadRequest, "BadArgument", "The body cannot be read.");
        }
    }

    private static async Task<IResult> GenerateAsync(HttpContext http, DirectLineAccess access, DirectLineTokens tokens)
    {
        var request = await ReadBodyAsync(http.Request, DirectLineJson.Default.TokenRequest) ?? new();
        var (grant, refusal) = access.Begin(http, request);
        return grant is null ? refusal! : Conversation(http, grant, tokens, StatusCodes.Status200OK, withStream: false);
    }

    private static IResult Refresh(HttpContext http, DirectLineAccess access, DirectLineTokens tokens)
    {
        var (grant, refusal) = access.FromToken(http);
        return grant is null ? refusal! : Conversation(http, grant, tokens, StatusCodes.Status200OK, withStream: false);
    }

    private static async Task<IResult> ResumeAsync(HttpContext http, DirectLineTokens tokens, IDirectLineStore store)
    {
        var request = await ReadBodyAsync(http.Request, DirectLineJson.Default.ResumeRequest);
        if (request?.ReturnTicket is not { Length: > 0 } ticket || tokens.ReadReturnTicket(ticket, out var grant) != TokenState.Valid)
            return Answers.Error(StatusCodes.Status403Forbidden, "BadTicket", "The return ticket is not valid, or no longer.");
        return await store.OwnerAsync(grant!.ConversationId, http.RequestAborted) is null
            ? Answers.Error(StatusCodes.Status404NotFound, "NotFound", "No such conversation.")
            : Conversation(http, grant, tokens, StatusCodes.Status200OK, withStream: false);
    }

    private static IResult Session(HttpContext http, DirectLineAccess access) =>
        access.FromToken(http).Refusal
        ?? Answers.Json(new SessionAnswer(Guid.NewGuid().ToString("N")), DirectLineJson.Default.SessionAnswer);

    private static async Task<IResult> OpenAsync(
        HttpContext http, DirectLineAccess access, DirectLineTokens tokens, DirectLineConversations conversations)
    {
        var request = await ReadBodyAsync(http.Request, DirectLineJson.Default.TokenRequest) ?? new();
        var (grant, refusal) = access.FromTokenOrBegin(http, request);
        if (grant is null)
            return refusal!;
        return await conversations.OpenAsync(grant, request.Locale) switch
        {
            OpenOutcome.Created => Conversation(http, grant, tokens, StatusCodes.Status201Created),
            OpenOutcome.Existing => Conversation(http, grant, tokens, StatusCodes.Status200OK),
            _ => Answers.Error(StatusCodes.Status403Forbidden, "Foreign", "The conversation is another user's."),
        };
    }

    private static async Task<IResult> ReconnectAsync(
        string conversationId, string? watermark, HttpContext http, DirectLineAccess access, DirectLineTokens tokens)
    {
        var (grant, refusal) = await access.ToConversationAsync(http, conversationId);
        return grant is null ? refusal! : Conversation(http, grant, tokens, StatusCodes.Status200OK, watermark: watermark);
    }

    private static async Task<IResult> ReadAsync(
        string conversationId, string? watermark, HttpContext http, DirectLineAccess access, DirectLineTokens tokens, DirectLineConversations conversations)
    {
        var (grant, refusal) = await access.ToConversationAsync(http, conversationId);
        if (grant is null)
            return refusal!;
        if (Position(watermark) is not { } after)
            return BadWatermark();
        var set = await conversations.ReadAsync(conversationId, after, new(http.Request, tokens), http.RequestAborted);
        return Answers.Json(set, DirectLineJson.Default.ActivitySet);
    }

    private static async Task<IResult> PostAsync(
        string conversationId, HttpContext http, DirectLineAccess access, DirectLineConversations conversations)
    {
        var (grant, refusal) = await access.ToConversationAsync(http, conversationId);
        if (grant is null)
            return refusal!;
        if (!http.Request.HasJsonContentType())
            return Answers.Error(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "Send application/json.");
        var activity = await ReadBodyAsync(http.Request, DirectLineJson.Default.Activity);
        return IsFromUser(activity)
            ? Posted(await conversations.PostAsync(grant, WithoutKeptFiles(activity!), DirectLineConversations.DedupKey(activity!)))
            : Answers.Error(StatusCodes.Status400BadRequest, "BadArgument", "An activity has a type, and arrivals are told by the service itself.");
    }

    /// <summary>A client cannot say that we keep a file: only an upload can.</summary>
    private static Activity WithoutKeptFiles(Activity activity) => activity.Attachments is { Count: > 0 } attachments
        ? activity with { Attachments = [.. attachments.Select(attachment => attachment with { Size = null })] }
        : activity;

    private static async Task<IResult> UploadAsync(
        string conversationId, HttpContext http, DirectLineAccess access, DirectLineConversations conversations)
    {
        var (grant, refusal) = await access.ToConversationAsync(http, conversationId);
        if (grant is null)
            return refusal!;
        var (activity, files, refused) = await UploadReader.ReadAsync(http.Request, http.RequestAborted);
        if (refused is not null)
            return refused;
        if (!IsFromUser(activity))
            return Answers.Error(StatusCodes.Status400BadRequest, "BadArgument", "Files come with a message.");

        var dedupKey = DirectLineConversations.DedupKey(activity!);
        var attachments = new List<Attachment>();
        foreach (var file in files)
            attachments.Add(await conversations.SaveFileAsync(conversationId, dedupKey, attachments.Count, file));
        return Posted(await conversations.PostAsync(grant, activity! with { Attachments = attachments }, dedupKey));
    }

    /// <summary>A file never opens in the site's own name: it is saved, or shown inside an image element.</summary>
    private static async Task<IResult> FileAsync(
        string conversationId, string fileId, HttpContext http, DirectLineAccess access, IDirectLineStore store)
    {
        if (await access.RefusesFileAsync(http, conversationId, fileId) is { } refusal)
            return refusal;
        if (await store.FileAsync(conversationId, fileId, http.RequestAborted) is not { } file)
            return Answers.Error(StatusCodes.Status404NotFound, "NotFound", "No such file.");
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(file.Bytes, file.ContentType, file.Name);
    }

    private static async Task StreamAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var conversationId = (string)http.GetRouteValue("conversationId")!;
        var (grant, refusal) = await services.GetRequiredService<DirectLineAccess>().ToConversationAsync(http, conversationId);
        var after = Position(http.Request.Query["watermark"]);
        if (grant is null || after is null || !http.WebSockets.IsWebSocketRequest)
        {
            await (refusal ?? BadWatermark()).ExecuteAsync(http);
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var links = new FileLinks(http.Request, services.GetRequiredService<DirectLineTokens>());
        await services.GetRequiredService<DirectLineStream>().ServeAsync(socket, conversationId, after.Value, links, http.RequestAborted);
    }

    private static IResult Conversation(
        HttpContext http, Grant grant, DirectLineTokens tokens, int status, bool withStream = true, string? watermark = null)
    {
        var token = tokens.Token(grant);
        var answer = new ConversationAnswer(
            grant.ConversationId,
            token,
            (int)DirectLineTokens.TokenLife.TotalSeconds,
            withStream ? StreamUrl(http.Request, grant.ConversationId, token, watermark) : null,
            tokens.ReturnTicket(grant));
        return Answers.Json(answer, DirectLineJson.Default.ConversationAnswer, status);
    }

    private static string StreamUrl(HttpRequest request, string conversationId, string token, string? watermark)
    {
        var address = $"{FileLinks.BaseUrl(request, request.IsHttps ? "wss" : "ws")}/conversations/{Uri.EscapeDataString(conversationId)}/stream?t={token}";
        return string.IsNullOrEmpty(watermark) ? address : $"{address}&watermark={Uri.EscapeDataString(watermark)}";
    }

    private static IResult Posted(PostedActivity posted) =>
        posted.BotStatus < StatusCodes.Status400BadRequest
            ? Answers.Json(new IdAnswer(posted.Id), DirectLineJson.Default.IdAnswer)
            : Answers.Error(
                StatusCodes.Status502BadGateway, "BotError", string.Create(CultureInfo.InvariantCulture, $"The bot answered {posted.BotStatus}."));

    private static bool IsFromUser(Activity? activity) =>
        activity?.Type is { Length: > 0 } and not ("conversationUpdate" or "installationUpdate");

    /// <summary>Empty and "-" mean from the beginning; null when it is no watermark of ours.</summary>
    private static long? Position(string? watermark)
    {
        if (string.IsNullOrEmpty(watermark) || watermark is "-")
            return 0;
        return long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
    }

    private static IResult BadWatermark() =>
        Answers.Error(StatusCodes.Status400BadRequest, "BadArgument", "Not a websocket, or no watermark of this service.");

    /// <summary>Null when there is no body.</summary>
    private static async Task<T?> ReadBodyAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        if (request.ContentLength is 0 || request.ContentType is null)
            return null;
        return await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted);
    }
}
