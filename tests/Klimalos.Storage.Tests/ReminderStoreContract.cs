using Klimalos.Reminders;
using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

/// <summary>Reminders are planned without doubling, claimed by one, settled with their message, and told of.</summary>
public abstract class ReminderStoreContract : StoreContract
{
    private const string Me = "process-1";
    private const string Other = "process-2";
    private static readonly ConversationKey Chat = new("msteams", "a:kari");
    private static readonly DateOnly Deadline = new(2026, 12, 31);

    [Fact]
    public async Task Nothing_is_found_where_nothing_is()
    {
        (await Stores.Reminders.UnplannedAsync("r", 10, default)).ShouldBeEmpty();
        (await Stores.Reminders.ClaimAsync(Noon, Me, 10, default)).ShouldBeEmpty();
        (await Stores.Reminders.UnfollowedAsync(10, default)).ShouldBeEmpty();
        (await Stores.Reminders.GetAsync("x", default)).ShouldBeNull();
        (await Stores.Reminders.LatestOfAsync(Kari, default)).ShouldBeNull();
        (await Stores.Reminders.MarksAsync("e-1", default)).ShouldBe(ReminderMarks.None);
        (await Stores.Reminders.UnansweredAsync("e-1", default)).ShouldBeEmpty();
        (await Stores.Reminders.ListAsync(new ReminderFilter(), default)).ShouldBeEmpty();
        (await Stores.Reminders.CountAsync(default)).ShouldBeEmpty();
        (await Stores.Reminders.UnreachableAsync(default)).ShouldBeEmpty();
        (await Stores.Reminders.DeadlinesAsync(null, default)).ShouldBeEmpty();
        (await Stores.Reminders.LastContactsAsync(default)).ShouldBeEmpty();
        (await Stores.Reminders.EscalationsAsync(untoldOnly: false, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enrolment_is_planned_when_it_is_new_when_it_changed_and_when_the_rules_did()
    {
        await EnrolAsync();
        (await UnplannedAsync("r1")).ShouldBe([1L]);

        await PlanAsync([], version: 1, rules: "r1");
        (await UnplannedAsync("r1")).ShouldBeEmpty();
        (await UnplannedAsync("r2")).ShouldBe([1L]);

        await Stores.Turns.CommitAsync(Turn("a-2", 1, Chat) with { Enrolment = new StoredEnrolment(Enrolment(), 1) }, default);
        (await UnplannedAsync("r1")).ShouldBe([2L]);
    }

    [Fact]
    public async Task The_same_plan_twice_changes_nothing_and_another_one_moves_adds_and_cancels()
    {
        await EnrolAsync();
        await PlanAsync([At("a", 1), At("b", 2), At("c", 3)]);
        await PlanAsync([At("a", 1), At("b", 2), At("c", 3)]);
        (await ListAsync()).ShouldBe([("a", ReminderState.Due, null), ("b", ReminderState.Due, null), ("c", ReminderState.Due, null)]);

        await PlanAsync([At("a", 1), At("b", 4), At("d", 5)]);
        (await ListAsync()).ShouldBe(
        [
            ("c", ReminderState.Cancelled, ReminderReason.Replanned), ("a", ReminderState.Due, null), ("b", ReminderState.Due, null), ("d", ReminderState.Due, null),
        ]);

        await PlanAsync([At("c", 3)]);
        (await Stores.Reminders.GetAsync("c", default))!.State.ShouldBe(ReminderState.Due);
    }

    [Fact]
    public async Task What_a_met_deadline_asked_for_is_cancelled_as_done()
    {
        await EnrolAsync();
        await PlanAsync([At("a", 1)]);
        await Stores.Reminders.PlanAsync(new EnrolmentPlan("e-1", 1, "r", [], new Dictionary<string, DateOnly>(StringComparer.Ordinal), Noon, Noon), default);

        (await ListAsync()).ShouldBe([("a", ReminderState.Cancelled, ReminderReason.Done)]);
        (await Stores.Reminders.DeadlinesAsync(null, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_lay_in_the_past_when_it_was_planned_first_is_not_begun_with_and_what_waits_stays()
    {
        await EnrolAsync();
        await PlanAsync([At("past", -1), At("soon", 1)]);
        (await ListAsync()).ShouldBe([("soon", ReminderState.Due, null)]);

        // Two days later, after a change: "soon" is overdue by then, and is not lost.
        await Stores.Reminders.PlanAsync(
            new EnrolmentPlan("e-1", 2, "r", [At("past", -1), At("soon", 1)], Open(), Noon.AddDays(2), Noon.AddDays(2)), default);
        (await ListAsync()).ShouldBe([("soon", ReminderState.Due, null)]);
    }

    [Fact]
    public async Task Each_is_claimed_once_when_its_time_has_come_and_given_back_when_its_process_is_gone()
    {
        await EnrolAsync();
        await PlanAsync([At("a", 1), At("b", 2)]);

        (await ClaimAsync(Noon, Me)).ShouldBeEmpty();
        (await ClaimAsync(Noon.AddDays(1), Me)).ShouldBe(["a"]);
        (await ClaimAsync(Noon.AddDays(2), Other)).ShouldBe(["b"]);
        (await ClaimAsync(Noon.AddDays(2), Other)).ShouldBeEmpty();

        (await Stores.Reminders.ReleaseAsync(Other, default)).ShouldBe(1);
        (await ClaimAsync(Noon.AddDays(2), Other)).ShouldBe(["a"]);
        await Stores.Reminders.GiveBackAsync(["a", "b"], Other, default);
        (await ClaimAsync(Noon.AddDays(2), Me)).ShouldBe(["a", "b"]);
        (await Stores.Reminders.GetAsync("a", default))!.Attempts.ShouldBe(3);
    }

    [Fact]
    public async Task The_reminders_of_one_message_are_found_by_any_of_them()
    {
        await ClaimedAsync("a", "b", "c");
        await SettleAsync(Message(), Sent("a"), Sent("b"));
        await SettleAsync(Message(), Sent("c"));

        foreach (var (id, all) in new[] { ("a", new[] { "a", "b" }), ("b", ["a", "b"]), ("c", ["c"]), ("none", []) })
            (await Stores.Reminders.SentWithAsync(id, default)).Select(reminder => reminder.Id).ShouldBe(all, ignoreOrder: true);
    }

    [Fact]
    public async Task A_sent_reminder_and_its_message_are_stored_together()
    {
        await ClaimedAsync("a", "b");
        var message = Message(replyTo: null);

        (await SettleAsync(message, Sent("a"), new ReminderOutcome("b", ReminderState.Cancelled, Reason: ReminderReason.Superseded))).ShouldBeTrue();

        (await Stores.Outbox.PendingAsync(default)).ShouldHaveSingleItem().Message.Id.ShouldBe(message.Id);
        var sent = (await Stores.Reminders.LatestOfAsync(Kari, default)).ShouldNotBeNull();
        (sent.Id, sent.State, sent.Person, sent.SentAt, sent.Message).ShouldBe(("a", ReminderState.Sent, Kari, Noon.AddDays(3), message.Id));
        (await Stores.Reminders.CountAsync(default)).ShouldBe(
            new Dictionary<ReminderState, int> { [ReminderState.Sent] = 1, [ReminderState.Cancelled] = 1 }, ignoreOrder: true);
        (await Stores.Reminders.UnansweredAsync("e-1", default)).ShouldBe(new Dictionary<string, int> { [Kari] = 1 });
        (await Stores.Reminders.LastContactsAsync(default))["e-1"].ShouldBe(new LastContact(Noon.AddDays(3), Noon));
    }

    [Fact]
    public async Task What_another_process_holds_or_what_changed_meanwhile_is_not_settled_and_leaves_no_message()
    {
        await ClaimedAsync("a");

        (await Stores.Reminders.SettleAsync(Settlement(Message(), Sent("a")) with { Owner = Other }, default)).ShouldBeFalse();
        (await Stores.Reminders.SettleAsync(
            Settlement(Message(), Sent("a")) with { Versions = new Dictionary<string, long> { ["e-1"] = 7 } }, default)).ShouldBeFalse();
        (await SettleAsync(Message(), Sent("a"), Sent("never planned"))).ShouldBeFalse();

        (await Stores.Outbox.PendingAsync(default)).ShouldBeEmpty();
        (await Stores.Reminders.GetAsync("a", default))!.State.ShouldBe(ReminderState.Claimed);
        (await SettleAsync(Message(), Sent("a"))).ShouldBeTrue();
        (await SettleAsync(Message(), Sent("a"))).ShouldBeFalse();
        (await Stores.Outbox.PendingAsync(default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_that_is_put_off_comes_again_at_its_new_time()
    {
        await ClaimedAsync("a");
        (await SettleAsync(null, new ReminderOutcome("a", ReminderState.Due, DueAt: Noon.AddDays(9)))).ShouldBeTrue();

        (await ClaimAsync(Noon.AddDays(8), Me)).ShouldBeEmpty();
        (await ClaimAsync(Noon.AddDays(9), Me)).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_message_that_the_channel_refused_for_good_fails_its_reminder_and_closes_that_way()
    {
        await ClaimedAsync("a");
        var message = Message(replyTo: null);
        await SettleAsync(message, Sent("a"));

        await Stores.Outbox.RecordAsync(new DeliveryRecord(message.Id, DeliveryOutcome.Failed, Noon, Error: "403", IsUnreachable: true), default);

        var failed = (await Stores.Reminders.UnfollowedAsync(10, default)).ShouldHaveSingleItem();
        (failed.Id, failed.State, failed.Reason).ShouldBe(("a", ReminderState.Failed, "403"));
        (await Stores.Sharing.ReachAsync(Kari, default)).ShouldBeNull();

        await Stores.Reminders.FollowUpAsync(failed, At("a!2", 4), Noon, default);
        await Stores.Reminders.FollowUpAsync(failed, At("a!2", 4), Noon, default);
        (await Stores.Reminders.UnfollowedAsync(10, default)).ShouldBeEmpty();
        (await ClaimAsync(Noon.AddDays(4), Me)).ShouldBe(["a!2"]);
    }

    [Fact]
    public async Task A_message_that_failed_for_another_cause_leaves_the_way_open()
    {
        await ClaimedAsync("a");
        var message = Message(replyTo: null);
        await SettleAsync(message, Sent("a"));
        await Stores.Outbox.RecordAsync(new DeliveryRecord(message.Id, DeliveryOutcome.Failed, Noon, Error: "500"), default);

        (await Stores.Sharing.ReachAsync(Kari, default)).ShouldNotBeNull();
        await Stores.Reminders.FollowUpAsync((await Stores.Reminders.UnfollowedAsync(10, default))[0], next: null, Noon, default);
        (await Stores.Reminders.EscalationsAsync(untoldOnly: true, default)).ShouldHaveSingleItem().Kind.ShouldBe(EscalationKind.Unreachable);
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_known_by_name_until_they_write_again()
    {
        await ClaimedAsync("a");
        await Stores.Reminders.SettleAsync(
            Settlement(null, new ReminderOutcome("a", ReminderState.Failed, Kari, ReminderReason.Unreachable)) with { Unreachable = [(Kari, "403")] }, default);

        var lost = (await Stores.Reminders.UnreachableAsync(default)).ShouldHaveSingleItem();
        (lost.Person, lost.Name, lost.Error).ShouldBe((Kari, "Kari Nordmann", "403"));
        lost.Enrolments.ShouldBe(["e-1"]);
        (await Stores.Reminders.UnfollowedAsync(10, default)).ShouldBeEmpty();

        await Stores.Turns.CommitAsync(Turn("a-9", 1, Chat) with { ReferenceJson = Reference }, default);
        (await Stores.Reminders.UnreachableAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_who_cannot_be_reached_is_known_what_their_channel_answered_last()
    {
        await ClaimedAsync("a");
        var message = Message(replyTo: null);
        await SettleAsync(message, Sent("a"));
        await Stores.Outbox.RecordAsync(new DeliveryRecord(message.Id, DeliveryOutcome.Failed, Noon, Error: "direct messages are closed (50007)", IsUnreachable: true), default);
        await Stores.Reminders.FollowUpAsync((await Stores.Reminders.UnfollowedAsync(10, default))[0], At("a!2", 4), Noon, default);
        await ClaimAsync(Noon.AddDays(4), Me);

        await Stores.Reminders.SettleAsync(
            Settlement(null, new ReminderOutcome("a!2", ReminderState.Failed, Kari, ReminderReason.Unreachable)) with { Unreachable = [(Kari, null)] }, default);

        (await Stores.Reminders.UnreachableAsync(default)).ShouldHaveSingleItem().Error.ShouldBe("direct messages are closed (50007)");
    }

    [Fact]
    public async Task An_answer_is_kept_and_ends_the_count_of_those_without_one()
    {
        await ClaimedAsync("a");
        await SettleAsync(Message(), Sent("a"));
        await AnswerAsync(Noon.AddDays(4), new ReminderChange.Acknowledged("a"), new ReminderChange.Acknowledged("a"));

        (await Stores.Reminders.GetAsync("a", default))!.State.ShouldBe(ReminderState.Acknowledged);
        (await Stores.Reminders.UnansweredAsync("e-1", default)).ShouldBeEmpty();
        (await Stores.Reminders.LastContactsAsync(default))["e-1"].Active.ShouldBe(Noon.AddDays(4));
    }

    [Fact]
    public async Task Done_puts_an_end_to_a_deadlines_reminders_and_is_remembered()
    {
        await EnrolAsync();
        await PlanAsync([At("a", 1), At("b", 2)]);
        await AnswerAsync(Noon, new ReminderChange.Done("e-1", MilestoneId.RoundEnds));

        (await ListAsync()).ShouldAllBe(each => each.State == ReminderState.Cancelled && each.Reason == ReminderReason.Done);
        (await Stores.Reminders.MarksAsync("e-1", default)).Done.ShouldBe([MilestoneId.RoundEnds]);
        (await Stores.Reminders.DeadlinesAsync(null, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Putting_off_cancels_what_comes_before_and_adds_one_that_planning_leaves_alone()
    {
        await EnrolAsync();
        await PlanAsync([At("a", 1), At("b", 9)]);
        await AnswerAsync(Noon, new ReminderChange.Snoozed("e-1", MilestoneId.RoundEnds, At("a~5", 5)));
        await PlanAsync([At("b", 9)]);

        (await ListAsync()).ShouldBe(
            [("a", ReminderState.Cancelled, ReminderReason.Snoozed), ("a~5", ReminderState.Due, null), ("b", ReminderState.Due, null)]);
        (await Stores.Reminders.MarksAsync("e-1", default)).Snoozed.ShouldBe(new Dictionary<string, DateTimeOffset> { [MilestoneId.RoundEnds] = Noon.AddDays(5) });
    }

    [Fact]
    public async Task A_person_can_stop_reminders_and_have_them_again()
    {
        await EnrolAsync();
        await AnswerAsync(Noon, new ReminderChange.Wish("e-1", Kari, IsWanted: false));
        (await Stores.Reminders.MarksAsync("e-1", default)).Stopped.ShouldBe([Kari]);

        await AnswerAsync(Noon.AddDays(1), new ReminderChange.Wish("e-1", Kari, IsWanted: true));
        (await Stores.Reminders.MarksAsync("e-1", default)).Stopped.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_secretariat_is_told_once_of_the_same_cause()
    {
        await ClaimedAsync("a");
        var cause = new Escalation("u:1", EscalationKind.Unanswered, "e-1", MilestoneId.RoundEnds, Deadline, Noon, Kari);
        await Stores.Reminders.SettleAsync(Settlement(Message(), Sent("a")) with { Escalations = [cause, cause with { At = Noon.AddDays(1) }] }, default);

        (await Stores.Reminders.EscalationsAsync(untoldOnly: true, default)).ShouldBe([cause with { Name = "Kari Nordmann" }]);
        (await Stores.Reminders.ToldAsync(["u:1"], [new AddressedMessage(Chat, Message())], Noon, default)).ShouldBeTrue();
        (await Stores.Reminders.ToldAsync(["u:1"], [new AddressedMessage(Chat, Message())], Noon, default)).ShouldBeFalse();

        (await Stores.Reminders.EscalationsAsync(untoldOnly: true, default)).ShouldBeEmpty();
        (await Stores.Reminders.EscalationsAsync(untoldOnly: false, default)).ShouldHaveSingleItem().ToldAt.ShouldBe(Noon);
        (await Stores.Outbox.PendingAsync(default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Overdue_deadlines_are_those_before_the_day()
    {
        await EnrolAsync();
        await PlanAsync([At("a", 1)]);

        (await Stores.Reminders.DeadlinesAsync(Deadline, default)).ShouldBeEmpty();
        (await Stores.Reminders.DeadlinesAsync(Deadline.AddDays(1), default)).ShouldBe([new OpenDeadline("e-1", MilestoneId.RoundEnds, Deadline)]);
    }

    private static PlannedReminder At(string id, int days) => new(id, "e-1", MilestoneId.RoundEnds, Deadline, days, Noon.AddDays(days));

    private static Dictionary<string, DateOnly> Open() => new(StringComparer.Ordinal) { [MilestoneId.RoundEnds] = Deadline };

    private static ReminderOutcome Sent(string id) => new(id, ReminderState.Sent, Kari);

    private static ReminderSettlement Settlement(OutboxMessage? message, params ReminderOutcome[] outcomes) => new(
        Me, Noon.AddDays(3), outcomes, message is null ? null : new AddressedMessage(Chat, message), new Dictionary<string, long> { ["e-1"] = 1 }, []);

    private Task<bool> SettleAsync(OutboxMessage? message, params ReminderOutcome[] outcomes) =>
        Stores.Reminders.SettleAsync(Settlement(message, outcomes), default);

    private async Task EnrolAsync() => (await Stores.Turns.CommitAsync(
        Turn("a-1", 0, Chat) with { Enrolment = new StoredEnrolment(Enrolment(), 0), IsNewlyHere = true, ReferenceJson = Reference }, default)).ShouldBe(CommitOutcome.Committed);

    private Task PlanAsync(IReadOnlyList<PlannedReminder> reminders, long version = 1, string rules = "r") =>
        Stores.Reminders.PlanAsync(new EnrolmentPlan("e-1", version, rules, reminders, Open(), Noon, Noon), default);

    private async Task ClaimedAsync(params string[] ids)
    {
        await EnrolAsync();
        await PlanAsync([.. ids.Select((id, number) => At(id, number + 1))]);
        (await ClaimAsync(Noon.AddDays(3), Me)).ShouldBe(ids);
    }

    private async Task<IEnumerable<string>> ClaimAsync(DateTimeOffset now, string owner) =>
        (await Stores.Reminders.ClaimAsync(now, owner, 10, default)).Select(reminder => reminder.Id).Order(StringComparer.Ordinal);

    private async Task<IEnumerable<long>> UnplannedAsync(string rules) =>
        (await Stores.Reminders.UnplannedAsync(rules, 10, default)).Select(each => each.Stored.Version);

    private async Task<IEnumerable<(string Id, ReminderState State, string? Reason)>> ListAsync() =>
        (await Stores.Reminders.ListAsync(new ReminderFilter(Enrolment: "e-1"), default)).Select(each => (each.Id, each.State, each.Reason));

    private async Task AnswerAsync(DateTimeOffset at, params ReminderChange[] changes) => (await Stores.Turns.CommitAsync(
        Turn($"answer-{at:O}", 0, new ConversationKey("test", $"{at:O}")) with { At = at, Reminders = changes }, default)).ShouldBe(CommitOutcome.Committed);
}
