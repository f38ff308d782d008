using System.Text;

namespace Klimalos.Languages;

/// <summary>
/// A sentence with placeholders, after the part of ICU MessageFormat that short texts need:
/// <c>{name}</c>, and <c>{count, plural, one {# dag} other {# dager}}</c>. A literal brace is doubled.
/// Parsed once, when the texts are loaded.
/// </summary>
internal sealed class MessagePattern
{
    private readonly IReadOnlyList<Part> parts;

    private MessagePattern(IReadOnlyList<Part> parts)
    {
        this.parts = parts;
        Placeholders = parts.SelectMany(part => part.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
    }

    /// <summary>The names to fill in, sorted.</summary>
    public IReadOnlyList<string> Placeholders { get; }

    /// <exception cref="FormatException">The pattern is malformed; the message says how.</exception>
    public static MessagePattern Parse(string text)
    {
        var position = 0;
        return new MessagePattern(ParseParts(text, ref position, inPlural: false));
    }

    public string Format(Language language, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (parts is [Literal only])
            return only.Text;
        var result = new StringBuilder();
        foreach (var part in parts)
            part.Write(result, language, arguments, count: null);
        return result.ToString();
    }

    private static List<Part> ParseParts(string text, ref int position, bool inPlural)
    {
        var parsed = new List<Part>();
        var literal = new StringBuilder();
        while (position < text.Length)
        {
            var c = text[position];
            var doubled = position + 1 < text.Length && text[position + 1] == c;
            if (c is '{' && !doubled)
            {
                Flush(parsed, literal);
                parsed.Add(ParsePlaceholder(text, ref position));
            }
            else if (c is '}' && inPlural)
            {
                break;
            }
            else if (c is '#' && inPlural)
            {
                Flush(parsed, literal);
                parsed.Add(new Count());
                position++;
            }
            else if (c is '}' && !doubled)
            {
                throw new FormatException("a closing brace without an opening one (write }} for a literal brace)");
            }
            else
            {
                literal.Append(c);
                position += c is '{' or '}' ? 2 : 1;
            }
        }

        Flush(parsed, literal);
        return parsed;
    }

    private static void Flush(List<Part> parsed, StringBuilder literal)
    {
        if (literal.Length == 0)
            return;
        parsed.Add(new Literal(literal.ToString()));
        literal.Clear();
    }

    private static Part ParsePlaceholder(string text, ref int position)
    {
        var end = text.IndexOfAny([',', '}'], position);
        if (end < 0)
            throw new FormatException("a placeholder is not closed");
        var name = text[(position + 1)..end].Trim();
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c)))
            throw new FormatException($"'{name}' is no placeholder name (letters and digits only)");
        position = end + 1;
        return text[end] is '}' ? new Placeholder(name) : ParsePlural(name, text, ref position);
    }

    private static Plural ParsePlural(string name, string text, ref int position)
    {
        Expect("plural", text, ref position);
        Expect(",", text, ref position);
        Expect("one", text, ref position);
        var one = ParseBranch(text, ref position);
        Expect("other", text, ref position);
        var other = ParseBranch(text, ref position);
        Expect("}", text, ref position);
        return new Plural(name, one, other);
    }

    private static List<Part> ParseBranch(string text, ref int position)
    {
        Expect("{", text, ref position);
        var branch = ParseParts(text, ref position, inPlural: true);
        Expect("}", text, ref position);
        return branch;
    }

    private static void Expect(string word, string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        if (string.CompareOrdinal(text, position, word, 0, word.Length) != 0)
            throw new FormatException($"'{word}' expected in a plural: {{count, plural, one {{…}} other {{…}}}}");
        position += word.Length;
    }

    private abstract record Part
    {
        public virtual IEnumerable<string> Names => [];

        public abstract void Write(StringBuilder result, Language language, ReadOnlySpan<(string Name, object? Value)> arguments, object? count);

        protected static object? Find(ReadOnlySpan<(string Name, object? Value)> arguments, string name)
        {
            foreach (var (key, value) in arguments)
            {
                if (string.Equals(key, name, StringComparison.Ordinal))
                    return value;
            }

            throw new ArgumentException($"No value for the placeholder '{name}'.", nameof(arguments));
        }
    }

    private sealed record Literal(string Text) : Part
    {
        public override void Write(StringBuilder result, Language language, ReadOnlySpan<(string Name, object? Value)> arguments, object? count) =>
            result.Append(Text);
    }

    private sealed record Placeholder(string Name) : Part
    {
        public override IEnumerable<string> Names => [Name];

        public override void Write(StringBuilder result, Language language, ReadOnlySpan<(string Name, object? Value)> arguments, object? count) =>
            result.Append(LocalFormat.Show(language, Find(arguments, Name)));
    }

    private sealed record Count : Part
    {
        public override void Write(StringBuilder result, Language language, ReadOnlySpan<(string Name, object? Value)> arguments, object? count) =>
            result.Append(LocalFormat.Show(language, count));
    }

    private sealed record Plural(string Name, IReadOnlyList<Part> One, IReadOnlyList<Part> Other) : Part
    {
        public override IEnumerable<string> Names => One.Concat(Other).SelectMany(part => part.Names).Prepend(Name);

        public override void Write(StringBuilder result, Language language, ReadOnlySpan<(string Name, object? Value)> arguments, object? count)
        {
            // All four languages have the same two cardinal categories for whole numbers (CLDR): one for 1, other for the rest.
            var value = Find(arguments, Name);
            foreach (var part in value is 1 or 1L or 1m ? One : Other)
                part.Write(result, language, arguments, value);
        }
    }
}
