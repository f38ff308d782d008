using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

public abstract class TurnStoreContract : StoreContract
{
    [Fact]
    public async Task An_unknown_conversation_and_person_give_an_empty_state_of_version_0()
    {
        var loaded = await LoadAsync();

        loaded.State.ShouldBe(new ConversationState());
        loaded.Version.ShouldBe(0);
        loaded.PersonLanguage.ShouldBeNull();
        loaded.Enrolments.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_turn_committed_is_loaded_unchanged()
    {
        var enrolment = Enrolment();
        var state = State with { Enrolment = enrolment.Id };
        (await CommitAsync(Turn() with { State = state, PersonLanguage = Language.Da, Enrolment = new(enrolment, 0) }))
            .ShouldBe(CommitOutcome.Committed);

        var loaded = await LoadAsync();

        loaded.State.ShouldBeTheSameAs(state);
        loaded.Version.ShouldBe(1);
        loaded.PersonLanguage.ShouldBe(Language.Da);
        var stored = loaded.Enrolments.ShouldHaveSingleItem();
        stored.Version.ShouldBe(1);
        stored.Enrolment.ShouldBeTheSameAs(enrolment);
    }

    [Fact]
    public async Task Each_turn_raises_the_versions_by_one()
    {
        for (var version = 0; version < 3; version++)
        {
            var turn = Turn($"a-{version}", version) with { State = State with { Enrolment = "e-1" }, Enrolment = new(Enrolment(), version) };
            (await CommitAsync(turn)).ShouldBe(CommitOutcome.Committed);
        }

        var loaded = await LoadAsync();
        loaded.Version.ShouldBe(3);
        loaded.Enrolments.Single().Version.ShouldBe(3);
    }

    [Fact]
    public async Task The_same_activity_is_handled_once_whatever_version_the_repetition_claims()
    {
        await CommitAsync(Turn("a-1"));

        (await CommitAsync(Turn("a-1", 0))).ShouldBe(CommitOutcome.Duplicate);
        (await CommitAsync(Turn("a-1", 1))).ShouldBe(CommitOutcome.Duplicate);

        (await LoadAsync()).Version.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_activity_id_in_another_conversation_or_channel_is_another_activity()
    {
        await CommitAsync(Turn("a-1"));

        (await CommitAsync(Turn("a-1", 0, Conversation with { Id = "other" }))).ShouldBe(CommitOutcome.Committed);
        (await CommitAsync(Turn("a-1", 0, Conversation with { Channel = "discord" }))).ShouldBe(CommitOutcome.Committed);
    }

    [Fact]
    public async Task Of_many_concurrent_deliveries_of_one_activity_exactly_one_is_committed()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => CommitAsync(Turn() with { Replies = [Message()] }))));

        outcomes.Count(outcome => outcome == CommitOutcome.Committed).ShouldBe(1);
        outcomes.Count(outcome => outcome == CommitOutcome.Duplicate).ShouldBe(49);
        (await Stores.Outbox.PendingAsync(default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_concurrent_turns_from_one_version_exactly_one_is_committed()
    {
        await CommitAsync(Turn("first"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => CommitAsync(Turn($"a-{i}", 1)))));

        outcomes.Count(outcome => outcome == CommitOutcome.Committed).ShouldBe(1);
        outcomes.Count(outcome => outcome == CommitOutcome.Conflict).ShouldBe(29);
        (await LoadAsync()).Version.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_turn_from_another_version_of_the_conversation_conflicts_and_changes_nothing(long version)
    {
        await CommitAsync(Turn("a-1"));

        (await CommitAsync(Turn("a-2", version) with { State = new(), Replies = [Message()] })).ShouldBe(CommitOutcome.Conflict);

        (await LoadAsync()).State.ShouldBeTheSameAs(State);
        (await Stores.Turns.IsHandledAsync(Conversation, "a-2", default)).ShouldBeFalse();
        (await Stores.Outbox.PendingAsync(default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_turn_from_another_version_of_the_enrolment_conflicts_and_changes_nothing(long version)
    {
        await CommitAsync(Turn("a-1") with { Enrolment = new(Enrolment(), 0) });
        var changed = Enrolment() with { Status = EnrolmentStatus.Cancelled };

        var outcome = await CommitAsync(Turn("a-2", 1) with
        {
            State = new(),
            Enrolment = new(changed, version),
            Events = [Answered("endorse", "yes")],
            Replies = [Message()],
        });

        outcome.ShouldBe(CommitOutcome.Conflict);
        (await LoadAsync()).Version.ShouldBe(1);
        (await Stores.Turns.IsHandledAsync(Conversation, "a-2", default)).ShouldBeFalse();
        (await Stores.Enrolments.GetAsync("e-1", default))!.Enrolment.Status.ShouldBe(EnrolmentStatus.Open);
        (await Stores.Enrolments.HistoryAsync("e-1", default)).ShouldBeEmpty();
        (await Stores.Outbox.PendingAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_conflict_the_same_activity_can_be_committed_from_the_right_version()
    {
        await CommitAsync(Turn("a-1"));
        await CommitAsync(Turn("a-2", 0));

        (await CommitAsync(Turn("a-2", 1))).ShouldBe(CommitOutcome.Committed);
    }

    [Fact]
    public async Task When_an_event_cannot_be_stored_nothing_of_the_turn_is()
    {
        var broken = Answered("endorse", "yes") with { By = null! };

        await Should.ThrowAsync<System.Data.Common.DbException>(() => CommitAsync(Turn() with
        {
            Enrolment = new(Enrolment(), 0),
            Events = [Answered("municipality", "NO-3203"), broken],
            Replies = [Message()],
            PersonLanguage = Language.En,
        }));

        var loaded = await LoadAsync();
        loaded.Version.ShouldBe(0);
        loaded.PersonLanguage.ShouldBeNull();
        loaded.Enrolments.ShouldBeEmpty();
        (await Stores.Enrolments.GetAsync("e-1", default)).ShouldBeNull();
        (await Stores.Enrolments.HistoryAsync("e-1", default)).ShouldBeEmpty();
        (await Stores.Outbox.PendingAsync(default)).ShouldBeEmpty();
        (await Stores.Turns.IsHandledAsync(Conversation, "a-1", default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_turn_that_fails_does_not_harm_the_turns_that_arrive_with_it()
    {
        var turns = Enumerable.Range(0, 60).Select(i => Turn($"a-{i}", 0, new("msteams", $"c-{i}")) with
        {
            Enrolment = new(Enrolment($"e-{i}"), 0),
            Events = [i % 3 == 0 ? Answered("endorse", "yes") with { By = null! } : Answered("endorse", "yes")],
        }).ToList();

        var results = await Task.WhenAll(turns.Select(turn => Task.Run(async () =>
        {
            try
            {
                return await CommitAsync(turn) == CommitOutcome.Committed;
            }
            catch (System.Data.Common.DbException)
            {
                return false;
            }
        })));

        results.ShouldBe(Enumerable.Range(0, 60).Select(i => i % 3 != 0));
        for (var i = 0; i < 60; i++)
            (await Stores.Enrolments.HistoryAsync($"e-{i}", default)).Count.ShouldBe(i % 3 == 0 ? 0 : 1);
    }

    [Fact]
    public async Task Events_without_their_enrolment_are_refused()
    {
        await Should.ThrowAsync<ArgumentException>(async () => await CommitAsync(Turn() with { Events = [Answered("endorse", "yes")] }));
    }

    [Fact]
    public async Task Handled_tells_the_activities_that_were_committed()
    {
        await CommitAsync(Turn("a-1"));

        (await Stores.Turns.IsHandledAsync(Conversation, "a-1", default)).ShouldBeTrue();
        (await Stores.Turns.IsHandledAsync(Conversation, "a-2", default)).ShouldBeFalse();
        (await Stores.Turns.IsHandledAsync(Conversation with { Channel = "discord" }, "a-1", default)).ShouldBeFalse();
    }

    [Fact]
    public async Task With_an_enrolment_in_hand_only_that_one_is_loaded_whatever_its_status()
    {
        await CommitAsync(Turn("a-1") with { Enrolment = new(Enrolment("other"), 0) });
        var inHand = Enrolment("in-hand") with { Status = EnrolmentStatus.Confirmed };
        await CommitAsync(Turn("a-2", 1) with { State = State with { Enrolment = "in-hand" }, Enrolment = new(inHand, 0) });

        (await LoadAsync()).Enrolments.Select(stored => stored.Enrolment.Id).ShouldBe(["in-hand"]);
    }

    [Fact]
    public async Task With_none_in_hand_the_persons_open_and_paused_ones_are_loaded_latest_change_first()
    {
        var version = 0;
        foreach (var status in Enum.GetValues<EnrolmentStatus>())
        {
            var enrolment = Enrolment(status.ToString(), Kari) with { Status = status, ChangedAt = Noon.AddMinutes((int)status) };
            await CommitAsync(Turn($"a-{version}", version++) with { Enrolment = new(enrolment, 0) });
        }

        await CommitAsync(Turn("other", version) with { Enrolment = new(Enrolment("not-mine", Ola), 0) });

        (await LoadAsync()).Enrolments.Select(stored => stored.Enrolment.Id).ShouldBe(["Paused", "Open"]);
    }

    [Fact]
    public async Task An_enrolment_in_hand_that_is_gone_gives_none()
    {
        await CommitAsync(Turn() with { State = State with { Enrolment = "gone" } });

        (await LoadAsync()).Enrolments.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_persons_language_holds_in_all_conversations_and_stays_when_a_turn_does_not_change_it()
    {
        await CommitAsync(Turn("a-1") with { PersonLanguage = Language.Sv });
        await CommitAsync(Turn("a-2", 1) with { PersonName = "Kari N." });

        var elsewhere = await Stores.Turns.LoadAsync(new("directline", "web"), Kari, default);

        elsewhere.PersonLanguage.ShouldBe(Language.Sv);
    }

    [Fact]
    public async Task A_cancelled_request_commits_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Stores.Turns.CommitAsync(Turn(), cancelled.Token));

        (await Stores.Turns.IsHandledAsync(Conversation, "a-1", default)).ShouldBeFalse();
    }

    private Task<CommitOutcome> CommitAsync(TurnCommit turn) => Stores.Turns.CommitAsync(turn, default);

    private Task<StoredTurnState> LoadAsync() => Stores.Turns.LoadAsync(Conversation, Kari, default);
}
