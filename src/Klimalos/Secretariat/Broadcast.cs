using Klimalos.Languages;

namespace Klimalos.Secretariat;

/// <summary>One message of the secretariat's to many, written once for each language among them.</summary>
/// <param name="Id">Opaque and unique.</param>
/// <param name="By">Person key of the member who sent it.</param>
/// <param name="Selection">To whom: a <see cref="StandingFilter"/>'s text.</param>
/// <param name="Texts">By language; plain Markdown.</param>
public sealed record Broadcast(
    string Id, DateTimeOffset At, string By, string Selection, IReadOnlyDictionary<Language, string> Texts, IReadOnlyList<BroadcastRecipient> Recipients);

/// <param name="Person">Person key.</param>
/// <param name="Name">As the channel told it; null when it did not.</param>
/// <param name="About">The municipalities for which they were chosen, for the report.</param>
public sealed record BroadcastRecipient(string Person, string? Name, Language Language, string About);

/// <summary>Sends a broadcast once more to these people only.</summary>
/// <param name="People">Person keys.</param>
public sealed record BroadcastResend(string Broadcast, IReadOnlyList<string> People);

public sealed record BroadcastReport(Broadcast Broadcast, IReadOnlyList<BroadcastDelivery> Deliveries)
{
    public int Count(BroadcastState state) => Deliveries.Count(delivery => delivery.State == state);

    /// <summary>Those to whom it may be sent once more.</summary>
    public IEnumerable<BroadcastDelivery> NotReached => Deliveries.Where(delivery => delivery.State is BroadcastState.Failed or BroadcastState.Unreachable);
}

/// <param name="Error">For the secretariat's eyes: what the channel said; null when nothing went wrong.</param>
public sealed record BroadcastDelivery(BroadcastRecipient Recipient, BroadcastState State, string? Error);

public enum BroadcastState
{
    /// <summary>On its way, or tried again.</summary>
    Waiting,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>The channel refused it, or too many attempts failed.</summary>
    Failed,

    /// <summary>There was no conversation in which the person could be written to.</summary>
    Unreachable,
}
