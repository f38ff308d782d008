using Bot.Editing;
using Bot.Startup;
using Bot.Turns;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat;

/// <summary>Answering questions that were passed on, outside the chat; and making drafts of answers, from wherever.</summary>
public sealed class QuestionService(ISecretariatStore store, Messenger messenger, DraftFolder drafts, CurrentContent content, GuideClock clock)
{
    /// <summary>Answers it: stored and on its way in one commit.</summary>
    /// <param name="member">Person key of the member who answers.</param>
    /// <returns>False when it was answered before, or there is no such question.</returns>
    public async Task<bool> AnswerAsync(string question, string member, string text, CancellationToken cancellationToken)
    {
        if (await store.QuestionAsync(question, cancellationToken) is not { Answer: null } open)
            return false;
        var messages = await messenger.AddressAsync([AnswerToAsker.Write(content.Content.Texts, open, text)]);
        var commit = new SecretariatCommit(
            member,
            clock.Now,
            new SecretariatChanges { Answered = new QuestionAnswer(question, member, clock.Now, text) },
            [.. messages.Select(message => new AddressedMessage(message.Conversation, message.Message, message.To))]);
        if (!await store.CommitAsync(commit, cancellationToken))
            return false;
        messenger.Send(messages);
        return true;
    }

    /// <summary>Writes a draft article of an answered question, unless there is one.</summary>
    /// <returns>Its file name; null when the question has no answer, or the file could not be written.</returns>
    public async Task<string?> DraftAsync(string question, CancellationToken cancellationToken)
    {
        if (await store.QuestionAsync(question, cancellationToken) is not { Answer: not null } answered)
            return null;
        if (answered.Draft is { } written)
            return written;
        if (drafts.Write(answered, clock.Today) is not { } file)
            return null;
        await store.RecordDraftAsync(question, file, cancellationToken);
        return file;
    }
}
