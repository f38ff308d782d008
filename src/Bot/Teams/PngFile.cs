using System.Buffers.Binary;
using System.IO.Compression;

namespace Bot.Teams;

public readonly record struct Pixel(byte Red, byte Green, byte Blue, byte Alpha);

/// <summary>Writes a square picture as PNG: 8 bits a channel with transparency (https://www.w3.org/TR/png-3/).</summary>
public static class PngFile
{
    private const uint CrcPolynomial = 0xEDB88320;

    public static byte[] Write(int size, IReadOnlyList<Pixel> pixels)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        header[8] = 8; // bits a channel
        header[9] = 6; // red, green, blue and alpha
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compressed(size, pixels));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compressed(int size, IReadOnlyList<Pixel> pixels)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var i = 0; i < pixels.Count; i++)
            {
                if (i % size == 0)
                    zlib.WriteByte(0); // each row begins with its filter: none
                var (red, green, blue, alpha) = pixels[i];
                zlib.Write([red, green, blue, alpha]);
            }
        }

        return data.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. type, .. data];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ CrcPolynomial;
        }

        return ~crc;
    }
}
