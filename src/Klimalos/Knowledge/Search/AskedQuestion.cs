namespace Klimalos.Knowledge.Search;

/// <summary>A question as it was read, with the sums that its evidence is measured against.</summary>
internal sealed class AskedQuestion
{
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
