using System.Buffers.Text;
using Bot.Delivery;
using Bot.Documents;
using Bot.Editing;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;
using Klimalos.Discord;
using Klimalos.Discord.Models;
using Klimalos.Discord.Rendering;
using Klimalos.Discord.Rest;
using Klimalos.Discord.Talk;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Discord;

/// <summary>Brings replies to Discord: as answers to the interaction that asked, while that can be answered, else as messages.</summary>
internal sealed class DiscordSender(
    DiscordRest rest, OpenInteractions interactions, ShownForms forms, DiscordPings pings, CustomIds ids, DocumentDesk desk, DocumentLinks links, CurrentContent content) : IReplySender
{
    private const int MostFileBytes = 20 * 1024 * 1024;

    public bool Serves(QueuedMessage delivery, ConversationReference reference) => DiscordReferences.IsDiscord(reference);

    public async Task<IReadOnlyList<SendPart>> PrepareAsync(OutboxMessage message, ConversationReference reference, CancellationToken cancellationToken)
    {
        var conversation = reference.Conversation.Id!;
        forms.Remember(conversation, message.Reply);
        var (files, addresses) = await DocumentsAsync(message.Reply, cancellationToken);
        var drafts = ReplyRenderer.Render(message.Reply, conversation, ids, content.Content.Texts, files, addresses);
        IReadOnlyList<SendPart> direct =
            [.. drafts.Select((draft, index) => new SendPart((dedupId, cancellation) => SendAsync(draft, message.ReplyToId, reference, index == 0, dedupId, cancellation)))];
        return await pings.PlaceOfAsync(message, DiscordReferences.PersonOf(reference)) is { } place ? InChannel(place, message.Reply, direct) : direct;
    }

    /// <summary>
    /// Also, or in their stead, in the channel that was chosen. Where the one does not take it for good, the other does: only who is reached
    /// in neither is not reached.
    /// </summary>
    private List<SendPart> InChannel(PingPlace place, Reply reply, IReadOnlyList<SendPart> direct)
    {
        var isThere = false;
        var parts = place.Address(ReplyRenderer.Render(DiscordPings.ForAll(reply), place.Conversation, ids, content.Content.Texts, [], []))
            .Select(draft => new SendPart(async (dedupId, cancellation) =>
            {
                var sent = await UnlessRefusedAsync(() => PostAsync(place.Channel, draft, dedupId, cancellation));
                isThere |= sent is not null;
                return sent;
            })).ToList();
        parts.AddRange(direct.Select(part => new SendPart((dedupId, cancellation) =>
            !isThere ? part(dedupId, cancellation)
            : place.Way is PingWay.Both ? UnlessRefusedAsync(() => part(dedupId, cancellation)) : Task.FromResult<string?>(null))));
        return parts;
    }

    /// <returns>Null when it was refused for good.</returns>
    private static async Task<string?> UnlessRefusedAsync(Func<Task<string?>> send)
    {
        try
        {
            return await send();
        }
        catch (SendFailedException problem) when (problem.IsPermanent)
        {
            return null;
        }
    }

    private async Task<string?> PostAsync(Snowflake channel, MessageDraft draft, Guid dedupId, CancellationToken cancellationToken)
    {
        try
        {
            return (await rest.CreateMessageAsync(channel, draft with { Nonce = Base64Url.EncodeToString(dedupId.ToByteArray()) }, cancellationToken)).Id.ToString();
        }
        catch (DiscordException problem)
        {
            throw Failure(problem);
        }
    }

    private async Task<string?> SendAsync(MessageDraft draft, string? replyToId, ConversationReference reference, bool isFirst, Guid dedupId, CancellationToken cancellationToken)
    {
        try
        {
            if (interactions.Of(replyToId) is { } interaction && await interaction.Acknowledged.WaitAsync(cancellationToken) is not FirstAnswer.Refused
                && await AnswerAsync(interaction, draft, cancellationToken) is { } answer)
            {
                return answer.Id.ToString();
            }

            var channel = await ChannelAsync(reference, cancellationToken);
            var message = isFirst && reference.Conversation.IsGroup is true && DiscordReferences.MessageOf(replyToId) is { } asked
                ? draft with { MessageReference = new MessageReference(asked) } : draft;
            return await PostAsync(channel, message, dedupId, cancellationToken);
        }
        catch (DiscordException problem)
        {
            throw Failure(problem);
        }
    }

    /// <summary>
    /// By the interaction's token where it takes that: to keep its promise, and for what nobody else is to see. All else goes as a message,
    /// which has a nonce, and so stands there once though an answer of Discord's was lost.
    /// </summary>
    /// <returns>Null when the token is not needed, or good for nothing any more.</returns>
    private async Task<Message?> AnswerAsync(OpenInteraction open, MessageDraft draft, CancellationToken cancellationToken)
    {
        try
        {
            if (!open.IsPromised)
                return open.IsEphemeral ? await rest.CreateFollowupAsync(open.Interaction, draft with { Flags = MessageFlags.Ephemeral }, cancellationToken) : null;
            var original = await rest.EditOriginalAsync(open.Interaction, draft, cancellationToken);
            open.PromiseKept();
            return original;
        }
        catch (DiscordException problem) when (problem is { IsTransient: false, Status: 401 or 403 or 404 })
        {
            interactions.Close(open.Interaction);
            return null;
        }
    }

    private async Task<Snowflake> ChannelAsync(ConversationReference reference, CancellationToken cancellationToken) =>
        DiscordReferences.ChannelOf(reference) is { } channel ? channel
        : DiscordReferences.PersonOf(reference) is { } person ? await rest.OpenDirectAsync(person, cancellationToken)
        : throw new SendFailedException("The reference does not lead to a conversation.", status: null, isPermanent: true);

    private async Task<(IReadOnlyList<UploadFile> Files, IReadOnlyList<Link> Addresses)> DocumentsAsync(Reply reply, CancellationToken cancellationToken)
    {
        var files = new List<UploadFile>();
        var addresses = new List<Link>();
        foreach (var document in reply.Documents)
        {
            var isFile = document.Kind is not (SecretariatFile.Csv or SecretariatFile.Calendar or SecretariatFile.Page);
            if (isFile && files.Count < DiscordLimits.FilesInMessage && await desk.MakeAsync(document, cancellationToken) is { } made
                && files.Sum(file => file.Content.Length) + made.Bytes.Length < MostFileBytes)
            {
                files.Add(new UploadFile(made.FileName, made.ContentType, made.Bytes, document.Label));
            }
            else
            {
                addresses.Add(new Link(document.Label, links.UrlOf(document)));
            }
        }

        return (files, addresses);
    }

    /// <summary>
    /// Who has closed direct messages, or left every server of the bot's, is unreachable here (status 403): that is remembered, and the next
    /// way to them is taken.
    /// </summary>
    private static SendFailedException Failure(DiscordException problem) => new(
        problem.Code is DiscordErrors.CannotSendToUser or DiscordErrors.NoMutualGuild ? $"direct messages are closed ({problem.Code})" : problem.Message,
        problem.Status,
        !problem.IsTransient,
        problem.RetryAfter,
        problem);
}
