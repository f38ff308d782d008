using System.Collections.Concurrent;
using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Tests.DirectLine;

/// <summary>A bot that says what a test has written down, once for each activity, and remembers what it was given.</summary>
public sealed class ScriptedReceiver(Func<Activity, IEnumerable<Activity>>? script = null) : IActivityReceiver
{
    private readonly ConcurrentDictionary<string, byte> handled = new(StringComparer.Ordinal);

    public ConcurrentQueue<Activity> Received { get; } = new();

    /// <summary>Set by the host that the bot runs in.</summary>
    public IActivitySender? Sender { get; set; }

    /// <summary>Answers the next activity like this, as if the bot had failed on it.</summary>
    public int? FailNextWith { get; set; }

    public async Task<ReceiverResponse> ReceiveAsync(Activity activity, CancellationToken cancellationToken)
    {
        Received.Enqueue(activity);
        if (FailNextWith is { } status)
        {
            FailNextWith = null;
            return new(status);
        }

        if (!handled.TryAdd(activity.Id!, 0))
            return new(200);
        foreach (var reply in script?.Invoke(activity) ?? [])
            await SayAsync(activity, reply);
        return new(200);
    }

    public Task<string?> SayAsync(Activity to, Activity reply) => SayAsync(to, reply, Guid.NewGuid());

    public Task<string?> SayAsync(Activity to, Activity reply, Guid dedupId) =>
        Sender!.SendAsync(
            new() { ChannelId = to.ChannelId!, ServiceUrl = to.ServiceUrl!, Conversation = to.Conversation!, User = to.From, Bot = to.Recipient },
            reply,
            dedupId,
            CancellationToken.None);

    public static Activity Message(string text) => new() { Type = "message", Text = text };
}
