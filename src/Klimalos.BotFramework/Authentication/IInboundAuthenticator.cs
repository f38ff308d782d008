using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Authentication;

/// <summary>Decides whether an activity comes from whom it says.</summary>
public interface IInboundAuthenticator
{
    /// <param name="authorization">The request's Authorization header as it came; null = none.</param>
    Task<InboundVerdict> AuthenticateAsync(string? authorization, Activity activity, CancellationToken cancellationToken);
}

/// <param name="Status">200 = accepted; 401: no token, or one that proves nothing; 403: a genuine token that does not allow this; 503: no keys to check it by.</param>
/// <param name="Reason">For the log; never holds the token.</param>
public sealed record InboundVerdict(int Status, string Reason)
{
    public static InboundVerdict Accepted { get; } = new(200, "accepted");

    public bool IsAccepted => Status == 200;

    internal static InboundVerdict Unproven(string reason) => new(401, reason);

    internal static InboundVerdict NotAllowed(string reason) => new(403, reason);

    internal static InboundVerdict NoKeys { get; } = new(503, "the keys that tokens are signed with cannot be fetched");
}

/// <summary>Without an app id there is nothing to check. The host then listens on this machine only, and not in Production.</summary>
internal sealed class NoAuthentication : IInboundAuthenticator
{
    public Task<InboundVerdict> AuthenticateAsync(string? authorization, Activity activity, CancellationToken cancellationToken) =>
        Task.FromResult(InboundVerdict.Accepted);
}
