using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;

namespace Bot.Tests.Teams;

/// <summary>What Teams sends of one person in one conversation.</summary>
internal sealed class TeamsClient(BotHost bot, FakeConnector connector, string conversation = "a:kari", string type = "personal", string user = "29:kari")
{
    private int sent;

    public string Conversation => conversation;

    /// <summary>What the bot sent last, as soon as it has sent that many messages here.</summary>
    public async Task<SentActivity> LastAsync(int count) => (await connector.MessagesAsync(conversation, count))[^1];

    public int Count => connector.Messages(conversation).Count;

    public async Task<SentActivity> SayAsync(string text, string locale = "nb-NO")
    {
        var activity = Activity("message").With("text", text).With("locale", locale);
        if (type is not "personal")
        {
            activity["text"] = $"<at>Klimalos</at> {text}";
            activity["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>Klimalos</at>",
                ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Klimalos" },
            });
        }

        return await RepliedAsync(activity);
    }

    /// <summary>Sends it, and gives the last message that answers it.</summary>
    public async Task<SentActivity> RepliedAsync(JsonObject activity)
    {
        (await SendAsync(activity)).Status.ShouldBe(HttpStatusCode.OK);
        var id = activity["id"]!.GetValue<string>();
        await connector.UntilAsync(taken => taken.Messages(conversation).Any(reply => reply.ReplyTo == id));
        return connector.Messages(conversation).Last(reply => reply.ReplyTo == id);
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> PressAsync(SentActivity card, string step, string? value, JsonObject? fields = null)
    {
        var data = fields ?? [];
        data["klimalos"] = new JsonObject { ["step"] = step, ["value"] = value };
        var action = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "answer", ["data"] = data };
        return InvokeAsync("adaptiveCard/action", new JsonObject { ["action"] = action, ["trigger"] = "manual" }, card.Id);
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> InvokeAsync(string name, JsonNode? value, string? replyTo = null)
    {
        var activity = Activity("invoke").With("name", name).With("value", value).With("locale", "nb-NO");
        return SendAsync(replyTo is null ? activity : activity.With("replyToId", replyTo));
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(JsonObject activity)
    {
        using var answer = await bot.PostAsync(activity);
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, body.Length == 0 ? default : JsonElement.Parse(body));
    }

    public Task InstallAsync() => SendAsync(Activity("installationUpdate").With("action", "add"));

    public Task UninstallAsync() => SendAsync(Activity("installationUpdate").With("action", "remove"));

    public JsonObject Activity(string kind) => new()
    {
        ["type"] = kind,
        ["id"] = $"{conversation}-{Interlocked.Increment(ref sent)}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = connector.ServiceUrl,
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = type, ["isGroup"] = type is not "personal", ["tenantId"] = "asker" },
        ["from"] = new JsonObject { ["id"] = user, ["name"] = "Kari Nordmann", ["aadObjectId"] = "kari-aad" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Klimalos" },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "asker" } },
    };
}
