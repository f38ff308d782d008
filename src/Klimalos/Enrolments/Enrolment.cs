using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Enrolments;

public enum EnrolmentStatus
{
    /// <summary>Under way; also while tasks are answered "later".</summary>
    Open,

    /// <summary>Put aside by a member; goes on where it was.</summary>
    Paused,

    /// <summary>Confirmed by a member after "check your answers".</summary>
    Confirmed,

    /// <summary>Ended by an answer that rules taking part out.</summary>
    Ended,

    /// <summary>Given up by a member.</summary>
    Cancelled,
}

/// <summary>One municipality on one journey in one round. Immutable: a turn makes a new one.</summary>
public sealed record Enrolment
{
    /// <summary>Opaque and unique; fit for a URL.</summary>
    public required string Id { get; init; }

    public required string JourneyId { get; init; }

    /// <summary>The version of the journey that the answers were given to.</summary>
    public required int JourneyVersion { get; init; }

    /// <summary>The round as it was when the enrolment began: a later change of the round must not change what was promised.</summary>
    public required Round Round { get; init; }

    public EnrolmentStatus Status { get; init; } = EnrolmentStatus.Open;

    /// <summary>The register's key, <c>NO-3203</c>; null until the municipality is answered.</summary>
    public string? Municipality { get; init; }

    /// <summary>The latest answer to each step, by step id, also of steps that are no longer on the route.</summary>
    public IReadOnlyDictionary<string, Answer> Answers { get; init; } = new Dictionary<string, Answer>(StringComparer.Ordinal);

    /// <summary>
    /// Person keys of those who work on it. One person may stand here under several identities, which they linked later.
    /// </summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Those who asked to be let in, and those who were refused; null when there are none.</summary>
    public IReadOnlyList<JoinRequest>? Requests { get; init; }

    /// <summary>The language it was begun in: the documents' language unless a member chooses another.</summary>
    public required Language Language { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>An answer as it is stored: a stable value, never a label.</summary>
/// <param name="Value">
/// Option value, several of them joined by commas, ISO date, number in invariant form, e-mail, register key, <see cref="StoredFile"/>
/// or free text. The empty string is an optional step that was skipped.
/// </param>
/// <param name="By">Person key.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Channel">Through which channel, by its Bot Framework channel id.</param>
/// <param name="Note">What the person added to it as evidence, as typed; null when nothing.</param>
/// <param name="Evidence">A file that was sent with it, a <see cref="StoredFile"/>; null when none.</param>
public sealed record Answer(string Value, string By, DateTimeOffset At, string Channel, string? Note = null, string? Evidence = null)
{
    public bool IsSkipped => Value.Length == 0;
}
