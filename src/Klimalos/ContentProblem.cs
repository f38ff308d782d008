using System.Globalization;

namespace Klimalos;

/// <summary>What is wrong in a content file, in words that its editor can act on.</summary>
/// <param name="Path">The file, below the content root.</param>
/// <param name="Line">The line, counted from 1; null when the fault is the file as a whole.</param>
/// <param name="Cause">One sentence in English: content is edited by the campaign's staff with the editing guide at hand.</param>
public sealed record ContentProblem(string Path, int? Line, string Cause)
{
    public override string ToString() =>
        Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{Path}({line}): {Cause}") : $"{Path}: {Cause}";
}

/// <summary>Thrown when content cannot be used; carries every problem found, not only the first.</summary>
public sealed class ContentException(IReadOnlyList<ContentProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<ContentProblem> Problems { get; } = problems;
}
