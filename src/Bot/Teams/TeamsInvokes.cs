using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Documents;
using Bot.Editing;
using Bot.Turns;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Cards;
using Klimalos.BotFramework.Invokes;
using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Storage;

namespace Bot.Teams;

/// <summary>Answers the invokes of Teams that are no pressed card. docs/teams.md has the table of names, codes and bodies.</summary>
public sealed class TeamsInvokes(
    TurnRunner runner, ArticleSearch search, TeamsDocuments documents, IOutbox outbox, DocumentLinks links, CurrentContent content)
{
    private const string Query = "composeExtension/query";
    private const string Feedback = "message/submitAction";
    private const string FetchTask = "task/fetch";
    private const string SubmitTask = "task/submit";
    private const string FileConsent = "fileConsent/invoke";

    private const int LongestComment = 1_000;

    /// <summary>200 and <c>{}</c>: done, and there is nothing to show.</summary>
    public static ReceiverResponse Empty { get; } = Ok([]);

    public static bool Knows(Activity activity) => DirectAnswers.IsInvoke(activity) && activity.Name switch
    {
        Query or Feedback or FetchTask or SubmitTask or FileConsent => true,
        ExecutedAction.InvokeName => ExecutedAction.Read(activity.Value)?.Verb is ExecutedAction.RefreshVerb,
        _ => false,
    };

    /// <param name="deliver">Handles a turn and delivers its replies.</param>
    public async Task<ReceiverResponse> AnswerAsync(Activity activity, Func<ArrivedTurn, Task> deliver)
    {
        if (ConversationReference.Of(activity) is not { } reference)
            return Malformed;
        return activity.Name switch
        {
            Query => Ok(search.Answer(activity, reference)),
            Feedback => await TakeFeedbackAsync(activity, reference, deliver),
            FetchTask => await ShowTaskAsync(activity),
            SubmitTask => await TakeTaskAsync(activity, deliver),
            FileConsent => documents.TryTake(activity, reference) ? Empty : Malformed,
            _ => await RefreshAsync(activity),
        };
    }

    private static ReceiverResponse Malformed { get; } =
        InvokeAnswer.Error(StatusCodes.Status400BadRequest, "BadRequest", "the value is not what an invoke of this name has");

    private static ReceiverResponse Ok(JsonObject body) => new(StatusCodes.Status200OK, JsonElement.Parse(body.ToJsonString()));

    /// <summary>A thumb below an answer, and what was written beside it. Of an answer that is forgotten nothing can be learned.</summary>
    private async Task<ReceiverResponse> TakeFeedbackAsync(Activity activity, ConversationReference reference, Func<ArrivedTurn, Task> deliver)
    {
        var value = activity.Value.Member("actionValue");
        var reaction = value.Member("reaction").String();
        if (activity.Value.Member("actionName").String() is not "feedback" || reaction is not ("like" or "dislike"))
            return Malformed;
        var reply = activity.ReplyToId is { } id ? await outbox.SentAsAsync(ArrivedTurn.KeyOf(reference), id, CancellationToken.None) : null;
        if (reply?.Answers?.Article is not { } article)
            return Empty;

        var verdict = reaction is "like" ? RatingValue.Helpful : RatingValue.NotHelpful;
        var comment = CommentOf(value.Member("feedback").String());
        var fields = comment is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { [RatingValue.Comment] = comment };
        if (Turn(activity, new Submission(Command.Rate, $"{verdict}:{article}", Fields: fields)) is { } turn)
            await deliver(turn);
        return Empty;
    }

    /// <param name="feedback">JSON within a string: <c>{ "feedbackText": "…" }</c>.</param>
    private static string? CommentOf(string? feedback)
    {
        try
        {
            return feedback is not null && JsonElement.Parse(feedback).Member("feedbackText").String()?.Trim() is { Length: > 0 } text
                ? text[..Math.Min(text.Length, LongestComment)]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The step that is asked now, in a dialog; nothing changes by opening it.</summary>
    private async Task<ReceiverResponse> ShowTaskAsync(Activity activity)
    {
        var asked = SubmissionReader.Read(activity.Value.Member("data")) ?? new Submission(Command.Step, CommandName.Resume);
        if (await PreviewAsync(activity, asked) is not { } card)
            return Malformed;
        var task = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = "Klimalos",
                ["height"] = "medium",
                ["width"] = "medium",
                ["card"] = new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = JsonNode.Parse(card.Utf8.Span) },
            },
        };
        return Ok(new JsonObject { ["task"] = task });
    }

    private async Task<ReceiverResponse> TakeTaskAsync(Activity activity, Func<ArrivedTurn, Task> deliver)
    {
        if (SubmissionReader.Read(activity.Value.Member("data")) is not { } submission || Turn(activity, submission) is not { } turn)
            return Malformed;
        await deliver(turn);
        var received = content.Content.Texts.Get(LanguageExtensions.FromTag(activity.Locale) ?? Language.Nb, "bot.received");
        return Ok(new JsonObject { ["task"] = new JsonObject { ["type"] = "message", ["value"] = received } });
    }

    /// <summary>The status card as it is now, for the one who looks.</summary>
    private async Task<ReceiverResponse> RefreshAsync(Activity activity)
    {
        if (ExecutedAction.Read(activity.Value) is not { } action || SubmissionReader.Read(action.Data) is not { } submission
            || Turn(activity, submission) is not { } turn)
            return Malformed;
        var replies = await runner.PreviewAsync(turn);
        return (replies.FirstOrDefault(reply => reply.RefreshFor is not null) ?? replies.FirstOrDefault()) is { } reply
            ? InvokeAnswer.Card(InvokedCard.Open(reply, turn.Reference, links.UrlOf).Parse())
            : Malformed;
    }

    /// <summary>The card of what the turn would say. Dialogs know Action.Submit only.</summary>
    private async Task<RawJson?> PreviewAsync(Activity activity, Submission submission)
    {
        if (Turn(activity, submission) is not { } turn || await runner.PreviewAsync(turn) is not [.., var last])
            return null;
        return InvokedCard.Open(last, turn.Reference with { ChannelId = ChannelIds.DirectLine }, links.UrlOf);
    }

    private static ArrivedTurn? Turn(Activity activity, Submission submission) =>
        IncomingTranslator.OfSubmission(activity, submission) is { } heard ? ArrivedTurn.Of(activity, heard.Incoming) : null;
}
