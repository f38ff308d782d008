using System.Text.Json;
using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Cards;

/// <summary>
/// Tells Teams which part of a streamed message an activity is
/// (https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux).
/// </summary>
/// <param name="Type"><c>informative</c>, <c>streaming</c> or <c>final</c>.</param>
/// <param name="Id">The activity that began the stream; null for that one itself.</param>
/// <param name="Sequence">From 1; the final one has none.</param>
internal sealed record StreamInfo(string Type, string? Id, int? Sequence)
{
    /// <summary>Once as an entity, as Teams documents it.</summary>
    public JsonElement Entity() => JsonElement.Parse(JsonBytes.Of(this, static (writer, info) =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", "streaminfo");
        info.WriteMembers(writer);
        writer.WriteEndObject();
    }));

    /// <summary>And once in <c>channelData</c>, where earlier clients read it.</summary>
    public void WriteMembers(Utf8JsonWriter writer)
    {
        if (Id is not null)
            writer.WriteString("streamId", Id);
        writer.WriteString("streamType", Type);
        if (Sequence is { } number)
            writer.WriteNumber("streamSequence", number);
    }
}
