namespace Klimalos.Storage;

/// <summary>Files that people sent over a channel which does not keep them for us: Teams' addresses of them expire.</summary>
public interface IReceivedFileStore
{
    /// <summary>Keeps the file; one with the same id, which a repeated message brings, is replaced.</summary>
    Task SaveAsync(string id, ReceivedFile file, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    Task<ReceivedFile?> GetAsync(string id, CancellationToken cancellationToken);
}

/// <param name="PersonKey">Who sent it.</param>
public sealed record ReceivedFile(string Name, string ContentType, byte[] Bytes, string PersonKey, DateTimeOffset At);
