using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

public abstract class ConversationStoreContract : StoreContract
{
    [Fact]
    public async Task An_unknown_conversation_has_no_reference() => (await ReferenceAsync()).ShouldBeNull();

    [Fact]
    public async Task The_reference_is_the_latest_that_a_turn_told()
    {
        await CommitAsync(Turn("a-1") with { ReferenceJson = "{}" });
        await CommitAsync(Turn("a-2", 1) with { ReferenceJson = Reference });
        await CommitAsync(Turn("a-3", 2));

        (await ReferenceAsync()).ShouldBe(Reference);
    }

    [Fact]
    public async Task A_forgotten_reference_is_gone_until_a_turn_tells_it_again()
    {
        await CommitAsync(Turn("a-1") with { ReferenceJson = Reference, Replies = [Message()] });

        await Stores.Conversations.ForgetReferenceAsync(Conversation, default);

        (await ReferenceAsync()).ShouldBeNull();
        (await Stores.Outbox.PendingAsync(default)).Single().ReferenceJson.ShouldBeNull();
        await CommitAsync(Turn("a-2", 1) with { ReferenceJson = Reference });
        (await ReferenceAsync()).ShouldBe(Reference);
    }

    [Fact]
    public async Task To_forget_an_unknown_conversation_does_nothing()
    {
        await Stores.Conversations.ForgetReferenceAsync(Conversation, default);

        (await Stores.Turns.LoadAsync(Conversation, Kari, default)).Version.ShouldBe(0);
    }

    private Task<string?> ReferenceAsync() => Stores.Conversations.ReferenceAsync(Conversation, default);

    private async Task CommitAsync(TurnCommit turn) =>
        (await Stores.Turns.CommitAsync(turn, default)).ShouldBe(CommitOutcome.Committed);
}
