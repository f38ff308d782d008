using Bot.Teams;

namespace Bot.Verbs;

internal static class TeamsPackageVerb
{
    private const string Usage =
        "Usage: teams-package --app-id GUID --domain HOST [--out FILE] [--version 1.0.0] [--developer NAME] [--website URL] [--privacy URL] [--terms URL]";

    private static readonly string[] Options = ["--app-id", "--domain", "--out", "--version", "--developer", "--website", "--privacy", "--terms"];

    /// <summary>Writes the zip file that an administrator uploads to Teams.</summary>
    public static int Run(VerbContext context)
    {
        if (Read(context.Arguments) is not { } given)
            return Refuse(context, "Each option has a name and a value.");
        if (!Guid.TryParse(given.GetValueOrDefault("--app-id"), out var appId))
            return Refuse(context, "--app-id is the bot's MicrosoftAppId, a GUID.");
        if (given.GetValueOrDefault("--domain") is not { } domain || Uri.CheckHostName(domain) is not UriHostNameType.Dns || !domain.Contains('.', StringComparison.Ordinal))
            return Refuse(context, "--domain is the host name of the bot's public address, without https:// and path.");
        if (Settings(appId, domain, given) is not { } settings)
            return Refuse(context, "--version is of the form 1.0.0, --developer at most 32 characters, and each address begins with https://.");

        var file = Path.GetFullPath(given.GetValueOrDefault("--out") ?? "klimalos-teams.zip");
        File.WriteAllBytes(file, AppPackage.Make(settings, context.Sources.Folder()));
        context.Out.WriteLine($"Wrote {file} (manifest {AppManifest.Version}, app version {settings.Version}). docs/teams.md says what to do with it.");
        return 0;
    }

    private static Dictionary<string, string>? Read(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var value] || !Options.Contains(name, StringComparer.Ordinal) || !given.TryAdd(name, value))
                return null;
        }

        return given;
    }

    private static AppPackageSettings? Settings(Guid appId, string domain, Dictionary<string, string> given)
    {
        var version = given.GetValueOrDefault("--version") ?? "1.0.0";
        var developer = given.GetValueOrDefault("--developer") ?? "Klimalos";
        var home = $"https://{domain}/";
        return Version.TryParse(version, out var parsed) && parsed is { Build: >= 0, Revision: < 0 } && developer.Length is > 0 and <= 32
            && Address("--website") is { } website && Address("--privacy") is { } privacy && Address("--terms") is { } terms
                ? new AppPackageSettings(appId, domain, parsed.ToString(), developer, website, privacy, terms)
                : null;

        Uri? Address(string name) =>
            Uri.TryCreate(given.GetValueOrDefault(name) ?? home, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address : null;
    }

    private static int Refuse(VerbContext context, string why)
    {
        context.Error.WriteLine(why);
        context.Error.WriteLine(Usage);
        return VerbList.WrongUse;
    }
}
