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
    public Language? Language => Best switch
    {
        Variety.Nb or Variety.Nn => Languages.Language.Nb,
        Variety.Sv => Languages.Language.Sv,
        Variety.Da => Languages.Language.Da,
        Variety.En => Languages.Language.En,
        _ => null,
    };
}

/// <summary>Tells which language a short message is in.</summary>
public sealed class LanguageDetector
{
    public Detection Detect(string text) => throw new NotSupportedException();
}
