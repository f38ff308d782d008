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

    /// <summary>Of a row in bytes with whole numbers that would each fit into a byte too: then two products fit into a short number.</summary>
    public static int Dot(ReadOnlySpan<sbyte> left, ReadOnlySpan<short> right)
    {
        var sum = Vector<int>.Zero;
        var others = MemoryMarshal.Cast<short, Vector<short>>(right);
        var place = 0;
        foreach (var part in MemoryMarshal.Cast<sbyte, Vector<sbyte>>(left))
        {
            Vector.Widen(part, out var low, out var high);
            Vector.Widen((low * others[place]) + (high * others[place + 1]), out var first, out var second);
            sum += first + second;
            place += 2;
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
