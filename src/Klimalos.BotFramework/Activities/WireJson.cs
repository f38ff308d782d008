using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Klimalos.BotFramework.Activities;

/// <summary>JSON of request and answer bodies: letters such as æ, ø and å stay themselves, which keeps cards small.</summary>
internal static class WireJson
{
    public static JsonTypeInfo<Activity> Activity { get; } = (JsonTypeInfo<Activity>)Of(ActivityJson.Default.Options).GetTypeInfo(typeof(Activity));

    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonSerializerOptions Of(JsonSerializerOptions options) =>
        new(options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
