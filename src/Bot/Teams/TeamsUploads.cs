using Bot.Turns;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Cards;
using Klimalos.BotFramework.Connector;
using Klimalos.BotFramework.Teams;
using Klimalos.Conversations;

namespace Bot.Teams;

/// <summary>Fetches the files that come with a message in Teams, and keeps those that may be kept.</summary>
public sealed partial class TeamsUploads(TeamsFileTransfer files, ReceivedFiles received, ConnectorSender sender, ILogger<TeamsUploads> logger)
{
    public static bool Has(Activity activity) => activity.Attachments is { Count: > 0 } && TeamsFile.Of(activity).Count > 0;

    /// <returns>What was heard, with the files; null when there was nothing but files, none of which could be kept: that was said.</returns>
    public async Task<Translation.Heard?> TakeAsync(Activity activity, Translation.Heard heard)
    {
        var kept = new List<IncomingFile>();
        var refused = 0;
        foreach (var (number, file) in TeamsFile.Of(activity).Index())
        {
            switch (await files.FetchAsync(file, CancellationToken.None))
            {
                case FetchedFile.Taken taken:
                    kept.Add(await received.KeepAsync(taken, SourceOf(activity, number), heard.Incoming.From));
                    break;
                case FetchedFile.Refused problem:
                    refused++;
                    await TellAsync(problem, activity, heard.Incoming);
                    break;
            }
        }

        return kept.Count == 0 && refused > 0 && heard.Incoming.Text is null ? null : heard with { Incoming = heard.Incoming with { Files = kept } };
    }

    private static string SourceOf(Activity activity, int number) => $"{activity.Conversation?.Id}\n{activity.Id ?? Guid.NewGuid().ToString("N")}\n{number}";

    private async Task TellAsync(FetchedFile.Refused refused, Activity activity, Incoming incoming)
    {
        LogRefused(refused.Problem);
        if (ConversationReference.Of(activity) is not { } reference)
            return;
        try
        {
            var words = ActivityRenderer.Addressed(reference, activity.Id) with { Text = received.Explain(refused, incoming), TextFormat = "markdown" };
            await sender.SendAsync(reference, words, Guid.NewGuid(), CancellationToken.None);
        }
        catch (SendFailedException problem)
        {
            LogNotTold(problem.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A file from Teams was not kept: {Problem}")]
    private partial void LogRefused(FileProblem problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The person could not be told that their file was not kept: {Cause}")]
    private partial void LogNotTold(string cause);
}
