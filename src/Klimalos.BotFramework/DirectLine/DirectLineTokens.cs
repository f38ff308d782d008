using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>What a token allows: one user, in one conversation, until a moment; a file's token only that file.</summary>
/// <param name="ExpiresAt">Unix time in seconds.</param>
internal sealed record Grant(string ConversationId, string UserId, string? UserName = null, string? FileId = null, long ExpiresAt = 0);

internal enum TokenState
{
    Valid,

    /// <summary>Ours, but too old.</summary>
    Expired,

    /// <summary>Not ours, or for another use.</summary>
    Invalid,
}

/// <summary>
/// Makes and reads the tokens of the service, encrypted and signed by ASP.NET Core's data protection. Its time-limited
/// protector reads the system's clock, so the end of life is a part of what is signed.
/// </summary>
internal sealed class DirectLineTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan TicketLife = TimeSpan.FromDays(180);

    private readonly IDataProtector tokens = protection.CreateProtector("Klimalos.DirectLine.Token.v1");
    private readonly IDataProtector tickets = protection.CreateProtector("Klimalos.DirectLine.ReturnTicket.v1");
    private readonly IDataProtector files = protection.CreateProtector("Klimalos.DirectLine.File.v1");

    public string Token(Grant grant) => Protect(tokens, grant with { FileId = null }, TokenLife);

    public string ReturnTicket(Grant grant) => Protect(tickets, grant with { FileId = null }, TicketLife);

    public string FileToken(string conversationId, string fileId) =>
        Protect(files, new Grant(conversationId, string.Empty, FileId: fileId), TokenLife);

    public TokenState ReadToken(string token, out Grant? grant) => Read(tokens, token, out grant);

    public TokenState ReadReturnTicket(string ticket, out Grant? grant) => Read(tickets, ticket, out grant);

    public TokenState ReadFileToken(string token, out Grant? grant) => Read(files, token, out grant);

    private string Protect(IDataProtector protector, Grant grant, TimeSpan life) =>
        protector.Protect(JsonSerializer.Serialize(
            grant with { ExpiresAt = clock.GetUtcNow().Add(life).ToUnixTimeSeconds() }, DirectLineJson.Default.Grant));

    private TokenState Read(IDataProtector protector, string token, out Grant? grant)
    {
        grant = null;
        try
        {
            grant = JsonSerializer.Deserialize(protector.Unprotect(token), DirectLineJson.Default.Grant);
        }
        catch (CryptographicException)
        {
            return TokenState.Invalid;
        }

        return grant is null || grant.ExpiresAt <= clock.GetUtcNow().ToUnixTimeSeconds() ? TokenState.Expired : TokenState.Valid;
    }
}
