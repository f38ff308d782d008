namespace Klimalos.Knowledge.Search.Semantics;

/// <summary>
/// Tells questions to this bot from all others (parking, football, the weather): a weight for each feature of the words, learnt from
/// questions of both sorts. The file is: constant and scale (float32), then one byte a weight.
/// </summary>
internal sealed class DomainGate(float constant, float scale, sbyte[] weights)
{
    private const string Resource = "Klimalos.Knowledge.Search.Semantics.domain.bin";

    private static readonly Lazy<DomainGate> Shared = new(Load);

    /// <summary>The one that the build brought along.</summary>
    public static DomainGate Fitted => Shared.Value;

    /// <summary>Log odds that a text with these features is for this bot.</summary>
    public float LogOdds(IReadOnlyList<Feature> features)
    {
        float sum = 0, squares = 0;
        foreach (var (bucket, weight) in features)
        {
            sum += weight * weights[bucket];
            squares += weight * weight;
        }
        return squares > 0 ? constant + (scale * sum / MathF.Sqrt(squares)) : constant;
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(constant);
        writer.Write(scale);
        foreach (var weight in weights)
            writer.Write(weight);
    }

    private static DomainGate Load()
    {
        using var stream = typeof(DomainGate).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build left out {Resource}.");
        using var reader = new BinaryReader(stream);
        return new DomainGate(reader.ReadSingle(), reader.ReadSingle(), Array.ConvertAll(reader.ReadBytes(SemanticFeatures.Buckets), value => (sbyte)value));
    }
}
