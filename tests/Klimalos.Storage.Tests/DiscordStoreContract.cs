using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

/// <summary>What is remembered of Discord: which process holds its gateway, the session there, people's languages.</summary>
public abstract class DiscordStoreContract : StoreContract
{
    private const string First = "machine/1";
    private const string Second = "machine/2";
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Nothing_is_found_where_nothing_is()
    {
        (await Stores.Discord.SessionAsync(default)).ShouldBeNull();
        (await Stores.Discord.LocaleAsync("1", default)).ShouldBeNull();
        await Stores.Discord.EndLeaseAsync(First, default);
    }

    [Fact]
    public async Task One_process_holds_the_gateway_for_as_long_as_it_renews_its_lease()
    {
        (await LeaseAsync(First, seconds: 0)).ShouldBeTrue();
        (await LeaseAsync(Second, seconds: 5)).ShouldBeFalse();
        (await LeaseAsync(First, seconds: 15)).ShouldBeTrue();
        (await LeaseAsync(Second, seconds: 34)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_lease_that_is_over_is_taken_over_and_its_old_holder_waits()
    {
        await LeaseAsync(First, seconds: 0);

        (await LeaseAsync(Second, seconds: 20)).ShouldBeTrue();
        (await LeaseAsync(First, seconds: 21)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_lease_that_its_holder_ends_is_free_and_nobody_elses_is_ended()
    {
        await LeaseAsync(First, seconds: 0);
        await Stores.Discord.EndLeaseAsync(Second, default);
        (await LeaseAsync(Second, seconds: 1)).ShouldBeFalse();

        await Stores.Discord.EndLeaseAsync(First, default);

        (await LeaseAsync(Second, seconds: 2)).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_processes_that_claim_it_at_once_exactly_one_gets_it()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => LeaseAsync($"machine/{number}", seconds: 0))));

        claims.Count(isHeld => isHeld).ShouldBe(1);
    }

    [Fact]
    public async Task The_session_is_kept_as_it_is_and_goes_when_there_is_none()
    {
        await LeaseAsync(First, seconds: 0);
        (await Stores.Discord.SaveSessionAsync("""{"session_id":"a"}""", First, default)).ShouldBeTrue();
        (await Stores.Discord.SaveSessionAsync("""{"session_id":"å"}""", First, default)).ShouldBeTrue();
        (await Stores.Discord.SessionAsync(default)).ShouldBe("""{"session_id":"å"}""");

        await Stores.Discord.SaveSessionAsync(null, First, default);

        (await Stores.Discord.SessionAsync(default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_process_that_lost_the_gateway_does_not_undo_what_the_next_has_kept()
    {
        await LeaseAsync(First, seconds: 0);
        await Stores.Discord.SaveSessionAsync("old", First, default);
        await LeaseAsync(Second, seconds: 30);
        await Stores.Discord.SaveSessionAsync("new", Second, default);

        (await Stores.Discord.SaveSessionAsync("old", First, default)).ShouldBeFalse();
        (await Stores.Discord.SaveSessionAsync(null, First, default)).ShouldBeFalse();
        (await Stores.Discord.SessionAsync(default)).ShouldBe("new");
    }

    [Fact]
    public async Task A_person_has_one_language_the_latest()
    {
        await Stores.Discord.SaveLocaleAsync("1", "no", default);
        await Stores.Discord.SaveLocaleAsync("2", "da", default);
        await Stores.Discord.SaveLocaleAsync("1", "sv-SE", default);

        (await Stores.Discord.LocaleAsync("1", default)).ShouldBe("sv-SE");
        (await Stores.Discord.LocaleAsync("2", default)).ShouldBe("da");
    }

    [Fact]
    public async Task A_person_has_one_server_the_latest()
    {
        (await Stores.Discord.ServerAsync("1", default)).ShouldBeNull();
        await Stores.Discord.SaveServerAsync("1", "7", default);
        await Stores.Discord.SaveServerAsync("1", "8", default);

        (await Stores.Discord.ServerAsync("1", default)).ShouldBe("8");
        (await Stores.Discord.LocaleAsync("1", default)).ShouldBeNull();
    }

    private Task<bool> LeaseAsync(string owner, int seconds)
    {
        var now = Noon.AddSeconds(seconds);
        return Stores.Discord.TryLeaseAsync(owner, now, now + Life, default);
    }
}
