using System.Text.Json.Nodes;
using Bot.Documents;
using Bot.Editing;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Cards;
using Klimalos.BotFramework.Connector;
using Klimalos.BotFramework.Teams;
using Klimalos.Conversations;
using Klimalos.Documents;
using Klimalos.Storage;

namespace Bot.Teams;

/// <summary>
/// Offers a document to be saved in the person's OneDrive, in personal chat, where Teams can do that
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4). The card keeps its link beside the offer: guests and
/// others without a OneDrive have that alone.
/// </summary>
public sealed partial class TeamsDocuments(
    DocumentDesk desk, DocumentLinks links, ConnectorSender sender, TeamsFileTransfer files, CurrentContent content, ILogger<TeamsDocuments> logger)
{
    /// <summary>A list of several documents is left as links: an offer for each would fill the chat.</summary>
    public static bool IsAsked(Reply reply, ConversationReference reference) =>
        reply.Documents.Count == 1 && reference is { ChannelId: ChannelIds.MsTeams, Conversation.ConversationType: "personal" };

    /// <summary>Renders the reply, and sends the offer before it.</summary>
    public async ValueTask<IReadOnlyList<Activity>> RenderAsync(OutboxMessage message, ConversationReference reference)
    {
        var cards = ActivityRenderer.RenderAll(message.Reply, reference, message.ReplyToId, links.UrlOf);
        var document = message.Reply.Documents[0];
        try
        {
            if (await desk.MakeAsync(document, CancellationToken.None) is { } made)
                await sender.SendAsync(reference, Offer(document, made, reference), Guid.NewGuid(), CancellationToken.None);
        }
        catch (SendFailedException problem)
        {
            LogNotOffered(problem.Message); // A client that knows no such offers must have the card all the same.
        }

        return cards;
    }

    /// <summary>What the person answered to an offer. The upload may take its time: Teams is answered at once.</summary>
    /// <returns>False when it is no such answer, or not to an offer of ours.</returns>
    public bool TryTake(Activity activity, ConversationReference reference)
    {
        var value = activity.Value;
        if (value.Member("type").String() is not "fileUpload" || value.Member("context").Member("document").String() is not { } token)
            return false;
        var action = value.Member("action").String();
        if (links.Read(token) is not { } document || action is not ("accept" or "decline"))
            return false;
        _ = action is "accept"
            ? SaveAsync(document, value.Member("uploadInfo") is { } info ? UploadInfo.Of(info) : null, activity.ReplyToId, reference)
            : SayAsync(document.Language, "teams.file-declined", activity.ReplyToId, reference);
        return true;
    }

    private async Task SaveAsync(DocumentLink document, UploadInfo? place, string? offer, ConversationReference reference)
    {
        try
        {
            if (await desk.MakeAsync(document, CancellationToken.None) is not { } made)
                await SayAsync(document.Language, "teams.file-unavailable", offer, reference);
            else if (place is null || !await files.PutAsync(place.UploadUrl, made.Bytes, CancellationToken.None))
                await SendAsync(Failure(document, reference), offer, reference);
            else
                await SendAsync(Saved(document, place, reference), offer, reference);
        }
        catch (Exception problem)
        {
            LogNotSaved(problem);
        }
    }

    private Activity Offer(DocumentLink document, MadeDocument made, ConversationReference reference)
    {
        var token = links.TokenOf(document);
        var card = new JsonObject
        {
            ["description"] = document.Label,
            ["sizeInBytes"] = made.Bytes.Length,
            ["acceptContext"] = new JsonObject { ["document"] = token },
            ["declineContext"] = new JsonObject { ["document"] = token },
        };
        return WithAttachment(reference, new Attachment { ContentType = TeamsFile.ConsentCard, Name = made.FileName, Content = Raw(card) });
    }

    private static Activity Saved(DocumentLink document, UploadInfo place, ConversationReference reference) => WithAttachment(
        reference,
        new Attachment
        {
            ContentType = TeamsFile.InfoCard,
            ContentUrl = place.ContentUrl,
            Name = place.Name ?? document.FileName,
            Content = Raw(new JsonObject { ["uniqueId"] = place.UniqueId, ["fileType"] = place.FileType }),
        });

    private Activity Failure(DocumentLink document, ConversationReference reference) => ActivityRenderer.RenderAll(
        new Reply { Language = document.Language, Text = content.Content.Texts.Get(document.Language, "teams.file-failed"), Documents = [document] },
        reference, replyToId: null, links.UrlOf)[0];

    private static Activity WithAttachment(ConversationReference reference, Attachment attachment) =>
        ActivityRenderer.Addressed(reference, replyToId: null) with { Attachments = [attachment] };

    private static RawJson Raw(JsonObject content) => new(System.Text.Encoding.UTF8.GetBytes(content.ToJsonString()));

    private Task SayAsync(Klimalos.Languages.Language language, string key, string? offer, ConversationReference reference) => SendAsync(
        ActivityRenderer.Addressed(reference, replyToId: null) with { Text = content.Content.Texts.Get(language, key), TextFormat = "markdown" },
        offer, reference);

    /// <summary>Says what became of the offer, and takes the offer away. A person who misses this finds the document by its link.</summary>
    private async Task SendAsync(Activity activity, string? offer, ConversationReference reference)
    {
        try
        {
            await sender.SendAsync(reference, activity, Guid.NewGuid(), CancellationToken.None);
            if (offer is not null)
                await sender.DeleteAsync(reference, offer, CancellationToken.None);
        }
        catch (SendFailedException problem)
        {
            LogNotTold(problem.Message);
        }
    }

    /// <summary>Where Teams lets the bot put the file.</summary>
    private sealed record UploadInfo(string UploadUrl, string? ContentUrl, string? Name, string? UniqueId, string? FileType)
    {
        public static UploadInfo? Of(System.Text.Json.JsonElement info) => info.Member("uploadUrl").String() is { } url
            ? new UploadInfo(
                url, info.Member("contentUrl").String(), info.Member("name").String(), info.Member("uniqueId").String(), info.Member("fileType").String())
            : null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A document could not be offered in Teams; its link is in the card: {Cause}")]
    private partial void LogNotOffered(string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "A document could not be saved in Teams")]
    private partial void LogNotSaved(Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of a document in Teams could not be told: {Cause}")]
    private partial void LogNotTold(string cause);
}
