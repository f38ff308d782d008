using Bot.Editing;
using Bot.Reminders;
using Bot.Secretariat;
using Bot.Startup;
using Bot.Turns;
using Klimalos;
using Klimalos.Reminders;
using Klimalos.Storage;
using Klimalos.Storage.Sqlite;
using Klimalos.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Reminders;

/// <summary>What of a bot reminds, over a real SQLite file: made anew at each start, and gone with each crash.</summary>
internal sealed class SeasonBot : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly SecretariatRoster roster;

    public SeasonBot(string file, CurrentContent content, ManualTimeProvider clock, IReadOnlyCollection<string> secretariat)
    {
        services = new ServiceCollection().AddSqliteStore($"Data Source={file}").BuildServiceProvider();
        Reminders = new FallibleReminderStore(services.GetRequiredService<IReminderStore>());
        var rounds = new CurrentRounds(services.GetRequiredService<IRoundStore>());
        var sharing = services.GetRequiredService<ISharingStore>();
        var enrolments = services.GetRequiredService<IEnrolmentStore>();
        roster = new SecretariatRoster(services.GetRequiredService<ISecretariatStore>(), sharing, new SecretariatSettings([.. secretariat]), new GuideClock(clock));
        // What is committed the season itself delivers, so that it needs no pace.
        var messenger = new Messenger(sharing, services.GetRequiredService<IConversationStore>(), roster, pace: null!, clock, NullLogger<Messenger>.Instance);
        Run = new ReminderRun(
            new ReminderPlanner(Reminders, content, rounds),
            new ReminderSender(
                Reminders, enrolments, new ReminderPeople(sharing, Reminders), content, rounds, static _ => { }, clock, NullLogger<ReminderSender>.Instance),
            new EscalationTeller(Reminders, enrolments, sharing, content, roster, messenger.AddressAsync, static _ => { }),
            new GuideClock(clock),
            NullLogger<ReminderRun>.Instance);
    }

    public FallibleReminderStore Reminders { get; }

    public ReminderRun Run { get; }

    public ITurnStore Turns => services.GetRequiredService<ITurnStore>();

    public IOutbox Outbox => services.GetRequiredService<IOutbox>();

    public IRoundStore Rounds => services.GetRequiredService<IRoundStore>();

    public SqliteDatabase Database => services.GetRequiredService<SqliteDatabase>();

    public Task StartAsync() => roster.RefreshAsync();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>Where the process dies.</summary>
internal enum Crash
{
    None,
    AfterPlanning,
    AfterClaiming,
    BeforeSettling,
    AfterSettling,
}

internal sealed class ProcessDiedException : Exception;

/// <summary>The real store, in a process that dies at a chosen place: from there on nothing is done any more.</summary>
internal sealed class FallibleReminderStore(IReminderStore store) : IReminderStore
{
    private volatile bool isDead;

    public Crash Next { get; set; }

    public async Task<IReadOnlyList<EnrolmentToPlan>> UnplannedAsync(string rules, int limit, CancellationToken cancellationToken)
    {
        Live();
        return await store.UnplannedAsync(rules, limit, cancellationToken);
    }

    public async Task PlanAsync(EnrolmentPlan plan, CancellationToken cancellationToken)
    {
        Live();
        await store.PlanAsync(plan, cancellationToken);
        DieAt(Crash.AfterPlanning);
    }

    public async Task<IReadOnlyList<Reminder>> ClaimAsync(DateTimeOffset now, string owner, int limit, CancellationToken cancellationToken)
    {
        Live();
        var claimed = await store.ClaimAsync(now, owner, limit, cancellationToken);
        if (claimed.Count > 0)
            DieAt(Crash.AfterClaiming);
        return claimed;
    }

    public async Task<bool> SettleAsync(ReminderSettlement settlement, CancellationToken cancellationToken)
    {
        Live();
        DieAt(Crash.BeforeSettling);
        var isSettled = await store.SettleAsync(settlement, cancellationToken);
        DieAt(Crash.AfterSettling);
        return isSettled;
    }

    public Task GiveBackAsync(IReadOnlyList<string> ids, string owner, CancellationToken cancellationToken)
    {
        Live();
        return store.GiveBackAsync(ids, owner, cancellationToken);
    }

    public Task<int> ReleaseAsync(string owner, CancellationToken cancellationToken) => store.ReleaseAsync(owner, cancellationToken);

    public Task<IReadOnlyList<Reminder>> UnfollowedAsync(int limit, CancellationToken cancellationToken) => store.UnfollowedAsync(limit, cancellationToken);

    public Task FollowUpAsync(Reminder failed, PlannedReminder? next, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Live();
        return store.FollowUpAsync(failed, next, at, cancellationToken);
    }

    public Task<Reminder?> GetAsync(string id, CancellationToken cancellationToken) => store.GetAsync(id, cancellationToken);

    public Task<Reminder?> LatestOfAsync(string personKey, CancellationToken cancellationToken) => store.LatestOfAsync(personKey, cancellationToken);

    public Task<IReadOnlyList<Reminder>> SentWithAsync(string id, CancellationToken cancellationToken) => store.SentWithAsync(id, cancellationToken);

    public Task<ReminderMarks> MarksAsync(string enrolment, CancellationToken cancellationToken) => store.MarksAsync(enrolment, cancellationToken);

    public Task<IReadOnlyDictionary<string, int>> UnansweredAsync(string enrolment, CancellationToken cancellationToken) => store.UnansweredAsync(enrolment, cancellationToken);

    public Task<IReadOnlyList<Reminder>> ListAsync(ReminderFilter filter, CancellationToken cancellationToken) => store.ListAsync(filter, cancellationToken);

    public Task<IReadOnlyDictionary<ReminderState, int>> CountAsync(CancellationToken cancellationToken) => store.CountAsync(cancellationToken);

    public Task<IReadOnlyList<UnreachablePerson>> UnreachableAsync(CancellationToken cancellationToken) => store.UnreachableAsync(cancellationToken);

    public Task<IReadOnlyList<OpenDeadline>> DeadlinesAsync(DateOnly? before, CancellationToken cancellationToken) => store.DeadlinesAsync(before, cancellationToken);

    public Task<IReadOnlyDictionary<string, LastContact>> LastContactsAsync(CancellationToken cancellationToken) => store.LastContactsAsync(cancellationToken);

    public Task<IReadOnlyList<Escalation>> EscalationsAsync(bool untoldOnly, CancellationToken cancellationToken) => store.EscalationsAsync(untoldOnly, cancellationToken);

    public async Task<bool> ToldAsync(IReadOnlyList<string> ids, IReadOnlyList<AddressedMessage> messages, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Live();
        return await store.ToldAsync(ids, messages, at, cancellationToken);
    }

    private void DieAt(Crash place)
    {
        if (Next != place)
            return;
        isDead = true;
        throw new ProcessDiedException();
    }

    private void Live()
    {
        if (isDead)
            throw new ProcessDiedException();
    }
}
