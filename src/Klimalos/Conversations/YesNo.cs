using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>Yes and no to a question of the bot's own, in any of the languages.</summary>
internal static class YesNo
{
    public static bool? Of(Texts texts, string text)
    {
        var phrase = TypedText.Normalise(text);
        foreach (var language in LanguageExtensions.All)
        {
            if (texts.Words(language, "common.yes-words").Any(word => TypedText.Normalise(word) == phrase))
                return true;
            if (texts.Words(language, "common.no-words").Any(word => TypedText.Normalise(word) == phrase))
                return false;
        }

        return null;
    }
}
