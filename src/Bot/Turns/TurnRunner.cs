using Bot.Editing;
using Bot.Reminders;
using Bot.Secretariat;
using Bot.Startup;
using Bot.Teams;
using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>Loads what a turn starts from, has it computed, and commits what it changes: all or nothing.</summary>
public sealed partial class TurnRunner(
    ITurnStore store, TurnHandler handle, NeedFinder finder, Messenger messenger, CurrentContent content, CurrentRounds rounds, SecretariatRoster roster,
    KnownReferences references, LatestConversations latest, GuideClock clock, TimeProvider time, IHostEnvironment environment, ILogger<TurnRunner> logger)
{
    /// <summary>
    /// Another conversation may change the same enrolment at the same moment. At each round one of the two gets through, so that
    /// this many in a row mean that something is wrong.
    /// </summary>
    private const int MaxConflicts = 40;

    /// <summary>Needs that each show only when the ones before are met; more rounds mean that the guide asks in circles.</summary>
    private const int MaxRounds = 8;

    private static readonly IReadOnlyDictionary<Need, object?> NothingFound = new Dictionary<Need, object?>();

    private readonly bool trialRounds = !environment.IsProduction();

    /// <summary>Runs the turn to its commit; the caller lets one turn at a time into a conversation.</summary>
    /// <exception cref="InvalidOperationException">The enrolment kept changing meanwhile; nothing is stored.</exception>
    public async Task<FinishedTurn> RunAsync(ArrivedTurn turn)
    {
        await roster.MeetAsync(turn.Incoming.From);
        for (var conflicts = 0; conflicts < MaxConflicts; conflicts++)
        {
            var stored = await store.LoadAsync(turn.Conversation, turn.Incoming.From.Key, CancellationToken.None);
            var (result, findings) = await ComputeAsync(turn, stored);
            IReadOnlyList<ProactiveMessage> messages = [.. await messenger.AddressAsync(result.Messages), .. await messenger.AddressAsync(result.Notices)];
            var commit = Commit(turn, stored, result, findings, messages);
            switch (await store.CommitAsync(commit, CancellationToken.None))
            {
                case CommitOutcome.Committed:
                    await RememberAsync(turn, commit);
                    return new FinishedTurn(commit.Replies, messages, IsRepetition: false) { Next = PersonalChats.Next(turn, result, findings) };
                case CommitOutcome.Duplicate:
                    return new FinishedTurn([], [], IsRepetition: true);
            }
        }

        throw new InvalidOperationException($"The enrolment changed during each of {MaxConflicts} attempts at the turn.");
    }

    /// <summary>What the turn would say, had it been asked for; nothing is stored.</summary>
    public async Task<IReadOnlyList<Reply>> PreviewAsync(ArrivedTurn turn)
    {
        var stored = await store.LoadAsync(turn.Conversation, turn.Incoming.From.Key, CancellationToken.None);
        return (await ComputeAsync(turn, stored)).Result.Replies;
    }

    /// <summary>Has the turn handled, again and again while it needs to know more.</summary>
    private async Task<(TurnResult Result, Findings? Findings)> ComputeAsync(ArrivedTurn turn, StoredTurnState stored)
    {
        Findings? findings = null;
        for (var round = 0; ; round++)
        {
            var result = Handle(turn, stored, findings, isLast: round == MaxRounds);
            if (result.Needs.Count == 0)
                return (result, findings);
            findings ??= new Findings(stored.Enrolments);
            await finder.FindAsync(result.Needs, turn, findings);
        }
    }

    private async Task RememberAsync(ArrivedTurn turn, TurnCommit commit)
    {
        if (commit.ReferenceJson is { } json)
            references.Stored(turn.Conversation, turn.Reference, json);
        if (commit.RoundEdits.Count > 0)
            await rounds.RefreshAsync(CancellationToken.None);
        if (commit.Secretariat is not null)
            await roster.RefreshAsync();
        if (commit.IsNewlyHere)
            latest.Stored(commit.PersonKey, turn.Conversation);
    }

    /// <summary>
    /// A turn that cannot be computed changes nothing but is handled all the same, with an apology as its reply: were it refused,
    /// the channel would send it again and again, and it would fail each time.
    /// </summary>
    private TurnResult Handle(ArrivedTurn turn, StoredTurnState stored, Findings? findings, bool isLast)
    {
        try
        {
            var result = handle(new TurnInput
            {
                Incoming = turn.Incoming,
                State = stored.State,
                PersonLanguage = stored.PersonLanguage,
                Enrolments = [.. stored.Enrolments.Select(enrolment => enrolment.Enrolment)],
                Now = clock.Now,
                // In the order of time: what is worked on now lies together in the store, and a commit writes fewer pages.
                NewEnrolmentId = Guid.CreateVersion7(time.GetUtcNow()).ToString("N"),
                TrialRounds = trialRounds,
                Rounds = rounds.Of(content.Content),
                LinkedTo = stored.LinkedTo,
                Found = findings?.Found ?? NothingFound,
                Secretariat = roster.FactsFor(turn.Conversation, turn.Incoming, stored.LinkedTo),
            });
            return isLast && result.Needs.Count > 0
                ? throw new InvalidOperationException($"The guide asked {MaxRounds} times for more: now {string.Join(", ", result.Needs.Select(need => need.GetType().Name))}.")
                : result;
        }
        catch (Exception problem)
        {
            LogFailed(problem, turn.Conversation.Channel, turn.ActivityId);
            return new TurnResult { State = stored.State, Replies = [Apology(turn, stored)] };
        }
    }

    private Reply Apology(ArrivedTurn turn, StoredTurnState stored)
    {
        var language = stored.State.Language ?? stored.PersonLanguage ?? LanguageExtensions.FromTag(turn.Incoming.Locale) ?? Language.Nb;
        return new Reply
        {
            Language = language,
            Text = content.Content.Texts.Get(language, "bot.something-went-wrong"),
            Tone = ReplyTone.Warning,
        };
    }

    private TurnCommit Commit(
        ArrivedTurn turn, StoredTurnState stored, TurnResult result, Findings? findings, IReadOnlyList<ProactiveMessage> messages) => new()
        {
            Conversation = turn.Conversation,
            ActivityId = turn.ActivityId,
            At = clock.Now,
            State = result.State,
            Version = stored.Version,
            PersonKey = turn.Incoming.From.Key,
            PersonName = turn.Incoming.From.Name,
            PersonLanguage = result.PersonLanguage,
            Enrolment = result.Changed is { } changed ? new StoredEnrolment(changed, VersionOf(changed.Id, stored, findings)) : null,
            Events = result.Events,
            Others = [.. result.Others.Select(other => new StoredEnrolmentChange(
            new StoredEnrolment(other.Enrolment, VersionOf(other.Enrolment.Id, stored, findings)), other.Events))],
            Messages = [.. messages.Select(message => new AddressedMessage(message.Conversation, message.Message, message.To))],
            Sharing = result.Sharing,
            Reminders = result.Reminders,
            RoundEdits = result.RoundEdits,
            IsNewlyHere = latest.IsNew(turn.Incoming.From.Key, turn.Conversation),
            IsShared = turn.Incoming.IsShared,
            PersonTenant = turn.Incoming.From.TenantId,
            LinkedTo = stored.LinkedTo,
            Replies = [.. result.Replies.Select(reply => new OutboxMessage(Guid.CreateVersion7(time.GetUtcNow()), reply, turn.ReplyToId))],
            ReferenceJson = references.Changed(turn.Conversation, turn.Reference),
            Unanswered = result.UnansweredQuestion is { } question
            ? new UnansweredQuestion(question, result.State.Language ?? Language.Nb)
            : null,
            Rating = result.Rating,
            Secretariat = result.Secretariat,
        };

    private static long VersionOf(string enrolment, StoredTurnState stored, Findings? findings) =>
        findings is not null ? findings.VersionOf(enrolment) :
        stored.Enrolments.FirstOrDefault(known => string.Equals(known.Enrolment.Id, enrolment, StringComparison.Ordinal))?.Version ?? 0;

    [LoggerMessage(Level = LogLevel.Error, Message = "The message {Activity} on {Channel} could not be handled; the person was told")]
    private partial void LogFailed(Exception problem, string channel, string activity);
}
