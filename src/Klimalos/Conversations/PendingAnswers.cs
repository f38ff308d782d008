using System.Globalization;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Secretariat.Desk;

namespace Klimalos.Conversations;

/// <summary>Questions of the bot's own beside the journey, and the answers to them.</summary>
internal static class PendingAnswers
{
    public static void AskCancel(TurnDraft turn)
    {
        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.ConfirmCancel) };
        turn.Say(turn.NewReply(turn.Text("conversation.confirm-cancel", ("name", Welcome.NameOf(turn, turn.Enrolment!)))) with
        {
            Tone = ReplyTone.Warning,
            Choices = Offer.YesNo(turn, Command.Confirm),
        });
    }

    public static void AskWarning(TurnDraft turn, Step step, AnswerReading.NeedsConfirmation reading)
    {
        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.ConfirmWarning, step.Id, reading.Value) };
        turn.Say(turn.NewReply(turn.TextOf(reading.TextKey, reading.Arguments)) with
        {
            Tone = ReplyTone.Warning,
            Choices = Offer.YesNo(turn, Command.Confirm),
            Asks = StepReplies.ReferenceTo(turn, step.StageId, step.Id),
        });
    }

    public static void AskWhich(TurnDraft turn, Step step, AnswerReading.Ambiguous reading)
    {
        var options = reading.Candidates.Select(candidate => new PendingOption(candidate.Value, candidate.Label)).ToArray();
        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.WhichValue, step.Id, Options: options) };
        turn.Say(turn.NewReply(turn.Text("conversation.which-one")) with
        {
            Choices = [.. options.Select(option => new Choice(Command.Confirm, option.Value, option.Label, turn.Enrolment!.Id))],
            Asks = StepReplies.ReferenceTo(turn, step.StageId, step.Id),
        });
    }

    public static void AskWhichChange(TurnDraft turn, IReadOnlyList<Step> steps)
    {
        var options = steps.Select(step => new PendingOption(step.Id, turn.Words.LabelOf(step))).ToArray();
        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.WhichChange, Options: options) };
        turn.Say(turn.NewReply(turn.Text("conversation.which-change")) with { Choices = [.. steps.Select(step => Offer.Change(turn, step))] });
    }

    /// <summary>Takes typed text as the answer to the pending question; false when it is none, and the text means something else.</summary>
    public static bool TryText(TurnDraft turn, string text)
    {
        if (turn.State.Pending is not { } pending)
            return false;
        var value = pending.Options is { } options ? Choosing.Synonym(turn, pending, text) ?? OptionOf(options, text) : YesNo.Of(turn.Content.Texts, text) switch { true => "yes", false => "no", _ => null };
        if (value is not null)
            return Resolve(turn, pending, value);

        // Something else was said: the question is dropped, except that a date after the deadline still has no answer and is asked again.
        turn.State = turn.State with { Pending = null };
        return false;
    }

    public static bool TryValue(TurnDraft turn, string value) =>
        turn.State.Pending is { } pending && IsOffered(pending, value) && Resolve(turn, pending, value);

    /// <summary>Takes the question out of the state that was answered with a few articles to choose among; empty when there is none.</summary>
    public static string QuestionAskedBack(TurnDraft turn)
    {
        if (turn.State.Pending is not { Kind: PendingKind.WhichArticle } pending)
            return string.Empty;
        turn.State = turn.State with { Pending = null };
        return pending.Value ?? string.Empty;
    }

    private static bool IsOffered(PendingQuestion pending, string value) => pending.Options is { } options
        ? options.Any(option => option.Value == value)
        : value is "yes" or "no";

    /// <param name="isExact">Only the whole label counts, no number and no part of it.</param>
    public static string? OptionOf(IReadOnlyList<PendingOption> options, string text, bool isExact = false)
    {
        var phrase = TypedText.Normalise(text);
        var exact = options.FirstOrDefault(option => TypedText.Normalise(option.Label) == phrase || option.Value == phrase);
        if (exact is not null)
            return exact.Value;
        if (isExact)
            return null;
        if (int.TryParse(phrase, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Count)
            return options[number - 1].Value;
        return options.Where(option => phrase.Length >= 3 && TypedText.Words(option.Label).Contains(phrase, StringComparer.Ordinal)).ToArray()
            is [var only] ? only.Value : null;
    }

    private static bool Resolve(TurnDraft turn, PendingQuestion pending, string value)
    {
        turn.State = turn.State with { Pending = null };
        switch (pending.Kind)
        {
            case PendingKind.ConfirmCancel when value == "yes":
                Commands.CancelNow(turn);
                break;
            case PendingKind.ConfirmWarning when value == "yes" && StepOf(turn, pending) is { } step:
                StepAnswers.Accept(turn, step, pending.Value!);
                break;
            case PendingKind.WhichValue when StepOf(turn, pending) is { } step:
                StepAnswers.Accept(turn, step, value);
                break;
            case PendingKind.ChooseCampaign:
                Choosing.Take(turn, pending, value);
                break;
            case PendingKind.WhichArticle:
                Questions.GiveChosen(turn, value, pending.Value ?? string.Empty);
                break;
            case PendingKind.WhichCampaign:
                Starting.Start(turn, value);
                break;
            case PendingKind.WhichChange:
                Commands.ChangeStep(turn, value);
                break;
            case PendingKind.ConfirmJoin when value == "yes":
                Joining.Request(turn, pending.Value!);
                break;
            case PendingKind.WhichAdmitted or PendingKind.WhichRefused:
                Requests.OnChosen(turn, value, isAdmitted: pending.Kind is PendingKind.WhichAdmitted);
                break;
            case PendingKind.ConfirmLeave when value == "yes" && turn.Enrolment is not null:
                Leaving.LeaveNow(turn);
                break;
            case PendingKind.PassOn when value == "yes":
                PassingOn.Pass(turn, pending.Value!);
                break;
            case PendingKind.WhichReminder:
                Reminding.OnChosen(turn, value);
                break;
            case PendingKind.WhichSuccessor when turn.Enrolment is not null:
                Leaving.HandOver(turn, value);
                break;
            default:
                StepReplies.AskNext(turn, turn.Text("conversation.as-it-was"));
                break;
        }

        return true;
    }

    private static Step? StepOf(TurnDraft turn, PendingQuestion pending) =>
        turn.IsAnswering && pending.Step is { } id ? turn.Journey.Find(id) : null;
}
