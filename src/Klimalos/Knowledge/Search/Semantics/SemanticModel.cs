namespace Klimalos.Knowledge.Search.Semantics;

/// <summary>
/// Places texts in a space where texts of one meaning lie near each other, in whichever language. It was learnt from the articles: each
/// is there in four languages and with several ways to ask for it. A text is the sum of its features' rows, brought to the length 1.
/// The file is: scale (float32), then one byte a weight, row by row.
/// </summary>
internal sealed class SemanticModel(float scale, sbyte[] rows)
{
    public const int Dimensions = 64;

    private const string Resource = "Klimalos.Knowledge.Search.Semantics.semantics.bin";

    private static readonly Lazy<SemanticModel> Shared = new(Load);

    private readonly float[] _rows = Array.ConvertAll(rows, value => value * scale);

    /// <summary>The one that the build brought along.</summary>
    public static SemanticModel Fitted => Shared.Value;

    public float[] Place(IReadOnlyList<Feature> features)
    {
        var place = new float[Dimensions];
        foreach (var (bucket, weight) in features)
            Vectors.Add(_rows.AsSpan(bucket * Dimensions, Dimensions), weight, place);
        Vectors.Normalise(place);
        return place;
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(scale);
        foreach (var value in rows)
            writer.Write(value);
    }

    private static SemanticModel Load()
    {
        using var stream = typeof(SemanticModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build left out {Resource}.");
        using var reader = new BinaryReader(stream);
        var scale = reader.ReadSingle();
        var bytes = reader.ReadBytes(SemanticFeatures.Buckets * Dimensions);
        return new SemanticModel(scale, Array.ConvertAll(bytes, value => (sbyte)value));
    }
}
