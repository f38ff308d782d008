using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Secretariat.Desk;

namespace Klimalos.Secretariat;

/// <summary>The secretariat's answer on its way back: from the chat and from the page it is the same.</summary>
public static class AnswerToAsker
{
    /// <summary>To where it was asked when others read along there; else to the conversation in which the asker wrote last.</summary>
    public static PersonMessage Write(Texts texts, PassedQuestion question, string answer) => new(question.By, new Reply
    {
        Language = question.Language,
        Title = texts.Get(question.Language, "secretariat.answer-title"),
        Text = $"{texts.Get(question.Language, "secretariat.answer-to", ("question", Markdown.Literal(OneLine(question.Text))))}\n\n{answer}",
        Tone = ReplyTone.Good,
        Choices = [PassingOn.Button(texts, question.Language, "secretariat.pass-on-more")],
    })
    {
        In = question.IsShared ? question.Asked : null,
    };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
