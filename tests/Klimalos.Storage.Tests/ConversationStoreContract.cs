using Microsoft.Extensions.DependencyInjection;
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

    [Theory]
    [InlineData("19:team", true)]
    [InlineData("19:team;messageid=1", true)]
    [InlineData("19:team2", false)]
    [InlineData("19:tea", false)]
    public async Task With_a_channel_its_threads_are_forgotten_and_no_other(string id, bool isForgotten)
    {
        var conversation = new ConversationKey("msteams", id);
        await CommitAsync(Turn("a-1", 0, conversation) with { ReferenceJson = Reference });

        await Stores.Conversations.ForgetReferenceAsync(new ConversationKey("msteams", "19:team"), default);

        (await Stores.Conversations.ReferenceAsync(conversation, default) is null).ShouldBe(isForgotten);
    }

    [Fact]
    public async Task A_received_file_is_kept_once_under_its_id()
    {
        var files = Stores.Services.GetRequiredService<IReceivedFileStore>();
        await files.SaveAsync("msteams/1", new ReceivedFile("a.pdf", "application/pdf", [1], Kari, Noon), default);
        await files.SaveAsync("msteams/1", new ReceivedFile("a.pdf", "application/pdf", [1, 2], Kari, Noon), default);

        var kept = (await files.GetAsync("msteams/1", default)).ShouldNotBeNull();
        (kept.Name, kept.ContentType, kept.PersonKey, kept.At).ShouldBe(("a.pdf", "application/pdf", Kari, Noon));
        kept.Bytes.ShouldBe([1, 2]);
        (await files.GetAsync("msteams/2", default)).ShouldBeNull();
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
