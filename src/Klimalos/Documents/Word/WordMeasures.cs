namespace Klimalos.Documents.Word;

/// <summary>Lengths in twentieths of a point, the unit of WordprocessingML.</summary>
internal static class WordMeasures
{
    /// <summary>A4: 210 × 297 mm.</summary>
    public const uint PageWidth = 11_906;
    public const uint PageHeight = 16_838;

    /// <summary>25 mm.</summary>
    public const uint Margin = 1_418;
    public const uint FooterDistance = 709;

    public const int TextWidth = (int)(PageWidth - (2 * Margin));
}
