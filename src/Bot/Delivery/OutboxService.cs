using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.Storage;

namespace Bot.Delivery;

/// <summary>
/// Before any request is taken, queues what the last process left unsent; it goes out when the bot listens, since links in it name
/// the bot's own address. At the end, drains.
/// </summary>
public sealed partial class OutboxService(IOutbox outbox, Deliveries deliveries, ProactivePace pace, ILogger<OutboxService> logger)
    : IHostedLifecycleService
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(5);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var pending = await outbox.PendingAsync(cancellationToken);
        var isProactive = pending.ToLookup(delivery => delivery.Message.ReplyToId is null);
        foreach (var conversation in isProactive[false].GroupBy(delivery => delivery.Conversation))
            deliveries.Enqueue(conversation.Key, [.. conversation.Select(Read)]);
        pace.Send([.. isProactive[true].Select(delivery => (delivery.Conversation, Read(delivery)))]);
        if (pending.Count > 0)
            LogPending(pending.Count);
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        deliveries.Open();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => deliveries.DrainAsync(DrainTime, cancellationToken);

    private static QueuedMessage Read(PendingDelivery pending) => new(
        pending.Message,
        pending.ReferenceJson is { } json ? JsonSerializer.Deserialize(json, ActivityJson.Default.ConversationReference) : null,
        pending.Attempts,
        IsLeftOver: true);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} messages from before are still to be sent")]
    private partial void LogPending(int count);
}
