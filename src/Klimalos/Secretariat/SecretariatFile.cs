namespace Klimalos.Secretariat;

/// <summary>
/// Kinds of <see cref="Conversations.DocumentLink"/> that are the secretariat's; the link's enrolment is then a <see cref="StandingFilter"/>'s
/// text, or for the page the token.
/// </summary>
public static class SecretariatFile
{
    public const string Csv = "secretariat-csv";

    public const string Calendar = "secretariat-calendar";

    /// <summary>No file, but the way into the page.</summary>
    public const string Page = "secretariat-page";

    /// <summary>They hold people's names, and their address lets anybody in.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
}
