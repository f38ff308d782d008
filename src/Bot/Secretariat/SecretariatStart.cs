using System.Security.Cryptography;
using Klimalos.Enrolments;
using Klimalos.Storage;

namespace Bot.Secretariat;

/// <summary>
/// Before any message is taken, loads who is of the secretariat. While nobody is, each start prints a new code: whoever types it in a chat
/// first is the first member.
/// </summary>
public sealed partial class SecretariatStart(SecretariatRoster roster, ISecretariatStore store, ILogger<SecretariatStart> logger) : IHostedService
{
    /// <summary>As it is printed; null when the secretariat has members.</summary>
    public string? ClaimCode { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await roster.RefreshAsync();
        if (roster.HasMembers)
        {
            await store.OfferClaimAsync(hash: null, cancellationToken);
            return;
        }

        var code = RandomNumberGenerator.GetString(AccessCode.Alphabet, AccessCode.Length);
        await store.OfferClaimAsync(AccessCode.HashOf(CodePurpose.Secretariat, code), cancellationToken);
        ClaimCode = AccessCode.Show(code);
        LogClaim(ClaimCode);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The secretariat has no member yet: whoever types the code {Code} to the bot first is the first one")]
    private partial void LogClaim(string code);
}
