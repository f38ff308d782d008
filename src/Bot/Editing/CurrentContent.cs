using Klimalos;
using Klimalos.Conversations;

namespace Bot.Editing;

/// <summary>
/// The content in force. An edit puts another in its place; who is at work with the old one ends with it: take
/// <see cref="Edition"/> once, and use that to the end.
/// </summary>
public sealed class CurrentContent(Content content, ContentPrint print)
{
    private volatile Edition edition = new(content, print, new Guide(content));
    private volatile IReadOnlyList<ContentProblem> refused = [];

    public Edition Edition => edition;

    public Content Content => edition.Content;

    /// <summary>What is wrong in the files as they are now; empty when they are in force.</summary>
    public IReadOnlyList<ContentProblem> Refused => refused;

    public void Take(Content edited, ContentPrint print)
    {
        edition = new Edition(edited, print, new Guide(edited));
        refused = [];
    }

    /// <summary>The files have become again what is in force.</summary>
    public void Keep() => refused = [];

    public void Refuse(IReadOnlyList<ContentProblem> problems) => refused = problems;
}

/// <summary>One state of the content as a whole.</summary>
/// <param name="Print">Of the files that it was read from.</param>
/// <param name="Guide">Made from <see cref="Content"/>.</param>
public sealed record Edition(Content Content, ContentPrint Print, Guide Guide);
