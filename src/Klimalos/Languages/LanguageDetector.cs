using Klimalos.Languages.Recognition;

namespace Klimalos.Languages;

/// <summary>What a message can be recognised as. Nynorsk is told apart, and answered in bokmål.</summary>
public enum Variety
{
    Nb,
    Nn,
    Sv,
    Da,
    En,
}

/// <param name="Best">The likeliest variety; null when the text says nothing (a number, a name, "ok").</param>
/// <param name="Confidence">0–1: the probability of the best language, both kinds of Norwegian counted together.</param>
/// <param name="Words">How many words of the text counted: short texts should not switch a conversation.</param>
public sealed record Detection(Variety? Best, double Confidence, int Words)
{
    public Language? Language => Best is { } best ? LanguageDetector.LanguageOf(best) : null;

    /// <summary>The likeliest variety even where too little speaks for it: for tools that must name one for each line.</summary>
    public Variety Likeliest { get; init; }
}

/// <summary>Tells which language a short message is in.</summary>
public sealed class LanguageDetector
{
    /// <summary>One or two words prove little: "Asker kommune" is no reason to call a message Norwegian.</summary>
    private const double LeastConfidenceOfFewWords = 0.6;

    private const double LeastConfidence = 0.4;

    /// <summary>What a client's locale or the conversation so far weighs.</summary>
    private const double PriorWeight = 6;

    private static readonly Lazy<LanguageModel> Model = new(ReadModel);

    /// <summary>The language of the message, judged by its words alone.</summary>
    public Detection Detect(string text) => Detect(text, prior: null);

    /// <summary>The language of the message, where another sign (the client's locale, the conversation so far) points to one.</summary>
    /// <param name="prior">The language expected; it decides between languages that the words leave open.</param>
    /// <param name="priorWeight">That language counts as if it were this many times as likely beforehand as each other one.</param>
    /// <param name="use">How the languages use the words of our matters, where little else tells.</param>
    public Detection Detect(string text, Language? prior, double priorWeight = PriorWeight, WordUse? use = null)
    {
        Span<double> probabilities = stackalloc double[LanguageModel.Varieties];
        var words = Model.Value.Judge(text, probabilities);
        TellingWords.Weigh(text, probabilities);
        if (use is not null)
            Weigh(text, use, probabilities);
        if (prior is { } expected)
            Favour(expected, priorWeight, probabilities);
        Share(probabilities);
        var likeliest = Likeliest(probabilities);
        var confidence = LanguageOf(likeliest) == Language.Nb ? Norwegian(probabilities) : probabilities[(int)likeliest];
        return new Detection(Says(text, words, confidence) ? likeliest : null, words == 0 ? 0 : confidence, words) { Likeliest = likeliest };
    }

    internal static Language LanguageOf(Variety variety) => variety switch
    {
        Variety.Nb or Variety.Nn => Language.Nb,
        Variety.Sv => Language.Sv,
        Variety.Da => Language.Da,
        _ => Language.En,
    };

    private static bool Says(string text, int words, double confidence) => words switch
    {
        0 => false,
        <= 2 => confidence >= LeastConfidenceOfFewWords && !IsCommonToAll(text),
        _ => confidence >= LeastConfidence && !IsCommonToAll(text),
    };

    /// <summary>What everybody types in every language.</summary>
    private static bool IsCommonToAll(string text) =>
        text.AsSpan().Trim(" .,!?:;-").ToString().ToLowerInvariant() is
            "ok" or "okay" or "okei" or "ok ok" or "k" or "hm" or "hmm" or "super" or "test" or "race to zero" or "hallo" or "stop" or "start";

    private static double Norwegian(ReadOnlySpan<double> probabilities) =>
        probabilities[(int)Variety.Nb] + probabilities[(int)Variety.Nn];

    /// <summary>Both kinds of Norwegian stand together against the other languages, then against each other.</summary>
    internal static Variety Likeliest(ReadOnlySpan<double> probabilities)
    {
        var best = probabilities[(int)Variety.Nn] > probabilities[(int)Variety.Nb] ? Variety.Nn : Variety.Nb;
        var highest = Norwegian(probabilities);
        for (var i = (int)Variety.Sv; i <= (int)Variety.En; i++)
        {
            if (probabilities[i] <= highest)
                continue;
            (best, highest) = ((Variety)i, probabilities[i]);
        }
        return best;
    }

    private static void Favour(Language expected, double weight, Span<double> probabilities)
    {
        for (var i = 0; i < probabilities.Length; i++)
            probabilities[i] *= LanguageOf((Variety)i) == expected ? weight : 1;
    }

    private static void Weigh(string text, WordUse use, Span<double> probabilities)
    {
        Span<double> likelihoods = stackalloc double[LanguageExtensions.All.Count];
        likelihoods.Fill(1);
        use.Weigh(text, likelihoods);
        for (var i = 0; i < probabilities.Length; i++)
            probabilities[i] *= likelihoods[(int)LanguageOf((Variety)i)];
    }

    private static void Share(Span<double> probabilities)
    {
        var total = 0.0;
        foreach (var probability in probabilities)
            total += probability;
        foreach (ref var probability in probabilities)
            probability /= total;
    }

    private static LanguageModel ReadModel()
    {
        const string name = "Klimalos.Languages.Recognition.weights.bin";
        using var stream = typeof(LanguageDetector).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The build left out {name}.");
        return LanguageModel.Read(stream);
    }
}
