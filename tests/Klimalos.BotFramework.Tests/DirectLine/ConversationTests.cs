using System.Text;
using System.Text.Json;
using Klimalos.BotFramework.Activities;
using static Klimalos.BotFramework.Tests.DirectLine.DirectLineClient;

namespace Klimalos.BotFramework.Tests.DirectLine;

public sealed class ConversationTests() : DirectLineTest(activity => activity.Type is "message" ? [ScriptedReceiver.Message("echo: " + activity.Text)] : [])
{
    [Fact]
    public void The_bot_is_told_who_has_come()
    {
        var arrival = Bot.Received.ShouldHaveSingleItem();
        arrival.Type.ShouldBe("conversationUpdate");
        arrival.Id.ShouldBe($"{Client.ConversationId}|0000000");
        arrival.MembersAdded!.Select(member => member.Id).ShouldBe(["dl_ada", "klimalos"]);
        arrival.From!.Name.ShouldBe("Ada");
        arrival.Locale.ShouldBe("nb-NO");
        arrival.ChannelId.ShouldBe("directline");
    }

    [Fact]
    public async Task Opening_again_tells_of_the_same_arrival_and_not_of_another()
    {
        (await StatusAsync(Client.PostAsync("conversations", new { }, Client.Token))).ShouldBe(200);

        Bot.Received.Select(activity => activity.Id).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_the_client_says_of_itself_is_overwritten()
    {
        await OkAsync(Client.SayAsync(new
        {
            type = "message",
            id = "mine",
            text = "hei",
            channelId = "msteams",
            serviceUrl = "https://evil.example/",
            timestamp = "1999-01-01T00:00:00Z",
            conversation = new { id = "other", tenantId = "other" },
            recipient = new { id = "other" },
            from = new { id = "29:somebody", name = "Ada", role = "bot", aadObjectId = "other" },
            deliveryMode = "expectReplies",
        }));

        var received = Bot.Received.Last();
        received.ShouldSatisfyAllConditions(
            () => received.Id.ShouldBe($"{Client.ConversationId}|0000001"),
            () => received.ChannelId.ShouldBe("directline"),
            () => received.ServiceUrl.ShouldBe("https://directline.klimalos.invalid/"),
            () => received.Timestamp.ShouldNotStartWith("1999"),
            () => received.Conversation.ShouldBe(new() { Id = Client.ConversationId }),
            () => received.Recipient!.Id.ShouldBe("klimalos"),
            () => received.From.ShouldBe(new() { Id = "dl_ada", Name = "Ada", Role = "user" }),
            () => received.DeliveryMode.ShouldBeNull());
    }

    [Fact]
    public async Task A_message_is_echoed_with_its_client_activity_id_and_answered()
    {
        var posted = await OkAsync(Client.SayAsync("hei", "abc"));

        var read = await Client.ReadAsync();
        var activities = read.GetProperty("activities").EnumerateArray().ToList();
        activities.Count.ShouldBe(2);
        activities[0].GetProperty("id").GetString().ShouldBe(posted.GetProperty("id").GetString());
        activities[0].GetProperty("channelData").GetProperty("clientActivityID").GetString().ShouldBe("abc");
        activities[1].GetProperty("text").GetString().ShouldBe("echo: hei");
        activities[1].GetProperty("from").GetProperty("role").GetString().ShouldBe("bot");
        read.GetProperty("watermark").GetString().ShouldBe("2");
    }

    [Fact]
    public async Task A_retried_message_is_shown_once_and_handed_on_with_the_same_id()
    {
        Bot.FailNextWith = 500;
        (await StatusAsync(Client.SayAsync("hei", "abc"))).ShouldBe(502);

        await OkAsync(Client.SayAsync("hei", "abc"));
        await OkAsync(Client.SayAsync("hei", "abc"));

        Bot.Received.Where(activity => activity.Type == "message").Select(activity => activity.Id).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await Client.ReadAsync()).GetProperty("activities").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task The_watermark_says_where_to_go_on()
    {
        await OkAsync(Client.SayAsync("en", "1"));
        var first = await Client.ReadAsync();
        await OkAsync(Client.SayAsync("to", "2"));

        var second = await Client.ReadAsync(first.GetProperty("watermark").GetString()!);
        second.GetProperty("activities")[0].GetProperty("text").GetString().ShouldBe("to");
        var third = await Client.ReadAsync(second.GetProperty("watermark").GetString()!);
        third.GetProperty("activities").GetArrayLength().ShouldBe(0);
        third.GetProperty("watermark").GetString().ShouldBe("4");
    }

    [Fact]
    public async Task A_long_conversation_is_read_to_its_end_in_parts()
    {
        for (var count = 0; count < 60; count++)
            await OkAsync(Client.SayAsync("hei", count.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        var first = await Client.ReadAsync();
        var rest = await Client.ReadAsync(first.GetProperty("watermark").GetString()!);

        (first.GetProperty("activities").GetArrayLength() + rest.GetProperty("activities").GetArrayLength()).ShouldBe(120);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    public async Task A_watermark_that_is_none_is_refused(string watermark) =>
        (await StatusAsync(Client.GetAsync($"conversations/{Client.ConversationId}/activities?watermark={watermark}"))).ShouldBe(400);

    [Fact]
    public async Task Nobody_reads_writes_or_listens_in_a_foreign_conversation()
    {
        using var other = new DirectLineClient(Host.Address);
        await other.OpenAsync("dl_eva");
        var path = $"conversations/{Client.ConversationId}";

        (await StatusAsync(other.GetAsync(path))).ShouldBe(403);
        (await StatusAsync(other.GetAsync(path + "/activities"))).ShouldBe(403);
        (await StatusAsync(other.GetAsync(path + "/stream"))).ShouldBe(403);
        (await StatusAsync(other.PostAsync(path + "/activities", new { type = "message" }, other.Token))).ShouldBe(403);
        (await StatusAsync(other.SendAsync(HttpMethod.Get, path, token: null))).ShouldBe(401);
    }

    [Fact]
    public async Task An_unknown_conversation_is_not_found() =>
        (await StatusAsync(Client.GetAsync("conversations/unknown/activities"))).ShouldBe(404);

    [Theory]
    [InlineData("", "application/json", 400)]
    [InlineData("{", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("\"hei\"", "application/json", 400)]
    [InlineData("""{"text":"no type"}""", "application/json", 400)]
    [InlineData("""{"type":1}""", "application/json", 400)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}""", "application/json", 400)]
    [InlineData("""{"type":"message"}""", "text/plain", 415)]
    public async Task A_body_that_is_no_activity_is_refused_and_goes_nowhere(string body, string contentType, int status)
    {
        var received = Bot.Received.Count;
        using var content = new StringContent(body, Encoding.UTF8, contentType);

        var answer = await StatusAsync(Client.SendAsync(HttpMethod.Post, $"conversations/{Client.ConversationId}/activities", Client.Token, content));

        answer.ShouldBe(status);
        Bot.Received.Count.ShouldBe(received);
        (await Client.ReadAsync()).GetProperty("activities").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_body_over_one_mebibyte_is_too_large() =>
        (await StatusAsync(Client.SayAsync(new string('a', 1024 * 1024), "1"))).ShouldBe(413);

    [Fact]
    public async Task Typing_of_the_user_reaches_the_bot_and_is_not_kept()
    {
        await OkAsync(Client.SayAsync(new { type = "typing" }));

        Bot.Received.Last().Type.ShouldBe("typing");
        (await Client.ReadAsync()).GetProperty("activities").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_recorded_message_of_the_real_client_is_understood()
    {
        var recorded = JsonElement.Parse("""
            {"attachments":[],"channelData":{"attachmentSizes":[],"clientActivityID":"aszrxsood3c"},"text":"hello","textFormat":"plain",
             "type":"message","channelId":"webchat","from":{"id":"user-1","name":"Ada","role":"user"},"locale":"en-US",
             "localTimestamp":"2026-11-21T19:59:26.151Z","localTimezone":"UTC",
             "entities":[{"requiresBotState":true,"supportsListening":true,"supportsTts":true,"type":"ClientCapabilities"}]}
            """);

        await OkAsync(Client.SayAsync(recorded));

        var received = Bot.Received.Last();
        received.ChannelId.ShouldBe("directline");
        received.From!.Id.ShouldBe("dl_ada");
        received.Entities![0].GetProperty("type").GetString().ShouldBe("ClientCapabilities");
        received.LocalTimestamp.ShouldBe("2026-11-21T19:59:26.151Z");
    }

    [Fact]
    public async Task A_submission_keeps_its_value()
    {
        await OkAsync(Client.SayAsync(new { type = "message", value = new { klimalos = new { step = "route", value = "political" } }, channelData = new { postBack = true } }));

        Bot.Received.Last().Value!.Value.GetProperty("klimalos").GetProperty("value").GetString().ShouldBe("political");
    }
}
