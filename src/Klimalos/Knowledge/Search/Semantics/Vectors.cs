using System.Numerics;
using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search.Semantics;

/// <summary>Sums over rows of numbers, several numbers at a time. Lengths are multiples of the processor's vector length.</summary>
internal static class Vectors
{
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = Vector<float>.Zero;
        var others = MemoryMarshal.Cast<float, Vector<float>>(right);
        var place = 0;
        foreach (var part in MemoryMarshal.Cast<float, Vector<float>>(left))
            sum += part * others[place++];
        return Vector.Sum(sum);
    }

    /// <summary>Adds the row, so many times, to the sums.</summary>
    public static void Add(ReadOnlySpan<float> row, float times, Span<float> sums)
    {
        var parts = MemoryMarshal.Cast<float, Vector<float>>(row);
        var totals = MemoryMarshal.Cast<float, Vector<float>>(sums);
        for (var i = 0; i < parts.Length; i++)
            totals[i] += parts[i] * times;
    }

    /// <summary>Brings the row to the length 1 and returns the length it had.</summary>
    public static float Normalise(Span<float> row)
    {
        var length = MathF.Sqrt(Dot(row, row));
        if (length > 0)
        {
            foreach (ref var value in row)
                value /= length;
        }
        return length;
    }
}
