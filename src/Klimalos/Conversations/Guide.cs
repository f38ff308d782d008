using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Secretariat.Desk;

namespace Klimalos.Conversations;

/// <summary>Handles one turn: what was understood, what is said, what is to be stored. Pure: the same input gives the same result.</summary>
public sealed class Guide(Content content)
{
    private readonly Vocabulary vocabulary = new(content.Texts);
    private readonly SmallTalk smallTalk = new(content.Texts);
    private readonly CampaignNames campaigns = new(content);
    private readonly SecretariatDesk desk = new(content);

    public TurnResult Handle(TurnInput input)
    {
        if (input.Incoming.Kind == IncomingKind.Departure)
            return new TurnResult { State = input.State with { Welcomed = false }, Replies = [] };
        var turn = new TurnDraft(content, input) { Language = LanguageChoice.Standing(input) };
        if (turn.NotMemberOf is { } left && !input.Incoming.IsShared)
            LetGoOf(turn, left, "members.no-longer-in");
        else if (turn.Enrolment is { Status: EnrolmentStatus.Cancelled } cancelled)
            LetGoOf(turn, cancelled, "conversation.cancelled");
        if (input.Incoming.Kind == IncomingKind.Arrival)
            Welcome.Arrive(turn);
        else if (input.Incoming.Files.Count == 0 || !FileAnswers.TryTake(turn))
            OnMessage(turn, input.Incoming);
        Overtaking.Tell(turn);
        return turn.Finish();
    }

    private void OnMessage(TurnDraft turn, Incoming incoming)
    {
        if (incoming.Submission is { } submission)
            OnSubmission(turn, submission);
        else if (!string.IsNullOrWhiteSpace(incoming.Text))
            OnText(turn, incoming.Text.Trim());
    }

    /// <summary>In another conversation the person left the enrolment, or a colleague cancelled it: say so once.</summary>
    private static void LetGoOf(TurnDraft turn, Enrolment enrolment, string key)
    {
        turn.LetGo();
        turn.Say(key, ("name", Welcome.NameOf(turn, enrolment)));
    }

    private static void OnSubmission(TurnDraft turn, Submission submission)
    {
        Ratings.TakeOffer(turn);
        switch (submission.Step)
        {
            case Command.Step:
                Commands.Run(turn, submission.Value ?? string.Empty);
                break;
            case Command.Language:
                Commands.SwitchLanguage(turn, LanguageExtensions.FromTag(submission.Value) ?? turn.Language);
                break;
            case Command.Start:
                Starting.Start(turn, submission.Value);
                break;
            case Command.Resume:
                Starting.ResumeOne(turn, submission.Value);
                break;
            case Command.Change:
                Commands.ChangeStep(turn, submission.Value);
                break;
            case Command.Question when submission.Value is { Length: > 0 } question:
                Questions.Answer(turn, question);
                break;
            case Command.Article:
                Questions.GiveChosen(turn, submission.Value ?? string.Empty, PendingAnswers.QuestionAskedBack(turn));
                break;
            case Command.Confirm:
                if (!PendingAnswers.TryValue(turn, submission.Value ?? string.Empty))
                    Standing.Show(turn, turn.Text("conversation.stale-button"));
                break;
            case Command.Rate:
                Ratings.OnSubmission(turn, submission);
                break;
            case Command.Remind:
                Reminding.OnSubmission(turn, submission);
                break;
            case Command.Member:
                OnMember(turn, submission);
                break;
            case Command.PassOn:
                PassingOn.OnSubmission(turn, submission.Value);
                break;
            case Command.Secretariat or Command.Desk when turn.Input.Secretariat.IsMember:
                SecretariatDesk.OnSubmission(turn, submission.Value);
                break;
            case Command.Desk:
                turn.Say("secretariat.members-only");
                break;
            case Command.Undo:
                if (!Overtaking.TryUndo(turn, submission.Value))
                    Standing.Show(turn, turn.Text("conversation.stale-button"));
                break;
            case var _ when turn.NotMemberOf is { } others && submission.Enrolment == others.Id:
                Joining.OfferToOutsider(turn, others);
                break;
            default:
                StepAnswers.OnSubmission(turn, submission);
                break;
        }
    }

    private static void OnMember(TurnDraft turn, Submission submission)
    {
        if (submission.Value?.Split(':') is [var verdict, var tag])
            Requests.OnSubmission(turn, verdict, tag, submission.Enrolment);
        else
            Standing.Show(turn, turn.Text("conversation.stale-button"));
    }

    private void OnText(TurnDraft turn, string text)
    {
        var offer = Ratings.TakeOffer(turn);
        if (desk.TryText(turn, text, () => IsOptionOf(turn, text)) || PassingOn.TryText(turn, text, () => vocabulary.Command(text) is not null))
            return;
        if (vocabulary.LanguageWish(text) is { } wish)
            Commands.SwitchLanguage(turn, wish);
        else if (offer is not null && Ratings.TryText(turn, offer, text, vocabulary))
            return;
        else if (turn.State.Pending is { Kind: PendingKind.WhichCampaign } && campaigns.Named(text) is { } campaignNamed)
            PendingAnswers.TryValue(turn, campaignNamed);
        else if (Codes.TryText(turn, text, vocabulary))
            return;
        else if (Reminding.TryDate(turn, text, vocabulary) || PendingAnswers.TryText(turn, text))
            return;
        else if (vocabulary.ReminderAnswer(text) is { } answer && !IsOptionOf(turn, text) && Reminding.TryText(turn, answer))
            return;
        else if (campaigns.ToStart(text, turn.IsAnswering, vocabulary) is { } campaign)
            StartInTheirLanguage(turn, text, campaign);
        else if (vocabulary.Command(text) is { } command && !IsOptionOf(turn, text))
            OnCommand(turn, command);
        else if (vocabulary.CommandWithObject(text) is var (called, what) && Commands.TryRunNamed(turn, called.Name, what))
            return;
        else if (smallTalk.Recognise(text) is { } kind && !IsOptionOf(turn, text) && SmallTalk.IsMeant(kind, turn.Asked))
            SmallTalk.Reply(turn, kind, text);
        else if (Requests.TryYesNo(turn, text) || Overtaking.TryText(turn, text, vocabulary))
            return;
        else if (turn.Asked is { } step && StepAnswers.TryText(turn, step, text, vocabulary))
            return;
        else if (CheckAnswers.TryText(turn, text))
            return;
        else if (!turn.IsAnswering && vocabulary.IsWishToEnrol(text))
            StartInTheirLanguage(turn, text, journeyId: null);
        else if (Joining.TryOutsider(turn, text))
            return;
        else
            Questions.Answer(turn, text);
    }

    private static void OnCommand(TurnDraft turn, CommandMatch command)
    {
        // The first word of a conversation tells its language when only one language has it.
        if (turn.Input.State.Language is null && turn.Input.PersonLanguage is null && command.OnlyIn is { } language)
            turn.Language = language;
        Commands.Run(turn, command.Name);
    }

    private static void StartInTheirLanguage(TurnDraft turn, string text, string? journeyId)
    {
        turn.Language = LanguageChoice.OfMessage(turn.Content, turn.Input, text);
        Starting.Start(turn, journeyId);
    }

    /// <summary>A step's own option goes before a command that is spelt the same ("fullført", "senere").</summary>
    private static bool IsOptionOf(TurnDraft turn, string text) =>
        turn.Asked is { Options.Count: > 0 } step
        && AnswerReader.ReadText(step, text, turn.AnswerContext) is AnswerReading.Accepted;
}
