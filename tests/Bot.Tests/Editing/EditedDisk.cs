using Bot.Editing;
using Bot.Startup;
using Klimalos;

namespace Bot.Tests.Editing;

/// <summary>The repository's content files on a disk that a test edits.</summary>
internal sealed class EditedDisk
{
    private static readonly Lazy<IReadOnlyList<ContentFile>> Repository =
        new(() => ContentFolder.Read(ContentFolder.Find(null, AppContext.BaseDirectory)));

    private readonly Lock gate = new();
    private IReadOnlyList<ContentFile> files = Repository.Value;
    private int stamp;
    private int reads;
    private int stamps;

    public ContentSource Source => new(Stamp, Read);

    /// <summary>Thrown instead of giving the files.</summary>
    public Exception? Fault { get; set; }

    public int Reads => Volatile.Read(ref reads);

    /// <summary>How often it was asked whether something changed.</summary>
    public int Stamps => Volatile.Read(ref stamps);

    public static CurrentContent Start() => new(Content.Load(Repository.Value), ContentPrint.Of(Repository.Value));

    public string TextOf(string path) => files.Single(file => file.Path == path).Text;

    /// <summary>Replaces words that must be there.</summary>
    public void Edit(string path, string from, string to)
    {
        TextOf(path).ShouldContain(from);
        Write(path, TextOf(path).Replace(from, to, StringComparison.Ordinal));
    }

    public void Write(string path, string text)
    {
        lock (gate)
        {
            files = [.. files.Select(file => file.Path == path ? file with { Text = text } : file)];
            stamp++;
        }
    }

    /// <summary>Another time of change, the same words.</summary>
    public void Touch()
    {
        lock (gate)
            stamp++;
    }

    private int Stamp()
    {
        Interlocked.Increment(ref stamps);
        lock (gate)
            return stamp;
    }

    private IReadOnlyList<ContentFile> Read()
    {
        Interlocked.Increment(ref reads);
        if (Fault is { } fault)
            throw fault;
        lock (gate)
            return files;
    }
}
