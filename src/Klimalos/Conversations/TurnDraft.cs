using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>One turn while it is worked out: what is known, and what is to be said and stored at its end.</summary>
internal sealed class TurnDraft
{
    private readonly List<Reply> replies = [];
    private readonly List<EnrolmentEvent> events = [];
    private bool changed;
    private Walk? walk;
    private DateOnly? today;

    public TurnDraft(Content content, TurnInput input)
    {
        Content = content;
        Input = input;
        State = input.State;
        Enrolment = input.Enrolments.FirstOrDefault(enrolment =>
            enrolment.Id == input.State.Enrolment && content.Journeys.ContainsKey(enrolment.JourneyId));
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

    public DateOnly Today => today ??= LocalCalendar.Today(Input.Now);

    public Journey Journey => Content.Journeys[Enrolment!.JourneyId];

    public JourneyWords Words => Content.Words[Enrolment!.JourneyId][Language];

    public Walk Walk => walk ??= Walk.Over(Journey, Enrolment!.Answers);

    public AnswerContext AnswerContext => new(Journey, Words, Language, Today, Enrolment!.Round, Content.Municipalities, Content.Texts) { AllWords = Content.Words[Journey.Id] };

    /// <summary>An enrolment is in hand and takes answers.</summary>
    public bool IsAnswering => Enrolment is { Status: EnrolmentStatus.Open };

    /// <summary>The step that the next answer belongs to: the one being changed, or the next on the way.</summary>
    public Step? Asked => !IsAnswering ? null : State.Changing is { } id ? Journey.Find(id) : Walk.Next;

    public string Text(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        Content.Texts.Get(Language, key, arguments);

    /// <summary>A sentence whose arguments may be what the person typed: it is shown as it was typed.</summary>
    public string TextOf(string key, IReadOnlyList<(string Name, object? Value)> arguments) => Content.Texts.Get(
        Language, key, [.. arguments.Select(argument => argument.Value is string text ? (argument.Name, Markdown.Literal(text)) : argument)]);

    public Reply NewReply(string text) => new() { Language = Language, Text = text };

    public void Say(Reply reply) => replies.Add(reply);

    public void Say(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) => Say(NewReply(Text(key, arguments)));

    /// <summary>Takes an enrolment in hand: a new one, or one of the person's others.</summary>
    public void TakeInHand(Enrolment enrolment)
    {
        Enrolment = enrolment;
        State = State with { Enrolment = enrolment.Id, Changing = null, Pending = null };
    }

    public void Begin(Enrolment enrolment)
    {
        TakeInHand(enrolment);
        Record(EnrolmentEventKind.Started);
    }

    public void LetGo() => State = State with { Enrolment = null, Changing = null, Pending = null };

    public void Answer(Step step, string value, string? note = null, string? evidence = null)
    {
        var answer = new Answer(value, Input.Incoming.From.Key, Input.Now, Input.Incoming.From.Channel, note, evidence);
        var answers = new Dictionary<string, Answer>(Enrolment!.Answers, StringComparer.Ordinal) { [step.Id] = answer };
        Enrolment = Enrolment with { Answers = answers };
        if (step.Kind == StepKind.Municipality)
            Enrolment = Enrolment with { Municipality = value };
        Record(answer.IsSkipped ? EnrolmentEventKind.Skipped : EnrolmentEventKind.Answered, step.Id, value);
    }

    public void SetStatus(EnrolmentStatus status, EnrolmentEventKind kind, string? value = null)
    {
        Enrolment = Enrolment! with { Status = status };
        Record(kind, value: value);
    }

    public TurnResult Finish() => new()
    {
        State = State with { Language = Language },
        PersonLanguage = ChosenLanguage,
        // The answers that the present version of the journey does not hold are asked again by the walk; the others hold for it.
        Changed = changed ? Enrolment! with { ChangedAt = Input.Now, JourneyVersion = Journey.Version } : null,
        Events = events,
        Replies = replies,
        UnansweredQuestion = UnansweredQuestion,
        Rating = Rating,
    };

    private void Record(EnrolmentEventKind kind, string? step = null, string? value = null)
    {
        events.Add(new EnrolmentEvent(kind, Input.Incoming.From.Key, Input.Now, Input.Incoming.From.Channel, step, value));
        changed = true;
    }
}
