using Klimalos.Discord.Rest;
using Microsoft.Extensions.Logging.Abstractions;

namespace Klimalos.Discord.Tests.Gateway;

/// <summary>Several processes of one bot on one store: one of them holds the gateway.</summary>
public class LeaseTests
{
    private readonly Simulation time = new();
    private readonly FakeDiscord discord;
    private readonly KeptSession kept = new();
    private readonly Ledger ledger;
    private readonly List<string> told = [];
    private readonly FakePerson kari;

    public LeaseTests()
    {
        discord = new FakeDiscord(time.Clock);
        ledger = new Ledger(time.Clock);
        kari = discord.Person("Kari");
    }

    [Fact]
    public void Of_two_processes_one_connects_and_the_other_stands_by()
    {
        var (first, second) = (Start("a"), Start("b"));
        Pass(3600);

        (first.State, second.State).ShouldBe((GatewayState.Connected, GatewayState.StandingBy));
        discord.Gateway.Identified.ShouldBe(1);
        time.Do(() => kari.Say("hei"));
        told.ShouldBe(["a: hei"]);
    }

    [Fact]
    public void When_the_one_dies_the_other_takes_over_when_the_lease_is_over_and_goes_on_with_the_session()
    {
        var (first, second) = (Start("a"), Start("b"));
        Pass(100);
        first.Die();
        time.Do(() => kari.Say("imens"));
        Pass(10);
        second.State.ShouldBe(GatewayState.StandingBy);
        Pass(20);

        second.State.ShouldBe(GatewayState.Connected);
        (discord.Gateway.Identified, discord.Gateway.Resumed).ShouldBe((1, 1));
        told.ShouldBe(["b: imens"]);
    }

    [Fact]
    public void When_the_one_stops_the_other_takes_over_within_seconds()
    {
        var (first, second) = (Start("a"), Start("b"));
        Pass(100);
        first.Stop();
        Pass(6);

        second.State.ShouldBe(GatewayState.Connected);
        (discord.Gateway.Identified, discord.Gateway.Resumed).ShouldBe((1, 1));
    }

    [Fact]
    public void One_that_cannot_renew_the_lease_has_let_go_before_another_can_have_it()
    {
        var (first, second) = (Start("a"), Start("b"));
        Pass(100);
        ledger.IsOutOfReachOf = "a";
        for (var passed = 0; passed < 60; passed++)
        {
            Pass(1);
            (first.State is GatewayState.Connected && second.State is GatewayState.Connected).ShouldBeFalse();
        }

        (first.State, second.State).ShouldBe((GatewayState.StandingBy, GatewayState.Connected));
        time.Do(() => kari.Say("hei"));
        told.ShouldBe(["b: hei"]);
    }

    [Fact]
    public void One_whose_lease_another_has_taken_lets_go()
    {
        var first = Start("a");
        Pass(100);
        ledger.Take("c");
        Pass(6);

        first.State.ShouldBe(GatewayState.StandingBy);
        discord.Gateway.IsConnected.ShouldBeFalse();
        discord.Gateway.ClosedWith.ShouldBe([4900]);
    }

    [Fact]
    public void One_that_got_the_gateway_back_tells_what_came_meanwhile_once()
    {
        var (first, second) = (Start("a"), Start("b"));
        Pass(100);
        time.Do(() => kari.Say("før"));
        ledger.IsOutOfReachOf = "a";
        Pass(60);
        time.Do(() => kari.Say("imens"));
        ledger.IsOutOfReachOf = null;
        second.Stop();
        Pass(30);
        time.Do(() => kari.Say("etter"));

        first.State.ShouldBe(GatewayState.Connected);
        told.ShouldBe(["a: før", "b: imens", "a: etter"]);
        discord.Gateway.Identified.ShouldBe(1);
    }

    [Fact]
    public void A_store_that_hangs_is_asked_again()
    {
        ledger.Hangs = true;
        var first = Start("a");
        Pass(60);
        first.State.ShouldBe(GatewayState.StandingBy);
        ledger.Hangs = false;
        Pass(20);

        first.State.ShouldBe(GatewayState.Connected);
    }

    [Fact]
    public void When_Discord_refuses_the_bot_it_lets_go_and_tries_no_more()
    {
        var first = Start("a");
        Pass(10);
        time.Do(() => discord.Gateway.Close(4014));
        Pass(3600);

        first.State.ShouldBe(GatewayState.Refused);
        ledger.Owner.ShouldBeNull();
        discord.Gateway.Connections.ShouldBe(1);
    }

    private void Pass(double seconds) => time.Pass(TimeSpan.FromSeconds(seconds));

    private Process Start(string name)
    {
        var transport = new MemoryTransport(discord);
        var options = new DiscordOptions { Token = FakeDiscord.BotToken, ApiBaseUrl = "https://discord.test/api/v10" };
        var rest = new DiscordRest(new RestClient(new HttpClient(transport), options, time.Clock, () => 0.5, NullLogger.Instance), time.Clock, NullLogger.Instance);
        var store = new ProcessStore(kept);
        var client = new GatewayClient(rest, options, store, transport.ConnectAsync, time.Clock, () => 0.5, NullLogger.Instance);
        var stop = new CancellationTokenSource();
        var lease = new Lease(ledger, name);
        var running = time.Start(() => new LeasedGateway(lease, client, time.Clock, NullLogger.Instance).RunAsync(
            (happened, _) =>
            {
                if (happened is MessageCreated { Message.Content: { } text })
                    told.Add($"{name}: {text}");
                return Task.CompletedTask;
            },
            stop.Token));
        return new Process(time, discord, client, store, lease, stop, running);
    }

    private sealed record Process(Simulation Time, FakeDiscord Discord, GatewayClient Client, ProcessStore Store, Lease Lease, CancellationTokenSource Cancel, Task Running)
    {
        public GatewayState State => Client.Status.State;

        public void Stop()
        {
            Time.Do(Cancel.Cancel);
            Time.Finish(Running);
        }

        /// <summary>Without a word to anybody.</summary>
        public void Die() => Time.Do(() =>
        {
            (Store.IsDead, Lease.IsDead) = (true, true);
            Discord.Gateway.Drop();
            Cancel.Cancel();
        });
    }

    /// <summary>The row that all processes see.</summary>
    private sealed class Ledger(TimeProvider clock)
    {
        private DateTimeOffset until;

        public string? Owner { get; private set; }

        /// <summary>A process that cannot reach the store.</summary>
        public string? IsOutOfReachOf { get; set; }

        public bool Hangs { get; set; }

        public void Take(string owner) => (Owner, until) = (owner, clock.GetUtcNow() + TimeSpan.FromHours(1));

        public Task<bool> TryAsync(string owner, TimeSpan time)
        {
            if (Hangs)
                return new TaskCompletionSource<bool>().Task;
            if (IsOutOfReachOf == owner)
                return Task.FromException<bool>(new IOException("The store is out of reach."));
            if (Owner is not null && Owner != owner && until > clock.GetUtcNow())
                return Task.FromResult(false);
            (Owner, until) = (owner, clock.GetUtcNow() + time);
            return Task.FromResult(true);
        }

        public void End(string owner) => Owner = Owner == owner ? null : Owner;
    }

    private sealed class Lease(Ledger ledger, string owner) : IGatewayLease
    {
        public bool IsDead { get; set; }

        public Task<bool> TryHoldAsync(TimeSpan time, CancellationToken cancellationToken) => ledger.TryAsync(owner, time);

        public Task LetGoAsync(CancellationToken cancellationToken)
        {
            if (!IsDead)
                ledger.End(owner);
            return Task.CompletedTask;
        }
    }
}
