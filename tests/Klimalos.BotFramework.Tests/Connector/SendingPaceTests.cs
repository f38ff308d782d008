using System.Net;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Authentication;
using Klimalos.BotFramework.Connector;
using Klimalos.Testing;
using Xunit.Abstractions;

namespace Klimalos.BotFramework.Tests.Connector;

/// <summary>Against a Connector that enforces what Teams documents, in virtual time.</summary>
public sealed class SendingPaceTests(ITestOutputHelper output)
{
    private const string Service = "https://smba.trafficmanager.net/emea";

    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void A_burst_to_745_people_goes_out_without_a_single_429()
    {
        var teams = new LimitedTeams(clock);
        var start = clock.GetUtcNow();

        Run(() => Enumerable.Range(0, 745).Select(person => SendAsync(Sender(teams), $"a:{person}")));

        teams.Taken.ShouldBe(745);
        teams.Refused.ShouldBe(0);
        var seconds = (clock.GetUtcNow() - start).TotalSeconds;
        seconds.ShouldBeInRange(14.9, 40, "50 a second would take 14.9 seconds");
        output.WriteLine($"745 messages to 745 conversations: {seconds:0.0} s, {745 / seconds:0} a second, {teams.Refused} times 429");
    }

    [Fact]
    public void Many_messages_to_one_conversation_keep_to_each_of_its_limits()
    {
        var teams = new LimitedTeams(clock);
        var sender = Sender(teams);

        Run(() => Enumerable.Range(0, 150).Select(_ => SendAsync(sender, "19:group@thread.v2")));

        (teams.Taken, teams.Refused).ShouldBe((150, 0));
    }

    [Fact]
    public void A_conversation_keeps_to_its_limits_also_when_its_messages_have_waited_in_a_crowd()
    {
        var teams = new LimitedTeams(clock);
        var sender = Sender(teams);

        Run(() =>
        [
            .. Enumerable.Range(0, 200).Select(person => SendAsync(sender, $"a:{person}")),
            .. Enumerable.Range(0, 30).Select(_ => SendAsync(sender, "19:group@thread.v2")),
        ]);

        (teams.Taken, teams.Refused).ShouldBe((230, 0));
    }

    [Fact]
    public void All_are_delivered_by_a_Connector_that_refuses_at_random()
    {
        var chance = new Random(745);
        var start = clock.GetUtcNow();
        var teams = new LimitedTeams(clock) { RefuseAnyway = () => chance.NextDouble() < 0.2 };

        Run(() => Enumerable.Range(0, 745).Select(person => UntilTakenAsync(Sender(teams), $"a:{person}")));

        teams.Taken.ShouldBe(745);
        output.WriteLine($"745 messages, each request refused with a chance of 1 in 5: {(clock.GetUtcNow() - start).TotalSeconds:0.0} s, {teams.Refused} times 429");
    }

    [Fact]
    public void One_refused_conversation_holds_up_no_other()
    {
        var teams = new LimitedTeams(clock) { RefusedConversation = "a:busy" };
        var sender = Sender(teams);
        var busy = Task.CompletedTask;

        Run(() =>
        {
            busy = SendAsync(sender, "a:busy");
            return [SendAsync(sender, "a:quiet")];
        });

        teams.Taken.ShouldBe(1);
        busy.IsCompleted.ShouldBeFalse();
        teams.RefusedConversation = null;
        Run(() => [busy]);
        teams.Taken.ShouldBe(2);
    }

    [Fact]
    public void When_several_conversations_are_refused_the_whole_tenant_waits()
    {
        var pace = new SendingPace(clock);
        var elsewhere = PaceScope.Of("oslo", "a:4");

        pace.Pause(PaceScope.Of("asker", "a:1"), TimeSpan.FromSeconds(10));
        pace.Pause(PaceScope.Of("asker", "a:2"), TimeSpan.FromSeconds(10));
        pace.IsFree(PaceScope.Of("asker", "a:3")).ShouldBeTrue();
        pace.Pause(PaceScope.Of("asker", "a:5"), TimeSpan.FromSeconds(10));

        pace.IsFree(PaceScope.Of("asker", "a:3")).ShouldBeFalse();
        pace.IsFree(elsewhere).ShouldBeTrue();
        clock.Advance(TimeSpan.FromSeconds(10));
        pace.IsFree(PaceScope.Of("asker", "a:3")).ShouldBeTrue();
    }

    [Fact]
    public async Task Other_channels_are_not_slowed_down()
    {
        var teams = new LimitedTeams(clock) { IsLimited = false };
        var sender = Sender(teams);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SendAsync(sender, "c", "webchat")));

        teams.Taken.ShouldBe(100);
    }

    private readonly Dictionary<LimitedTeams, ConnectorSender> senders = [];

    private ConnectorSender Sender(LimitedTeams teams)
    {
        if (senders.TryGetValue(teams, out var known))
            return known;
        var trusted = new TrustedServiceUrls();
        var client = new ConnectorClient(new HttpClient(teams), new NoTokens(), trusted, clock, () => 0.5);
        return senders[teams] = new ConnectorSender(client, trusted);
    }

    private static Task<string?> SendAsync(ConnectorSender sender, string conversation, string channel = "msteams")
    {
        var account = new ConversationAccount { Id = conversation, TenantId = "asker" };
        var reference = new ConversationReference { ChannelId = channel, ServiceUrl = Service, Conversation = account };
        var activity = new Activity { Type = ActivityTypes.Message, ChannelId = channel, Conversation = account, Text = "Frist om en uke" };
        return sender.SendAsync(reference, activity, Guid.NewGuid(), CancellationToken.None);
    }

    /// <summary>What delivery does with a message that was refused too often in a row.</summary>
    private async Task UntilTakenAsync(ConnectorSender sender, string conversation)
    {
        while (true)
        {
            try
            {
                await SendAsync(sender, conversation);
                return;
            }
            catch (SendFailedException refused) when (!refused.IsPermanent)
            {
                await Task.Delay(TimeSpan.FromSeconds(5), clock);
            }
        }
    }

    /// <summary>Moves the clock from timer to timer. Without a context to go back to, all that a timer sets off is done before the next.</summary>
    private void Run(Func<IEnumerable<Task>> sending)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var all = Task.WhenAll(sending());
            while (!all.IsCompleted)
                clock.Advance(clock.UntilNextTimer ?? throw new InvalidOperationException("It waits for nothing that could come."));
            all.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>7 requests in 1 s, 8 in 2 s, 60 in 30 s and 1,800 in an hour for a conversation, 50 in 1 s for all.</summary>
    private sealed class LimitedTeams(TimeProvider clock) : HttpMessageHandler
    {
        private static readonly (int Count, double Seconds)[] OfConversation = [(7, 1), (8, 2), (60, 30), (1_800, 3_600)];

        private readonly Lock gate = new();
        private readonly List<DateTimeOffset> all = [];
        private readonly Dictionary<string, List<DateTimeOffset>> byConversation = [];

        public int Taken { get; private set; }

        public int Refused { get; private set; }

        public bool IsLimited { get; init; } = true;

        public Func<bool>? RefuseAnyway { get; init; }

        public string? RefusedConversation { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var conversation = Uri.UnescapeDataString(request.RequestUri!.Segments[^2].TrimEnd('/'));
            lock (gate)
            {
                var times = byConversation.TryGetValue(conversation, out var known) ? known : byConversation[conversation] = [];
                var now = clock.GetUtcNow();
                times.Add(now);
                all.Add(now);
                var tooMany = IsLimited && (OfConversation.Any(limit => Within(times, now, limit.Seconds) > limit.Count) || Within(all, now, 1) > 50);
                if (tooMany || conversation == RefusedConversation || RefuseAnyway?.Invoke() == true)
                {
                    Refused++;
                    var refusal = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
                    refusal.Headers.TryAddWithoutValidation("Retry-After", "1");
                    return Task.FromResult(refusal);
                }

                Taken++;
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("{\"id\":\"1\"}") });
            }
        }

        private static int Within(List<DateTimeOffset> times, DateTimeOffset now, double seconds) =>
            times.Count(time => time > now.AddSeconds(-seconds));
    }
}
