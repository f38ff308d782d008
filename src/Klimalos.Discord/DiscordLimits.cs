namespace Klimalos.Discord;

/// <summary>
/// The documented limits of what is sent. Lengths are counted in code points
/// (https://discord.com/developers/docs/resources/message, /components/reference, /interactions/application-commands).
/// </summary>
public static class DiscordLimits
{
    public const int Content = 2000;
    public const int Nonce = 25;
    public const int RequestBytes = 25 * 1024 * 1024;
    public const int FilesInMessage = 10;

    public const int Embeds = 10;
    public const int EmbedTitle = 256;
    public const int EmbedDescription = 4096;
    public const int EmbedFields = 25;
    public const int EmbedFieldName = 256;
    public const int EmbedFieldValue = 1024;
    public const int EmbedFooter = 2048;
    public const int EmbedAuthor = 256;

    /// <summary>All text of all embeds of one message together.</summary>
    public const int EmbedsTogether = 6000;

    public const int Rows = 5;
    public const int ButtonsInRow = 5;
    public const int ButtonLabel = 80;
    public const int ButtonUrl = 512;
    public const int CustomId = 100;
    public const int SelectOptions = 25;
    public const int SelectOption = 100;
    public const int Placeholder = 150;

    public const int ModalTitle = 45;
    public const int ModalComponents = 5;
    public const int ModalLabel = 45;
    public const int ModalDescription = 100;
    public const int TextInputValue = 4000;
    public const int TextInputPlaceholder = 100;

    public const int Commands = 100;
    public const int CommandName = 32;
    public const int CommandDescription = 100;
    public const int CommandOptions = 25;
    public const int CommandChoices = 25;
    public const int CommandChoice = 100;

    /// <summary>An interaction must have its first answer within this time.</summary>
    public static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(3);

    /// <summary>How long an interaction's token is good for.</summary>
    public static readonly TimeSpan InteractionToken = TimeSpan.FromMinutes(15);
}
