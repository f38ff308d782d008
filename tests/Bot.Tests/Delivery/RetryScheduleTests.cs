using Bot.Delivery;

namespace Bot.Tests.Delivery;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(12, 300)]
    public void Pauses_double_from_a_second_to_five_minutes(int attempts, int seconds) =>
        RetrySchedule.Pause(attempts, retryAfter: null, chance: 0.5).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Pauses_are_spread_by_a_fifth()
    {
        RetrySchedule.Pause(4, null, chance: 0)!.Value.TotalSeconds.ShouldBe(6.4, 0.001);
        RetrySchedule.Pause(4, null, chance: 1)!.Value.TotalSeconds.ShouldBe(9.6, 0.001);
    }

    [Fact]
    public void A_pause_is_as_long_as_the_channel_asks_but_no_longer_than_an_hour()
    {
        RetrySchedule.Pause(1, TimeSpan.FromMinutes(10), 0.5).ShouldBe(TimeSpan.FromMinutes(10));
        RetrySchedule.Pause(1, TimeSpan.FromDays(3), 0.5).ShouldBe(TimeSpan.FromHours(1));
        RetrySchedule.Pause(8, TimeSpan.FromSeconds(1), 0.5).ShouldBe(TimeSpan.FromSeconds(128));
    }

    [Fact]
    public void After_the_last_attempt_the_message_is_given_up() =>
        RetrySchedule.Pause(RetrySchedule.MaxAttempts, null, 0.5).ShouldBeNull();
}
