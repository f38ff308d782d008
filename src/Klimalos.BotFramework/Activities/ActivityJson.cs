using System.Text.Json.Serialization;

namespace Klimalos.BotFramework.Activities;

/// <summary>Source-generated JSON of the protocol. Nulls are left out: some channels refuse them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ConversationReference))]
public sealed partial class ActivityJson : JsonSerializerContext;
