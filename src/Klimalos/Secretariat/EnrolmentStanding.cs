using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Secretariat;

/// <summary>An enrolment as it is stored, with what is known of those who work on it.</summary>
public sealed record TrackedEnrolment(Enrolment Enrolment, IReadOnlyList<TrackedMember> Members)
{
    /// <summary>Deadlines that a member said are done.</summary>
    public IReadOnlySet<string> Done { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <param name="Key">Person key.</param>
/// <param name="Person">The same for all identities that one person linked.</param>
/// <param name="Name">As the channel last told it; null when it did not.</param>
/// <param name="IsReachable">There is a conversation in which they can be written to.</param>
public sealed record TrackedMember(string Key, string Person, string? Name, Language? Language, bool IsReachable);

/// <summary>Where one enrolment stands today, as the secretariat sees it. Computed, never stored.</summary>
public sealed record EnrolmentStanding
{
    public required Enrolment Enrolment { get; init; }

    /// <summary>Null until the municipality is answered.</summary>
    public required Municipality? Municipality { get; init; }

    /// <summary>The stage with the next step; null when all steps are done, or an answer has ended the journey.</summary>
    public required Stage? Stage { get; init; }

    /// <summary>Null when all steps are done, or an answer has ended the journey.</summary>
    public required Step? NextStep { get; init; }

    /// <summary>Steps done, of those that are on the route as far as it is known; 0 to 100, and 100 only when all are done.</summary>
    public required int Percent { get; init; }

    /// <summary>Each person once for each of their identities.</summary>
    public required IReadOnlyList<TrackedMember> Members { get; init; }

    /// <summary>What is still to be met, the earliest first; of a confirmed, ended or cancelled enrolment none.</summary>
    public required IReadOnlyList<StandingDeadline> Deadlines { get; init; }

    /// <summary>The date that all of this is true of: local date of the municipalities.</summary>
    public required DateOnly Today { get; init; }

    public string Id => Enrolment.Id;

    public string Journey => Enrolment.JourneyId;

    public EnrolmentStatus Status => Enrolment.Status;

    public DateTimeOffset LastActivity => Enrolment.ChangedAt;

    public bool IsUnderWay => Status is EnrolmentStatus.Open or EnrolmentStatus.Paused;

    public IEnumerable<StandingDeadline> Overdue => Deadlines.Where(deadline => deadline.Date < Today);

    public IEnumerable<StandingDeadline> Ahead => Deadlines.Where(deadline => deadline.Date >= Today);

    public bool IsOverdue => Overdue.Any();

    /// <summary>Whole days without anything done.</summary>
    public int SilentDays => Math.Max(0, Today.DayNumber - LocalCalendar.Today(LastActivity).DayNumber);

    /// <summary>Under way, and nothing has been done for a while.</summary>
    public bool IsSilent => IsUnderWay && SilentDays >= StandingFilter.SilentAfterDays;

    /// <summary>Under way, and none of those who work on it can be written to.</summary>
    public bool IsUnreachable => IsUnderWay && !Members.Any(member => member.IsReachable);

    /// <summary>Of the members; the one it was begun in while none is known.</summary>
    public Language Language => Members.Select(member => member.Language).FirstOrDefault(language => language is not null) ?? Enrolment.Language;
}

/// <param name="Id">Of <see cref="Reminders.MilestoneId"/>, or the step's id.</param>
/// <param name="Step">What is to be done; null for a milestone.</param>
/// <param name="Date">Local date of the municipality.</param>
public sealed record StandingDeadline(string Id, Step? Step, DateOnly Date);
