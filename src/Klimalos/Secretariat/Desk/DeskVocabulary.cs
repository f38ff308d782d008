using System.Collections.Frozen;
using Klimalos.Languages;

namespace Klimalos.Secretariat.Desk;

/// <summary>Recognises the secretariat's commands in typed words, in all languages at once.</summary>
internal sealed class DeskVocabulary
{
    private const int LongestCommand = 5;

    private readonly FrozenDictionary<string, string> commands;

    public DeskVocabulary(Texts texts) => commands = DeskCommand.Typed
        .SelectMany(name => LanguageExtensions.All.SelectMany(language => FormsOf(texts, language, name)).Select(form => (Form: form, name)))
        .DistinctBy(entry => entry.Form, StringComparer.Ordinal)
        .ToFrozenDictionary(entry => entry.Form, entry => entry.name, StringComparer.Ordinal);

    /// <summary>The command, with the words after it; null when the text is none.</summary>
    public (string Command, string? Object)? Read(string text)
    {
        if (commands.TryGetValue(TypedText.Normalise(text), out var whole))
            return (whole, null);
        var words = TypedText.Words(text);
        for (var length = Math.Min(LongestCommand, words.Length - 1); length > 0; length--)
        {
            if (commands.TryGetValue(string.Join(' ', words[..length]), out var command) && DeskCommand.WithObject.Contains(command, StringComparer.Ordinal))
                return (command, string.Join(' ', words[length..]));
        }

        return null;
    }

    private static IEnumerable<string> FormsOf(Texts texts, Language language, string name) =>
        texts.Words(language, $"secretariat.{name}-words").Append(texts.Get(language, $"secretariat.{name}")).Select(TypedText.Normalise);
}
