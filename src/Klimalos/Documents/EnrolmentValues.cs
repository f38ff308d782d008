using Klimalos.Documents.Templates;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Documents;

/// <summary>What an enrolment gives a document to be filled with. Answers are read from the walk, so that none from an abandoned route is told.</summary>
internal sealed class EnrolmentValues
{
    private readonly Enrolment enrolment;
    private readonly Content content;
    private readonly AnswerContext context;
    private readonly Dictionary<string, WalkedStep> answered;

    /// <exception cref="ArgumentException">The enrolment's journey is not in the content.</exception>
    public EnrolmentValues(Enrolment enrolment, Content content, Language language, DateOnly today)
    {
        if (!content.Journeys.TryGetValue(enrolment.JourneyId, out var journey))
            throw new ArgumentException($"There is no journey '{enrolment.JourneyId}'.", nameof(enrolment));
        this.enrolment = enrolment;
        this.content = content;
        context = new AnswerContext(
            journey, content.Words[journey.Id][language], language, today, enrolment.Round, content.Municipalities, content.Texts);
        answered = Walk.Over(journey, enrolment.Answers).Steps
            .Where(step => step.Answer is { IsSkipped: false })
            .ToDictionary(step => step.Step.Id, StringComparer.Ordinal);
    }

    public TemplateValues Template => new(Show, Stored);

    private string? Stored(string stepId) => answered.GetValueOrDefault(stepId)?.Answer?.Value;

    private string? Show(string name) => name switch
    {
        DocumentTemplates.Today => LocalFormat.Date(context.Language, context.Today),
        DocumentTemplates.Campaign => context.Words.Title,
        DocumentTemplates.Deadline => Deadline(),
        _ when name.StartsWith(TemplateNames.Status, StringComparison.Ordinal) => Status(name[TemplateNames.Status.Length..]),
        _ => Answer(name),
    };

    private string? Answer(string stepId)
    {
        if (!answered.TryGetValue(stepId, out var step))
            return null;
        // The bare name: the template writes "kommune" with it where the language has one form for all names.
        return step.Step.Kind is StepKind.Municipality
            ? content.Municipalities.ByKey(step.Answer!.Value)?.CommonName
            : AnswerReader.Show(step.Step, step.Answer!.Value, context);
    }

    private string Deadline() => content.Texts.Get(
        context.Language, enrolment.Round.IsTrial ? "documents.trial-deadline" : "documents.deadline", ("date", enrolment.Round.Deadline));

    private string Status(string stepId)
    {
        var status = answered.TryGetValue(stepId, out var step) ? StatusOf(step) : "open";
        return content.Texts.Get(context.Language, $"documents.status-{status}");
    }

    /// <summary>What was chosen from given answers, or refused when too late a year, is met or not; free text is for people to judge.</summary>
    private static string StatusOf(WalkedStep step)
    {
        var chosen = step.Step.Options.FirstOrDefault(option => string.Equals(option.Value, step.Answer!.Value, StringComparison.Ordinal));
        return chosen?.Exit is not null ? "not-met"
            : step.State is WalkedState.LeftOpen ? "open"
            : chosen is not null || step.Step.Kind is StepKind.Year ? "met"
            : "to-assess";
    }
}
