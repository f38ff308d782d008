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
}

/// <summary>One line of an enrolment's history; the history is only ever added to.</summary>
/// <param name="Step">The step concerned, if any.</param>
/// <param name="Value">The answer given, or the exit reached.</param>
public sealed record EnrolmentEvent(
    EnrolmentEventKind Kind, string By, DateTimeOffset At, string Channel, string? Step = null, string? Value = null);
