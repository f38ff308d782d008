namespace Klimalos.Storage;

/// <summary>The conversations of our own Direct Line service: an append-only list of activities each.</summary>
public interface IDirectLineStore
{
    /// <summary>Creates the conversation unless it exists.</summary>
    Task CreateAsync(string conversationId, string userId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The user that the conversation belongs to; null when there is no such conversation.</summary>
    Task<string?> OwnerAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Appends an activity and returns its position, counted from 1. One with the same dedup key is appended once.</summary>
    /// <param name="dedupKey">The client's activity id, or our outbox id; unique within the conversation.</param>
    /// <exception cref="InvalidOperationException">There is no such conversation.</exception>
    Task<long> AppendAsync(string conversationId, string dedupKey, string activityJson, CancellationToken cancellationToken);

    /// <summary>The activities after the position, oldest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DirectLineActivity>> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Keeps an uploaded or made file; one with the same id is replaced.</summary>
    /// <exception cref="InvalidOperationException">There is no such conversation.</exception>
    Task SaveFileAsync(string conversationId, string fileId, string name, string contentType, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    Task<DirectLineFile?> FileAsync(string conversationId, string fileId, CancellationToken cancellationToken);
}

public sealed record DirectLineActivity(long Position, string Json);

public sealed record DirectLineFile(string Name, string ContentType, byte[] Bytes);
