namespace Klimalos.Conversations;

/// <summary>Puts what is said together.</summary>
internal static class Paragraphs
{
    /// <summary>One paragraph after the other; what is null or empty is left out.</summary>
    public static string Join(params ReadOnlySpan<string?> paragraphs)
    {
        var said = new List<string>(paragraphs.Length);
        foreach (var paragraph in paragraphs)
        {
            if (!string.IsNullOrEmpty(paragraph))
                said.Add(paragraph);
        }

        return string.Join("\n\n", said);
    }
}
