using System.Numerics;
using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search.Semantics;

/// <summary>Sums over rows of numbers, several numbers at a time. Lengths are multiples of the processor's vector length, in bytes where a row is in bytes.</summary>
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

    /// <summary>Of a row in bytes, which takes a quarter of the room.</summary>
    public static float Dot(ReadOnlySpan<sbyte> left, ReadOnlySpan<float> right)
    {
        var sum = Vector<float>.Zero;
        var others = MemoryMarshal.Cast<float, Vector<float>>(right);
        var place = 0;
        foreach (var part in MemoryMarshal.Cast<sbyte, Vector<sbyte>>(left))
        {
            var (first, second, third, fourth) = Widened(part);
            sum += (first * others[place]) + (second * others[place + 1]) + (third * others[place + 2]) + (fourth * others[place + 3]);
            place += 4;
        }
        return Vector.Sum(sum);
    }

    /// <summary>Adds the row in bytes, so many times, to the sums.</summary>
    public static void Add(ReadOnlySpan<sbyte> row, float times, Span<float> sums)
    {
        var totals = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var place = 0;
        foreach (var part in MemoryMarshal.Cast<sbyte, Vector<sbyte>>(row))
        {
            var (first, second, third, fourth) = Widened(part);
            totals[place] += first * times;
            totals[place + 1] += second * times;
            totals[place + 2] += third * times;
            totals[place + 3] += fourth * times;
            place += 4;
        }
    }

    private static (Vector<float>, Vector<float>, Vector<float>, Vector<float>) Widened(Vector<sbyte> bytes)
    {
        Vector.Widen(bytes, out var low, out var high);
        Vector.Widen(low, out var first, out var second);
        Vector.Widen(high, out var third, out var fourth);
        return (Vector.ConvertToSingle(first), Vector.ConvertToSingle(second), Vector.ConvertToSingle(third), Vector.ConvertToSingle(fourth));
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
