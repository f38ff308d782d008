using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads which municipality is meant, by the register.</summary>
internal static class MunicipalityAnswer
{
    private const int MostCandidates = 5;
    private const int LongestName = 4;

    public static AnswerReading Read(string text, AnswerContext context)
    {
        if (ByKey(text, context) is { } byKey)
            return byKey;
        var found = context.Municipalities.Find(text, context.Journey.Countries);
        if (TypedText.LooksLikeQuestion(text) && TypedText.Words(text).Length > LongestName)
            found = [];
        return found switch
        {
            [] => Unknown(text, context),
            [var only] => new AnswerReading.Accepted(only.Key),
            _ => new AnswerReading.Ambiguous(
                [.. found.Take(MostCandidates).Select(municipality => (municipality.Key, context.Municipalities.Label(municipality)))]),
        };
    }

    /// <summary>A button submits the register's key; a client may send any.</summary>
    private static AnswerReading? ByKey(string text, AnswerContext context)
    {
        if (context.Municipalities.ByKey(text.Trim()) is not { } municipality)
            return null;
        return context.Journey.Countries.Contains(municipality.Country, StringComparer.Ordinal)
            ? new AnswerReading.Accepted(municipality.Key)
            : Refusal.Attempt("municipality-country", ("name", municipality.CommonName));
    }

    private static AnswerReading.Refused Unknown(string text, AnswerContext context)
    {
        var isShort = TypedText.Words(text).Length is > 0 and <= LongestName && !TypedText.LooksLikeQuestion(text);
        if (isShort && context.Municipalities.Find(text, []) is [var elsewhere])
            return Refusal.Attempt("municipality-country", ("name", elsewhere.CommonName));
        return isShort
            ? Refusal.Attempt("municipality-unknown", ("text", text.Trim()))
            : Refusal.NoAttempt("municipality-unknown", ("text", text.Trim()));
    }
}
