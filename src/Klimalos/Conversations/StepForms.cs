using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>Steps that follow each other and are typed are asked together, where the channel has forms.</summary>
internal static class StepForms
{
    public static Form? Of(TurnDraft turn, Step step)
    {
        if (FamilyOf(step) is not { } family)
            return null;
        var steps = turn.State.Changing is not null ? [step] : StepsWith(turn, step, family);
        return new Form(step.Id, turn.Enrolment!.Id, [.. steps.Select(each => FieldOf(turn, each))], turn.Text("common.submit"));
    }

    /// <summary>The step and the unanswered ones right after it that are of its family.</summary>
    private static IEnumerable<Step> StepsWith(TurnDraft turn, Step first, Family family) =>
        turn.Journey.Steps
            .SkipWhile(step => step != first)
            .TakeWhile(step => step == first
                || (step.StageId == first.StageId && FamilyOf(step) == family && step.When.Count == 0 && !turn.Enrolment!.Answers.ContainsKey(step.Id)));

    private static FormField FieldOf(TurnDraft turn, Step step) => new(
        step.Id,
        step.Kind switch
        {
            StepKind.LongText => FieldKind.LongText,
            StepKind.Email => FieldKind.Email,
            StepKind.Year => FieldKind.Year,
            StepKind.Date => FieldKind.Date,
            _ => FieldKind.Text,
        },
        turn.Words.Steps[step.Id].Label,
        Placeholder: null,
        turn.Enrolment!.Answers.GetValueOrDefault(step.Id)?.Value,
        IsRequired: !step.IsOptional,
        turn.Text(step.Kind == StepKind.Email ? "common.invalid-email" : "common.required"));

    private static Family? FamilyOf(Step step) => step.Kind switch
    {
        StepKind.Text or StepKind.Email => Family.Short,
        StepKind.LongText => Family.Long,
        StepKind.Year => Family.Year,
        StepKind.Date => Family.Date,
        _ => null,
    };

    private enum Family
    {
        Short,
        Long,
        Year,
        Date,
    }
}
