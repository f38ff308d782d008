using Klimalos.Languages;
using Klimalos.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IAsyncLifetime, IDisposable
{
    private readonly DatabaseFile file = new();
    private SqliteDatabase database = null!;
    private SqliteTurnStore turns = null!;

    public Task InitializeAsync()
    {
        database = file.Open();
        turns = new SqliteTurnStore(database);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Turns_that_wait_together_share_one_commit()
    {
        var held = await HoldWriterAsync();
        var waiting = Enumerable.Range(0, 100).Select(CommitAsync).ToList();

        await held.ReleaseAsync();
        (await Task.WhenAll(waiting)).ShouldAllBe(outcome => outcome == CommitOutcome.Committed);

        const int HeldOne = 1;
        database.Commits.ShouldBe(HeldOne + 1);
    }

    [Fact]
    public async Task One_commit_holds_a_bounded_number_of_turns()
    {
        var held = await HoldWriterAsync();
        var waiting = Enumerable.Range(0, 1000).Select(CommitAsync).ToList();

        await held.ReleaseAsync();
        await Task.WhenAll(waiting);

        const int HeldOne = 1;
        database.Commits.ShouldBe(HeldOne + 4);
    }

    [Fact]
    public async Task No_turn_is_acknowledged_before_its_commit()
    {
        var held = await HoldWriterAsync();
        var queued = CommitAsync(2);

        queued.IsCompleted.ShouldBeFalse();
        (await turns.IsHandledAsync(Key(2), "a", default)).ShouldBeFalse();

        await held.ReleaseAsync();
        await queued;
        (await turns.IsHandledAsync(Key(2), "a", default)).ShouldBeTrue();
    }

    [Fact]
    public async Task When_the_whole_transaction_is_lost_every_turn_in_it_fails_and_the_next_one_succeeds()
    {
        var held = await HoldWriterAsync();
        var before = CommitAsync(1);
        var lost = database.WriteAsync<int>(LoseTransaction, default);
        var after = CommitAsync(2);
        await held.ReleaseAsync();

        (await Should.ThrowAsync<SqliteException>(() => before)).Message.ShouldContain("lost");
        (await Should.ThrowAsync<SqliteException>(() => lost)).Message.ShouldContain("lost");
        (await Should.ThrowAsync<SqliteException>(() => after)).Message.ShouldContain("lost");
        (await turns.IsHandledAsync(Key(1), "a", default)).ShouldBeFalse();
        (await CommitAsync(1)).ShouldBe(CommitOutcome.Committed);
    }

    [Fact]
    public async Task Disposing_writes_all_that_waits_and_leaves_no_log_file()
    {
        var waiting = Enumerable.Range(0, 500).Select(CommitAsync).ToList();

        await database.DisposeAsync();

        (await Task.WhenAll(waiting)).ShouldAllBe(outcome => outcome == CommitOutcome.Committed);
        File.Exists(file.Path + "-wal").ShouldBeFalse();
        await using var again = file.Open();
        (await new SqliteTurnStore(again).IsHandledAsync(Key(499), "a", default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_closed_store_refuses_to_read_and_write()
    {
        await database.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => CommitAsync(1));
        await Should.ThrowAsync<ObjectDisposedException>(() => turns.LoadAsync(Key(1), Kari, default));
    }

    [Fact]
    public async Task While_another_process_writes_reads_go_on_and_a_turn_waits_for_it()
    {
        await CommitAsync(1);
        using var other = new SqliteFile(file.ConnectionString).OpenWriter();
        other.Execute("BEGIN IMMEDIATE");
        var waiting = CommitAsync(2);

        (await turns.LoadAsync(Key(1), Kari, default)).Version.ShouldBe(1);
        waiting.IsCompleted.ShouldBeFalse();

        other.Execute("COMMIT");
        (await waiting).ShouldBe(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_turn_fails_when_another_process_writes_for_longer_than_the_timeout_and_the_next_one_succeeds()
    {
        using var other = new SqliteFile(file.ConnectionString).OpenWriter();
        other.Execute("BEGIN IMMEDIATE");

        (await Should.ThrowAsync<SqliteException>(() => CommitAsync(1))).Message.ShouldContain("locked");

        other.Execute("COMMIT");
        (await CommitAsync(1)).ShouldBe(CommitOutcome.Committed);
    }

    [Fact]
    public async Task What_is_remembered_of_a_turn_gives_way_to_what_another_program_wrote()
    {
        var turn = Turn() with { State = State with { Enrolment = "e-1" }, Enrolment = new(Enrolment(), 0), PersonLanguage = Language.Nb };
        await turns.CommitAsync(turn, default);
        var other = new SqliteTurnStore(database);
        await other.CommitAsync(turn with { ActivityId = "a-2", Version = 1, Enrolment = new(Enrolment(), 1) }, default);

        var remembered = await turns.LoadAsync(Conversation, turn.PersonKey, default);
        var outcome = await turns.CommitAsync(turn with { ActivityId = "a-3", Version = remembered.Version, Enrolment = remembered.Enrolments[0] }, default);
        var read = await turns.LoadAsync(Conversation, turn.PersonKey, default);

        remembered.Version.ShouldBe(1);
        outcome.ShouldBe(CommitOutcome.Conflict);
        (read.Version, read.Enrolments.Single().Version).ShouldBe((2L, 2L));
    }

    [Fact]
    public async Task The_history_of_an_enrolment_cannot_be_rewritten()
    {
        await turns.CommitAsync(Turn() with { Enrolment = new(Enrolment(), 0), Events = [Answered("endorse", "yes")] }, default);

        var rewrite = await Should.ThrowAsync<SqliteException>(
            () => database.WriteAsync(session => session.Execute("UPDATE enrolment_event SET value = 'no'"), default));

        rewrite.Message.ShouldContain("only ever added to");
    }

    [Fact]
    public async Task An_unanswered_question_is_kept_with_its_language_and_conversation()
    {
        await turns.CommitAsync(Turn() with { Unanswered = new UnansweredQuestion("Hva koster det? [e-post]", Language.Nb) }, default);

        var kept = await database.ReadAsync(
            session => session.All(
                "SELECT q.text, q.language, c.id, q.asked_at FROM unanswered_question q JOIN conversation c ON c.key = q.conversation",
                row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3))),
            default);
        kept.ShouldBe([("Hva koster det? [e-post]", "nb", Conversation.Id, "2026-11-02T12:00:00.0000000Z")]);
    }

    private static ConversationKey Key(int number) => new("msteams", $"c-{number}");

    /// <summary>Does what SQLite does by itself on a full disk: undoes the whole transaction, and reports an error.</summary>
    private static int LoseTransaction(SqliteSession session)
    {
        session.Execute("ROLLBACK");
        throw new SqliteException("lost", 13);
    }

    /// <summary>Keeps the writer busy with a commit of its own, so that whatever is written next waits.</summary>
    private async Task<HeldWriter> HoldWriterAsync()
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        var unit = database.WriteAsync(
            _ =>
            {
                began.SetResult();
                return release.Task.Wait(TimeSpan.FromSeconds(30));
            },
            default);
        await began.Task;
        return new HeldWriter(release, unit);
    }

    private sealed record HeldWriter(TaskCompletionSource Release, Task<bool> Unit)
    {
        public async Task ReleaseAsync()
        {
            Release.SetResult();
            (await Unit).ShouldBeTrue();
        }
    }

    private Task<CommitOutcome> CommitAsync(int number) => turns.CommitAsync(Turn("a", 0, Key(number)), default);
}
