using Klimalos.Documents.Templates;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Documents.Values;

/// <summary>What an enrolment gives a document to be filled with. Answers are read from the walk, so that none from an abandoned route is told.</summary>
internal sealed class EnrolmentValues
{
    /// <summary>The step at which a journey asks whether the case is decided or only reported.</summary>
    private const string Route = "route";

    private readonly EnrolmentView view;
    private readonly AnswerTables tables;

    /// <param name="nameOf">The name of a member by person key; null when it is not known.</param>
    /// <exception cref="ArgumentException">The enrolment's journey is not in the content.</exception>
    public EnrolmentValues(Enrolment enrolment, Content content, Language language, DateOnly today, Func<string, string?>? nameOf = null)
    {
        view = new EnrolmentView(enrolment, content, language, today);
        tables = new AnswerTables(view, new MemberNames(view, nameOf ?? (_ => null)));
    }

    public TemplateValues Template => new(Show, Stored, tables.Of);

    private string? Stored(string name) =>
        string.Equals(name, TemplateNames.Country, StringComparison.Ordinal) ? view.Country : view.AnswerTo(name)?.Answer?.Value;

    private string? Show(string name) => name switch
    {
        DocumentTemplates.Today => LocalFormat.Date(view.Language, view.Today),
        DocumentTemplates.Campaign => view.Words.Title,
        DocumentTemplates.Deadline => Deadline(),
        DocumentTemplates.Form or DocumentTemplates.Bodies => view.Text($"documents.{name}-{view.Country}"),
        DocumentTemplates.ItemType => ItemType(),
        DocumentTemplates.State => view.Text($"status.{view.Enrolment.Status.ToString().ToLowerInvariant()}"),
        DocumentTemplates.Started => LocalFormat.Date(view.Language, EnrolmentView.Day(view.Enrolment.StartedAt)),
        DocumentTemplates.Changed => LocalFormat.Date(view.Language, EnrolmentView.Day(view.Enrolment.ChangedAt)),
        DocumentTemplates.Present => Present(),
        _ when name.StartsWith(TemplateNames.Status, StringComparison.Ordinal) => view.StatusOf(name[TemplateNames.Status.Length..]),
        _ => Answer(name),
    };

    private string Deadline()
    {
        var round = view.Enrolment.Round;
        return round.Deadline is { } date
            ? view.Text(round.IsTrial ? "documents.trial-deadline" : "documents.deadline", ("date", date))
            : view.Text("reminders.without-deadline");
    }

    /// <summary>A journey that does not ask how the case is put forward needs a decision.</summary>
    private string? ItemType() => view.Journey.Find(Route) is null ? view.Text("documents.decision-item") : Answer(Route);

    private string Present()
    {
        var points = view.Points;
        return view.Text("documents.present", ("done", points.Count(point => point.IsThere)), ("total", points.Count));
    }

    private string? Answer(string stepId)
    {
        if (view.Journey.Find(stepId)?.Kind is StepKind.Repeat)
            return view.ItemsOf(stepId);
        if (view.IsOffRoute(stepId))
            return view.Text("documents.not-relevant");
        if (view.AnswerTo(stepId) is not { } step)
            return null;
        // The bare name: the template writes "kommune" with it where the language has one form for all names.
        return step.Step.Kind is StepKind.Municipality
            ? view.Content.Municipalities.ByKey(step.Answer!.Value)?.CommonName
            : view.Show(step);
    }
}
