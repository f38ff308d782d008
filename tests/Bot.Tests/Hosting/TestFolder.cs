namespace Bot.Tests.Hosting;

/// <summary>A folder of the test's own, deleted with it.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("klimalos-test-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that is just ending may still write there; the system clears its temporary folder itself.
        }
    }
}
