using System.Buffers;

namespace Klimalos.Languages.Recognition;

/// <summary>
/// A linear model over hashed features: one byte of weight a variety and bucket.
/// The file is: number of buckets (int32), scale (float32), then the weights, bucket by bucket, in the order of <see cref="Variety"/>.
/// </summary>
internal sealed class LanguageModel(int buckets, float scale, sbyte[] weights)
{
    public const int Varieties = 5;

    /// <summary>Reads the weights that the trainer wrote.</summary>
    public static LanguageModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        var buckets = reader.ReadInt32();
        var scale = reader.ReadSingle();
        var bytes = reader.ReadBytes(buckets * Varieties);
        return new LanguageModel(buckets, scale, Array.ConvertAll(bytes, value => (sbyte)value));
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(buckets);
        writer.Write(scale);
        foreach (var weight in weights)
            writer.Write(weight);
    }

    /// <summary>Writes the probability of each variety, all likely alike beforehand, and returns the number of words that counted.</summary>
    public int Judge(ReadOnlySpan<char> text, Span<double> probabilities)
    {
        var rented = ArrayPool<int>.Shared.Rent(MessageFeatures.MostFeatures);
        var (count, words) = MessageFeatures.Read(text, (uint)buckets, rented);
        Span<int> sums = stackalloc int[Varieties];
        foreach (var feature in rented.AsSpan(0, count))
            AddWeights(feature, sums);
        ArrayPool<int>.Shared.Return(rented);
        Softmax(sums, probabilities);
        return words;
    }

    private void AddWeights(int feature, Span<int> sums)
    {
        var row = weights.AsSpan(feature * Varieties, Varieties);
        for (var i = 0; i < Varieties; i++)
            sums[i] += row[i];
    }

    private void Softmax(ReadOnlySpan<int> sums, Span<double> probabilities)
    {
        var highest = int.MinValue;
        foreach (var sum in sums)
            highest = Math.Max(highest, sum);
        var total = 0.0;
        for (var i = 0; i < Varieties; i++)
            total += probabilities[i] = Math.Exp((sums[i] - highest) * scale);
        for (var i = 0; i < Varieties; i++)
            probabilities[i] /= total;
    }
}
