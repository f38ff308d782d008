using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Authentication;
using Polly;

namespace Klimalos.BotFramework.Connector;

/// <summary>
/// Calls the Bot Connector REST API of the service that a conversation is reached over
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference).
/// Every method throws <see cref="SendFailedException"/> when the service does not do it, after retrying what is worth it.
/// </summary>
public sealed class ConnectorClient
{
    private readonly HttpClient http;
    private readonly IOutboundTokens tokens;
    private readonly TrustedServiceUrls trusted;
    private readonly TimeProvider clock;
    private readonly ResiliencePipeline<HttpResponseMessage> retry;
    private readonly SendingPace pace;

    /// <param name="http">Must not follow redirects: the token is for the service alone.</param>
    /// <param name="random">Numbers from 0 to 1 for the jitter between attempts.</param>
    internal ConnectorClient(HttpClient http, IOutboundTokens tokens, TrustedServiceUrls trusted, TimeProvider clock, Func<double> random)
    {
        (this.http, this.tokens, this.trusted, this.clock) = (http, tokens, trusted, clock);
        retry = ConnectorRetry.Pipeline(clock, random);
        pace = new SendingPace(clock);
    }

    /// <summary>Sends: as a reply when the activity has a <see cref="Activity.ReplyToId"/>, else as a message of its own.</summary>
    /// <returns>The id of the sent activity, if the channel told one.</returns>
    public async Task<string?> SendAsync(
        string serviceUrl, string conversationId, Activity activity, Guid requestId, CancellationToken cancellationToken)
    {
        var path = $"{ConversationPath(conversationId)}/activities{(activity.ReplyToId is { } id ? $"/{Segment(id)}" : "")}";
        var request = new ConnectorRequest(HttpMethod.Post, serviceUrl, path, requestId, conversationId, Body(activity), PaceOf(conversationId, activity));
        return (await CallAsync(request, ConnectorJson.Default.ResourceAnswer, cancellationToken))?.Id;
    }

    /// <summary>Replaces a sent activity.</summary>
    public async Task<string?> UpdateAsync(
        string serviceUrl, string conversationId, string activityId, Activity activity, Guid requestId, CancellationToken cancellationToken)
    {
        var path = $"{ConversationPath(conversationId)}/activities/{Segment(activityId)}";
        var request = new ConnectorRequest(
            HttpMethod.Put, serviceUrl, path, requestId, conversationId, Body(activity with { Id = activityId }), PaceOf(conversationId, activity));
        return (await CallAsync(request, ConnectorJson.Default.ResourceAnswer, cancellationToken))?.Id;
    }

    /// <summary>Could the activity go at once, as far as the channel's limits are concerned?</summary>
    public bool IsFree(string conversationId, Activity activity) =>
        PaceOf(conversationId, activity) is not { } scope || pace.IsFree(scope);

    /// <summary>Deletes a sent activity.</summary>
    /// <returns>False when the channel cannot delete (the playground answers 501).</returns>
    public async Task<bool> DeleteAsync(
        string serviceUrl, string conversationId, string activityId, Guid requestId, CancellationToken cancellationToken)
    {
        var path = $"{ConversationPath(conversationId)}/activities/{Segment(activityId)}";
        try
        {
            using var response = await ExchangeAsync(
                new ConnectorRequest(HttpMethod.Delete, serviceUrl, path, requestId, conversationId), cancellationToken);
            return true;
        }
        catch (SendFailedException exception) when (exception.Status is 405 or 501)
        {
            return false;
        }
    }

    public async Task<CreatedConversation> CreateConversationAsync(
        string serviceUrl, ConversationParameters parameters, Guid requestId, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(parameters, ConnectorJson.Default.ConversationParameters);
        var request = new ConnectorRequest(HttpMethod.Post, serviceUrl, "v3/conversations", requestId, Body: body);
        return await CallAsync(request, ConnectorJson.Default.ResourceAnswer, cancellationToken) is { Id: { Length: > 0 } id } answer
            ? new CreatedConversation(id, answer.ActivityId, answer.ServiceUrl)
            : throw new SendFailedException("The service made a conversation without telling its id.", status: null, isPermanent: false);
    }

    /// <param name="continuationToken">As the page before told it; null for the first one.</param>
    public async Task<PagedMembers> PagedMembersAsync(
        string serviceUrl, string conversationId, int pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        var next = continuationToken is null ? "" : $"&continuationToken={Uri.EscapeDataString(continuationToken)}";
        return await CallAsync(
            Get(serviceUrl, $"{ConversationPath(conversationId)}/pagedmembers?pageSize={pageSize}{next}"),
            ConnectorJson.Default.PagedMembers,
            cancellationToken) ?? new PagedMembers([], null);
    }

    private static PaceScope? PaceOf(string conversationId, Activity activity) =>
        activity.ChannelId is ChannelIds.MsTeams ? PaceScope.Of(activity.Conversation?.TenantId, conversationId) : null;

    /// <summary>All members, page by page; each stands once, whatever the pages repeat.</summary>
    /// <exception cref="SendFailedException">The service does not tell them.</exception>
    public async Task<IReadOnlyList<ChannelAccount>> AllMembersAsync(string serviceUrl, string conversationId, CancellationToken cancellationToken)
    {
        const int pageSize = 200;
        const int mostPages = 100;
        var members = new Dictionary<string, ChannelAccount>(StringComparer.Ordinal);
        string? next = null;
        for (var page = 0; page < mostPages; page++)
        {
            var answer = await PagedMembersAsync(serviceUrl, conversationId, pageSize, next, cancellationToken);
            foreach (var member in answer.Members?.Where(member => member is { Id.Length: > 0 }) ?? [])
                members[member.Id!] = member;
            if (answer.ContinuationToken is not { Length: > 0 } token || string.Equals(token, next, StringComparison.Ordinal))
                break;
            next = token;
        }

        return [.. members.Values];
    }

    private static ConnectorRequest Get(string serviceUrl, string path) => new(HttpMethod.Get, serviceUrl, path, Guid.NewGuid());

    private static byte[] Body(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.Activity);

    private static string ConversationPath(string conversationId) => $"v3/conversations/{Segment(conversationId)}";

    /// <summary>An id as one segment of a path. Dots alone would climb out of it.</summary>
    private static string Segment(string id) => id is "" or "." or ".."
        ? throw new SendFailedException("An id that cannot stand in an address.", status: null, isPermanent: true)
        : Uri.EscapeDataString(id);

    /// <returns>Null when the answer is empty, or holds something else than it should.</returns>
    private async Task<T?> CallAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await ExchangeAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null; // It was taken; an answer that is not understood does not undo that.
        }
    }

    private async Task<HttpResponseMessage> ExchangeAsync(ConnectorRequest request, CancellationToken cancellationToken)
    {
        if (!trusted.IsTrusted(request.ServiceUrl))
            throw new SendFailedException("The service's address did not come in a verified request.", status: null, isPermanent: true);

        try
        {
            var response = await retry.ExecuteAsync(
                static async (call, token) => await call.Client.AttemptAsync(call.Request, token), (Client: this, Request: request), cancellationToken);
            return response.IsSuccessStatusCode ? response : throw await RefusalAsync(response, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or TokenFetchException
            || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SendFailedException(exception.Message, status: null, isPermanent: false, innerException: exception);
        }
    }

    /// <summary>A channel's limits hold for repetitions too.</summary>
    private async Task<HttpResponseMessage> AttemptAsync(ConnectorRequest request, CancellationToken cancellationToken)
    {
        if (request.Pace is not { } scope)
            return await WithTokenAsync(request, cancellationToken);
        await pace.WaitAsync(scope, cancellationToken);
        var response = await WithTokenAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.TooManyRequests)
            pace.Pause(scope, ConnectorRetry.RetryAfter(response, clock));
        return response;
    }

    /// <summary>A 401 may mean that the token has been revoked: it is fetched once more.</summary>
    private async Task<HttpResponseMessage> WithTokenAsync(ConnectorRequest request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        var response = await SendOnceAsync(request, token, cancellationToken);
        if (response.StatusCode is not HttpStatusCode.Unauthorized || token is null)
            return response;

        response.Dispose();
        tokens.Drop(token);
        return await SendOnceAsync(request, await tokens.GetAsync(cancellationToken), cancellationToken);
    }

    private async Task<HttpResponseMessage> SendOnceAsync(ConnectorRequest request, string? token, CancellationToken cancellationToken)
    {
        using var message = request.ToMessage(token);
        return await http.SendAsync(message, cancellationToken);
    }

    private async Task<SendFailedException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var status = (int)response.StatusCode;
            var isPermanent = status is not 401 && !ConnectorRetry.IsTransient(response.StatusCode) && status is < 500 or 501;
            return new SendFailedException($"The service answered {status}.", status, isPermanent, ConnectorRetry.RetryAfter(response, clock))
            {
                Reason = ReasonIn(await response.Content.ReadAsByteArrayAsync(cancellationToken)),
            };
        }
    }

    private static string? ReasonIn(byte[] body)
    {
        try
        {
            var error = body.Length == 0 ? null : JsonElement.Parse(body).Member("error");
            return error is null ? null : $"{error.Member("code").String()}: {error.Member("message").String()}";
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
