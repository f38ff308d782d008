using System.Text.Json;

namespace Klimalos.BotFramework.Activities;

/// <summary>Looks into JSON of which nothing is known; what is missing or of another type is null, never an exception.</summary>
public static class JsonMembers
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    public static JsonElement? Member(this JsonElement? element, string name) => element?.Member(name);

    public static string? String(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>What a card's input or button submitted, as a string: clients send numbers and toggles as either.</summary>
    public static string? Scalar(this JsonElement? element) => element?.ValueKind switch
    {
        JsonValueKind.String => element.Value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.Value.GetRawText(),
        _ => null,
    };

    public static bool IsOfType(this JsonElement entity, string type) =>
        string.Equals(entity.Member("type").String(), type, StringComparison.OrdinalIgnoreCase);
}
