namespace Klimalos.Languages;

/// <summary>Every sentence that the bot says, from <c>resources/texts/texts.{language}.resx</c>.</summary>
public sealed class Texts
{
    /// <summary>Reads the four files; missing keys and differing placeholders are problems with file and line.</summary>
    /// <exception cref="ContentException">Something is wrong in the files.</exception>
    public static Texts Load(IReadOnlyList<ContentFile> files) => throw new NotSupportedException();

    /// <summary>
    /// The sentence in the language, with its placeholders filled: <c>{name}</c>, and for numbers
    /// <c>{count, plural, one {# dag} other {# dager}}</c>. Dates and numbers are written in the language's own way.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No such key: a programming error, found by the tests.</exception>
    public string Get(Language language, string key, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        throw new NotSupportedException();

    /// <summary>The words of a key that holds alternatives separated by |, for recognising what is typed.</summary>
    public IReadOnlyList<string> Words(Language language, string key) => throw new NotSupportedException();
}
