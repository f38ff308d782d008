using System.Buffers;
using System.Text.Json;

namespace Klimalos.BotFramework.Activities;

/// <summary>Writes JSON with a buffer and a writer that each thread keeps: nearly every message needs both, and they are many times its size.</summary>
internal static class JsonBytes
{
    private const int UsualBytes = 8_192;

    /// <summary>A buffer that grew beyond this for one large card is not kept.</summary>
    private const int MostKept = 256 * 1_024;

    [ThreadStatic]
    private static Tools? kept;

    public static byte[] Of<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        // Taken while in use, so that writing within writing gets tools of its own, and a failure leaves none half used.
        var tools = kept ?? new Tools();
        kept = null;
        write(tools.Writer, value);
        tools.Writer.Flush();
        var bytes = tools.Buffer.WrittenSpan.ToArray();
        if (tools.Buffer.Capacity <= MostKept)
        {
            tools.Buffer.ResetWrittenCount();
            tools.Writer.Reset();
            kept = tools;
        }

        return bytes;
    }

    private sealed class Tools
    {
        public Tools() => Writer = new Utf8JsonWriter(Buffer, WireJson.WriterOptions);

        public ArrayBufferWriter<byte> Buffer { get; } = new(UsualBytes);

        public Utf8JsonWriter Writer { get; }
    }
}
