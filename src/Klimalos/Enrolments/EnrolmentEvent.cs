namespace Klimalos.Enrolments;

/// <summary>What can happen to an enrolment. Stored by name: never rename a member.</summary>
public enum EnrolmentEventKind
{
    Started,
    Answered,
    Skipped,
    Paused,
    Resumed,
    Cancelled,
    Confirmed,
    Ended,
    Reopened,

    /// <summary>Somebody asked to be let in; done by the one who asked.</summary>
    JoinRequested,

    /// <summary>
    /// Somebody of another Teams tenant than the members' asked to be let in, or came with a code; the value is the tenant. For the
    /// secretariat.
    /// </summary>
    OtherTenantTried,

    /// <summary>A member let somebody in; the value is the newcomer's person key.</summary>
    Admitted,

    /// <summary>A member refused somebody; the value is the other's person key.</summary>
    Refused,

    /// <summary>A member gave a join code; what it is stands nowhere.</summary>
    CodeGiven,

    /// <summary>Somebody came in with a code; the value is the person key of the member who gave it.</summary>
    Joined,

    /// <summary>A member left, and passed the enrolment to another; the value is the other's person key.</summary>
    HandedOver,

    Left,
}

/// <summary>One line of an enrolment's history; the history is only ever added to.</summary>
/// <param name="Step">The step concerned, if any.</param>
/// <param name="Value">The answer given, the exit reached, or what the kind says.</param>
public sealed record EnrolmentEvent(
    EnrolmentEventKind Kind, string By, DateTimeOffset At, string Channel, string? Step = null, string? Value = null);
