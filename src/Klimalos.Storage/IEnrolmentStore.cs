using Klimalos.Enrolments;

namespace Klimalos.Storage;

/// <summary>Reads enrolments and their history. They are written by turns only (<see cref="ITurnStore.CommitAsync"/>).</summary>
public interface IEnrolmentStore
{
    Task<StoredEnrolment?> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>All enrolments that the person is a member of, latest change first.</summary>
    Task<IReadOnlyList<Enrolment>> OfPersonAsync(string personKey, CancellationToken cancellationToken);

    Task<IReadOnlyList<EnrolmentEvent>> HistoryAsync(string id, CancellationToken cancellationToken);
}
