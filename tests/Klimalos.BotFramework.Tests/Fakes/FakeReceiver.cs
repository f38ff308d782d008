using System.Collections.Concurrent;
using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Tests.Fakes;

/// <summary>Keeps what it receives, and answers as it is told.</summary>
internal sealed class FakeReceiver : IActivityReceiver
{
    public ConcurrentQueue<Activity> Received { get; } = new();

    public Func<Activity, ReceiverResponse> Answer { get; set; } = _ => new ReceiverResponse(202);

    public Task<ReceiverResponse> ReceiveAsync(Activity activity, CancellationToken cancellationToken)
    {
        Received.Enqueue(activity);
        return Task.FromResult(Answer(activity));
    }
}
