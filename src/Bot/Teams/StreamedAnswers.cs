using Bot.Delivery;
using Bot.Documents;
using Bot.Editing;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Cards;
using Klimalos.BotFramework.Connector;
using Klimalos.Storage;

namespace Bot.Teams;

/// <summary>
/// Shows long answers in personal chat of Teams while they grow, one part a second. Only the last part is the message: where the stream
/// is refused, is stopped or runs out of time, the answer goes out as a whole. What an earlier process had begun is not streamed again.
/// </summary>
public sealed partial class StreamedAnswers(
    ConnectorSender sender, RenderReply render, DocumentLinks links, CurrentContent content, IConfiguration configuration, TimeProvider time,
    ILogger<StreamedAnswers> logger) : IReplySender
{
    public const string Setting = "Teams:StreamAnswers";

    /// <summary>Teams takes one part a second; requests do not arrive in the rhythm in which they leave.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1.2);

    /// <summary>Teams ends a stream after two minutes.</summary>
    private static readonly TimeSpan LongestStream = TimeSpan.FromSeconds(90);

    private readonly bool isOn = configuration.GetValue(Setting, defaultValue: true);

    public bool Serves(QueuedMessage delivery, ConversationReference reference) =>
        isOn && delivery is { IsLeftOver: false, Attempts: 0, Message.ReplyToId: not null } && AnswerStream.IsFor(delivery.Message.Reply, reference);

    public async Task<IReadOnlyList<SendPart>> PrepareAsync(OutboxMessage message, ConversationReference reference, CancellationToken cancellationToken)
    {
        var whole = await render(message, reference);
        if (whole is not [var single])
            return [.. whole.Select(activity => new SendPart((dedupId, cancellation) => sender.SendAsync(reference, activity, dedupId, cancellation)))];
        var progress = new Progress();
        var stream = new AnswerStream(message.Reply, reference, message.ReplyToId, links.UrlOf);
        var words = content.Content.Texts.Get(message.Reply.Language, "teams.looking-up");
        return [async (dedupId, cancellation) =>
            await StreamAsync(stream, words, progress, reference, dedupId, cancellation)
                ?? await sender.SendAsync(reference, single, dedupId, cancellation)];
    }

    /// <returns>The stream's id, which is the message's; null when it did not come to its end.</returns>
    private async Task<string?> StreamAsync(
        AnswerStream stream, string words, Progress progress, ConversationReference reference, Guid dedupId, CancellationToken cancellationToken)
    {
        if (!progress.IsShown)
        {
            progress.IsShown = true; // Another attempt goes on with the end.
            progress.Id = await ShowAsync(stream, words, reference, cancellationToken);
        }

        if (progress.Id is not { } id)
            return null;
        try
        {
            await sender.SendAsync(reference, stream.Whole(id), dedupId, cancellationToken);
            return id;
        }
        catch (SendFailedException refused) when (IsDone(refused))
        {
            return id; // It had arrived; only the answer to it had been lost.
        }
        catch (SendFailedException refused) when (refused.IsPermanent)
        {
            LogNotStreamed(refused.Status, refused.Reason);
            progress.Id = null;
            return null;
        }
    }

    /// <returns>The stream's id; null when Teams does not begin one, or has ended it.</returns>
    private async Task<string?> ShowAsync(AnswerStream stream, string words, ConversationReference reference, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        string? id = null;
        try
        {
            id = await sender.SendAsync(reference, stream.Beginning(words), Guid.NewGuid(), cancellationToken);
            if (string.IsNullOrEmpty(id))
                return null;
            foreach (var part in stream.Beginnings(id))
            {
                await Task.Delay(Beat, time, cancellationToken);
                if (time.GetElapsedTime(began) > LongestStream)
                    break;
                await sender.SendAsync(reference, part, Guid.NewGuid(), cancellationToken);
            }

            await Task.Delay(Beat, time, cancellationToken);
            return id;
        }
        catch (SendFailedException refused)
        {
            LogNotStreamed(refused.Status, refused.Reason);
            return refused.IsPermanent ? null : id; // Of a service that only failed the end may still be taken.
        }
    }

    /// <summary>Teams says 403 of several things; of a stream that is at its end it says so in words.</summary>
    private static bool IsDone(SendFailedException refused) =>
        refused is { Status: StatusCodes.Status403Forbidden, Reason: { } reason } && reason.Contains("already completed", StringComparison.OrdinalIgnoreCase);

    /// <summary>How far a stream has come, from one attempt at its message to the next.</summary>
    private sealed class Progress
    {
        public bool IsShown { get; set; }

        public string? Id { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "An answer was not streamed in Teams ({Status}, {Reason}); it goes out as a whole")]
    private partial void LogNotStreamed(int? status, string? reason);
}
