using System.Security.Cryptography;
using System.Text;

namespace Klimalos.Secretariat;

/// <summary>A way into the secretariat's page that opens once. Stored by its hash only.</summary>
/// <param name="Hash">See <see cref="HashOf"/>.</param>
/// <param name="Person">Person key of the member who asked for it.</param>
/// <param name="Expires">From then on it is void.</param>
public sealed record PageSignIn(string Hash, string Person, DateTimeOffset Expires)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Below the bot's own address; the token follows as <c>?token=</c>.</summary>
    public const string Path = "secretariat/sign-in";

    /// <summary>The token has 256 random bits, so that a quick hash will do.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
