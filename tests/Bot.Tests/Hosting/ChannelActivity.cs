using System.Text.Json.Nodes;

namespace Bot.Tests.Hosting;

/// <summary>Activities as a channel sends them.</summary>
internal static class ChannelActivity
{
    public static JsonObject Message(FakeConnector connector, string conversation, string text, string? id = null) => new()
    {
        ["type"] = "message",
        ["id"] = id ?? Guid.NewGuid().ToString("N"),
        ["channelId"] = "test",
        ["serviceUrl"] = connector.ServiceUrl,
        ["conversation"] = new JsonObject { ["id"] = conversation },
        ["from"] = new JsonObject { ["id"] = $"user-of-{conversation}", ["name"] = "Kari" },
        ["recipient"] = new JsonObject { ["id"] = "bot", ["name"] = "Klimalos" },
        ["locale"] = "nb-NO",
        ["text"] = text,
    };

    public static JsonObject With(this JsonObject activity, string name, JsonNode? value)
    {
        activity[name] = value;
        return activity;
    }
}
