using Bot.Startup;

namespace Bot.Secretariat;

/// <summary><c>Secretariat:Members</c>: those whom the configuration makes members.</summary>
/// <param name="Members">
/// Each <c>channel:id</c>: a person key, or in Teams the object id in the directory (<c>msteams:2d0c…</c>).
/// </param>
public sealed record SecretariatSettings(IReadOnlyList<string> Members)
{
    private const string Key = "Secretariat:Members";

    /// <summary>Reads a list, or one text with commas between.</summary>
    /// <exception cref="StartRefusedException">An entry is not of that form.</exception>
    public static SecretariatSettings From(IConfiguration configuration)
    {
        var listed = configuration.GetSection(Key).GetChildren().Select(entry => entry.Value);
        var written = (configuration[Key] ?? string.Empty).Split(',');
        return new SecretariatSettings(
            [.. listed.Concat(written).Where(entry => !string.IsNullOrWhiteSpace(entry)).Select(entry => Read(entry!.Trim())).Distinct(StringComparer.Ordinal)]);
    }

    private static string Read(string entry)
    {
        var colon = entry.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == entry.Length - 1)
            throw new StartRefusedException($"{Key} has \"{entry}\"; write channel:id, such as msteams:29:1abc… or msteams: and an object id of the directory.");
        return string.Equals(entry[..colon], "webchat", StringComparison.Ordinal) ? $"directline{entry[colon..]}" : entry;
    }
}
