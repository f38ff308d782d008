using Klimalos;
using Klimalos.Reminders;
using Klimalos.Storage;

namespace Bot.Reminders;

/// <summary>The rounds that there are: those of the content files with what the secretariat made of them. In memory: every turn asks.</summary>
public sealed class CurrentRounds(IRoundStore store)
{
    private readonly Lock gate = new();
    private IReadOnlyList<Round>? stored;
    private (Content Content, IReadOnlyList<Round> Rounds)? merged;

    /// <param name="content">The content in force.</param>
    public IReadOnlyList<Round> Of(Content content)
    {
        lock (gate)
        {
            if (merged is { } known && ReferenceEquals(known.Content, content))
                return known.Rounds;
            // The store reads on the caller's thread, and does so once.
            stored ??= store.ListAsync(CancellationToken.None).GetAwaiter().GetResult();
            var rounds = Rounds.Merge(content.Rounds, stored);
            merged = (content, rounds);
            return rounds;
        }
    }

    /// <summary>Opens, changes or closes a round, for all turns from now on. Have it checked first: <see cref="Rounds.Check"/>.</summary>
    /// <param name="by">Person key.</param>
    public async Task PutAsync(RoundEdit edit, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await store.PutAsync(edit, by, at, cancellationToken);
        await RefreshAsync(cancellationToken);
    }

    /// <summary>Reads them again: they were changed with a turn.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var latest = await store.ListAsync(cancellationToken);
        lock (gate)
            (stored, merged) = (latest, null);
    }
}
