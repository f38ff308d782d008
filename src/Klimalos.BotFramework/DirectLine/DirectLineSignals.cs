using System.Collections.Concurrent;
using System.Threading.Channels;
using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>Wakes the open sockets of a conversation, within this process: something was appended, or the bot is typing.</summary>
public sealed class DirectLineSignals
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Subscription, byte>> open = new(StringComparer.Ordinal);

    /// <summary>Something was appended: look into the store.</summary>
    public void Appended(string conversationId) => Tell(conversationId, null);

    /// <summary>Something to show now and to forget.</summary>
    public void Live(string conversationId, Activity activity) => Tell(conversationId, activity);

    internal Subscription Subscribe(string conversationId)
    {
        var subscription = new Subscription(this, conversationId);
        open.GetOrAdd(conversationId, _ => new())[subscription] = 0;
        return subscription;
    }

    private void Tell(string conversationId, Activity? live)
    {
        if (!open.TryGetValue(conversationId, out var subscriptions))
            return;
        foreach (var (subscription, _) in subscriptions)
            subscription.Tell(live);
    }

    /// <summary>The ear of one socket. Any signal means "look into the store", so the oldest may be dropped when many wait.</summary>
    internal sealed class Subscription(DirectLineSignals owner, string conversationId) : IDisposable
    {
        private readonly Channel<Activity?> signals = Channel.CreateBounded<Activity?>(
            new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public void Tell(Activity? live) => signals.Writer.TryWrite(live);

        /// <summary>Waits for a signal and returns the live activities among all that wait.</summary>
        public async Task<IReadOnlyList<Activity>> NextAsync(CancellationToken cancellationToken)
        {
            await signals.Reader.WaitToReadAsync(cancellationToken);
            var live = new List<Activity>();
            while (signals.Reader.TryRead(out var activity))
            {
                if (activity is not null)
                    live.Add(activity);
            }

            return live;
        }

        public void Dispose()
        {
            if (owner.open.TryGetValue(conversationId, out var subscriptions))
                subscriptions.TryRemove(this, out _);
        }
    }
}
