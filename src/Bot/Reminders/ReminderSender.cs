using System.Text.Json;
using Bot.Editing;
using Bot.Turns;
using Klimalos;
using Klimalos.BotFramework.Activities;
using Klimalos.Reminders;
using Klimalos.Storage;

namespace Bot.Reminders;

/// <summary>Brings committed messages on their way; what a crash leaves behind goes out at the next start.</summary>
public delegate void SendMessages(IReadOnlyList<ProactiveMessage> messages);

/// <summary>
/// Sends the reminders whose time has come. Each is claimed, judged by how things stand at this moment, and settled in one transaction
/// with its message. All that one person gets at once is one message.
/// </summary>
public sealed partial class ReminderSender(
    IReminderStore store, IEnrolmentStore enrolments, ReminderPeople people, CurrentContent current, CurrentRounds rounds, SendMessages send,
    TimeProvider time, ILogger<ReminderSender> logger)
{
    private const int AtOnce = 5_000;
    private const int Tries = 3;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    /// <summary>Names this process among those that claim.</summary>
    private readonly string owner = Guid.NewGuid().ToString("N");

    /// <summary>Gives back what a process that is gone had claimed. SQLite's file is one process's own, so that all others are gone.</summary>
    public Task<int> ReleaseAsync(CancellationToken cancellationToken) => store.ReleaseAsync(owner, cancellationToken);

    /// <returns>How many reminders were settled.</returns>
    public async Task<int> SendAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await FollowUpAsync(now, cancellationToken);
        var claimed = await store.ClaimAsync(now, owner, AtOnce, cancellationToken);
        if (claimed.Count == 0)
            return 0;
        var content = current.Content;
        var present = rounds.Of(content);
        var judged = new List<JudgedEnrolment>();
        foreach (var reminders in claimed.GroupBy(reminder => reminder.Planned.Enrolment, StringComparer.Ordinal))
        {
            if (await JudgeAsync([.. reminders], content, present, now, cancellationToken) is { } judgement)
                judged.Add(judgement);
        }

        var messages = judged.GroupBy(each => each.To?.Member.Person ?? each.Enrolment, StringComparer.Ordinal);
        var settled = await Task.WhenAll(messages.Select(message => SettleAsync([.. message], content, now, cancellationToken)));
        return settled.Sum();
    }

    /// <summary>What a channel did not take is tried with whoever can be reached then, and told to the secretariat after the last try.</summary>
    private async Task FollowUpAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var failed in await store.UnfollowedAsync(AtOnce, cancellationToken))
            await store.FollowUpAsync(failed, Planning.NextTry(failed.Planned, now + RetryAfter, Tries), now, cancellationToken);
    }

    /// <summary>Null when it could not be judged: the reminders are given back, and it is tried again.</summary>
    private async Task<JudgedEnrolment?> JudgeAsync(
        IReadOnlyList<Reminder> due, Content content, IReadOnlyList<Round> present, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var id = due[0].Planned.Enrolment;
            var stored = await enrolments.GetAsync(id, cancellationToken) ?? throw new InvalidOperationException("A reminder without its enrolment.");
            var marks = await store.MarksAsync(id, cancellationToken);
            var judgement = ReminderJudgement.Of(due, stored, marks, content, present, now);
            return judgement.Selection is not { Kept.Count: > 0, WaitUntil: null }
                ? judgement
                : judgement.Addressed(await people.OfAsync(stored.Enrolment, cancellationToken), marks, content.Reminders.Unanswered, now);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotJudged(problem, due[0].Planned.Enrolment);
            await GiveBackAsync(due.Select(reminder => reminder.Id));
            return null;
        }
    }

    private async Task<int> SettleAsync(IReadOnlyList<JudgedEnrolment> judged, Content content, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var message = MessageOf(judged, content, now);
        ReminderOutcome[] outcomes = [.. judged.SelectMany(each => each.Outcomes)];
        var settlement = new ReminderSettlement(
            owner, now, outcomes, message is null ? null : new AddressedMessage(message.Conversation, message.Message),
            judged.ToDictionary(each => each.Enrolment, each => each.Version, StringComparer.Ordinal), [.. judged.SelectMany(each => each.Escalations)])
        {
            Unreachable = [.. judged.SelectMany(each => each.Unreachable)],
        };
        try
        {
            if (await store.SettleAsync(settlement, cancellationToken))
            {
                if (message is not null)
                    send([message]);
                return outcomes.Length;
            }
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotSettled(problem, outcomes.Length);
        }

        // Somebody answered at this very moment, or the disk failed: looked at anew the next time.
        await GiveBackAsync(outcomes.Select(outcome => outcome.Id));
        return 0;
    }

    private ProactiveMessage? MessageOf(IReadOnlyList<JudgedEnrolment> judged, Content content, DateTimeOffset now)
    {
        ReminderAbout[] about = [.. judged.SelectMany(each => each.About)];
        if (about.Length == 0 || judged[0].To is not { Reach: { } reach } to)
            return null;
        var reference = JsonSerializer.Deserialize(reach.ReferenceJson, ActivityJson.Default.ConversationReference)
            ?? throw new InvalidOperationException("A conversation's reference is empty.");
        var language = to.Member.Language ?? about[0].Enrolment.Language;
        var reply = ReminderReplies.Of(about, content, language, OfficeHours.LocalDate(judged[0].Country, now));
        return new ProactiveMessage(reach.Conversation, new OutboxMessage(Guid.CreateVersion7(time.GetUtcNow()), reply, ReplyToId: null), reference);
    }

    private async Task GiveBackAsync(IEnumerable<string> ids)
    {
        try
        {
            await store.GiveBackAsync([.. ids], owner, CancellationToken.None);
        }
        catch (Exception problem)
        {
            // They stay claimed until the next start.
            LogNotSettled(problem, 0);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reminders of enrolment {Enrolment} could not be judged; they are tried again")]
    private partial void LogNotJudged(Exception problem, string enrolment);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} reminders could not be settled; they are tried again")]
    private partial void LogNotSettled(Exception problem, int count);
}
