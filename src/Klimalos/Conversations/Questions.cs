using Klimalos.Knowledge;
using Klimalos.Secretariat.Desk;

namespace Klimalos.Conversations;

/// <summary>Questions to the knowledge base.</summary>
internal static class Questions
{
    /// <summary>Whom to ask when not even the nearest article names somebody.</summary>
    private const string DefaultContact = "race-to-zero-norway";

    private const string NoneOfThese = "none";

    /// <summary>Answers, or says plainly that it is not known; then asks the step again, if one was asked.</summary>
    public static void Answer(TurnDraft turn, string text) => TryAnswer(turn, text, isQuestion: true);

    /// <summary>Answers if an article does; otherwise says that it is not known only when the text surely is a question.</summary>
    public static bool TryAnswer(TurnDraft turn, string text, bool isQuestion)
    {
        var language = LanguageChoice.OfMessage(turn.Content, turn.Input, text);
        var context = new KnowledgeContext(turn.State.LastArticle, turn.Enrolment?.JourneyId ?? turn.Input.Secretariat.Campaign, turn.Enrolment?.Municipality?[..2]);
        var result = turn.Content.Knowledge.Find(text, language, context);
        if (result.Article is null && !isQuestion)
            return false;
        turn.Language = language;
        if (result.Article is { } article)
            Give(turn, text, article, result.Score);
        else if (result.DidYouMean.Count > 0)
            AskBack(turn, text, result);
        else
            SayUnknown(turn, text, result.Ranked is [var nearest, ..] ? nearest.Contact : null, result.Score);
        if (result.DidYouMean.Count == 0)
            BackToStep(turn);
        return true;
    }

    /// <summary>Gives the article chosen, or says that none was right; then asks the step again, if one was asked.</summary>
    /// <param name="question">The question as it was asked; empty when it is forgotten.</param>
    public static void GiveChosen(TurnDraft turn, string articleId, string question)
    {
        if (turn.Content.Knowledge.Get(articleId, turn.Language) is { } article)
            Give(turn, question, article, score: 1);
        else if (articleId == NoneOfThese)
            SayUnknown(turn, question, contact: null, score: 0);
        else
            turn.Say("conversation.stale-button");
        BackToStep(turn);
    }

    /// <summary>A few articles may be meant. The step, if one was asked, waits: its numbers must not be mistaken for theirs.</summary>
    private static void AskBack(TurnDraft turn, string question, KnowledgeResult result)
    {
        PendingOption[] options =
        [
            .. result.DidYouMean.Select(article => new PendingOption(article.Id, article.Title)),
            new(NoneOfThese, turn.Text("conversation.none-of-these")),
        ];
        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.WhichArticle, Value: PersonalData.Mask(question), Options: options) };
        turn.Say(turn.NewReply(turn.Text("conversation.did-you-mean")) with
        {
            Choices = [.. options.Select(option => new Choice(Command.Article, option.Value, option.Label))],
            Answers = new ArticleReference(null, result.Score),
        });
    }

    /// <summary>Asks again what was asked before the question, if anything was.</summary>
    public static void BackToStep(TurnDraft turn)
    {
        if (turn.Asked is not null)
            StepReplies.AskNext(turn, turn.Text("conversation.back-to-step"));
        else if (CheckAnswers.IsDue(turn))
            CheckAnswers.Show(turn, turn.Text("conversation.back-to-step"));
    }

    private static void Give(TurnDraft turn, string question, Article article, double score)
    {
        var outdated = article.Expires is { } expires && turn.Today > expires;
        var source = turn.Text("conversation.source", ("title", article.Source.Title), ("date", article.Checked));
        turn.Say(turn.NewReply(article.Body) with
        {
            Title = article.Title,
            Links = article.Source.Url is { } url ? [new Link(turn.Text("conversation.open-source"), url)] : [],
            Footer = outdated ? $"{source} {turn.Text("conversation.maybe-outdated")}" : source,
            Commands = Ratings.Offer(turn, article.Id, question),
            Answers = new ArticleReference(article.Id, score),
        });
    }

    private static void SayUnknown(TurnDraft turn, string question, string? contact, double score)
    {
        turn.UnansweredQuestion = question.Length > 0 ? PersonalData.Mask(question) : null;
        var whom = turn.Content.Knowledge.Contact(contact ?? DefaultContact, turn.Language);
        turn.Say(turn.NewReply(turn.Text("conversation.not-known", ("contact", whom))) with
        {
            Answers = new ArticleReference(null, score),
            Choices = [.. PassingOn.Offer(turn, question), .. turn.Enrolment is null ? Welcome.StartChoices(turn, isPrimary: false) : []],
        });
    }
}
