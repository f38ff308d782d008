using Klimalos;
using Klimalos.Conversations;

namespace Evaluation;

/// <summary>Asks the guide itself, in a conversation of its own for each question, and tells which language it replies in.</summary>
internal sealed class ReplyLanguage(Content content)
{
    private static readonly Person Official = new("webchat", "official", null, null);

    private readonly Guide _guide = new(content);

    /// <param name="locale">What the client says; null when it says nothing.</param>
    public string? Of(Question question, string? locale)
    {
        var state = new ConversationState();
        if (question.Before is { } before)
            state = Ask(before, state, locale).State;
        return Ask(question.Text, state, locale).Replies is [.., var last] ? last.Language.ToString() : null;
    }

    public TurnResult Ask(string text, ConversationState state, string? locale) => _guide.Handle(new TurnInput
    {
        Incoming = new Incoming { Kind = IncomingKind.Message, From = Official, Locale = locale, Text = text },
        State = state,
        Now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
        NewEnrolmentId = "e1",
    });
}
