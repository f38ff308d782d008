using System.Security.Cryptography;
using System.Text.Json;
using Bot.Web;
using Klimalos.Conversations;
using Klimalos.Secretariat;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Documents;

/// <summary>
/// Makes addresses of documents that open without signing in: whoever has the address has the document, for thirty days, or the secretariat's for an hour. The
/// address carries its link, signed and encrypted, so that nothing is stored and nothing can be guessed.
/// </summary>
public sealed class DocumentLinks(IDataProtectionProvider protection, PublicAddress address)
{
    public const string Path = "documents";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("documents").ToTimeLimitedDataProtector();

    public string UrlOf(DocumentLink link) => link.Kind is SecretariatFile.Page
        ? new Uri(address.Value, $"{PageSignIn.Path}?token={Uri.EscapeDataString(link.Enrolment)}").AbsoluteUri
        : new Uri(address.Value, $"{Path}/{TokenOf(link)}").AbsoluteUri;

    /// <summary>The link, signed and encrypted: whatever comes back with it, it was made here.</summary>
    public string TokenOf(DocumentLink link)
    {
        var lifetime = link.Kind is SecretariatFile.Csv or SecretariatFile.Calendar ? SecretariatFile.Lifetime : Lifetime;
        return protector.Protect(JsonSerializer.Serialize(link, DocumentJson.Default.DocumentLink), lifetime);
    }

    /// <summary>Null when the token is none of ours, or is too old.</summary>
    public DocumentLink? Read(string token)
    {
        try
        {
            return JsonSerializer.Deserialize(protector.Unprotect(token), DocumentJson.Default.DocumentLink);
        }
        catch (Exception problem) when (problem is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}
