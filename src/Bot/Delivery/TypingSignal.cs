using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Cards;

namespace Bot.Delivery;

/// <summary>Shows "is typing" when no reply of the turn has gone out half a second after the message came.</summary>
public sealed class TypingSignal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly IActivitySender sender;
    private readonly ConversationReference reference;
    private readonly string? replyToId;
    private readonly ITimer timer;
    private int over;

    public TypingSignal(IActivitySender sender, ConversationReference reference, string? replyToId, TimeProvider time)
    {
        (this.sender, this.reference, this.replyToId) = (sender, reference, replyToId);
        timer = time.CreateTimer(static signal => _ = ((TypingSignal)signal!).ShowAsync(), this, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A reply went out, or none will.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref over, 1) == 0)
            timer.Dispose();
    }

    private async Task ShowAsync()
    {
        if (Interlocked.Exchange(ref over, 1) != 0)
            return;
        timer.Dispose();
        try
        {
            await sender.SendAsync(reference, ActivityRenderer.Typing(reference, replyToId), Guid.NewGuid(), CancellationToken.None);
        }
        catch (Exception)
        {
            // A sign of life only: the reply itself is retried and logged, this is not.
        }
    }
}
