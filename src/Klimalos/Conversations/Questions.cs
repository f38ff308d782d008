using Klimalos.Knowledge;

namespace Klimalos.Conversations;

/// <summary>Questions to the knowledge base.</summary>
internal static class Questions
{
    /// <summary>Whom to ask when not even the nearest article names somebody.</summary>
    private const string DefaultContact = "race-to-zero-norway";

    /// <summary>Answers, or says plainly that it is not known; then asks the step again, if one was asked.</summary>
    public static void Answer(TurnDraft turn, string text) => TryAnswer(turn, text, isQuestion: true);

    /// <summary>Answers if an article does; otherwise says that it is not known only when the text surely is a question.</summary>
    public static bool TryAnswer(TurnDraft turn, string text, bool isQuestion)
    {
        var language = LanguageChoice.OfMessage(turn.Content.Languages, turn.Input, text);
        var result = turn.Content.Knowledge.Find(text, language, new KnowledgeContext(turn.State.LastArticle, turn.Enrolment?.JourneyId));
        if (result.Article is null && !isQuestion)
            return false;
        turn.Language = language;
        if (result.Article is { } article)
            Give(turn, article, result.Score);
        else
            SayUnknown(turn, text, result);
        if (turn.Asked is not null)
            StepReplies.AskNext(turn, turn.Text("conversation.back-to-step"));
        else if (CheckAnswers.IsDue(turn))
            CheckAnswers.Show(turn, turn.Text("conversation.back-to-step"));
        return true;
    }

    private static void Give(TurnDraft turn, Article article, double score)
    {
        var outdated = article.Expires is { } expires && turn.Today > expires;
        var source = turn.Text("conversation.source", ("title", article.Source.Title), ("date", article.Checked));
        turn.State = turn.State with { LastArticle = article.Id };
        turn.Say(turn.NewReply(article.Body) with
        {
            Title = article.Title,
            Links = article.Source.Url is { } url ? [new Link(turn.Text("conversation.open-source"), url)] : [],
            Footer = outdated ? $"{source} {turn.Text("conversation.maybe-outdated")}" : source,
            Answers = new ArticleReference(article.Id, score),
        });
    }

    private static void SayUnknown(TurnDraft turn, string text, KnowledgeResult result)
    {
        var contact = result.Ranked is [var nearest, ..] ? nearest.Contact ?? DefaultContact : DefaultContact;
        turn.UnansweredQuestion = PersonalData.Mask(text);
        turn.Say(turn.NewReply(turn.Text("conversation.not-known", ("contact", turn.Content.Knowledge.Contact(contact, turn.Language)))) with
        {
            Answers = new ArticleReference(null, result.Score),
            Choices = turn.Enrolment is null ? [.. Welcome.StartChoices(turn, isPrimary: false)] : [],
        });
    }
}
