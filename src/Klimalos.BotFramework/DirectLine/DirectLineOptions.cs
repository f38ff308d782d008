namespace Klimalos.BotFramework.DirectLine;

/// <summary>Settings of our own Direct Line service, in the configuration section <c>DirectLine</c>.</summary>
public sealed class DirectLineOptions
{
    public const string Section = "DirectLine";

    /// <summary>Whoever shows it may make tokens, for any user. Null: only clients on this machine may.</summary>
    public string? Secret { get; set; }

    /// <summary>Origins of the pages that may call the service from a browser, such as <c>https://kommune.example</c>.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>The bot's own account, as conversations show it.</summary>
    public string BotId { get; set; } = "klimalos";

    public string BotName { get; set; } = "Klimalos";
}
