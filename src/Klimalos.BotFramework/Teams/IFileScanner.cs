namespace Klimalos.BotFramework.Teams;

/// <summary>Looks into each file that comes from outside before it is kept. Register one of your own in place of <see cref="NoScanner"/>.</summary>
public interface IFileScanner
{
    /// <returns>False when the file must not be kept.</returns>
    Task<bool> IsCleanAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);
}

/// <summary>Takes every file for clean: SharePoint and OneDrive, where files of Teams come from, scan on their own.</summary>
public sealed class NoScanner : IFileScanner
{
    public Task<bool> IsCleanAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => Task.FromResult(true);
}
