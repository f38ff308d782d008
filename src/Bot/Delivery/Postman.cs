using Bot.Turns;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.Storage;

namespace Bot.Delivery;

/// <summary>Makes the activities of a reply, in the way that the conversation's channel shows it: one, or several where one would be too large.</summary>
public delegate ValueTask<IReadOnlyList<Activity>> RenderReply(OutboxMessage message, ConversationReference reference);

/// <summary>Brings one message to its channel, trying again until it is taken or has to be given up.</summary>
public sealed partial class Postman(
    ChannelSenders senders, IEnumerable<IReplySender> replySenders, RenderReply render, IOutbox outbox, KnownReferences references, DeliveryWatch watch, TimeProvider time, ILogger<Postman> logger)
{
    /// <returns>What became of it; null when the bot stops before that is known.</returns>
    /// <param name="stopWaiting">Do not wait for a further attempt.</param>
    /// <param name="stopSending">Break off the attempt that is under way.</param>
    public async Task<DeliveryRecord?> DeliverAsync(
        ConversationKey conversation, QueuedMessage delivery, CancellationToken stopWaiting, CancellationToken stopSending)
    {
        using var typing = delivery.Typing;
        var sending = new SendingState();
        for (var attempts = delivery.Attempts + 1; ; attempts++)
        {
            SendFailedException failure;
            try
            {
                return await SendAsync(delivery, sending, stopSending);
            }
            catch (OperationCanceledException) when (stopSending.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception problem)
            {
                failure = problem as SendFailedException ?? Unforeseen(problem);
            }

            if (failure.IsPermanent || RetrySchedule.Pause(attempts, failure.RetryAfter, Random.Shared.NextDouble()) is not { } pause)
                return GivenUp(conversation, delivery, failure);
            LogRetry(conversation.Channel, delivery.Message.Id, attempts, failure.Message, pause);
            await RecordAsync(conversation, Record(delivery, DeliveryOutcome.Retry, error: failure.Message));
            if (!await WaitAsync(pause, stopWaiting))
                return null;
        }
    }

    /// <summary>Records what became of a message. A failure to do so is logged: then the message goes out once more after a restart.</summary>
    public async Task RecordAsync(ConversationKey conversation, DeliveryRecord record)
    {
        try
        {
            await outbox.RecordAsync(record, CancellationToken.None);
            // Should the person write again, the way to them is stored again.
            if (record.IsUnreachable)
                references.Forget(conversation);
        }
        catch (Exception problem)
        {
            LogUnrecorded(problem, conversation.Channel, record.Id);
        }
    }

    private async Task<DeliveryRecord> SendAsync(QueuedMessage delivery, SendingState state, CancellationToken cancellationToken)
    {
        state.Parts ??= await PrepareAsync(delivery, cancellationToken);
        for (; state.Sent < state.Parts.Count; state.Sent++)
            state.RemoteId = await state.Parts[state.Sent](PartId(delivery.Message.Id, state.Sent), cancellationToken);
        watch.Sent();
        return Record(delivery, DeliveryOutcome.Sent, state.RemoteId);
    }

    /// <summary>The first part goes under the message's own id, and each further one under an id that is the same at each attempt.</summary>
    private static Guid PartId(Guid message, int part)
    {
        if (part == 0)
            return message;
        Span<byte> bytes = stackalloc byte[16];
        message.TryWriteBytes(bytes);
        bytes[^1] ^= (byte)part;
        return new Guid(bytes);
    }

    private async ValueTask<IReadOnlyList<SendPart>> PrepareAsync(QueuedMessage delivery, CancellationToken cancellationToken)
    {
        if (delivery.Reference is not { } reference)
            throw Unknown();
        if (replySenders.FirstOrDefault(candidate => candidate.Serves(delivery, reference)) is { } own)
        {
            delivery.Typing?.Dispose(); // It gives a sign of life of its own.
            return await RenderAsync<SendPart>(() => new(own.PrepareAsync(delivery.Message, reference, cancellationToken)), delivery.Message);
        }

        if (senders.For(reference) is not { } sender)
            throw Unknown();
        var activities = await RenderAsync(() => render(delivery.Message, reference), delivery.Message);
        return [.. activities.Select(activity => new SendPart((dedupId, cancellation) => sender.SendAsync(reference, activity, dedupId, cancellation)))];

        static SendFailedException Unknown() => new("It is not known how to reach the conversation.", status: null, isPermanent: true);
    }

    /// <summary>A reply that cannot be rendered is a fault of ours that another attempt does not mend.</summary>
    private async ValueTask<IReadOnlyList<T>> RenderAsync<T>(Func<ValueTask<IReadOnlyList<T>>> make, OutboxMessage message)
    {
        try
        {
            return await make();
        }
        catch (Exception problem)
        {
            LogNotRendered(problem, message.Id);
            throw new SendFailedException("The reply could not be rendered.", status: null, isPermanent: true, innerException: problem);
        }
    }

    /// <summary>Senders throw <see cref="SendFailedException"/>; anything else may pass, or be a fault that the limit of attempts ends.</summary>
    private static SendFailedException Unforeseen(Exception problem) =>
        new($"{problem.GetType().Name}: {problem.Message}", status: null, isPermanent: false, innerException: problem);

    private DeliveryRecord GivenUp(ConversationKey conversation, QueuedMessage delivery, SendFailedException failure)
    {
        LogGivenUp(conversation.Channel, delivery.Message.Id, failure.Message);
        return Record(delivery, DeliveryOutcome.Failed, error: failure.Message) with { IsUnreachable = failure is { IsPermanent: true, Status: 403 or 404 or 410 } };
    }

    private DeliveryRecord Record(QueuedMessage delivery, DeliveryOutcome outcome, string? remoteId = null, string? error = null) =>
        new(delivery.Message.Id, outcome, time.GetUtcNow(), remoteId, error);

    private async Task<bool> WaitAsync(TimeSpan pause, CancellationToken stop)
    {
        try
        {
            await Task.Delay(pause, time, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>How far the sending of a message has come, from one attempt to the next.</summary>
    private sealed class SendingState
    {
        public IReadOnlyList<SendPart>? Parts { get; set; }

        public int Sent { get; set; }

        public string? RemoteId { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Message} on {Channel}: attempt {Attempt} failed ({Cause}), next in {Pause}")]
    private partial void LogRetry(string channel, Guid message, int attempt, string cause, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} on {Channel} is given up: {Cause}")]
    private partial void LogGivenUp(string channel, Guid message, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} could not be rendered")]
    private partial void LogNotRendered(Exception problem, Guid message);

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of message {Message} on {Channel} could not be recorded")]
    private partial void LogUnrecorded(Exception problem, string channel, Guid message);
}
