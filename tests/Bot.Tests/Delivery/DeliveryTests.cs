using Bot.Tests.Hosting;
using Klimalos.Storage;
using Klimalos.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Delivery;

public sealed class DeliveryTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private readonly ManualTimeProvider clock = new();
    private FakeConnector connector = null!;

    public async Task InitializeAsync() => connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync()
    {
        await connector.DisposeAsync();
        folder.Delete();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Replies_arrive_in_order_whatever_fails_on_the_way(int seed)
    {
        const int turns = 8;
        var chance = new Random(seed);
        connector.Answer = _ => Task.FromResult(Fail(chance));
        await using var bot = await BotHost.StartAsync(folder, input => BotHost.Say(input, $"{input.Incoming.Text} a", $"{input.Incoming.Text} b"), clock);
        string[] conversations = ["one", "two", "three"];

        for (var turn = 0; turn < turns; turn++)
        {
            foreach (var conversation in conversations)
                using (await bot.PostAsync(ChannelActivity.Message(connector, conversation, $"{turn}")))
                    continue;
        }

        foreach (var conversation in conversations)
        {
            var messages = await clock.RunUntilAsync(connector.MessagesAsync(conversation, 2 * turns), TimeSpan.FromSeconds(1));
            messages.Select(message => message.Text).ShouldBe(Enumerable.Range(0, turns).SelectMany(turn => new[] { $"{turn} a", $"{turn} b" }));
        }
    }

    [Fact]
    public async Task A_reply_that_takes_longer_than_half_a_second_is_announced_by_typing()
    {
        using var release = new ManualResetEventSlim();
        var started = new TaskCompletionSource();
        await using var bot = await BotHost.StartAsync(
            folder,
            input =>
            {
                started.SetResult();
                release.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
                return BotHost.Echo(input);
            },
            clock);

        var turn = bot.PostAsync(ChannelActivity.Message(connector, "c", "Hei", "m"));
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        clock.Advance(TimeSpan.FromMilliseconds(499));
        connector.Sent.ShouldBeEmpty();
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await connector.UntilAsync(sent => sent.Sent.Count == 1);
        release.Set();
        using var answer = await turn;
        await connector.UntilAsync(sent => sent.Sent.Count == 2);

        connector.Sent.Select(activity => activity.Type).ShouldBe(["typing", "message"]);
        connector.Sent[0].Text.ShouldBeNull();
    }

    [Fact]
    public async Task A_quick_reply_is_not_announced()
    {
        await using var bot = await BotHost.StartAsync(folder, BotHost.Echo, clock);

        using var answer = await bot.PostAsync(ChannelActivity.Message(connector, "c", "Hei"));
        await connector.MessagesAsync("c", 1);
        await UntilNothingPendsAsync(bot);
        clock.Advance(TimeSpan.FromSeconds(5));
        using var next = await bot.PostAsync(ChannelActivity.Message(connector, "c", "Hei"));
        await connector.MessagesAsync("c", 2);

        connector.Sent.ShouldAllBe(activity => activity.IsMessage);
    }

    [Fact]
    public async Task A_channel_that_asks_to_wait_is_not_asked_again_before()
    {
        var began = clock.GetUtcNow();
        var attempts = new List<TimeSpan>();
        connector.Answer = activity =>
        {
            if (!activity.IsMessage)
                return Task.FromResult<Refusal?>(null);
            attempts.Add(clock.GetUtcNow() - began);
            return Task.FromResult(attempts.Count == 1 ? new Refusal(429, RetryAfter: 40) : null);
        };
        await using var bot = await BotHost.StartAsync(folder, BotHost.Echo, clock);

        using var answer = await bot.PostAsync(ChannelActivity.Message(connector, "c", "Hei"));
        await clock.RunUntilAsync(connector.MessagesAsync("c", 1), TimeSpan.FromSeconds(1));

        attempts.Count.ShouldBeGreaterThan(1);
        attempts[1].ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_message_that_the_channel_refuses_for_good_is_given_up_and_the_next_one_sent()
    {
        connector.Answer = activity => Task.FromResult(activity.Text is "You said: one" ? new Refusal(403) : null);
        await using var bot = await BotHost.StartAsync(folder, BotHost.Echo, clock);

        using var first = await bot.PostAsync(ChannelActivity.Message(connector, "c", "one"));
        using var second = await bot.PostAsync(ChannelActivity.Message(connector, "c", "two"));

        (await connector.MessagesAsync("c", 1)).Single().Text.ShouldBe("You said: two");
    }

    [Fact]
    public async Task What_was_not_sent_when_the_bot_ended_is_sent_when_it_starts_again_and_before_newer_replies()
    {
        connector.Answer = _ => Task.FromResult<Refusal?>(new Refusal(500));
        await using (var bot = await BotHost.StartAsync(folder, input => BotHost.Say(input, "one", "two"), clock))
        {
            using var answer = await bot.PostAsync(ChannelActivity.Message(connector, "c", "Hei"));
        }

        connector.Sent.ShouldBeEmpty();
        connector.Answer = null;
        await using var restarted = await BotHost.StartAsync(folder, input => BotHost.Say(input, "three"), clock);
        using var next = await restarted.PostAsync(ChannelActivity.Message(connector, "c", "Hei"));

        (await connector.MessagesAsync("c", 3)).Select(message => message.Text).ShouldBe(["one", "two", "three"]);
        await UntilNothingPendsAsync(restarted);
    }

    private static async Task UntilNothingPendsAsync(BotHost bot)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while ((await bot.Services.GetRequiredService<IOutbox>().PendingAsync(limit.Token)).Count > 0)
            await Task.Yield();
    }

    private static Refusal? Fail(Random chance)
    {
        lock (chance)
        {
            return chance.Next(6) switch
            {
                0 => new Refusal(500),
                1 => new Refusal(429, RetryAfter: 2),
                2 => new Refusal(0),
                _ => null,
            };
        }
    }
}
