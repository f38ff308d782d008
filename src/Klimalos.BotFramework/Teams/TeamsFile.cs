using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Teams;

/// <summary>
/// A file that somebody sent to the bot in Teams, where it lies for a few minutes
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#receive-files-in-personal-chat).
/// </summary>
/// <param name="Name">As the person's machine called it.</param>
/// <param name="DownloadUrl">Opens without signing in, and soon no more.</param>
public sealed record TeamsFile(string Name, string DownloadUrl)
{
    public const string DownloadInfo = "application/vnd.microsoft.teams.file.download.info";
    public const string ConsentCard = "application/vnd.microsoft.teams.card.file.consent";
    public const string InfoCard = "application/vnd.microsoft.teams.card.file.info";

    /// <summary>More than this many of one message are left alone.</summary>
    private const int MostFiles = 5;

    /// <summary>The files of the activity; none when it is not from Teams.</summary>
    public static IReadOnlyList<TeamsFile> Of(Activity activity) =>
        activity is { ChannelId: ChannelIds.MsTeams, Type: ActivityTypes.Message, Attachments: { Count: > 0 } attachments }
            ? [.. attachments.Select(Of).OfType<TeamsFile>().Take(MostFiles)]
            : [];

    private static TeamsFile? Of(Attachment? attachment) =>
        attachment is { ContentType: DownloadInfo, Content: { } content, Name: { Length: > 0 } name }
        && content.Parse().Member("downloadUrl").String() is { } url
            ? new TeamsFile(name, url)
            : null;
}

/// <summary>What became of fetching a file.</summary>
public abstract record FetchedFile(string Name)
{
    /// <param name="ContentType">As the bytes bear out.</param>
    public sealed record Taken(string Name, string ContentType, byte[] Bytes) : FetchedFile(Name);

    public sealed record Refused(string Name, FileProblem Problem) : FetchedFile(Name);
}

public enum FileProblem
{
    /// <summary>A kind of file that is not taken, or bytes of another kind than the name says.</summary>
    Kind,

    /// <summary>Larger than <see cref="TeamsFileTransfer.MaxBytes"/>.</summary>
    Size,

    /// <summary>The scanner found something.</summary>
    Unsafe,

    /// <summary>It could not be fetched, or lies where files of Teams do not lie.</summary>
    Failed,
}
