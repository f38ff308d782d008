using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Secretariat;

namespace Klimalos.Conversations;

/// <summary>What is remembered of a conversation between turns. Small: it is read and written with every turn.</summary>
public sealed record ConversationState
{
    /// <summary>The language of the last reply.</summary>
    public Language? Language { get; init; }

    /// <summary>The enrolment in hand.</summary>
    public string? Enrolment { get; init; }

    /// <summary>The step being changed out of order, if any.</summary>
    public string? Changing { get; init; }

    /// <summary>A question of the bot's own that waits for its answer; takes the next message first.</summary>
    public PendingQuestion? Pending { get; init; }

    /// <summary>The article answered last, for follow-up questions.</summary>
    public string? LastArticle { get; init; }

    /// <summary>The question that it answered, personal data masked.</summary>
    public string? LastQuestion { get; init; }

    public bool Welcomed { get; init; }

    /// <summary>The choice of language, in whichever conversation, that this conversation has followed.</summary>
    public Language? FollowedLanguage { get; init; }

    /// <summary>The step asked last here: others may answer it meanwhile.</summary>
    public AskedStep? Asked { get; init; }

    /// <summary>The step that was asked last in the chat with a person alone instead of here.</summary>
    public string? AskedAlone { get; init; }

    /// <summary>Answers of others that were just replaced here, and can be put back.</summary>
    public IReadOnlyList<ReplacedAnswer>? Replaced { get; init; }

    /// <summary>The question that no article answered last, masked: it can be passed on to people.</summary>
    public string? Unknown { get; init; }

    /// <summary>What the secretariat's last command left open here.</summary>
    public DeskDialogue? Desk { get; init; }
}

/// <param name="WasAnswered">It had an answer when it was asked.</param>
public sealed record AskedStep(string Step, DateTimeOffset At, bool WasAnswered = false);

public sealed record ReplacedAnswer(string Step, Answer Earlier);

/// <summary>A question beside the journey.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="Step">The step it was asked at, if any.</param>
/// <param name="Value">The value to store if the answer is yes.</param>
/// <param name="Options">Values to choose among, with their labels as shown.</param>
public sealed record PendingQuestion(PendingKind Kind, string? Step = null, string? Value = null, IReadOnlyList<PendingOption>? Options = null);

public sealed record PendingOption(string Value, string Label);

/// <summary>Stored by name: never rename a member.</summary>
public enum PendingKind
{
    ConfirmCancel,
    ConfirmWarning,
    WhichValue,
    WhichEnrolment,
    WhichChange,

    /// <summary>Which campaign to enrol in; the options are journey ids.</summary>
    WhichCampaign,

    /// <summary>A step of "which campaign fits us?"; <see cref="PendingQuestion.Value"/> holds the answers before it.</summary>
    ChooseCampaign,

    /// <summary>Which of a few articles answers the question in <see cref="PendingQuestion.Value"/>.</summary>
    WhichArticle,

    /// <summary>Whether the article in <see cref="PendingQuestion.Value"/> helped; waits for the very next message only.</summary>
    Rating,

    /// <summary>What that article lacked; waits for the very next message only.</summary>
    RatingComment,

    /// <summary>Whether to ask the members of the enrolment in <see cref="PendingQuestion.Value"/> to be let in.</summary>
    ConfirmJoin,

    /// <summary>Which of those who asked to be let in.</summary>
    WhichAdmitted,

    /// <summary>Which of those who asked to refuse.</summary>
    WhichRefused,

    /// <summary>Which member takes over.</summary>
    WhichSuccessor,

    ConfirmLeave,

    /// <summary>Whether to pass the question in <see cref="PendingQuestion.Value"/> on to the secretariat, with name and municipality.</summary>
    PassOn,

    /// <summary>What to ask the secretariat; takes the very next message.</summary>
    QuestionToPassOn,

    /// <summary>On which day to be reminded again of the reminder whose id is the value; or of all that were sent with it.</summary>
    RemindWhen,

    /// <summary>Which reminder of a digest is meant.</summary>
    WhichReminder,
}
