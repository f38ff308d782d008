namespace Klimalos.BotFramework.Authentication;

/// <summary>
/// The issuers whose tokens come with activities of the Emulator and the Agents Playground. Anybody can have an Entra tenant:
/// only the app's own, the allowed ones and the two behind botframework.com count.
/// </summary>
internal static class EntraIssuers
{
    private static readonly string[] BotFrameworkTenants =
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];

    public static IReadOnlySet<string> Of(BotFrameworkOptions options) => options.AllowedTenants
        .Append(options.MicrosoftAppTenantId ?? "")
        .Where(tenant => !string.IsNullOrWhiteSpace(tenant))
        .Select(tenant => tenant.Trim().ToLowerInvariant())
        .Concat(BotFrameworkTenants)
        .SelectMany(IssuersOf)
        .ToHashSet(StringComparer.Ordinal);

    private static string[] IssuersOf(string tenant) =>
    [
        $"https://sts.windows.net/{tenant}/",
        $"https://login.microsoftonline.com/{tenant}/v2.0",
        $"https://login.microsoftonline.us/{tenant}/v2.0",
    ];
}
