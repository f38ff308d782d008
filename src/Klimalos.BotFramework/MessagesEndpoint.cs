using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Authentication;
using Klimalos.BotFramework.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Klimalos.BotFramework;

/// <summary>
/// <c>POST /api/messages</c>: reads an activity, checks where it comes from, and hands it to the bot. What is refused here
/// leads to no outbound request.
/// </summary>
internal sealed partial class MessagesEndpoint(
    IInboundAuthenticator authenticator,
    TenantAllowList tenants,
    TrustedServiceUrls trusted,
    IActivityReceiver receiver,
    ILogger<MessagesEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            return; // The playground asks this way whether a bot is there.
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "POST, HEAD";
            return;
        }

        var cancellationToken = context.RequestAborted;
        switch (await ActivityReader.ReadAsync(context.Request, cancellationToken))
        {
            case ActivityReading.Refused refused:
                Refuse(context.Response, refused.Status, refused.Reason);
                break;
            case ActivityReading.Read { Activity: var activity }:
                await HandleAsync(context, activity, cancellationToken);
                break;
        }
    }

    private async Task HandleAsync(HttpContext context, Activity activity, CancellationToken cancellationToken)
    {
        var verdict = await authenticator.AuthenticateAsync(context.Request.Headers.Authorization, activity, cancellationToken);
        if (!verdict.IsAccepted)
            Refuse(context.Response, verdict.Status, verdict.Reason);
        else if (!tenants.Allows(activity))
            Refuse(context.Response, StatusCodes.Status403Forbidden, "the activity's tenant is not allowed");
        else if (Fault(activity) is { } fault)
            Refuse(context.Response, StatusCodes.Status400BadRequest, fault);
        else
            await AnswerAsync(context.Response, activity, cancellationToken);
    }

    /// <summary>What keeps an activity from being answered; it is trusted from here on.</summary>
    private string? Fault(Activity activity)
    {
        if (activity.ServiceUrl is not null && !trusted.Trust(activity.ServiceUrl))
            return "the service URL is none that the bot would talk to";
        return activity is { Type: ActivityTypes.Message or ActivityTypes.Invoke, Conversation: not { Id.Length: > 0 } }
            ? "the activity names no conversation"
            : null;
    }

    private async Task AnswerAsync(HttpResponse response, Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await receiver.ReceiveAsync(activity, cancellationToken);
            response.StatusCode = answer.Status;
            if (answer.Body is { } body)
                await WriteAsync(response, body, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The client has gone; it will send the activity again.
        }
#pragma warning disable CA1031 // The edge: whatever went wrong inside, the client learns only that it did.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            HandlingFailed(logger, exception, activity.Type, activity.Id);
            if (!response.HasStarted)
                response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private static async Task WriteAsync(HttpResponse response, JsonElement body, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(response.BodyWriter, WireJson.WriterOptions);
        body.WriteTo(writer);
        await writer.FlushAsync(cancellationToken);
    }

    private void Refuse(HttpResponse response, int status, string reason)
    {
        Refused(logger, status, reason);
        response.StatusCode = status;
        if (status is StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a request with {Status}: {Reason}")]
    private static partial void Refused(ILogger logger, int status, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Handling the {Type} activity {ActivityId} failed")]
    private static partial void HandlingFailed(ILogger logger, Exception exception, string? type, string? activityId);
}
