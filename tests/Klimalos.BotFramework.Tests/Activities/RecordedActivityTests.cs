using System.Text.Json;
using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Tests.Activities;

public class RecordedActivityTests
{
    private const string TeamsUser = "msteams:user-id-0";

    /// <summary>What each recorded activity means to the guide.</summary>
    public static TheoryData<string, string> Meanings => new()
    {
        { "doc-msteams-conversationUpdate-teamArchived", "nothing" },
        { "doc-msteams-event-meetingStart", "nothing" },
        { "doc-msteams-event-readReceipt", "nothing" },
        { "doc-msteams-invoke-fileConsent-decline", "refused with 501" },
        { "doc-msteams-message-file", "29:1a on msteams says: the plan" },
        { "doc-msteams-messageDelete", "nothing" },
        { "doc-msteams-messageUpdate-edited", "nothing" },
        { "doc-msteams-messageUpdate-undeleted", "nothing" },
        { "in-agents-emailNotification", "nothing" },
        { "in-agents-mentionInWord", "alexw@example.com on agents says: - <your comment here>" },
        { "in-directline-conversationUpdate", "user-1 on directline arrives" },
        { "in-directline-imBack", "user-1 on directline says: imback-value" },
        { "in-directline-message", "user-1 on directline says: hello" },
        { "in-directline-messageBack", "user-1 on directline says: messageback-text" },
        { "in-directline-postBack", "user-1 on directline says: postback-value" },
        { "in-directline-submit", "nothing" },
        { "in-directline-upload", "user-1 on directline says: a picture" },
        { "in-msteams-conversationUpdate-channelCreated", "nothing" },
        { "in-msteams-conversationUpdate-channelDeleted", "departed" },
        { "in-msteams-conversationUpdate-channelRenamed", "nothing" },
        { "in-msteams-conversationUpdate-first-contact-personal", "user-id-0 on msteams arrives" },
        { "in-msteams-conversationUpdate-membersAdded-bot-channel", "user-id-0 on msteams arrives, others read along" },
        { "in-msteams-conversationUpdate-membersAdded-bot-groupChat", "user-id-0 on msteams arrives, others read along" },
        { "in-msteams-conversationUpdate-membersAdded-bot-personal", "user-id-0 on msteams arrives" },
        { "in-msteams-conversationUpdate-membersAdded-user-channel", "nothing" },
        { "in-msteams-conversationUpdate-membersAdded-user-groupChat", "nothing" },
        { "in-msteams-conversationUpdate-membersAdded-user-personal", "user-id-0 on msteams arrives" },
        { "in-msteams-conversationUpdate-membersRemoved-bot-channel", "departed" },
        { "in-msteams-conversationUpdate-membersRemoved-bot-groupChat", "departed" },
        { "in-msteams-conversationUpdate-membersRemoved-bot-personal", "departed" },
        { "in-msteams-conversationUpdate-membersRemoved-user-channel", "nothing" },
        { "in-msteams-conversationUpdate-membersRemoved-user-groupChat", "nothing" },
        { "in-msteams-conversationUpdate-membersRemoved-user-personal", "nothing" },
        { "in-msteams-conversationUpdate-teamDeleted", "departed" },
        { "in-msteams-conversationUpdate-teamRenamed", "nothing" },
        { "in-msteams-event", "nothing" },
        { "in-msteams-installationUpdate-add-channel", "user-id-0 on msteams arrives, others read along" },
        { "in-msteams-installationUpdate-add-groupChat", "user-id-0 on msteams arrives, others read along" },
        { "in-msteams-installationUpdate-add-personal", "user-id-0 on msteams arrives" },
        { "in-msteams-installationUpdate-remove-channel", "departed" },
        { "in-msteams-installationUpdate-remove-groupChat", "departed" },
        { "in-msteams-installationUpdate-remove-personal", "departed" },
        { "in-msteams-invoke-adaptivecard-action", "refused with 400" },
        { "in-msteams-invoke-composeExtension-fetchTask", "refused with 501" },
        { "in-msteams-invoke-composeExtension-query", "refused with 501" },
        { "in-msteams-invoke-composeExtension-queryLink", "refused with 501" },
        { "in-msteams-invoke-composeExtension-submitAction", "refused with 501" },
        { "in-msteams-invoke-message-submitAction", "refused with 501" },
        { "in-msteams-message-channel-mention", "user-id-0 on msteams says: hello channel, others read along" },
        { "in-msteams-message-group-mention", "user-id-0 on msteams says: hello group, others read along" },
        { "in-msteams-message-personal", "user-id-0 on msteams says: hello" },
        { "in-msteams-messageReaction-like", "nothing" },
        { "in-msteams-submit-without-data", "nothing" },
        { "in-msteams-submit", "nothing" },
        { "in-playground-agents-message", "user-id-0 on agents says: hello" },
        { "in-playground-directline-conversationUpdate", "user-id-0 on directline arrives" },
        { "in-playground-directline-message", "user-id-0 on directline says: hello" },
        { "in-playground-emulator-conversationUpdate", "user-id-0 on emulator arrives" },
        { "in-playground-emulator-message", "user-id-0 on emulator says: hello" },
        { "in-playground-webchat-conversationUpdate", "user-id-0 on webchat arrives" },
        { "in-playground-webchat-message", "user-id-0 on webchat says: hello" },
    };

    [Theory]
    [MemberData(nameof(Meanings))]
    public void A_recorded_activity_means_what_its_client_meant(string sample, string meaning) =>
        Describe(IncomingTranslator.Translate(Sample.Activity(sample))).ShouldBe(meaning);

    [Fact]
    public void Every_recorded_activity_is_a_case() =>
        Sample.Names("in-").Concat(Sample.Names("doc-")).Except(["in-msteams-request-headers"], StringComparer.Ordinal).ShouldBe(Meanings.Select(row => (string)row[0]), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Meanings))]
    public void Nothing_of_a_recorded_activity_is_lost_by_reading_and_writing_it(string sample, string meaning)
    {
        _ = meaning;
        var written = JsonSerializer.SerializeToElement(Sample.Activity(sample), ActivityJson.Default.Activity);
        JsonElement.DeepEquals(written, Sample.Json(sample)).ShouldBeTrue(written.GetRawText());
    }

    [Fact]
    public void A_message_in_Teams_tells_name_tenant_locale_and_zone()
    {
        var incoming = IncomingTranslator.Translate(Sample.Activity("in-msteams-message-personal")).ShouldBeOfType<Translation.Heard>().Incoming;

        incoming.From.Name.ShouldBe("Alex Wilber");
        incoming.From.TenantId.ShouldBe("00000000-0000-0000-0000-0000000000001");
        incoming.From.Key.ShouldBe(TeamsUser);
        incoming.Locale.ShouldBe("en-US");
        incoming.TimeZone.ShouldBe("UTC");
    }

    [Fact]
    public void A_message_of_Web_Chat_has_no_tenant() =>
        IncomingTranslator.Translate(Sample.Activity("in-directline-message")).ShouldBeOfType<Translation.Heard>()
            .Incoming.From.TenantId.ShouldBeNull();

    [Fact]
    public void The_reference_of_a_recorded_message_leads_back_to_it()
    {
        var reference = ConversationReference.Of(Sample.Activity("in-msteams-message-channel-mention")).ShouldNotBeNull();

        reference.ChannelId.ShouldBe("msteams");
        reference.ServiceUrl.ShouldBe("http://localhost:39673/_connector");
        reference.Conversation.Id.ShouldBe("team-id;messageid=1795291412326");
        reference.Bot!.Id.ShouldBe("00000000-0000-0000-0000-00000000000011");
        reference.User!.Id.ShouldBe("user-id-0");
        reference.Locale.ShouldBe("en-US");
        reference.TenantId.ShouldBe("00000000-0000-0000-0000-0000000000001");
    }

    [Theory]
    [InlineData("""{"type":"message","channelId":"webchat","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","serviceUrl":"https://x.example","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","channelId":"webchat","serviceUrl":"https://x.example"}""")]
    public void There_is_no_reference_without_channel_service_and_conversation(string json) =>
        ConversationReference.Of(Sample.Read(json)).ShouldBeNull();

    private static string Describe(Translation translation) => translation switch
    {
        Translation.Heard { Incoming: var incoming } =>
            $"{incoming.From.Id} on {incoming.From.Channel} {(incoming.Kind is Conversations.IncomingKind.Arrival ? "arrives" : $"says: {incoming.Text}")}"
            + (incoming.IsShared ? ", others read along" : ""),
        Translation.Departed => "departed",
        Translation.Nothing => "nothing",
        Translation.Refused refused => $"refused with {refused.Status}",
        _ => "?",
    };
}
