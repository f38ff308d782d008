using Bot.Turns;
using Klimalos.Storage;

namespace Bot.Tests.Turns;

public sealed class ConversationOrderTests
{
    private static readonly ConversationKey Conversation = new("test", "c");

    [Fact]
    public async Task Places_are_given_in_the_order_in_which_they_were_asked_for()
    {
        var order = new ConversationOrder();
        var entered = new List<int>();
        var first = await order.EnterAsync(Conversation);
        var later = Enumerable.Range(1, 50).Select(EnterAsync).ToList();

        entered.ShouldBeEmpty();
        first.Dispose();
        await Task.WhenAll(later);

        entered.ShouldBe(Enumerable.Range(1, 50));

        async Task EnterAsync(int number)
        {
            using var place = await order.EnterAsync(Conversation);
            entered.Add(number);
        }
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_conversation_in_which_no_turn_is_under_way()
    {
        var order = new ConversationOrder();

        for (var number = 0; number < 100; number++)
        {
            using var place = await order.EnterAsync(new ConversationKey("test", $"{number}"));
            order.Count.ShouldBe(1);
        }

        order.Count.ShouldBe(0);
    }
}
