using Klimalos.Reminders;

namespace Klimalos.Storage;

/// <summary>
/// The rounds that the secretariat opened, changed or closed; see <see cref="Rounds.Merge"/> for what they do to those of the files.
/// From a chat they are changed with the turn (<see cref="TurnCommit.RoundEdits"/>).
/// </summary>
public interface IRoundStore
{
    Task<IReadOnlyList<Round>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Stores the round as it is from now on, and who did it. What is wrong with it is for the caller to find: <see cref="Rounds.Check"/>.</summary>
    /// <param name="by">Person key.</param>
    Task PutAsync(RoundEdit edit, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>All changes, the latest first.</summary>
    Task<IReadOnlyList<RoundChange>> HistoryAsync(CancellationToken cancellationToken);
}

/// <param name="By">Person key.</param>
/// <param name="Name">As the channel told it; null when it did not.</param>
public sealed record RoundChange(RoundEdit Edit, string By, string? Name, DateTimeOffset At);
