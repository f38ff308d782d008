using Bot.Delivery;
using Bot.Teams;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Invokes;
using Klimalos.Conversations;
using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>The way of one turn: understand, take its place in the conversation, compute and commit, acknowledge, deliver.</summary>
public sealed partial class TurnPipeline(
    TurnRunner runner, ConversationOrder order, Deliveries deliveries, Messenger messenger, ChannelSenders senders, DirectAnswers answers,
    PressedCards pressed, TeamsInvokes invokes, TeamsUploads uploads, TeamsRoster roster, IConversationStore conversations, KnownReferences references,
    TimeProvider time, ILogger<TurnPipeline> logger) : IActivityReceiver
{
    /// <summary>Teams waits five seconds for the answer to an invoke.</summary>
    private static readonly TimeSpan InvokePatience = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan ArrivalPatience = TimeSpan.FromMilliseconds(700);

    /// <summary>
    /// A client that hangs up cancels nothing: what it sent has come. 503 when the store fails: nothing is kept, and the channel
    /// (or the person) may send the same again.
    /// </summary>
    public async Task<ReceiverResponse> ReceiveAsync(Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            return DirectAnswers.IsInvoke(activity) ? await InTimeAsync(activity, AnswerAsync(activity)) : await AnswerAsync(activity);
        }
        catch (Exception problem)
        {
            LogFailed(problem, activity.ChannelId, activity.Type, activity.Id);
            return new ReceiverResponse(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<ReceiverResponse> AnswerAsync(Activity activity)
    {
        if (TeamsInvokes.Knows(activity))
            return await invokes.AnswerAsync(activity, DeliverAsync);
        return IncomingTranslator.Translate(activity) switch
        {
            Translation.Heard heard => await HandleAsync(activity, heard),
            Translation.Departed departed => await DepartAsync(activity, departed),
            Translation.Refused refused => Refuse(activity, refused.Status, refused.Reason),
            Translation.Nothing nothing => Ignore(activity, nothing.Reason),
            var other => throw new NotSupportedException(other.GetType().Name),
        };
    }

    /// <summary>
    /// Teams tells of an installation twice at the same moment, and only the <c>installationUpdate</c> knows the person's language: it goes
    /// first, and the other then finds that the welcome has been said.
    /// </summary>
    private static bool IsToldTwice(Activity activity, Translation.Heard heard) =>
        heard.Incoming is { Kind: IncomingKind.Arrival, Locale: null } && activity is { ChannelId: ChannelIds.MsTeams, Type: ActivityTypes.ConversationUpdate };

    /// <summary>An invoke that takes too long is acknowledged; what it asked for goes on, and its replies come as messages.</summary>
    private async Task<ReceiverResponse> InTimeAsync(Activity activity, Task<ReceiverResponse> answer)
    {
        if (answer.IsCompleted)
            return await answer;
        using var enough = new CancellationTokenSource();
        if (await Task.WhenAny(answer, Task.Delay(InvokePatience, time, enough.Token)) == answer)
        {
            await enough.CancelAsync();
            return await answer;
        }

        LogSlow(activity.ChannelId, activity.Name);
        _ = answer.ContinueWith(
            late => LogFailed(late.Exception!, activity.ChannelId, activity.Type, activity.Id),
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return activity.Name is ExecutedAction.InvokeName ? answers.Receipt(activity.Locale) : TeamsInvokes.Empty;
    }

    private async Task<ReceiverResponse> HandleAsync(Activity activity, Translation.Heard heard)
    {
        if (IsToldTwice(activity, heard))
            await Task.Delay(ArrivalPatience, time);
        if (TeamsUploads.Has(activity))
        {
            if (await uploads.TakeAsync(activity, heard) is not { } taken)
                return new ReceiverResponse(StatusCodes.Status200OK);
            heard = taken;
        }

        heard = heard with { Incoming = await roster.WithMembershipAsync(activity, heard.Incoming) };
        if (ArrivedTurn.Of(activity, heard.Incoming) is not { } turn)
            return Refuse(activity, StatusCodes.Status400BadRequest, "it does not tell channel, service and conversation");
        if (DirectAnswers.Wanted(activity))
            return await answers.WithRepliesAsync(activity, turn, await InOrderAsync(turn, static _ => { }));
        await DeliverAsync(turn);
        return DirectAnswers.IsInvoke(activity) ? await pressed.CloseAsync(activity, turn) : new ReceiverResponse(StatusCodes.Status200OK);
    }

    /// <summary>Handles a turn, and has its replies sent. When this returns, what it changed is on disk and its replies are on their way.</summary>
    public async Task<FinishedTurn> DeliverAsync(ArrivedTurn turn)
    {
        var typing = senders.For(turn.Reference) is { } sender
            ? new TypingSignal(sender, turn.Reference, turn.ReplyToId, time)
            : null;
        var isReplied = false;
        try
        {
            var finished = await InOrderAsync(turn, replies =>
            {
                isReplied = replies.Count > 0;
                deliveries.Enqueue(turn.Conversation, [.. replies.Select(reply => new QueuedMessage(reply, turn.Reference, Typing: typing))]);
            });
            if (finished.Next is { } next)
                await DeliverAsync(next);
            return finished;
        }
        finally
        {
            if (!isReplied)
                typing?.Dispose();
        }
    }

    /// <param name="take">Gets the new replies while the turn still has its place, so that they queue in the order of the turns.</param>
    private async Task<FinishedTurn> InOrderAsync(ArrivedTurn turn, Action<IReadOnlyList<OutboxMessage>> take)
    {
        using var place = await order.EnterAsync(turn.Conversation);
        var finished = await runner.RunAsync(turn);
        take(finished.Replies);
        messenger.Send(finished.Messages);
        return finished;
    }

    private async Task<ReceiverResponse> DepartAsync(Activity activity, Translation.Departed departed)
    {
        if (ConversationReference.Of(activity) is not { } reference)
            return new ReceiverResponse(StatusCodes.Status200OK);
        var key = ArrivedTurn.KeyOf(reference);
        var gone = departed.ConversationId is { } id ? key with { Id = id } : key;
        if (gone == key && departed.Farewell is { } farewell && ArrivedTurn.Of(activity, farewell) is { } turn)
            await InOrderAsync(turn, static _ => { });
        references.Forget(gone);
        await conversations.ForgetReferenceAsync(gone, CancellationToken.None);

        return new ReceiverResponse(StatusCodes.Status200OK);
    }

    private ReceiverResponse Refuse(Activity activity, int status, string reason)
    {
        LogRefused(activity.ChannelId, activity.Type, status, reason);
        return activity.Type is ActivityTypes.Invoke && status is StatusCodes.Status400BadRequest
            ? InvokeAnswer.Error(status, "BadRequest", reason)
            : new ReceiverResponse(status);
    }

    private ReceiverResponse Ignore(Activity activity, string reason)
    {
        if (ActivityTypes.IsKnown(activity.Type))
            LogIgnored(activity.ChannelId, activity.Type, reason);
        else
            LogUnknown(activity.ChannelId, activity.Type);
        return new ReceiverResponse(StatusCodes.Status200OK);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An activity on {Channel} ({Type}, {Activity}) could not be taken; it was answered with 503")]
    private partial void LogFailed(Exception problem, string? channel, string? type, string? activity);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The invoke {Name} on {Channel} took too long; it was acknowledged and goes on")]
    private partial void LogSlow(string? channel, string? name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An activity on {Channel} ({Type}) was refused with {Status}: {Reason}")]
    private partial void LogRefused(string? channel, string? type, int status, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "An activity on {Channel} is of the unknown type {Type}; it was acknowledged and left alone")]
    private partial void LogUnknown(string? channel, string? type);

    [LoggerMessage(Level = LogLevel.Debug, Message = "An activity on {Channel} ({Type}) was left alone: {Reason}")]
    private partial void LogIgnored(string? channel, string? type, string reason);
}
