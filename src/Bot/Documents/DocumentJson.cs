using System.Text.Json.Serialization;
using Klimalos.Conversations;

namespace Bot.Documents;

[JsonSerializable(typeof(DocumentLink))]
internal sealed partial class DocumentJson : JsonSerializerContext;
