using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>Buttons.</summary>
internal static class Offer
{
    public static Choice Command(TurnDraft turn, string name, bool isPrimary = false) =>
        new(Conversations.Command.Step, name, turn.Text($"commands.{name}"), turn.Enrolment?.Id, isPrimary);

    public static Choice Change(TurnDraft turn, Step step) =>
        new(Conversations.Command.Change, step.Id, turn.Words.LabelOf(step), turn.Enrolment?.Id);

    public static IReadOnlyList<Choice> YesNo(TurnDraft turn, string step) =>
        [new(step, "yes", turn.Text("common.yes"), turn.Enrolment?.Id), new(step, "no", turn.Text("common.no"), turn.Enrolment?.Id)];
}
