using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;
using Klimalos.Conversations;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Turns;

public sealed class TurnTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private FakeConnector connector = null!;

    public async Task InitializeAsync() => connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync()
    {
        await connector.DisposeAsync();
        folder.Delete();
    }

    [Fact]
    public async Task A_message_is_acknowledged_with_an_empty_200_and_answered_as_a_reply()
    {
        await using var bot = await BotHost.StartAsync(folder, BotHost.Echo);

        using var answer = await bot.PostAsync(ChannelActivity.Message(connector, "a:1", "Hei", "m1"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        var reply = (await connector.MessagesAsync("a:1", 1)).ShouldHaveSingleItem();
        reply.Text.ShouldBe("You said: Hei");
        reply.ReplyTo.ShouldBe("m1");
    }

    [Fact]
    public async Task A_message_that_arrives_again_is_acknowledged_and_not_handled_again()
    {
        var turns = 0;
        await using var bot = await BotHost.StartAsync(folder, input => BotHost.Say(input, $"turn {Interlocked.Increment(ref turns)}"));

        var all = Enumerable.Range(0, 5).Select(_ => bot.PostAsync(ChannelActivity.Message(connector, "c", "Hei", "same")));
        var answers = await Task.WhenAll(all);
        using var next = await bot.PostAsync(ChannelActivity.Message(connector, "c", "last", "other"));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await connector.MessagesAsync("c", 2)).Select(message => message.ReplyTo).ShouldBe(["same", "other"]);
    }

    [Fact]
    public async Task The_same_id_in_another_conversation_is_another_message()
    {
        await using var bot = await BotHost.StartAsync(folder, BotHost.Echo);

        using var first = await bot.PostAsync(ChannelActivity.Message(connector, "one", "Hei", "same"));
        using var second = await bot.PostAsync(ChannelActivity.Message(connector, "two", "Hallo", "same"));

        (await connector.MessagesAsync("one", 1)).Single().Text.ShouldBe("You said: Hei");
        (await connector.MessagesAsync("two", 1)).Single().Text.ShouldBe("You said: Hallo");
    }

    [Fact]
    public async Task A_conversation_waits_for_its_own_turn_and_not_for_another_conversation()
    {
        using var release = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        await using var bot = await BotHost.StartAsync(folder, input =>
        {
            if (input.Incoming.Text is "slow")
            {
                started.Set();
                release.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
            }

            return BotHost.Echo(input);
        });

        var slow = bot.PostAsync(ChannelActivity.Message(connector, "one", "slow"));
        await Task.Run(() => started.Wait(TimeSpan.FromSeconds(20)));
        var behind = bot.PostAsync(ChannelActivity.Message(connector, "one", "behind"));
        using var other = await bot.PostAsync(ChannelActivity.Message(connector, "two", "beside"));
        await connector.MessagesAsync("two", 1);

        connector.Messages("one").ShouldBeEmpty();
        behind.IsCompleted.ShouldBeFalse();
        release.Set();
        await Task.WhenAll(slow, behind);
        (await connector.MessagesAsync("one", 2)).Select(message => message.Text).ShouldBe(["You said: slow", "You said: behind"]);
    }

    [Fact]
    public async Task Two_conversations_that_change_one_enrolment_at_once_both_get_their_change_stored()
    {
        const int each = 10;
        await using var bot = await BotHost.StartAsync(folder, SharedEnrolment.CountAnswers);
        using var begun = await bot.PostAsync(Message("one", "begin"));
        await connector.MessagesAsync("one", 1);

        var posts = Enumerable.Range(0, each).SelectMany(_ => new[] { bot.PostAsync(Message("one", "x")), bot.PostAsync(Message("two", "x")) });
        var answers = await Task.WhenAll(posts);

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        var stored = (await bot.Services.GetRequiredService<IEnrolmentStore>().OfPersonAsync(SharedEnrolment.Person, default)).ShouldHaveSingleItem();
        stored.Answers[SharedEnrolment.Step].Value.ShouldBe($"{(2 * each) + 1}");

        JsonObject Message(string conversation, string text) =>
            ChannelActivity.Message(connector, conversation, text).With("from", new JsonObject { ["id"] = "kari" });
    }

    [Fact]
    public async Task A_message_that_cannot_be_handled_is_answered_once_with_an_apology_and_does_not_stop_the_conversation()
    {
        await using var bot = await BotHost.StartAsync(
            folder, input => input.Incoming.Text is "poison" ? throw new InvalidOperationException("secret") : BotHost.Echo(input));

        using var first = await bot.PostAsync(ChannelActivity.Message(connector, "c", "poison", "p"));
        using var again = await bot.PostAsync(ChannelActivity.Message(connector, "c", "poison", "p"));
        using var next = await bot.PostAsync(ChannelActivity.Message(connector, "c", "Hei", "n"));

        new[] { first, again, next }.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        var messages = await connector.MessagesAsync("c", 2);
        messages.Select(message => message.ReplyTo).ShouldBe(["p", "n"]);
        messages[0].Json.GetRawText().ShouldContain("gikk galt");
        messages[0].Json.GetRawText().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Replies_that_are_expected_in_the_answer_come_there_and_nowhere_else_also_the_second_time()
    {
        await using var bot = await BotHost.StartAsync(folder, input => BotHost.Say(input, "one", "two"));
        var message = ChannelActivity.Message(connector, "c", "Hei", "m").With("deliveryMode", "expectReplies");

        using var first = await bot.PostAsync(message);
        using var again = await bot.PostAsync(message);

        (await Texts(first)).ShouldBe(["one", "two"]);
        (await Texts(again)).ShouldBe(["one", "two"]);
        (await bot.Services.GetRequiredService<IOutbox>().PendingAsync(default)).ShouldBeEmpty();
        connector.Sent.ShouldBeEmpty();

        static async Task<string?[]> Texts(HttpResponseMessage answer)
        {
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return [.. body.RootElement.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("text").GetString())];
        }
    }

    [Fact]
    public async Task A_pressed_button_of_a_card_gets_a_receipt_in_the_answer_and_its_reply_as_a_message()
    {
        Submission? heard = null;
        await using var bot = await BotHost.StartAsync(folder, input =>
        {
            heard = input.Incoming.Submission;
            return BotHost.Say(input, "noted");
        });

        using var answer = await bot.PostAsync(Invoke("adaptiveCard/action"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var receipt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        receipt.RootElement.GetProperty("statusCode").GetInt32().ShouldBe(200);
        receipt.RootElement.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.activity.message");
        receipt.RootElement.GetProperty("value").GetString().ShouldBe("Mottatt.");
        (await connector.MessagesAsync("c", 1)).Single().Text.ShouldBe("noted");
        heard.ShouldNotBeNull().Step.ShouldBe("endorse");
    }

    [Fact]
    public async Task An_invoke_of_an_unknown_name_is_answered_with_501()
    {
        await using var bot = await BotHost.StartAsync(folder, BotHost.Echo);

        using var answer = await bot.PostAsync(Invoke("signin/verifyState"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        connector.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text/plain", """{"type":"message"}""", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "not json", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "[]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "", HttpStatusCode.BadRequest)]
    [InlineData("application/json", """{"text":"no type"}""", HttpStatusCode.BadRequest)]
    public async Task What_is_no_activity_is_refused_and_nothing_is_sent(string contentType, string body, HttpStatusCode expected)
    {
        await using var bot = await BotHost.StartAsync(folder, BotHost.Echo);

        using var content = new StringContent(body, Encoding.UTF8, contentType);
        using var answer = await bot.Client.PostAsync("/api/messages", content);

        answer.StatusCode.ShouldBe(expected);
        connector.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_over_1_MiB_is_refused_and_the_bot_lives_on()
    {
        await using var bot = await BotHost.StartAsync(folder, BotHost.Echo);

        using var refused = await bot.PostAsync(ChannelActivity.Message(connector, "c", new string('x', 1024 * 1024)));
        using var answer = await bot.PostAsync(ChannelActivity.Message(connector, "c", "Hei"));

        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await connector.MessagesAsync("c", 1)).Single().Text.ShouldBe("You said: Hei");
    }

    [Fact]
    public async Task Unknown_activity_types_are_acknowledged()
    {
        await using var bot = await BotHost.StartAsync(folder, BotHost.Echo);

        using var answer = await bot.PostAsync(ChannelActivity.Message(connector, "c", "Hei").With("type", "handoff"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        connector.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_bot_is_removed_its_way_to_the_conversation_is_forgotten_and_learnt_again_later()
    {
        var conversation = new ConversationKey("test", "c");
        await using var bot = await BotHost.StartAsync(folder, BotHost.Echo);
        var store = bot.Services.GetRequiredService<IConversationStore>();
        using var arrived = await bot.PostAsync(ChannelActivity.Message(connector, "c", "Hei"));
        var known = await store.ReferenceAsync(conversation, default);

        using var removed = await bot.PostAsync(ChannelActivity.Message(connector, "c", "").With("type", "conversationUpdate")
            .With("membersRemoved", new JsonArray(new JsonObject { ["id"] = "bot" })));
        var forgotten = await store.ReferenceAsync(conversation, default);
        using var back = await bot.PostAsync(ChannelActivity.Message(connector, "c", "Hei igjen"));

        known.ShouldNotBeNull();
        forgotten.ShouldBeNull();
        (await store.ReferenceAsync(conversation, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_message_without_an_id_is_answered_without_replying_to_one()
    {
        await using var bot = await BotHost.StartAsync(folder, BotHost.Echo);
        var message = ChannelActivity.Message(connector, "c", "Hei");
        message.Remove("id");

        using var answer = await bot.PostAsync(message);

        (await connector.MessagesAsync("c", 1)).Single().ReplyTo.ShouldBeNull();
    }

    private JsonObject Invoke(string name) => ChannelActivity.Message(connector, "c", "").With("type", "invoke").With("name", name)
        .With("value", JsonNode.Parse("""
            {"action":{"type":"Action.Execute","verb":"klimalos","data":{"klimalos":{"step":"endorse","value":"yes"}}}}
            """));
}
