namespace Bot.Tests.Hosting;

/// <summary>A folder of the test's own, which it deletes when it is done.</summary>
public sealed class TestFolder
{
    public string Path { get; } = Directory.CreateTempSubdirectory("klimalos-test-").FullName;

    public void Delete()
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
