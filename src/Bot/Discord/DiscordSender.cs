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
    DiscordRest rest, OpenInteractions interactions, ShownForms forms, CustomIds ids, DocumentDesk desk, DocumentLinks links, CurrentContent content) : IReplySender
{
    private const int MostFileBytes = 20 * 1024 * 1024;

    public bool Serves(QueuedMessage delivery, ConversationReference reference) => DiscordReferences.IsDiscord(reference);

    public async Task<IReadOnlyList<SendPart>> PrepareAsync(OutboxMessage message, ConversationReference reference, CancellationToken cancellationToken)
    {
        var conversation = reference.Conversation.Id!;
        forms.Remember(conversation, message.Reply);
        var (files, addresses) = await DocumentsAsync(message.Reply, cancellationToken);
        var drafts = ReplyRenderer.Render(message.Reply, conversation, ids, content.Content.Texts, files, addresses);
        return [.. drafts.Select((draft, index) => new SendPart((dedupId, cancellation) => SendAsync(draft, message.ReplyToId, reference, index == 0, dedupId, cancellation)))];
    }

    private async Task<string?> SendAsync(MessageDraft draft, string? replyToId, ConversationReference reference, bool isFirst, Guid dedupId, CancellationToken cancellationToken)
    {
        try
        {
            if (interactions.Of(replyToId) is { } interaction && await interaction.Acknowledged.WaitAsync(cancellationToken)
                && await AnswerAsync(interaction, draft, cancellationToken) is { } answer)
            {
                return answer.Id.ToString();
            }

            var channel = await ChannelAsync(reference, cancellationToken);
            var message = draft with
            {
                Nonce = Base64Url.EncodeToString(dedupId.ToByteArray()),
                MessageReference = isFirst && reference.Conversation.IsGroup is true && DiscordReferences.MessageOf(replyToId) is { } asked ? new MessageReference(asked) : null,
            };
            return (await rest.CreateMessageAsync(channel, message, cancellationToken)).Id.ToString();
        }
        catch (DiscordException problem)
        {
            throw Failure(problem);
        }
    }

    /// <returns>Null when the interaction's token is good for nothing any more.</returns>
    private async Task<Message?> AnswerAsync(OpenInteraction open, MessageDraft draft, CancellationToken cancellationToken)
    {
        try
        {
            if (!open.IsPromised)
                return await rest.CreateFollowupAsync(open.Interaction, open.IsEphemeral ? draft with { Flags = MessageFlags.Ephemeral } : draft, cancellationToken);
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
