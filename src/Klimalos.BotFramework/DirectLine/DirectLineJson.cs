using System.Text.Json.Serialization;
using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>The messages of Direct Line 3.0 beside the activities themselves, by source generation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(ResumeRequest))]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(IdAnswer))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(Grant))]
internal sealed partial class DirectLineJson : JsonSerializerContext;

/// <param name="Watermark">Position of the last activity of the set: what to ask for next.</param>
internal sealed record ActivitySet(IReadOnlyList<Activity> Activities, string Watermark);

/// <summary>Body of tokens/generate and of the first call to conversations; all of it optional.</summary>
internal sealed record TokenRequest(ChannelAccount? User = null, string? Locale = null);

internal sealed record ResumeRequest(string? ReturnTicket = null);

/// <param name="ReturnTicket">An addition to the protocol: exchanged at tokens/resume for a token, for 180 days.</param>
internal sealed record ConversationAnswer(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl = null,
    string? ReturnTicket = null);

internal sealed record IdAnswer(string Id);

internal sealed record SessionAnswer(string SessionId);

internal sealed record ErrorAnswer(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message);
