using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Reminders;
using Klimalos.Secretariat;

namespace Klimalos.Conversations;

/// <summary>One turn while it is worked out: what is known, and what is to be said and stored at its end.</summary>
internal sealed class TurnDraft
{
    private readonly List<Reply> replies = [];
    private readonly List<EnrolmentEvent> events = [];
    private readonly List<EnrolmentChange> others = [];
    private readonly List<PersonMessage> messages = [];
    private readonly List<SecretariatNotice> notices = [];
    private readonly List<Need> needs = [];
    private Place? placeAtStart;
    private bool changed;
    private Walk? walk;
    private DateOnly? today;

    public TurnDraft(Content content, TurnInput input)
    {
        Content = content;
        Input = input;
        State = input.State;
        var inHand = input.Enrolments.FirstOrDefault(enrolment =>
            enrolment.Id == input.State.Enrolment && content.Journeys.ContainsKey(enrolment.JourneyId));
        if (inHand is null || IsMember(inHand))
            Enrolment = inHand;
        else
            NotMemberOf = inHand;
        placeAtStart = Place.Of(Enrolment);
        // The journey may have been edited since: a step that is gone cannot be changed any more.
        if (State.Changing is { } changing && Enrolment is not null && Journey.Find(changing) is null)
            State = State with { Changing = null };
    }

    public Content Content { get; }

    public TurnInput Input { get; }

    public Language Language { get; set; }

    public ConversationState State { get; set; }

    public Language? ChosenLanguage { get; set; }

    public string? UnansweredQuestion { get; set; }

    public AnswerRating? Rating { get; set; }

    /// <summary>The enrolment in hand, as it is at this point of the turn.</summary>
    public Enrolment? Enrolment
    {
        get;
        private set => (field, walk) = (value, null);
    }

    /// <summary>
    /// The enrolment that the conversation has in hand while the one who writes is no member of it: they have left, in this channel or
    /// another, or they write in a group where a colleague works on it.
    /// </summary>
    public Enrolment? NotMemberOf { get; }

    /// <summary>The one who writes is no member of the enrolment that a colleague has in hand in this group.</summary>
    public bool IsOutsiderInGroup => NotMemberOf is { Status: EnrolmentStatus.Open or EnrolmentStatus.Paused } && Input.Incoming.IsShared;

    public SharingChanges? Sharing { get; set; }

    public SecretariatChanges? Secretariat { get; set; }

    /// <summary>What is to be done next in the chat with the one who writes alone.</summary>
    public Submission? GoesOnAlone { get; set; }

    /// <summary>Something is said already in this turn.</summary>
    public bool HasSpoken => replies.Count > 0;

    /// <summary>The turn will be handled again, with what it asked for.</summary>
    public bool NeedsMore => needs.Count > 0;

    public List<ReminderChange> Reminders { get; } = [];

    public List<RoundEdit> RoundEdits { get; } = [];

    /// <summary>All rounds there are, as the secretariat has them now.</summary>
    public IReadOnlyList<Round> Rounds => Input.Rounds ?? Content.Rounds;

    /// <summary>Answers of others, later than what this conversation saw, that the turn replaced.</summary>
    public List<ReplacedAnswer> Replaced { get; } = [];

    /// <summary>Person key of the one who writes.</summary>
    public string Me => Input.Incoming.From.Key;

    public DateOnly Today => today ??= LocalCalendar.Today(Input.Now);

    public Journey Journey => Content.Journeys[Enrolment!.JourneyId];

    public JourneyWords Words => Content.Words[Enrolment!.JourneyId][Language];

    public Walk Walk => walk ??= Walk.Over(Journey, Enrolment!.Answers);

    public AnswerContext AnswerContext => new(Journey, Words, Language, Today, Klimalos.Reminders.Rounds.Present(Enrolment!.Round, Rounds), Content.Municipalities, Content.Texts) { AllWords = Content.Words[Journey.Id] };

    /// <summary>An enrolment is in hand and takes answers.</summary>
    public bool IsAnswering => Enrolment is { Status: EnrolmentStatus.Open };

    /// <summary>The step to ask: the one being changed, or the next on the way.</summary>
    public Step? Due => !IsAnswering ? null : State.Changing is { } id ? Journey.Find(id) : Walk.Next;

    /// <summary>
    /// The step that what the person says belongs to: the one due, or the one that they saw last when an edit of the journey has put
    /// another ahead of it since.
    /// </summary>
    public Step? Asked => Due is { } due ? SeenBeforeEdit(due) ?? due : null;

    public string Text(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        Content.Texts.Get(Language, key, arguments);

    /// <summary>A sentence whose arguments may be what the person typed: it is shown as it was typed.</summary>
    public string TextOf(string key, IReadOnlyList<(string Name, object? Value)> arguments) => Content.Texts.Get(
        Language, key, [.. arguments.Select(argument => argument.Value is string text ? (argument.Name, Markdown.Literal(text)) : argument)]);

    public Reply NewReply(string text) => new() { Language = Language, Text = text };

    public void Say(Reply reply) => replies.Add(reply);

    public void SayFirst(Reply reply) => replies.Insert(0, reply);

    /// <summary>Says it to another person, in their personal conversation.</summary>
    public void Tell(string person, Reply reply) => messages.Add(new PersonMessage(person, reply));

    public void Send(PersonMessage message) => messages.Add(message);

    /// <summary>Changes something of the secretariat's, beside what the turn changed before.</summary>
    public void OfSecretariat(Func<SecretariatChanges, SecretariatChanges> change) => Secretariat = change(Secretariat ?? new SecretariatChanges());

    /// <summary>Tells all of the secretariat, each in their own language.</summary>
    /// <param name="write">Says it in <see cref="Language"/>, which is each of them in turn.</param>
    public void Notify(Func<Reply> write)
    {
        var mine = Language;
        var told = new Dictionary<Language, Reply>();
        foreach (var language in LanguageExtensions.All)
        {
            Language = language;
            told[language] = write();
        }

        Language = mine;
        notices.Add(new SecretariatNotice(told));
    }

    /// <summary>Is that one of the identities of the one who writes?</summary>
    public bool IsMe(string person) =>
        string.Equals(person, Me, StringComparison.Ordinal) || Input.LinkedTo.Contains(person, StringComparer.Ordinal);

    public bool IsMember(Enrolment enrolment) => enrolment.Members.Any(IsMe);

    /// <summary>What was needed; false when it has to be found first: then what the turn does from there on is void.</summary>
    public bool TryFind<T>(Need.Of<T> need, out T? found)
    {
        if (Input.Found.TryGetValue(need, out var value))
        {
            found = (T?)value;
            return true;
        }

        needs.Add(need);
        found = default;
        return false;
    }

    public void Say(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) => Say(NewReply(Text(key, arguments)));

    /// <summary>Takes an enrolment in hand: a new one, or one of the person's others.</summary>
    public void TakeInHand(Enrolment enrolment)
    {
        if (changed)
            others.Add(new EnrolmentChange(Stamped(Enrolment!), [.. events]));
        events.Clear();
        changed = false;
        Enrolment = enrolment;
        placeAtStart = Place.Of(enrolment);
        State = State with { Enrolment = enrolment.Id, Changing = null, Pending = null, Asked = null, Replaced = null };
    }

    public void Begin(Enrolment enrolment)
    {
        TakeInHand(enrolment);
        placeAtStart = null;
        Record(EnrolmentEventKind.Started);
    }

    /// <summary>Changes an enrolment, in hand or not, as the events tell.</summary>
    public void Change(Enrolment enrolment, params ReadOnlySpan<(EnrolmentEventKind Kind, string? Value)> happened)
    {
        if (enrolment.Id != Enrolment?.Id)
        {
            others.Add(new EnrolmentChange(Stamped(enrolment), [.. happened.ToArray().Select(each => Event(each.Kind, value: each.Value))]));
            return;
        }

        Enrolment = enrolment;
        foreach (var (kind, value) in happened)
            Record(kind, value: value);
    }

    public void LetGo() => State = State with { Enrolment = null, Changing = null, Pending = null };

    public void Answer(Step step, string value, string? note = null, string? evidence = null) =>
        Answer(step, new Answer(value, Me, Input.Now, Input.Incoming.From.Channel, note, evidence));

    public void Answer(Step step, Answer answer)
    {
        if (Overtaking.IsLate(this, step) && Enrolment!.Answers[step.Id] is var earlier)
            Replaced.Add(new ReplacedAnswer(step.Id, earlier));
        State = State with { Replaced = null };
        var answers = new Dictionary<string, Answer>(Enrolment!.Answers, StringComparer.Ordinal) { [step.Id] = answer };
        Enrolment = Enrolment with { Answers = answers };
        if (step.Kind == StepKind.Municipality)
            Enrolment = Enrolment with { Municipality = answer.Value };
        Record(answer.IsSkipped ? EnrolmentEventKind.Skipped : EnrolmentEventKind.Answered, step.Id, answer.Value);
    }

    public void SetStatus(EnrolmentStatus status, EnrolmentEventKind kind, string? value = null)
    {
        Enrolment = Enrolment! with { Status = status };
        Record(kind, value: value);
    }

    public TurnResult Finish()
    {
        TakePlace();
        return new()
        {
            Needs = needs,
            State = State with { Language = ToldLanguage, FollowedLanguage = ChosenLanguage ?? Input.PersonLanguage, Asked = AskedNow() },
            PersonLanguage = ChosenLanguage,
            // The answers that the present version of the journey does not hold are asked again by the walk; the others hold for it.
            Changed = changed ? Stamped(Enrolment!) with { JourneyVersion = Journey.Version } : null,
            Events = events,
            Others = others,
            Replies = replies,
            Messages = messages,
            Sharing = Sharing,
            Secretariat = Secretariat,
            GoesOnAlone = GoesOnAlone,
            Notices = notices,
            Reminders = Reminders,
            RoundEdits = RoundEdits,
            UnansweredQuestion = UnansweredQuestion,
            Rating = Rating,
        };
    }

    private Step? SeenBeforeEdit(Step due) =>
        Input.State.Asked is { WasAnswered: false } seen
        && seen.Step != due.Id
        && State.Changing is null
        && Enrolment!.Id == Input.State.Enrolment
        && !Enrolment.Answers.ContainsKey(seen.Step)
        && !Enrolment.Answers.Values.Any(answer => answer.At > seen.At)
            ? Journey.Find(seen.Step)
            : null;

    /// <summary>Opening a conversation tells no language: a greeting in one that was guessed must not bind the first question to it.</summary>
    private Language? ToldLanguage => Input.Incoming.Kind == IncomingKind.Arrival && ChosenLanguage is null ? State.Language : Language;

    /// <summary>The step that the person sees asked last: in this turn, or in an earlier one unless that was answered in this turn.</summary>
    private AskedStep? AskedNow()
    {
        if (replies.FindLast(reply => reply.Asks is not null)?.Asks is { } asks)
            return new AskedStep(asks.Step, Input.Now, Enrolment?.Answers.ContainsKey(asks.Step) ?? false);
        return changed ? null : State.Asked;
    }

    /// <summary>Only one enrolment holds a place: it must be known that no other does, and the store makes sure of it once more.</summary>
    private void TakePlace()
    {
        var now = Place.Of(Enrolment);
        if (now == placeAtStart)
            return;
        if (now is not null && TryFind(new Need.Holder(now), out var holder) && holder is not null && holder.Id != Enrolment!.Id)
            throw new InvalidOperationException("Another enrolment holds the place; the step that led here must say so.");
        Sharing = (Sharing ?? new SharingChanges()) with { Place = new PlaceChange(Enrolment!.Id, now) };
    }

    private Enrolment Stamped(Enrolment enrolment) => enrolment with { ChangedAt = Input.Now };

    private void Record(EnrolmentEventKind kind, string? step = null, string? value = null)
    {
        events.Add(Event(kind, step, value));
        changed = true;
    }

    private EnrolmentEvent Event(EnrolmentEventKind kind, string? step = null, string? value = null) =>
        new(kind, Me, Input.Now, Input.Incoming.From.Channel, step, value);
}
