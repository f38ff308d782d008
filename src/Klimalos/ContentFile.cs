namespace Klimalos;

/// <summary>One file of content as it was read.</summary>
/// <param name="Path">Path below the content root, with forward slashes: <c>dialogs/race-to-zero.yaml</c>.</param>
/// <param name="Text">The whole text of the file.</param>
public sealed record ContentFile(string Path, string Text);
