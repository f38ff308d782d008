using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Turns;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Cards;
using Klimalos.BotFramework.Connector;
using Klimalos.Conversations;
using Klimalos.Storage;

namespace Bot.Teams;

/// <summary>
/// Opens the chat with somebody alone whom the bot may have met in a group or channel only
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
/// </summary>
public sealed partial class PersonalChats(ISharingStore sharing, ConnectorClient connector, ConnectorSender sender, TimeProvider time, ILogger<PersonalChats> logger)
{
    /// <summary>An invoke must be answered in five seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>Null where the channel has no such chat.</returns>
    public async Task<PersonalChat?> OpenAsync(ArrivedTurn turn)
    {
        if (turn is not { Incoming.HasPersonalChat: true, Reference.Bot: not null })
            return null;
        if (await sharing.ReachAsync(turn.Incoming.From.Key, CancellationToken.None) is { Conversation.Channel: ChannelIds.MsTeams } known
            && JsonSerializer.Deserialize(known.ReferenceJson, ActivityJson.Default.ConversationReference) is { } reference)
        {
            return new OpenedChat(reference);
        }

        try
        {
            return new OpenedChat(await CreateAsync(turn).WaitAsync(Patience, time));
        }
        catch (Exception problem) when (problem is SendFailedException or TimeoutException)
        {
            LogNotOpened(problem.Message);
            return new PersonalChat(IsOpen: false);
        }
    }

    /// <summary>The turn there, to be run once what led to it is stored.</summary>
    internal static ArrivedTurn? Next(ArrivedTurn turn, TurnResult result, Findings? findings) =>
        result.GoesOnAlone is { } submission && findings?.Found.GetValueOrDefault(new Need.PersonalChat()) is OpenedChat chat
            ? new ArrivedTurn(
                ArrivedTurn.KeyOf(chat.Reference),
                $"{turn.Conversation.Id} {turn.ActivityId}",
                ReplyToId: null,
                turn.Incoming with { Text = null, Submission = submission, Files = [], IsShared = false, HasPersonalChat = false },
                chat.Reference)
            : null;

    /// <summary>Teams makes a conversation also for who has not added the bot, and refuses what is then sent there.</summary>
    private async Task<ConversationReference> CreateAsync(ArrivedTurn turn)
    {
        var (place, person) = (turn.Reference, turn.Incoming.From);
        var tenant = person.TenantId ?? place.TenantId;
        var parameters = new ConversationParameters
        {
            Bot = place.Bot,
            Members = [new ChannelAccount { Id = person.Id }],
            TenantId = tenant,
            ChannelData = JsonElement.Parse(new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } }.ToJsonString()),
        };
        var created = await connector.CreateConversationAsync(place.ServiceUrl, parameters, Guid.NewGuid(), CancellationToken.None);
        var reference = place with
        {
            ServiceUrl = created.ServiceUrl is { Length: > 0 } moved ? moved : place.ServiceUrl,
            Conversation = new ConversationAccount { Id = created.Id, ConversationType = "personal", TenantId = tenant },
            User = new ChannelAccount { Id = person.Id, Name = person.Name, AadObjectId = person.DirectoryId },
            TenantId = tenant,
        };
        await sender.SendAsync(reference, ActivityRenderer.Typing(reference, replyToId: null), Guid.NewGuid(), CancellationToken.None);
        return reference;
    }

    private sealed record OpenedChat(ConversationReference Reference) : PersonalChat(IsOpen: true);

    [LoggerMessage(Level = LogLevel.Information, Message = "No chat could be opened with a person whom the bot met in a group or channel: {Cause}")]
    private partial void LogNotOpened(string cause);
}
