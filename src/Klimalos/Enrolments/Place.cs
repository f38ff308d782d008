namespace Klimalos.Enrolments;

/// <summary>What only one enrolment can hold: one municipality on one journey in one round.</summary>
/// <param name="Journey">Journey id.</param>
/// <param name="Round">Round id.</param>
/// <param name="Municipality">The register's key.</param>
public sealed record Place(string Journey, string Round, string Municipality)
{
    /// <summary>
    /// The place that the enrolment holds; null for one without a municipality, one that was cancelled, and one that all have left:
    /// nobody could let anyone in there, so that whoever comes next begins anew.
    /// </summary>
    public static Place? Of(Enrolment? enrolment) =>
        enrolment is { Municipality: { } municipality, Status: not EnrolmentStatus.Cancelled, Members.Count: > 0 }
            ? new Place(enrolment.JourneyId, enrolment.Round.Id, municipality)
            : null;
}
