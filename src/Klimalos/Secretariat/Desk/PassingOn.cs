using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.Secretariat.Desk;

/// <summary>An official passes a question on to people: with their consent to send their name and municipality along.</summary>
internal static class PassingOn
{
    /// <summary>The question that was not known.</summary>
    private const string Ask = "ask";

    /// <summary>Another question, which is to be written first.</summary>
    private const string AskNew = "new";

    /// <summary>A button below what the secretariat wrote.</summary>
    /// <param name="key">Of its words.</param>
    public static Choice Button(Texts texts, Language language, string key) => new(Command.PassOn, AskNew, texts.Get(language, key));

    /// <summary>The button below "I do not know"; none while there is nobody to ask.</summary>
    public static IEnumerable<Choice> Offer(TurnDraft turn, string question)
    {
        if (!turn.Input.Secretariat.Exists || question.Length == 0)
            return [];
        turn.State = turn.State with { Unknown = Kept(question) };
        return [new Choice(Command.PassOn, Ask, turn.Text("secretariat.pass-on"))];
    }

    public static void OnSubmission(TurnDraft turn, string? value)
    {
        if (value is AskNew)
            turn.State = turn.State with { Unknown = null };
        if (turn.Input.Secretariat.Exists)
            Begin(turn);
        else
            Standing.Show(turn, turn.Text("conversation.stale-button"));
    }

    /// <summary>"Spør sekretariatet", or the question that was asked for then; false when the text is neither.</summary>
    /// <param name="isCommand">The text means something of its own.</param>
    public static bool TryText(TurnDraft turn, string text, Func<bool> isCommand)
    {
        if (!turn.Input.Secretariat.Exists)
            return false;
        if (turn.Content.Texts.AreWords("secretariat.pass-on-words", text))
        {
            Begin(turn);
            return true;
        }

        if (turn.State.Pending is not { Kind: PendingKind.QuestionToPassOn })
            return false;
        turn.State = turn.State with { Pending = null };
        if (turn.Content.Texts.AreWords("secretariat.cancel-words", text) || YesNo.Of(turn.Content.Texts, text) is false)
            StepReplies.AskNext(turn, turn.Text("conversation.as-it-was"));
        else if (isCommand())
            return false;
        else
            AskConsent(turn, Kept(text));
        return true;
    }

    /// <summary>Consent was given.</summary>
    public static void Pass(TurnDraft turn, string text)
    {
        var question = new PassedQuestion
        {
            Id = turn.Input.NewEnrolmentId,
            At = turn.Input.Now,
            By = turn.Me,
            Name = turn.Input.Incoming.From.Name,
            Language = turn.Language,
            Municipality = turn.Enrolment?.Municipality,
            Journey = turn.Enrolment?.JourneyId,
            Text = text,
            IsShared = turn.Input.Incoming.IsShared,
        };
        turn.OfSecretariat(changes => changes with { Passed = question });
        turn.State = turn.State with { Unknown = null };
        turn.Notify(() => turn.NewReply(QuestionDesk.Shown(turn, question)) with
        {
            Title = turn.Text("secretariat.question-title"),
            Choices = [DeskReplies.Button(turn, DeskCommand.Answer, question.Id, isPrimary: true)],
        });
        turn.Say("secretariat.passed-on");
        Questions.BackToStep(turn);
    }

    private static void Begin(TurnDraft turn)
    {
        if (turn.State.Unknown is { } question)
        {
            AskConsent(turn, question);
            return;
        }

        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.QuestionToPassOn) };
        turn.Say("secretariat.pass-on-what");
    }

    private static void AskConsent(TurnDraft turn, string question)
    {
        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.PassOn, Value: question) };
        var municipality = turn.Enrolment?.Municipality is { } key ? turn.Content.Municipalities.ByKey(key)?.Name : null;
        var asks = municipality is null
            ? turn.Text("secretariat.pass-on-consent", ("question", Markdown.Literal(question)))
            : turn.Text("secretariat.pass-on-consent-from", ("question", Markdown.Literal(question)), ("municipality", municipality));
        turn.Say(turn.NewReply(asks) with { Choices = Conversations.Offer.YesNo(turn, Command.Confirm) });
    }

    private static string Kept(string question)
    {
        var masked = PersonalData.Mask(question);
        return masked.Length <= PassedQuestion.MaxLength ? masked : $"{masked[..(PassedQuestion.MaxLength - 1)]}…";
    }
}
