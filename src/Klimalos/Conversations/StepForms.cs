using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>A field whose value could not be taken.</summary>
/// <param name="Typed">What was filled in, to be shown again.</param>
/// <param name="Reason">What was understood and what would be right.</param>
internal sealed record FieldFault(Step Step, string Typed, string? Reason);

/// <summary>Steps of one family that follow each other are asked together, where the channel has forms.</summary>
internal static class StepForms
{
    /// <summary>More on one card is a wall.</summary>
    private const int MostFields = 6;

    public static Form? Of(TurnDraft turn, Step step)
    {
        if (FamilyOf(step) is not { } family)
            return null;
        Step[] steps = turn.State.Changing is not null ? [step] : [.. StepsWith(turn, step, family).Take(MostFields)];
        return Of(turn, [.. steps.Select((each, index) => FieldOf(turn, each, isAskedAbove: index == 0))]);
    }

    /// <summary>A form can ask the step.</summary>
    public static bool IsField(Step step) => FamilyOf(step) is not null;

    /// <summary>The fields that were wrong, in the journey's order.</summary>
    public static Form Of(TurnDraft turn, IReadOnlyList<FieldFault> faults) =>
        Of(turn, [.. faults.Select(fault => FieldOf(turn, fault.Step, isAskedAbove: faults.Count == 1) with { Value = fault.Typed, Error = fault.Reason })]);

    private static Form Of(TurnDraft turn, FormField[] fields) => new(fields[0].Id, turn.Enrolment!.Id, fields, turn.Text("common.submit"));

    /// <summary>The step and the unanswered ones right after it that are of its family, within the same item of a repeated step.</summary>
    private static IEnumerable<Step> StepsWith(TurnDraft turn, Step first, Family family) =>
        (first.Item is { } item ? turn.Journey.Find(item.Repeat)!.Repeat!.Item(item.Number) : turn.Journey.Steps)
            .SkipWhile(step => step != first)
            .TakeWhile(step => step == first
                || (step.StageId == first.StageId && FamilyOf(step) == family && !step.IsConditional && family != Family.Choices
                    && !turn.Enrolment!.Answers.ContainsKey(step.Id)));

    private static FormField FieldOf(TurnDraft turn, Step step, bool isAskedAbove) => new(
        step.Id,
        KindOf(step),
        LabelOf(turn, step, isAskedAbove),
        Placeholder: null,
        ValueOf(turn, step),
        IsRequired: !step.IsOptional,
        turn.Text(ErrorOf(step)))
    {
        Options = step.Kind == StepKind.Choices
            ? [.. step.Options.Select(option => new FieldOption(option.Value, AnswerReader.Show(step, option.Value, turn.AnswerContext)))]
            : null,
        Min = step.Kind == StepKind.Number ? step.Number?.Min ?? 0 : null,
        Max = step.Number?.Max,
    };

    /// <summary>The question is asked above the form for the first step only: in a form of several the others carry theirs.</summary>
    private static string LabelOf(TurnDraft turn, Step step, bool isAskedAbove)
    {
        var words = turn.Words.Of(step);
        return isAskedAbove || FamilyOf(step) == Family.Short ? words.Label : StepNotes.Fill(turn, step, words.Question);
    }

    private static string? ValueOf(TurnDraft turn, Step step) => turn.Enrolment!.Answers.GetValueOrDefault(step.Id)?.Value;

    private static FieldKind KindOf(Step step) => step.Kind switch
    {
        StepKind.LongText => FieldKind.LongText,
        StepKind.Email => FieldKind.Email,
        StepKind.Phone => FieldKind.Phone,
        StepKind.Number => FieldKind.Number,
        StepKind.Choices => FieldKind.Choices,
        StepKind.Year => FieldKind.Year,
        StepKind.Date => FieldKind.Date,
        _ => FieldKind.Text,
    };

    private static string ErrorOf(Step step) => step.Kind switch
    {
        StepKind.Email => "common.invalid-email",
        StepKind.Phone => "steps.invalid-phone",
        StepKind.Number => "steps.invalid-number",
        StepKind.Choices => "steps.choose-one",
        _ => "common.required",
    };

    private static Family? FamilyOf(Step step) => step.Kind switch
    {
        StepKind.Text or StepKind.Email or StepKind.Phone => Family.Short,
        StepKind.LongText => Family.Long,
        StepKind.Year or StepKind.Number => Family.Figure,
        StepKind.Date => Family.Date,
        StepKind.Choices => Family.Choices,
        _ => null,
    };

    private enum Family
    {
        Short,
        Long,
        Figure,
        Date,
        Choices,
    }
}
