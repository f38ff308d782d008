using Bot.Delivery;
using Klimalos.Testing;

namespace Bot.Tests.Delivery;

public sealed class DeliveryWatchTests
{
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void Messages_are_stuck_when_several_conversations_wait_and_for_five_minutes_none_was_sent()
    {
        var watch = new DeliveryWatch(clock);
        watch.Began();
        watch.Began();
        watch.Began();

        clock.Advance(TimeSpan.FromMinutes(5));
        watch.IsStuck.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1));
        watch.IsStuck.ShouldBeTrue();
        watch.Sent();
        watch.IsStuck.ShouldBeFalse();
    }

    [Fact]
    public void One_conversation_whose_channel_is_gone_does_not_make_the_bot_unfit()
    {
        var watch = new DeliveryWatch(clock);
        watch.Began();
        watch.Began();
        watch.Began();
        watch.Ended();

        clock.Advance(TimeSpan.FromHours(1));

        watch.IsStuck.ShouldBeFalse();
    }
}
