using System.Text.Json;
using System.Text.RegularExpressions;

namespace Klimalos.BotFramework.Tests.Cards;

/// <summary>Checks a card against Microsoft's schema of Adaptive Cards 1.5, as far as that schema uses JSON Schema.</summary>
internal static class CardSchema
{
    private static readonly JsonElement Schema =
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "adaptive-card-1.5.0.json")));

    /// <returns>Null when the card is valid, else where it is not.</returns>
    public static string? Fault(JsonElement card) => Fault(card, Schema.GetProperty("definitions").GetProperty("AdaptiveCard"), "$");

    private static string? Fault(JsonElement value, JsonElement schema, string path) =>
        schema.EnumerateObject().Select(rule => Broken(value, schema, rule, path)).FirstOrDefault(fault => fault is not null);

    private static string? Broken(JsonElement value, JsonElement schema, JsonProperty rule, string path) => rule.Name switch
    {
        "$ref" => Fault(value, Schema.GetProperty("definitions").GetProperty(rule.Value.GetString()!["#/definitions/".Length..]), path),
        "allOf" => rule.Value.EnumerateArray().Select(part => Fault(value, part, path)).FirstOrDefault(fault => fault is not null),
        "anyOf" => AnyOf(value, rule.Value, path),
        "type" => IsOfType(value, rule.Value.GetString()!) ? null : $"{path} is no {rule.Value}",
        "enum" => rule.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)) ? null : $"{path} is {value}",
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1))
            ? null : $"{path} is {value}",
        "required" => Missing(value, rule.Value, path),
        "properties" => Members(value, rule.Value, path),
        "additionalProperties" => rule.Value.ValueKind == JsonValueKind.False ? Unknown(value, schema, path) : null,
        "items" => value.ValueKind != JsonValueKind.Array ? null
            : value.EnumerateArray().Select((item, index) => Fault(item, rule.Value, $"{path}[{index}]")).FirstOrDefault(fault => fault is not null),
        _ => null,
    };

    private static string? AnyOf(JsonElement value, JsonElement options, string path)
    {
        var faults = options.EnumerateArray().Select(option => Fault(value, option, path)).ToList();
        return faults.Contains(null) ? null : faults.MaxBy(fault => fault!.TakeWhile(character => character != ' ').Count());
    }

    private static string? Missing(JsonElement value, JsonElement names, string path) =>
        value.ValueKind == JsonValueKind.Object && names.EnumerateArray().Any(name => !value.TryGetProperty(name.GetString()!, out _))
            ? $"{path} lacks one of {names}" : null;

    private static string? Members(JsonElement value, JsonElement properties, string path) => value.ValueKind != JsonValueKind.Object ? null
        : value.EnumerateObject()
            .Select(member => properties.TryGetProperty(member.Name, out var schema) ? Fault(member.Value, schema, $"{path}.{member.Name}") : null)
            .FirstOrDefault(fault => fault is not null);

    private static string? Unknown(JsonElement value, JsonElement schema, string path) => value.ValueKind != JsonValueKind.Object ? null
        : value.EnumerateObject().Where(member => !schema.GetProperty("properties").TryGetProperty(member.Name, out _))
            .Select(member => $"{path}.{member.Name} is unknown").FirstOrDefault();

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
