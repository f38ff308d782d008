using Klimalos.Conversations;
using Klimalos.Documents.Templates;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Journeys.Rules;
using Klimalos.Languages;

namespace Klimalos.Documents.Values;

/// <summary>Something that is to be there before the enrolment is done: a plan, a decision, a task.</summary>
/// <param name="Walked">Null while the way has not come to it.</param>
internal sealed record ChecklistPoint(Step Step, WalkedStep? Walked)
{
    public bool IsThere => Walked?.State is WalkedState.Answered;
}

/// <summary>An enrolment as a document reads it: walked, in one language, on one day.</summary>
internal sealed class EnrolmentView
{
    private readonly AnswerContext context;
    private readonly Dictionary<string, WalkedStep> answered;

    /// <exception cref="ArgumentException">The enrolment's journey is not in the content.</exception>
    public EnrolmentView(Enrolment enrolment, Content content, Language language, DateOnly today)
    {
        if (!content.Journeys.TryGetValue(enrolment.JourneyId, out var journey))
            throw new ArgumentException($"There is no journey '{enrolment.JourneyId}'.", nameof(enrolment));
        (Enrolment, Content, Journey) = (enrolment, content, journey);
        context = new AnswerContext(
            journey, content.Words[journey.Id][language], language, today, enrolment.Round, content.Municipalities, content.Texts);
        Walk = Walk.Over(journey, enrolment.Answers);
        answered = Walk.Steps.Where(step => step.Answer is { IsSkipped: false }).ToDictionary(step => step.Step.Id, StringComparer.Ordinal);
    }

    public Enrolment Enrolment { get; }

    public Content Content { get; }

    public Journey Journey { get; }

    public Walk Walk { get; }

    public Language Language => context.Language;

    public JourneyWords Words => context.Words;

    public DateOnly Today => context.Today;

    /// <summary>Whose form the documents have: the municipality's country; before it is known, the language's own.</summary>
    public string Country => Enrolment.Municipality?[..2] ?? Language switch
    {
        Language.Nb => "NO",
        Language.Sv => "SE",
        Language.Da => "DK",
        _ => TemplateNames.NoCountry,
    };

    /// <summary>What is to be there, on the route that the answers lead along or may still lead along.</summary>
    public IReadOnlyList<ChecklistPoint> Points => [.. Journey.Steps
        .Where(step => step.Kind is StepKind.File || step.Options.Any(option => option.KeepsOpen))
        .Select(step => new ChecklistPoint(step, Walk.Steps.FirstOrDefault(walked => walked.Step == step)))
        .Where(point => point.Walked is { State: not WalkedState.Skipped } || (point.Walked is null && MayCome(point.Step)))];

    /// <summary>What is still to be done, on the route that the answers lead along or may still lead along.</summary>
    public IEnumerable<Step> Open =>
        from step in Journey.Steps
        let walked = Walk.Steps.FirstOrDefault(walked => walked.Step == step)
        where walked is null ? MayCome(step) : walked.State is WalkedState.Unanswered or WalkedState.LeftOpen
        select step;

    public string Text(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) => Content.Texts.Get(Language, key, arguments);

    /// <summary>Null when the step is not answered, was skipped, or is not on the route.</summary>
    public WalkedStep? AnswerTo(string stepId) => answered.GetValueOrDefault(stepId);

    public string Show(WalkedStep step) => AnswerReader.Show(step.Step, step.Answer!, context);

    public string LabelOf(Step step) => Words.LabelOf(step);

    /// <summary>The items of a repeated step, a line each: "Solar cells on the school – Property – 2028". Null when there are none.</summary>
    public string? ItemsOf(string repeatId)
    {
        var items = Walk.Steps.Where(step => string.Equals(step.Step.Item?.Repeat, repeatId, StringComparison.Ordinal) && step.Answer is { IsSkipped: false })
            .GroupBy(step => step.Step.Item!.Number, Show)
            .Select(item => string.Join(" – ", item))
            .ToList();
        return items.Count == 0 ? null : string.Join('\n', items);
    }

    public string StatusOf(string stepId) => IsOffRoute(stepId)
        ? Text("documents.not-relevant")
        : Text($"documents.status-{(AnswerTo(stepId) is { } step ? StatusOf(step) : "open")}");

    /// <summary>The answers lead past the step: it is not asked, and nobody has to fill it in.</summary>
    public bool IsOffRoute(string stepId) => Journey.Find(stepId) is { } step && !Walk.Steps.Any(walked => walked.Step == step) && !MayCome(step);

    /// <summary>By when the step should be done; null when it has no deadline, or the dates that it is counted from are not known.</summary>
    public DateOnly? DeadlineOf(Step step) => step.Deadline is { } deadline ? Computing.DateOf(deadline, Enrolment.Answers) : null;

    /// <summary>The day as it was in the municipality.</summary>
    public static DateOnly Day(DateTimeOffset at) => LocalCalendar.Today(at);

    /// <summary>
    /// Met or not is what can fail: a choice with an answer that does not do, a year that is refused when too late. All else is for
    /// people to judge.
    /// </summary>
    private static string StatusOf(WalkedStep step)
    {
        var chosen = step.Step.Options.FirstOrDefault(option => string.Equals(option.Value, step.Answer!.Value, StringComparison.Ordinal));
        return chosen?.Exit is not null ? "not-met"
            : step.State is WalkedState.LeftOpen ? "open"
            : CanFail(step.Step) ? "met"
            : "to-assess";
    }

    private static bool CanFail(Step step) => step.LatestYear is not null || step.Options.Any(option => option.KeepsOpen || option.Exit is not null);

    private bool MayCome(Step step) => step.When.All(condition => Holds(condition) ?? true) && !step.WhenNot.Any(condition => Holds(condition) ?? false);

    /// <summary>Null while the answer is not known. Of several choices one that is named will do.</summary>
    private bool? Holds(Condition condition)
    {
        var value = condition.Step is Condition.Country ? Enrolment.Municipality?[..2] : AnswerTo(condition.Step)?.Answer?.Value;
        return value?.Split(',').Intersect(condition.AnyOf, StringComparer.Ordinal).Any();
    }
}
