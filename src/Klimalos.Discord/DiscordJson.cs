using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Klimalos.Discord.Gateway;
using Klimalos.Discord.Models;
using Klimalos.Discord.Rest;

namespace Klimalos.Discord;

/// <summary>All that is read and written, by source generation. Unknown members are ignored, missing ones are null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GatewayFrame))]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(ReadyData))]
[JsonSerializable(typeof(ResumeSession))]
[JsonSerializable(typeof(GatewayAddress))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(MessageDraft))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(Modal))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(ApplicationCommand))]
[JsonSerializable(typeof(ApplicationCommand[]))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
[JsonSerializable(typeof(SuggestionData))]
[JsonSerializable(typeof(InteractionCallback))]
[JsonSerializable(typeof(DirectChannelRequest))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(RateLimitBody))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class DiscordJson : JsonSerializerContext;
