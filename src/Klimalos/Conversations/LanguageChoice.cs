using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>
/// Which language a reply is in: that of the message; else of the conversation so far; else the person's choice; else the
/// client's; else the campaign country's.
/// </summary>
internal static class LanguageChoice
{
    /// <summary>How sure the detector must be of a whole sentence before it switches a conversation that has a language.</summary>
    private const double SureOfSentence = 0.9;

    /// <summary>The same where nothing but the client's locale speaks for another language.</summary>
    private const double SureOfFirstWords = 0.6;

    /// <summary>A free answer to a step is long before it tells a language: names and plans quote other languages.</summary>
    private const int WordsOfLongAnswer = 6;

    /// <summary>The same where nothing speaks for any language: that of the campaign's country is no more than a guess.</summary>
    private const double SureOfUnknown = 0.4;

    private const double GuessWeight = 2;

    private const Language CampaignLanguage = Language.Nb;

    /// <summary>The language when the message tells none; a choice that the person made elsewhere since the last turn goes before.</summary>
    public static Language Standing(TurnInput input) =>
        (input.PersonLanguage == input.State.FollowedLanguage ? null : input.PersonLanguage) ?? input.State.Language ?? input.PersonLanguage ?? LanguageExtensions.FromTag(input.Incoming.Locale) ?? CampaignLanguage;

    /// <summary>The language of a message that is no answer to a step.</summary>
    public static Language OfMessage(Content content, TurnInput input, string text)
    {
        var detector = content.Languages;
        var standing = Standing(input);
        var settled = input.State.Language is not null || input.PersonLanguage is not null;
        var isKnown = settled || LanguageExtensions.FromTag(input.Incoming.Locale) is not null;
        var detection = isKnown ? detector.Detect(text, standing) : detector.Detect(text, CampaignLanguage, GuessWeight, content.Knowledge.WordUse);
        var needed = settled ? SureOfSentence : isKnown ? SureOfFirstWords : SureOfUnknown;
        var enough = settled ? detection.Words >= 2 : detection.Words >= 1;
        return detection.Language is { } language && enough && detection.Confidence >= needed ? language : standing;
    }

    /// <summary>The language after an answer to a step: short ones never switch it.</summary>
    public static Language OfAnswer(LanguageDetector detector, TurnInput input, string text)
    {
        var standing = Standing(input);
        if (TypedText.Words(text).Length < WordsOfLongAnswer)
            return standing;
        var detection = detector.Detect(text, standing);
        return detection.Language is { } language && detection.Confidence >= SureOfSentence ? language : standing;
    }
}
