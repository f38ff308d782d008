using Bot.Startup;

namespace Bot.Tests.Hosting;

/// <summary>A copy of the repository's content, to be edited by a test.</summary>
public sealed class ContentCopy
{
    public ContentCopy(TestFolder folder)
    {
        Path = System.IO.Path.Combine(folder.Path, "content");
        foreach (var file in ContentFolder.Read(ContentFolder.Find(null, AppContext.BaseDirectory)))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file.Path))!);
            File.WriteAllText(PathOf(file.Path), file.Text);
        }
    }

    public string Path { get; }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Replaces a text that must be there.</summary>
    public void Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(PathOf(file));
        text.ShouldContain(from);
        File.WriteAllText(PathOf(file), text.Replace(from, to, StringComparison.Ordinal));
    }
}
