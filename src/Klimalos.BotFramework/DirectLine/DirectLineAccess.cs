using System.Net;
using System.Security.Cryptography;
using System.Text;
using Klimalos.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>Who may do what: a token opens its own conversation, the secret opens all, and without a secret this machine may begin.</summary>
internal sealed class DirectLineAccess(DirectLineTokens tokens, IDirectLineStore store, IOptions<DirectLineOptions> options)
{
    /// <summary>User ids that begin so cannot be those of another channel's or site's users.</summary>
    public const string UserIdPrefix = "dl_";

    /// <summary>The grant of a new conversation, for the user asked for or an anonymous one.</summary>
    public (Grant? Grant, IResult? Refusal) Begin(HttpContext http, TokenRequest request)
    {
        if (RefusesToBegin(http) is { } refusal)
            return (null, refusal);
        var userId = request.User?.Id ?? UserIdPrefix + Guid.NewGuid().ToString("N");
        return IsAcceptable(userId) && (userId.StartsWith(UserIdPrefix, StringComparison.Ordinal) || IsLocal(http))
            ? (new Grant(Guid.NewGuid().ToString(), userId, request.User?.Name), null)
            : (null, Answers.Error(400, "BadArgument", $"A user id begins with {UserIdPrefix} and has at most 200 printable characters."));
    }

    /// <summary>The grant of the caller's token; without a token of ours, a new one for whoever may begin.</summary>
    public (Grant? Grant, IResult? Refusal) FromTokenOrBegin(HttpContext http, TokenRequest request) =>
        Bearer(http) is { } bearer && tokens.ReadToken(bearer, out _) != TokenState.Invalid ? FromToken(http) : Begin(http, request);

    /// <summary>What the caller's token says, whatever conversation it is for.</summary>
    public (Grant? Grant, IResult? Refusal) FromToken(HttpContext http)
    {
        if (Bearer(http) is not { } bearer)
            return (null, Answers.Error(401, "MissingToken", "Send a token as a bearer token."));
        return tokens.ReadToken(bearer, out var grant) switch
        {
            TokenState.Valid => (grant, null),
            TokenState.Expired => (null, Answers.Error(403, "TokenExpired", "The token has expired.")),
            _ => (null, Answers.Error(403, "BadToken", "This is not a token of this service.")),
        };
    }

    /// <summary>The grant for the conversation in the address, checked against its owner.</summary>
    public async Task<(Grant? Grant, IResult? Refusal)> ToConversationAsync(HttpContext http, string conversationId)
    {
        var owner = await store.OwnerAsync(conversationId, http.RequestAborted);
        if (Bearer(http) is { } bearer && IsSecret(bearer))
            return owner is null ? (null, NotFound()) : (new Grant(conversationId, owner), null);

        var (grant, refusal) = FromToken(http);
        if (grant is null)
            return (null, refusal);
        if (owner is null)
            return (null, NotFound());
        return string.Equals(grant.ConversationId, conversationId, StringComparison.Ordinal)
            && string.Equals(grant.UserId, owner, StringComparison.Ordinal)
            ? (grant, null)
            : (null, Answers.Error(403, "Foreign", "The token is for another conversation."));
    }

    /// <summary>May the caller read this file: by the file's own token, or by the conversation's.</summary>
    public async Task<IResult?> RefusesFileAsync(HttpContext http, string conversationId, string fileId)
    {
        if (http.Request.Query["t"] is [{ Length: > 0 } token])
        {
            var state = tokens.ReadFileToken(token, out var grant);
            return state == TokenState.Valid
                && string.Equals(grant!.ConversationId, conversationId, StringComparison.Ordinal)
                && string.Equals(grant.FileId, fileId, StringComparison.Ordinal)
                ? null
                : Answers.Error(403, "BadToken", "The link has expired.");
        }

        return (await ToConversationAsync(http, conversationId)).Refusal;
    }

    /// <summary>
    /// Is the client on this machine? A forwarded request came from elsewhere, and a Host that is not ours is a page which has
    /// bound its own name to this machine.
    /// </summary>
    public static bool IsLocal(HttpContext http) =>
        (http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && !http.Request.Headers.ContainsKey("X-Forwarded-For")
        && !http.Request.Headers.ContainsKey("Forwarded")
        && IsLoopbackHost(http.Request.Host.Host);

    public static bool IsLoopbackHost(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private IResult? RefusesToBegin(HttpContext http)
    {
        if (options.Value.Secret is null)
            return IsLocal(http) ? null : Answers.Error(403, "SecretNeeded", "Without DirectLine:Secret only clients on this machine may begin.");
        if (Bearer(http) is not { } bearer)
            return Answers.Error(401, "MissingSecret", "Send the secret as a bearer token.");
        return IsSecret(bearer) ? null : Answers.Error(403, "BadSecret", "This is not the secret.");
    }

    private bool IsSecret(string bearer) =>
        options.Value.Secret is { Length: > 0 } secret
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(bearer), Encoding.UTF8.GetBytes(secret));

    private static bool IsAcceptable(string userId) => userId.Length is > 0 and <= 200 && !userId.Any(char.IsControl);

    private static IResult NotFound() => Answers.Error(404, "NotFound", "No such conversation.");

    /// <summary>From the header; browsers cannot set one on a websocket, so there it is in the address.</summary>
    private static string? Bearer(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && header.Length > "Bearer ".Length)
            return header["Bearer ".Length..].Trim();
        return http.WebSockets.IsWebSocketRequest && http.Request.Query["t"] is [{ Length: > 0 } token] ? token : null;
    }
}
