using Klimalos.Conversations;

namespace Klimalos.Secretariat.Desk;

/// <summary>How the secretariat is spoken to: its buttons, which may all be typed.</summary>
internal static class DeskReplies
{
    private const int LongestLabel = 60;

    public static Choice Button(TurnDraft turn, string command, string? subject = null, bool isPrimary = false) =>
        Button(turn.Text($"secretariat.{command}"), command, subject, isPrimary);

    public static Choice Button(string label, string command, string? subject, bool isPrimary = false) => new(
        Command.Secretariat, string.IsNullOrEmpty(subject) ? command : $"{command}:{subject}",
        label.Length <= LongestLabel ? label : $"{label[..(LongestLabel - 1)]}…", IsPrimary: isPrimary);

    /// <summary>For a member, the button to the secretariat's side; where others read along there is none.</summary>
    public static IEnumerable<Choice> Way(TurnDraft turn) =>
        turn.Input.Secretariat.IsMember && !turn.Input.Incoming.IsShared ? [Button(turn, DeskCommand.Help)] : [];

    /// <summary>Says it, and lets its buttons be typed.</summary>
    /// <param name="dialogue">What waits for the next message besides.</param>
    public static void Say(TurnDraft turn, Reply reply, DeskDialogue? dialogue = null)
    {
        PendingOption[] options =
        [
            .. reply.Choices.Concat(reply.Commands).Where(choice => choice.Step == Command.Secretariat)
                .Select(choice => new PendingOption(choice.Value, choice.Label)),
        ];
        if (options.Length > 0)
            dialogue = (dialogue ?? new DeskDialogue()) with { Options = options };
        turn.State = turn.State with { Desk = dialogue, Pending = null };
        turn.Say(reply);
    }

    public static void Say(TurnDraft turn, string key, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        Say(turn, turn.NewReply(turn.Text(key, arguments)));

    /// <summary>The button is of a question that nobody asks any more.</summary>
    public static void Stale(TurnDraft turn) =>
        Say(turn, turn.NewReply(turn.Text("secretariat.stale")) with { Choices = [Button(turn, DeskCommand.Overview, isPrimary: true)] });

    /// <summary>Yes does the command; anything else leaves things as they are.</summary>
    public static void AskConsent(TurnDraft turn, Reply question, string command) => Say(
        turn,
        question with
        {
            Choices =
            [
                new Choice(Command.Secretariat, "yes", turn.Text("common.yes"), IsPrimary: true),
                new Choice(Command.Secretariat, "no", turn.Text("common.no")),
            ],
        },
        new DeskDialogue(DeskQuestion.Consent, command));
}
