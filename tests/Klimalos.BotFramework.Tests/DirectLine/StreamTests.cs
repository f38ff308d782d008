using System.Net.WebSockets;
using System.Text.Json;
using Klimalos.BotFramework.Activities;
using static Klimalos.BotFramework.Tests.DirectLine.DirectLineClient;

namespace Klimalos.BotFramework.Tests.DirectLine;

public sealed class StreamTests : DirectLineTest
{
    [Fact]
    public async Task Two_sockets_of_one_conversation_hear_the_same()
    {
        using var first = await Client.ListenAsync();
        using var second = await Client.ListenAsync();

        await OkAsync(Client.SayAsync("hei", "1"));

        Texts(await NextAsync(first)).ShouldBe(["hei"]);
        Texts(await NextAsync(second)).ShouldBe(["hei"]);
    }

    [Fact]
    public async Task A_socket_first_replays_what_came_after_its_watermark()
    {
        await OkAsync(Client.SayAsync("en", "1"));
        await OkAsync(Client.SayAsync("to", "2"));
        var reconnected = await OkAsync(Client.GetAsync($"conversations/{Client.ConversationId}?watermark=1"));

        using var socket = await Client.ListenAsync(new Uri(reconnected.GetProperty("streamUrl").GetString()!));

        var frame = await NextAsync(socket);
        Texts(frame).ShouldBe(["to"]);
        frame.GetProperty("watermark").GetString().ShouldBe("2");
    }

    [Fact]
    public async Task Empty_frames_of_the_client_do_no_harm()
    {
        using var socket = await Client.ListenAsync();
        for (var count = 0; count < 3; count++)
            await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

        await OkAsync(Client.SayAsync("hei", "1"));

        Texts(await NextAsync(socket)).ShouldBe(["hei"]);
    }

    [Fact]
    public async Task Typing_of_the_bot_is_shown_live_and_not_kept()
    {
        using var socket = await Client.ListenAsync();
        await OkAsync(Client.SayAsync("hei", "1"));
        await NextAsync(socket);

        await Bot.SayAsync(Bot.Received.Last(), new Activity { Type = "typing" });

        (await NextAsync(socket)).GetProperty("activities")[0].GetProperty("type").GetString().ShouldBe("typing");
        (await Client.ReadAsync()).GetProperty("activities").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_message_sent_twice_by_the_outbox_is_kept_once_with_the_same_id()
    {
        var outboxId = Guid.NewGuid();
        var first = await Bot.SayAsync(Bot.Received.Last(), ScriptedReceiver.Message("velkommen"), outboxId);
        var second = await Bot.SayAsync(Bot.Received.Last(), ScriptedReceiver.Message("velkommen"), outboxId);

        second.ShouldBe(first);
        (await Client.ReadAsync()).GetProperty("activities").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_names_what_it_replies_to_only_if_the_client_knows_that()
    {
        var posted = await OkAsync(Client.SayAsync("hei", "1"));
        var known = posted.GetProperty("id").GetString();
        foreach (var replyToId in new[] { known, $"{Client.ConversationId}|0000000", $"{Client.ConversationId}|0000099", "elsewhere" })
            await Bot.SayAsync(Bot.Received.Last(), ScriptedReceiver.Message("svar") with { ReplyToId = replyToId });

        var replies = (await Client.ReadAsync("1")).GetProperty("activities").EnumerateArray()
            .Select(activity => activity.TryGetProperty("replyToId", out var id) ? id.GetString() : null);
        replies.ShouldBe([known, null, null, null]);
    }

    [Fact]
    public async Task Sending_to_a_conversation_that_is_gone_fails_for_good()
    {
        var elsewhere = Bot.Received.Last() with { Conversation = new() { Id = "gone" } };

        var failure = await Should.ThrowAsync<SendFailedException>(() => Bot.SayAsync(elsewhere, ScriptedReceiver.Message("hei")));

        failure.IsPermanent.ShouldBeTrue();
    }

    [Theory]
    [InlineData("directline", "https://directline.klimalos.invalid/", true)]
    [InlineData("webchat", "https://directline.klimalos.invalid/", true)]
    [InlineData("webchat", "https://webchat.botframework.com/", false)]
    [InlineData("msteams", "https://directline.klimalos.invalid/", false)]
    public void The_sender_serves_our_own_conversations_only(string channelId, string serviceUrl, bool serves) =>
        Bot.Sender!.Serves(new() { ChannelId = channelId, ServiceUrl = serviceUrl, Conversation = new() { Id = "1" } }).ShouldBe(serves);

    [Fact]
    public async Task When_the_host_stops_the_sockets_are_told()
    {
        using var socket = await Client.ListenAsync();
        var listening = socket.ReceiveAsync(new byte[64], new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        await Host.DisposeAsync();

        (await listening).MessageType.ShouldBe(WebSocketMessageType.Close);
    }

    private static IEnumerable<string?> Texts(JsonElement frame) =>
        frame.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("text").GetString());
}
