using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.Storage.Sqlite;

/// <summary>
/// What the latest turns left behind, so that the next turn of a conversation need not be read from the file. This process alone writes
/// turns, so what it committed last is what is stored; and a commit checks the versions all the same: were they others, that is a
/// conflict, and the turn is read from the file and handled again.
/// </summary>
/// <param name="capacity">Conversations, enrolments and people that are kept, of each.</param>
internal sealed class TurnCache(int capacity = 5_000)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ConversationKey, (ConversationState State, long Version)> conversations = [];
    private readonly Dictionary<string, StoredEnrolment> enrolments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Language? Language, IReadOnlyList<string> LinkedTo)> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private long personalChanges;

    /// <summary>Rises when something of a person changed that turns of other conversations may be reading just then.</summary>
    public long PersonalChanges => Interlocked.Read(ref personalChanges);

    /// <summary>What a turn starts from; null when that is not all known, or when no enrolment is in hand and any may be offered.</summary>
    public StoredTurnState? Find(ConversationKey conversation, string personKey)
    {
        lock (gate)
        {
            return conversations.TryGetValue(conversation, out var known)
                && known.State.Enrolment is { } inHand
                && enrolments.TryGetValue(inHand, out var enrolment)
                && people.TryGetValue(personKey, out var person)
                    ? new StoredTurnState(known.State, known.Version, person.Language, [enrolment]) { LinkedTo = person.LinkedTo }
                    : null;
        }
    }

    /// <summary>The enrolment at that version, if it is known.</summary>
    public StoredEnrolment? Enrolment(string id, long version)
    {
        lock (gate)
            return enrolments.TryGetValue(id, out var known) && known.Version == version ? known : null;
    }

    /// <summary>The person is stored with the name that the turn gives, and the turn gives no language.</summary>
    public bool IsPersonAsIn(TurnCommit turn)
    {
        lock (gate)
            return turn is { PersonLanguage: null, PersonName: { } name } && names.TryGetValue(turn.PersonKey, out var known) && known == name;
    }

    /// <summary>Keeps what was read, unless something newer was committed meanwhile.</summary>
    /// <param name="changesBefore"><see cref="PersonalChanges"/> before it was read.</param>
    public void Loaded(ConversationKey conversation, string personKey, StoredTurnState stored, long changesBefore)
    {
        lock (gate)
        {
            if (stored.State.Enrolment is null)
                return;
            MakeRoom();
            Keep(conversation, stored.State, stored.Version);
            foreach (var enrolment in stored.Enrolments)
                Keep(enrolment);
            if (changesBefore == personalChanges)
                people.TryAdd(personKey, (stored.PersonLanguage, stored.LinkedTo));
        }
    }

    /// <summary>The turn is on disk.</summary>
    public void Committed(TurnCommit turn)
    {
        lock (gate)
        {
            MakeRoom();
            Keep(turn.Conversation, turn.State, turn.Version + 1);
            if (turn.Enrolment is { } changed)
                Keep(changed with { Version = changed.Version + 1 });
            foreach (var other in turn.Others)
                Keep(other.Stored with { Version = other.Stored.Version + 1 });
            if (turn.Sharing is { ChangesPeople: true } || turn.PersonLanguage is not null)
                Interlocked.Increment(ref personalChanges);
            if (turn.Sharing is { ChangesPeople: true })
                people.Clear();
            else if (turn.PersonLanguage is { } language)
                Speak(turn, language);
            if (turn.PersonName is { } name)
                names[turn.PersonKey] = name;
        }
    }

    /// <summary>The turn is not on disk, or nobody knows: what it started from is to be read again.</summary>
    public void Forget(TurnCommit turn)
    {
        lock (gate)
        {
            conversations.Remove(turn.Conversation);
            people.Remove(turn.PersonKey);
            names.Remove(turn.PersonKey);
            if (turn.State.Enrolment is { } inHand)
                enrolments.Remove(inHand);
            if (turn.Enrolment is { } changed)
                enrolments.Remove(changed.Enrolment.Id);
            foreach (var other in turn.Others)
                enrolments.Remove(other.Stored.Enrolment.Id);
        }
    }

    /// <summary>The person's other identities are read anew.</summary>
    private void Speak(TurnCommit turn, Language language)
    {
        people[turn.PersonKey] = (language, turn.LinkedTo);
        foreach (var identity in turn.LinkedTo)
            people.Remove(identity);
    }

    private void Keep(ConversationKey conversation, ConversationState state, long version)
    {
        if (!conversations.TryGetValue(conversation, out var known) || known.Version < version)
            conversations[conversation] = (state, version);
    }

    private void Keep(StoredEnrolment enrolment)
    {
        if (!enrolments.TryGetValue(enrolment.Enrolment.Id, out var known) || known.Version < enrolment.Version)
            enrolments[enrolment.Enrolment.Id] = enrolment;
    }

    private void MakeRoom()
    {
        if (conversations.Count >= capacity || enrolments.Count >= capacity || people.Count >= capacity || names.Count >= capacity)
        {
            conversations.Clear();
            enrolments.Clear();
            people.Clear();
            names.Clear();
        }
    }
}
