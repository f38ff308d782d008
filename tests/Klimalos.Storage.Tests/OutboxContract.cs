using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

public abstract class OutboxContract : StoreContract
{
    private static readonly ConversationKey Other = new("directline", "other");

    [Fact]
    public async Task A_reply_comes_back_as_it_was_with_its_conversation_and_reference()
    {
        var message = Message() with { Reply = Reply() };
        await CommitAsync(Turn() with { Replies = [message], ReferenceJson = Reference });

        var pending = (await PendingAsync()).ShouldHaveSingleItem();

        pending.Conversation.ShouldBe(Conversation);
        pending.ReferenceJson.ShouldBe(Reference);
        pending.Attempts.ShouldBe(0);
        pending.Message.Id.ShouldBe(message.Id);
        pending.Message.ReplyToId.ShouldBe("a-1");
        pending.Message.Reply.ShouldBeTheSameAs(message.Reply);
    }

    [Fact]
    public async Task A_proactive_message_replies_to_nothing()
    {
        await CommitAsync(Turn() with { Replies = [Message(replyTo: null)] });

        (await PendingAsync()).Single().Message.ReplyToId.ShouldBeNull();
    }

    [Fact]
    public async Task Messages_wait_in_the_order_in_which_turns_gave_them_even_if_their_ids_are_not_in_order()
    {
        var last = new Guid("ffffffff-0000-7000-8000-000000000000");
        var first = new Guid("00000000-0000-7000-8000-000000000000");
        await CommitAsync(Turn("a-1") with { Replies = [Message("1") with { Id = last }, Message("2") with { Id = first }] });
        await CommitAsync(Turn("b-1", 0, Other) with { Replies = [Message("3")] });
        await CommitAsync(Turn("a-2", 1) with { Replies = [Message("4"), Message("5")] });

        (await PendingAsync()).Select(Text).ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task What_was_sent_or_given_up_waits_no_longer()
    {
        var (sent, failed, waiting) = (Message("sent"), Message("failed"), Message("waiting"));
        await CommitAsync(Turn() with { Replies = [sent, failed, waiting] });

        await RecordAsync(new(sent.Id, DeliveryOutcome.Sent, Noon, RemoteId: "remote"));
        await RecordAsync(new(failed.Id, DeliveryOutcome.Failed, Noon, Error: "403 bot removed"));

        (await PendingAsync()).Select(Text).ShouldBe(["waiting"]);
    }

    [Fact]
    public async Task A_sent_reply_is_found_by_the_channels_id_in_its_own_conversation_only()
    {
        var message = Message() with { Reply = Reply() };
        await CommitAsync(Turn("a-1") with { Replies = [Message("before"), message] });
        await CommitAsync(Turn("b-1", 0, Other) with { Replies = [Message("elsewhere")] });
        await RecordAsync(new(message.Id, DeliveryOutcome.Sent, Noon, RemoteId: "remote"));

        (await Stores.Outbox.SentAsAsync(Conversation, "remote", default)).ShouldNotBeNull().ShouldBeTheSameAs(message.Reply);
        (await Stores.Outbox.SentAsAsync(Conversation, "other", default)).ShouldBeNull();
        (await Stores.Outbox.SentAsAsync(Other, "remote", default)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_to_be_tried_again_waits_on_in_its_place_and_counts_its_attempts()
    {
        var first = Message("1");
        await CommitAsync(Turn() with { Replies = [first, Message("2")] });

        await RecordAsync(new(first.Id, DeliveryOutcome.Retry, Noon, Error: "503"));
        await RecordAsync(new(first.Id, DeliveryOutcome.Retry, Noon, Error: "503"));

        var pending = await PendingAsync();
        pending.Select(Text).ShouldBe(["1", "2"]);
        pending.Select(delivery => delivery.Attempts).ShouldBe([2, 0]);
    }

    [Fact]
    public async Task What_was_sent_stays_sent_whatever_a_late_record_says()
    {
        var message = Message();
        await CommitAsync(Turn() with { Replies = [message] });
        await RecordAsync(new(message.Id, DeliveryOutcome.Sent, Noon));

        await RecordAsync(new(message.Id, DeliveryOutcome.Retry, Noon, Error: "timeout"));

        (await PendingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_of_an_unknown_message_changes_nothing()
    {
        await CommitAsync(Turn() with { Replies = [Message()] });

        await RecordAsync(new(Guid.CreateVersion7(Noon), DeliveryOutcome.Sent, Noon));

        (await PendingAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_messages_of_a_turn_are_found_sent_or_not_in_order_and_without_other_turns()
    {
        var first = Message("1");
        await CommitAsync(Turn("a-1") with { Replies = [first, Message("2")] });
        await CommitAsync(Turn("a-2", 1) with { Replies = [Message("3")] });
        await CommitAsync(Turn("a-1", 0, Other) with { Replies = [Message("4")] });
        await RecordAsync(new(first.Id, DeliveryOutcome.Sent, Noon));

        (await Stores.Outbox.OfTurnAsync(Conversation, "a-1", default)).Select(Text).ShouldBe(["1", "2"]);
        (await Stores.Outbox.OfTurnAsync(Conversation, "unknown", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_id_that_exists_fails_its_turn_as_a_whole()
    {
        var message = Message();
        await CommitAsync(Turn("a-1") with { Replies = [message] });

        await Should.ThrowAsync<System.Data.Common.DbException>(() => CommitAsync(Turn("a-2", 1) with { Replies = [message] }));

        (await Stores.Turns.IsHandledAsync(Conversation, "a-2", default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_purge_deletes_old_marks_and_sent_messages_and_keeps_the_rest()
    {
        var (old, waiting, recent) = (Message("old"), Message("waiting"), Message("recent"));
        await CommitAsync(Turn("a-1") with { Replies = [old, waiting] });
        await CommitAsync(Turn("a-2", 1) with { At = Noon.AddDays(2), Replies = [recent] });
        await RecordAsync(new(old.Id, DeliveryOutcome.Sent, Noon));
        await RecordAsync(new(recent.Id, DeliveryOutcome.Sent, Noon.AddDays(2)));

        var purged = await Stores.Maintenance.PurgeAsync(Noon.AddDays(1), default);

        purged.ShouldBe(new Purged(HandledActivities: 1, SentMessages: 1, Files: 0));
        (await Stores.Turns.IsHandledAsync(Conversation, "a-1", default)).ShouldBeFalse();
        (await Stores.Turns.IsHandledAsync(Conversation, "a-2", default)).ShouldBeTrue();
        (await PendingAsync()).Select(Text).ShouldBe(["waiting"]);
        (await Stores.Outbox.OfTurnAsync(Conversation, "a-2", default)).Select(Text).ShouldBe(["recent"]);
    }

    private static string Text(PendingDelivery delivery) => delivery.Message.Reply.Text;

    private async Task CommitAsync(TurnCommit turn) =>
        (await Stores.Turns.CommitAsync(turn, default)).ShouldBe(CommitOutcome.Committed);

    private Task<IReadOnlyList<PendingDelivery>> PendingAsync() => Stores.Outbox.PendingAsync(default);

    private Task RecordAsync(DeliveryRecord record) => Stores.Outbox.RecordAsync(record, default);
}
