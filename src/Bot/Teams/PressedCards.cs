using Bot.Documents;
using Bot.Editing;
using Bot.Turns;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Cards;
using Klimalos.BotFramework.Connector;
using Klimalos.BotFramework.Invokes;
using Klimalos.Conversations;
using Klimalos.Documents;
using Klimalos.Languages;
using Klimalos.Storage;

namespace Bot.Teams;

/// <summary>
/// Closes the card whose button was pressed: what was answered takes the place of its buttons, so that it is not pressed twice by
/// mistake. What a press says about the enrolment goes out as messages of its own, which are never lost; this is not, and need not be.
/// </summary>
public sealed partial class PressedCards(
    IOutbox outbox, DirectAnswers answers, DocumentLinks links, ConnectorSender sender, CurrentContent content, ILogger<PressedCards> logger)
{
    /// <summary>These only show something: pressing them again does no harm, and the card's other buttons are still wanted.</summary>
    private static readonly HashSet<string> LookUps = new(
        [
            CommandName.Help, CommandName.Status, CommandName.Members, CommandName.History, CommandName.Language,
            CommandName.Documents, .. DocumentKind.All,
        ],
        StringComparer.Ordinal);

    /// <returns>The answer to the invoke: the closed card, or a few words when the card stays open.</returns>
    public async Task<ReceiverResponse> CloseAsync(Activity activity, ArrivedTurn turn)
    {
        if (turn.Incoming.Submission is not { } submission || IsLookUp(submission))
            return answers.Receipt(turn.Incoming.Locale);
        var reply = activity.ReplyToId is { } id ? await outbox.SentAsAsync(turn.Conversation, id, CancellationToken.None) : null;
        var language = reply?.Language ?? LanguageExtensions.FromTag(turn.Incoming.Locale) ?? Language.Nb;
        var mark = Mark(language, turn, LabelOf(reply, submission) ?? TitleOf(activity));
        var closed = reply is null
            ? InvokedCard.Mark(language, mark, turn.Reference)
            : InvokedCard.Closed(reply, mark, turn.Reference, links.UrlOf);
        if (activity.ReplyToId is { } pressed)
            _ = ReplaceForAllAsync(turn.Reference, pressed, closed);
        return InvokeAnswer.Card(closed.Attachments![0].Content!.Parse());
    }

    private static bool IsLookUp(Submission submission) =>
        submission.Step is Command.Article or Command.Language
        || (submission.Step is Command.Step && submission.Value is { } command && LookUps.Contains(command));

    private string Mark(Language language, ArrivedTurn turn, string? answer)
    {
        var texts = content.Content.Texts;
        var name = turn.Incoming.IsShared ? turn.Incoming.From.Name : null;
        return (answer, name) switch
        {
            (null, null) => texts.Get(language, "teams.sent"),
            (null, _) => texts.Get(language, "teams.sent-by", ("name", Markdown.Literal(name))),
            (_, null) => texts.Get(language, "teams.answered", ("answer", Markdown.Literal(answer))),
            _ => texts.Get(language, "teams.answered-by", ("name", Markdown.Literal(name)), ("answer", Markdown.Literal(answer))),
        };
    }

    private static string? LabelOf(Reply? reply, Submission submission) => reply?.Choices.Concat(reply.Commands)
        .FirstOrDefault(choice => choice.Step == submission.Step && choice.Value == submission.Value)?.Label;

    /// <summary>What the button said, where the client tells it; not of a form, whose button says "save".</summary>
    private static string? TitleOf(Activity activity)
    {
        var action = activity.Value.Member("action");
        return SubmissionReader.Read(action.Member("data")) is { Fields: null } ? action.Member("title").String() : null;
    }

    /// <summary>The answer to an invoke changes the card for the one who pressed it, as long as they look: so it is replaced for good, too.</summary>
    private async Task ReplaceForAllAsync(ConversationReference reference, string activityId, Activity closed)
    {
        try
        {
            await sender.UpdateAsync(reference, activityId, closed, CancellationToken.None);
        }
        catch (Exception problem)
        {
            LogNotReplaced(reference.ChannelId, problem.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A pressed card on {Channel} could not be replaced: {Cause}")]
    private partial void LogNotReplaced(string channel, string cause);
}
