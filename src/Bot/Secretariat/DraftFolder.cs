using System.Text;
using Klimalos.Secretariat;

namespace Bot.Secretariat;

/// <summary>Where draft articles are written; no file there is ever overwritten.</summary>
/// <param name="folder">Made when the first draft is written. Not below <c>resources/</c>: a draft is no article yet.</param>
public sealed class DraftFolder(string folder)
{
    private const int MostOfAName = 100;

    public string Path { get; } = folder;

    /// <returns>The file's name; null when it cannot be written.</returns>
    public string? Write(PassedQuestion question, DateOnly today)
    {
        try
        {
            Directory.CreateDirectory(Path);
            return Enumerable.Range(1, MostOfAName).Select(number => DraftArticle.Of(question, today, number)).FirstOrDefault(TryWrite)?.FileName;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>False when there is another file of that name. The same draft once more, after a crash, is as good as written.</summary>
    private bool TryWrite(DraftArticle draft)
    {
        var file = System.IO.Path.Combine(Path, draft.FileName);
        var bytes = Encoding.UTF8.GetBytes(draft.Text);
        if (File.Exists(file))
            return File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes);
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        stream.Write(bytes);
        return true;
    }
}
