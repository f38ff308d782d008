using System.Text.Json.Serialization;
using Klimalos.Conversations;
using Klimalos.Enrolments;

namespace Klimalos.Storage;

/// <summary>
/// The form in which values are stored as JSON. Names are stable: a renamed member or enum value needs a schema script.
/// So does a new member that is not nullable: generated code passes over initialisers, and gives null where an older document
/// lacks the member. (A test reads documents of the first release, and fails then.)
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(Enrolment))]
[JsonSerializable(typeof(Reply))]
internal sealed partial class StorageJson : JsonSerializerContext;
