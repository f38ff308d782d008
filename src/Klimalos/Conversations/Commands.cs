using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Secretariat.Desk;

namespace Klimalos.Conversations;

/// <summary>What a person can ask of the bot at any time.</summary>
internal static class Commands
{
    /// <summary>Shorter words ("på", "the") name no step.</summary>
    private const int ShortestTellingWord = 4;

    public static void Run(TurnDraft turn, string name)
    {
        switch (name)
        {
            case CommandName.Start:
                Starting.Start(turn, journeyId: null);
                break;
            case CommandName.Choose:
                Choosing.Begin(turn);
                break;
            case CommandName.Resume:
                Starting.Resume(turn);
                break;
            case CommandName.Help:
                Help(turn);
                break;
            case CommandName.Language:
                turn.Say(turn.NewReply(turn.Text("conversation.which-language")) with { Choices = [.. Welcome.LanguageChoices(turn)] });
                break;
            case CommandName.Greet:
                Welcome.Greet(turn);
                break;
            case CommandName.File:
                Standing.Show(turn, turn.Text(turn.Asked?.Kind == StepKind.File ? "steps.file-not-here" : "conversation.file-not-needed"));
                break;
            case CommandName.Thank:
                turn.Say("conversation.you-are-welcome");
                break;
            case CommandName.Link:
                Linking.GiveCode(turn);
                break;
            case CommandName.Deadlines:
                DeadlineReplies.Show(turn);
                break;
            case CommandName.Unlink:
                Linking.Undo(turn);
                break;
            case CommandName.Join:
                Joining.Join(turn);
                break;
            case CommandName.Admit or CommandName.Refuse:
                Requests.OnCommand(turn, isAdmitted: name == CommandName.Admit);
                break;
            case var papers when Papers.IsCommand(papers):
                Papers.Run(turn, papers);
                break;
            default:
                RunOnEnrolment(turn, name);
                break;
        }
    }

    public static void SwitchLanguage(TurnDraft turn, Language language)
    {
        turn.Language = language;
        turn.ChosenLanguage = language;
        StepReplies.AskNext(turn, turn.Text("conversation.language-switched"));
    }

    /// <summary>Asks a step that has an answer, so that it can be changed.</summary>
    public static void ChangeStep(TurnDraft turn, string? stepId)
    {
        if (turn.Enrolment is null or { Status: EnrolmentStatus.Cancelled } || stepId is null || turn.Walk.Steps.FirstOrDefault(walked => walked.Step.Id == stepId) is not { } walked)
        {
            Standing.Show(turn, turn.Text("conversation.stale-button"));
            return;
        }

        Reopen(turn);
        turn.State = turn.State with { Changing = walked.State == WalkedState.Unanswered ? null : stepId, Pending = null };
        StepReplies.Ask(turn, walked.Step);
    }

    /// <summary>A command with words after it: "change the contact person", "admit Ola"; false when they name nothing, and the text may be an answer.</summary>
    public static bool TryRunNamed(TurnDraft turn, string name, string words)
    {
        if (name == CommandName.Change)
            return TryChangeNamed(turn, words);
        return Requests.TryNamed(turn, isAdmitted: name == CommandName.Admit, words);
    }

    /// <summary>"change the contact person": the step whose label the words name; false when they name none, and the text may be an answer.</summary>
    private static bool TryChangeNamed(TurnDraft turn, string words)
    {
        if (turn.Enrolment is null)
            return false;
        var telling = TypedText.Words(words).Where(word => word.Length >= ShortestTellingWord || IsNumber(word)).ToArray();
        if (telling.Length == 0 || Answered(turn).Where(step => IsNamed(turn, step, telling)).ToArray() is not [var step, ..])
            return false;
        ChangeStep(turn, step.Id);
        return true;
    }

    /// <summary>The answered step that "back" leads to; null at the beginning.</summary>
    public static Step? StepBefore(TurnDraft turn)
    {
        var answered = Answered(turn);
        var position = turn.State.Changing is { } id ? answered.FindIndex(step => step.Id == id) : answered.Count;
        return position > 0 ? answered[position - 1] : null;
    }

    public static void CancelNow(TurnDraft turn)
    {
        if (turn.Enrolment!.Members.Count > 1 && !Leaving.TryTellOfCancelling(turn))
            return;
        turn.SetStatus(EnrolmentStatus.Cancelled, EnrolmentEventKind.Cancelled);
        turn.Say(turn.NewReply(turn.Text("conversation.cancelled", ("name", Welcome.NameOf(turn, turn.Enrolment!)))) with
        {
            Choices = [.. Welcome.StartChoices(turn, isPrimary: false)],
        });
        turn.LetGo();
    }

    private static void RunOnEnrolment(TurnDraft turn, string name)
    {
        if (turn.IsOutsiderInGroup)
        {
            Joining.OfferToOutsider(turn, turn.NotMemberOf!);
            return;
        }

        if (turn.Enrolment is null)
        {
            // With nothing in hand, these words still deserve a way on rather than "I do not understand".
            Starting.Resume(turn, name == CommandName.Status ? StatusReplies.OpenRounds(turn) : null);
            return;
        }

        switch (name)
        {
            case CommandName.Status:
                StatusReplies.Show(turn);
                break;
            case CommandName.Back when Overtaking.TryUndo(turn, stepId: null):
                break;
            case CommandName.Back:
                Back(turn);
                break;
            case CommandName.Members:
                Members.Show(turn);
                break;
            case CommandName.History:
                Members.ShowHistory(turn);
                break;
            case CommandName.Invite:
                Codes.Invite(turn);
                break;
            case CommandName.HandOver:
                Leaving.AskSuccessor(turn);
                break;
            case CommandName.Leave:
                Leaving.AskLeave(turn);
                break;
            case CommandName.Change:
                PendingAnswers.AskWhichChange(turn, Answered(turn));
                break;
            case CommandName.Skip:
                Skip(turn);
                break;
            case CommandName.Pause:
                Pause(turn);
                break;
            case CommandName.Cancel when turn.Enrolment.Status is EnrolmentStatus.Open or EnrolmentStatus.Paused:
                PendingAnswers.AskCancel(turn);
                break;
            case CommandName.Confirm:
                CheckAnswers.Confirm(turn);
                break;
            default:
                Standing.Show(turn, turn.Text("conversation.stale-button"));
                break;
        }
    }

    private static void Help(TurnDraft turn)
    {
        var general = turn.Text("conversation.help");
        if (turn.Asked is { } step)
            StepReplies.Ask(turn, step, $"{StepNotes.Help(turn, step)}\n\n{turn.Text("conversation.help-in-step")}");
        else
            turn.Say(turn.NewReply(general) with { Choices = [.. Welcome.StartChoices(turn, isPrimary: false)], Commands = [.. Welcome.LanguageChoices(turn), .. DeskReplies.Way(turn)] });
    }

    private static void Back(TurnDraft turn)
    {
        if (!turn.IsAnswering || StepBefore(turn) is not { } step)
            StepReplies.AskNext(turn, turn.Text("conversation.at-the-beginning"));
        else
            ChangeStep(turn, step.Id);
    }

    private static void Skip(TurnDraft turn)
    {
        if (turn.Asked is not { } step)
            Standing.Show(turn, null);
        else if (step.IsOptional)
            StepAnswers.Accept(turn, step, string.Empty);
        else
            StepReplies.AskAgain(turn, step, turn.Text("conversation.cannot-skip"));
    }

    private static void Pause(TurnDraft turn)
    {
        if (turn.Enrolment!.Status == EnrolmentStatus.Open)
            turn.SetStatus(EnrolmentStatus.Paused, EnrolmentEventKind.Paused);
        turn.State = turn.State with { Changing = null, Pending = null };
        turn.Say(turn.NewReply(turn.Text("conversation.paused", ("name", Welcome.NameOf(turn, turn.Enrolment)))) with
        {
            Choices = [Offer.Command(turn, CommandName.Resume, isPrimary: true)],
        });
    }

    /// <summary>Changing an answer of an enrolment that was confirmed, ended or paused opens it again.</summary>
    private static void Reopen(TurnDraft turn)
    {
        if (turn.Enrolment!.Status != EnrolmentStatus.Open)
            turn.SetStatus(EnrolmentStatus.Open, EnrolmentEventKind.Reopened);
    }

    private static List<Step> Answered(TurnDraft turn) =>
        turn.Enrolment is null
            ? []
            : [.. turn.Walk.Steps.Where(walked => walked.State != WalkedState.Unanswered).Select(walked => walked.Step)];

    /// <summary>Every telling word is in the label; a part of a compound will do ("plattform" for "rapporteringsplattform").</summary>
    private static bool IsNamed(TurnDraft turn, Step step, string[] telling)
    {
        var label = TypedText.Words(turn.Words.LabelOf(step));
        return telling.All(word => label.Any(known => IsNumber(word)
            ? known == word
            : known.Contains(word, StringComparison.Ordinal) || (known.Length >= ShortestTellingWord && word.StartsWith(known, StringComparison.Ordinal))));
    }

    /// <summary>"change measure 2": the number of an item tells as much as its name.</summary>
    private static bool IsNumber(string word) => word.All(char.IsAsciiDigit);
}
