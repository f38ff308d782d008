namespace Klimalos.Storage;

/// <summary>Keeps the store from growing for ever.</summary>
public interface IMaintenance
{
    /// <summary>
    /// Deletes the marks of incoming messages handled, and the outgoing messages sent, before that moment; and files received before it
    /// that no answer holds any more: they were refused, replaced, or all who worked on the enrolment have left it.
    /// A message that arrives again after its mark is gone would be handled again, so keep several days: channels repeat
    /// for minutes, seldom for hours. Messages that wait or were given up stay, as do enrolments and their history.
    /// </summary>
    Task<Purged> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>How many rows a purge deleted.</summary>
public sealed record Purged(int HandledActivities, int SentMessages, int Files);
