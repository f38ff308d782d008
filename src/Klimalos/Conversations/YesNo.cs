using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>Yes and no to a question of the bot's own, in any of the languages.</summary>
internal static class YesNo
{
    public static bool? Of(Texts texts, string text) =>
        texts.AreWords("common.yes-words", text) ? true
        : texts.AreWords("common.no-words", text) ? false
        : null;
}
