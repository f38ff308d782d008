namespace Klimalos.Documents.Templates;

/// <summary>A stretch of a template's text: literal, or a placeholder.</summary>
/// <param name="Name">The placeholder's name; null for literal text.</param>
/// <param name="Text">The literal text, or what a person is to fill in when there is no value; empty when none is given.</param>
internal readonly record struct TemplatePart(string? Name, string Text);

/// <summary>
/// Reads <c>{name}</c>, <c>{name: what to fill in when it is unknown}</c> and <c>{fill: what to fill in}</c> in a template's text.
/// </summary>
internal static class TemplateText
{
    /// <summary>The placeholder that never has a value: a gap for a person.</summary>
    public const string Gap = "fill";

    /// <exception cref="FormatException">A brace is not closed, or a name is none; the message says which.</exception>
    public static IReadOnlyList<TemplatePart> Parse(string text)
    {
        var parts = new List<TemplatePart>();
        var position = 0;
        while (text.IndexOfAny(['{', '}'], position) is var brace and >= 0)
        {
            if (text[brace] is '}')
                throw new FormatException("a closing brace without an opening one");
            var end = text.IndexOfAny(['{', '}'], brace + 1);
            if (end < 0 || text[end] is '{')
                throw new FormatException("a placeholder is not closed on its line");
            if (brace > position)
                parts.Add(new TemplatePart(null, text[position..brace]));
            parts.Add(Placeholder(text[(brace + 1)..end]));
            position = end + 1;
        }

        if (position < text.Length)
            parts.Add(new TemplatePart(null, text[position..]));
        return parts;
    }

    private static TemplatePart Placeholder(string inner)
    {
        var colon = inner.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? inner : inner[..colon];
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-'))
            throw new FormatException($"'{name}' is no placeholder name (small letters, digits and hyphens only)");
        return new TemplatePart(name, colon < 0 ? string.Empty : inner[(colon + 1)..].Trim());
    }
}
