using Klimalos;
using Klimalos.Conversations;

namespace Evaluation;

/// <summary>Ten questions and what the guide replies, picked by a fixed seed.</summary>
internal static class Transcripts
{
    private const int Seed = 20261121;
    private const int Count = 10;

    public static void Print(Content content, IReadOnlyList<Question> questions)
    {
        var guide = new ReplyLanguage(content);
        foreach (var question in new Random(Seed).GetItems([.. questions], Count))
        {
            var state = new ConversationState();
            if (question.Before is { } before)
                state = Say(guide, question, before, state);
            Say(guide, question, question.Text, state);
            Console.WriteLine();
        }
    }

    private static ConversationState Say(ReplyLanguage guide, Question question, string text, ConversationState state)
    {
        Console.WriteLine($"**{question.Variety}, {question.Kind}:** {text}");
        var result = guide.Ask(text, state, locale: null);
        foreach (var reply in result.Replies)
        {
            Console.WriteLine($"> **{reply.Title}** {reply.Text}");
            if (reply.Footer is { } footer)
                Console.WriteLine($"> *{footer}*");
        }
        return result.State;
    }
}
