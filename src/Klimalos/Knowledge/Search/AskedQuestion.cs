namespace Klimalos.Knowledge.Search;

/// <summary>A question as it was read, with the sums that its evidence is measured against.</summary>
internal sealed class AskedQuestion
{
    private const int MostMeaningsOfShort = 3;

    public AskedQuestion(List<Meaning> meanings, float idfOfUnknown)
    {
        Meanings = meanings;
        foreach (var meaning in meanings)
        {
            Importance += meaning.Importance;
            Length += meaning.Importance * meaning.Importance;
            Unknown += meaning.IsUnknown ? meaning.Importance : 0;
            OtherMatters += meaning.IsOtherMatter ? 1 : 0;
        }
        Length = MathF.Sqrt(Length);
        Unknown = Importance > 0 ? Unknown / Importance : 0;
        Substance = Importance / idfOfUnknown;
    }

    public IReadOnlyList<Meaning> Meanings { get; }

    /// <summary>The programmes, places and countries that it names.</summary>
    public Named Named { get; init; }

    /// <summary>It names a municipality that no article is about.</summary>
    public bool NamesOtherPlace { get; init; }

    /// <summary>What it is about when it names nothing: the subject of the conversation.</summary>
    public ulong Expected { get; init; }

    /// <summary>Asked after another question was answered.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>What the article given last was about its programme: cost, deadline, ….</summary>
    public string? LastMatter { get; init; }

    /// <summary>So short that it may be meant as a continuation: "and Växjö?".</summary>
    public bool IsShort => Meanings.Count <= MostMeaningsOfShort;

    /// <summary>Where it lies in the space of meanings.</summary>
    public float[] Place { get; init; } = [];

    /// <summary>How near it lies to what no article answers.</summary>
    public float Elsewhere { get; init; }

    /// <summary>Log odds that it is a question for this bot.</summary>
    public float Domain { get; init; }

    /// <summary>The asker's country.</summary>
    public ulong Home { get; init; }

    public float Importance { get; }

    /// <summary>Euclidean length of the importances.</summary>
    public float Length { get; }

    /// <summary>The share of the importance that lies in words that no article has.</summary>
    public float Unknown { get; }

    /// <summary>How many words belong to matters other than those of the articles.</summary>
    public int OtherMatters { get; }

    /// <summary>How many words' worth of meaning there is, a word that no article has counted as 1.</summary>
    public float Substance { get; }
}
