namespace Klimalos.Knowledge.Search.Semantics;

/// <summary>
/// Places texts in a space where texts of one meaning lie near each other, in whichever language, and knows where each article lies
/// there, and what no article answers. It was learnt from the articles, each of which is there in four languages with several ways to
/// ask for it, and from questions. A text is the sum of its features' rows, brought to the length 1.
/// The file is: scale (float32), one byte a weight, row by row; then the number of articles (int32), each with its id and its place, one
/// byte a number; then likewise, without ids, the places of what no article answers.
/// </summary>
internal sealed class SemanticModel(float scale, sbyte[] rows, IReadOnlyDictionary<string, float[]> articles, IReadOnlyList<float[]> elsewhere)
{
    public const int Dimensions = 160;

    private const string Resource = "Klimalos.Knowledge.Search.Semantics.semantics.bin";

    private static readonly Lazy<SemanticModel> Shared = new(Load);

    /// <summary>The one that the build brought along.</summary>
    public static SemanticModel Fitted => Shared.Value;

    /// <summary>Where an article lies; null when it was not there when the space was learnt.</summary>
    public float[]? PlaceOf(string article) => articles.GetValueOrDefault(article);

    /// <summary>How near (cosine) the place is to what no article answers.</summary>
    public float Elsewhere(float[] place)
    {
        var nearest = 0f;
        foreach (var other in elsewhere)
            nearest = Math.Max(nearest, Vectors.Dot(other, place));
        return nearest;
    }

    public float[] Place(IReadOnlyList<Feature> features)
    {
        var place = new float[Dimensions];
        foreach (var (bucket, weight) in features)
            Vectors.Add(rows.AsSpan(bucket * Dimensions, Dimensions), weight * scale, place);
        Vectors.Normalise(place);
        return place;
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(scale);
        Write(writer, rows);
        writer.Write(articles.Count);
        foreach (var (id, place) in articles.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Write(id);
            Write(writer, Quantised(place));
        }
        writer.Write(elsewhere.Count);
        foreach (var place in elsewhere)
            Write(writer, Quantised(place));
    }

    private static void Write(BinaryWriter writer, sbyte[] values)
    {
        foreach (var value in values)
            writer.Write(value);
    }

    /// <summary>Places have the length 1.</summary>
    private static sbyte[] Quantised(float[] place) => Array.ConvertAll(place, value => (sbyte)MathF.Round(value * sbyte.MaxValue));

    private static SemanticModel Load()
    {
        using var stream = typeof(SemanticModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build left out {Resource}.");
        using var reader = new BinaryReader(stream);
        var scale = reader.ReadSingle();
        var rows = Array.ConvertAll(reader.ReadBytes(SemanticFeatures.Buckets * Dimensions), value => (sbyte)value);
        var articles = new Dictionary<string, float[]>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
            articles[reader.ReadString()] = ReadPlace(reader);
        var elsewhere = new float[reader.ReadInt32()][];
        for (var i = 0; i < elsewhere.Length; i++)
            elsewhere[i] = ReadPlace(reader);
        return new SemanticModel(scale, rows, articles, elsewhere);
    }

    private static float[] ReadPlace(BinaryReader reader)
    {
        var place = Array.ConvertAll(reader.ReadBytes(Dimensions), value => (float)(sbyte)value);
        Vectors.Normalise(place);
        return place;
    }
}
