using Bot.Startup;
using Klimalos.Testing;
using Microsoft.Extensions.Configuration;

namespace Bot.Tests.Start;

public sealed class TrialClockTests
{
    private static readonly DateTimeOffset Start = new(2021, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider real = new();

    [Fact]
    public void It_stands_on_the_chosen_moment_at_first_and_runs_at_the_chosen_speed()
    {
        var clock = new TrialClock(real, Start, speed: 86_400);
        clock.GetUtcNow().ShouldBe(Start);

        real.Advance(TimeSpan.FromSeconds(3));

        clock.GetUtcNow().ShouldBe(Start.AddDays(3));
    }

    [Fact]
    public void Its_timers_fire_when_it_has_come_to_their_time()
    {
        var clock = new TrialClock(real, Start, speed: 3600);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);

        real.Advance(TimeSpan.FromSeconds(1.9));
        fired.ShouldBe(0);
        real.Advance(TimeSpan.FromSeconds(0.1));
        fired.ShouldBe(1);
    }

    [Fact]
    public void Without_settings_the_guide_goes_by_the_real_time() =>
        GuideClock.From(new ConfigurationBuilder().Build(), isProduction: true, real).Time.ShouldBeSameAs(real);

    [Fact]
    public void Today_is_the_date_in_the_campaigns_countries_not_in_utc()
    {
        var lateEvening = new ManualTimeProvider(new DateTimeOffset(2026, 6, 30, 22, 30, 0, TimeSpan.Zero));

        new GuideClock(lateEvening).Today.ShouldBe(new DateOnly(2026, 7, 1));
    }
}
