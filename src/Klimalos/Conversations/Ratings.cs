using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>"Did that help?": rating an answer, by its buttons or in words right after it, and the line that may follow a no.</summary>
internal static class Ratings
{
    private const string NoComment = "no-comment";

    /// <summary>Longest comment and question that are kept, in characters.</summary>
    private const int MaxLength = 500;

    /// <summary>Lets the answer that is being given be rated: the buttons for its reply.</summary>
    public static IReadOnlyList<Choice> Offer(TurnDraft turn, string article, string question)
    {
        turn.State = turn.State with
        {
            LastArticle = article,
            LastQuestion = Kept(question),
            Pending = new PendingQuestion(PendingKind.Rating, Value: article),
        };
        return
        [
            new(Command.Rate, $"{RatingValue.Helpful}:{article}", turn.Text("conversation.helpful")),
            new(Command.Rate, $"{RatingValue.NotHelpful}:{article}", turn.Text("conversation.not-helpful")),
        ];
    }

    /// <summary>
    /// Takes the offer to rate, or to comment, out of the state: it holds for the next message only, so that a later one is never
    /// taken for a comment. Null when there is none.
    /// </summary>
    public static PendingQuestion? TakeOffer(TurnDraft turn)
    {
        if (turn.State.Pending is not { Kind: PendingKind.Rating or PendingKind.RatingComment } offer)
            return null;
        turn.State = turn.State with { Pending = null };
        return offer;
    }

    /// <summary>A channel with a feedback form of its own submits the comment along with the verdict, as the field <see cref="RatingValue.Comment"/>.</summary>
    public static void OnSubmission(TurnDraft turn, Submission submission)
    {
        if (submission.Value?.Split(':', 2) is not [var verdict, var article] || turn.Content.Knowledge.Get(article, turn.Language) is null)
            Standing.Show(turn, turn.Text("conversation.stale-button"));
        else if (verdict == NoComment)
            GoOn(turn, "conversation.no-comment");
        else if (submission.Fields?.GetValueOrDefault(RatingValue.Comment) is { Length: > 0 } comment)
            Note(turn, article, verdict == RatingValue.Helpful, comment);
        else
            Rate(turn, article, verdict == RatingValue.Helpful);
    }

    /// <summary>A verdict in words, or the comment that was asked for; false when the text is something else.</summary>
    public static bool TryText(TurnDraft turn, PendingQuestion offer, string text, Vocabulary vocabulary)
    {
        if (VerdictOf(turn.Content.Texts, text) is { } isHelpful)
        {
            Rate(turn, offer.Value!, isHelpful);
            return true;
        }

        if (offer.Kind is not PendingKind.RatingComment)
            return false;
        if (IsRefusal(turn, text, vocabulary))
        {
            GoOn(turn, "conversation.no-comment");
            return true;
        }

        if (IsSomethingElse(turn, text, vocabulary))
            return false;
        Store(turn, offer.Value!, isHelpful: false, Kept(text));
        GoOn(turn, "conversation.comment-noted");
        return true;
    }

    private static void Note(TurnDraft turn, string article, bool isHelpful, string comment)
    {
        Store(turn, article, isHelpful, Kept(comment));
        GoOn(turn, isHelpful ? "conversation.rated-helpful" : "conversation.comment-noted");
    }

    private static void Rate(TurnDraft turn, string article, bool isHelpful)
    {
        Store(turn, article, isHelpful, comment: null);
        if (isHelpful)
        {
            turn.Say("conversation.rated-helpful");
            return;
        }

        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.RatingComment, Value: article) };
        turn.Say(turn.NewReply(turn.Text("conversation.rated-not-helpful")) with
        {
            Choices = [new(Command.Rate, $"{NoComment}:{article}", turn.Text("common.no"))],
        });
    }

    private static void Store(TurnDraft turn, string article, bool isHelpful, string? comment) => turn.Rating = new AnswerRating(
        article, turn.State.LastArticle == article ? turn.State.LastQuestion ?? string.Empty : string.Empty, turn.Language, isHelpful, comment);

    /// <summary>Says it, and comes back to the step that was asked, which the talk about the answer has pushed aside.</summary>
    private static void GoOn(TurnDraft turn, string key)
    {
        turn.Say(key);
        Questions.BackToStep(turn);
    }

    private static bool? VerdictOf(Texts texts, string text) =>
        texts.AreWords("conversation.helpful-words", text) ? true
        : texts.AreWords("conversation.not-helpful-words", text) ? false
        : null;

    /// <summary>
    /// A bare yes is one too: it may be meant for the step that was asked before, which is then asked once more rather than
    /// answered by mistake. The button's number counts only where no step has numbers of its own.
    /// </summary>
    private static bool IsRefusal(TurnDraft turn, string text, Vocabulary vocabulary)
    {
        if (IsNumber(text))
            return TypedText.Normalise(text) == "1" && turn.Asked is null && !CheckAnswers.IsDue(turn);
        return YesNo.Of(turn.Content.Texts, text) is not null || vocabulary.Command(text) is { Name: CommandName.Skip };
    }

    /// <summary>A command, a question, or an answer to the step asked. What is long and no question is the comment, whatever it may hold.</summary>
    private static bool IsSomethingElse(TurnDraft turn, string text, Vocabulary vocabulary) =>
        vocabulary.Command(text) is not null
        || Vocabulary.IsQuestionMarked(text)
        || IsNumber(text)
        || (turn.Asked is { } step && AnswersStep(turn, step, text));

    private static bool AnswersStep(TurnDraft turn, Step step, string text) =>
        step.Kind is not (StepKind.Text or StepKind.LongText)
        && (!text.Any(char.IsWhiteSpace) || IsLabel(turn, step, text))
        && AnswerReader.ReadText(step, text, turn.AnswerContext) is AnswerReading.Accepted;

    private static bool IsLabel(TurnDraft turn, Step step, string text) => step.Options.Any(option =>
        TypedText.Normalise(AnswerReader.Show(step, option.Value, turn.AnswerContext)) == TypedText.Normalise(text));

    private static bool IsNumber(string text) => TypedText.Normalise(text).All(char.IsAsciiDigit);

    private static string Kept(string text)
    {
        var masked = PersonalData.Mask(text);
        if (masked.Length <= MaxLength)
            return masked;
        var end = char.IsHighSurrogate(masked[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1;
        return $"{masked[..end]}…";
    }
}
