using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;

namespace Bot.Tests.Sharing;

/// <summary>One person's conversation with the bot over a channel whose Connector the test plays.</summary>
internal sealed class Chat(FakeConnector connector, string person, string name, string? tenant = "asker", string? conversation = null)
{
    private int sent;

    public string Conversation { get; } = conversation ?? $"a:{person}";

    public string Key => $"msteams:{person}";

    /// <summary>Says it, and gives what the bot replied to it.</summary>
    public Task<Heard> SayAsync(BotHost bot, string text) => SendAsync(bot, activity => activity.With("text", text));

    public Task<Heard> PressAsync(BotHost bot, string step, string value, string? enrolment = null)
    {
        var submission = new JsonObject { ["step"] = step, ["value"] = value };
        if (enrolment is not null)
            submission["enrolment"] = enrolment;
        return SendAsync(bot, activity => activity.With("value", new JsonObject { ["klimalos"] = submission }));
    }

    /// <summary>What came without being a reply, as soon as there is that much of it.</summary>
    public async Task<IReadOnlyList<SentActivity>> ToldAsync(int count = 1)
    {
        await connector.UntilAsync(_ => Told().Length >= count);
        return Told();
    }

    public SentActivity[] Told() => [.. connector.Messages(Conversation).Where(message => message.ReplyTo is null)];

    private async Task<Heard> SendAsync(BotHost bot, Func<JsonObject, JsonObject> fill)
    {
        var id = $"{person}-{Conversation}-{Interlocked.Increment(ref sent)}";
        var activity = ChannelActivity.Message(connector, Conversation, "", id)
            .With("channelId", "msteams")
            .With("from", new JsonObject { ["id"] = person, ["name"] = name });
        activity.Remove("text");
        if (tenant is not null)
            activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } };
        using var answer = await bot.PostAsync(fill(activity));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await connector.UntilAsync(taken => taken.Messages(Conversation).Any(reply => reply.ReplyTo == id));
        return new Heard([.. connector.Messages(Conversation).Where(reply => reply.ReplyTo == id).Select(reply => reply.Json)]);
    }
}

/// <summary>One person on the local web page.</summary>
internal sealed class WebChat
{
    private readonly HttpClient client;
    private readonly string conversation;

    private WebChat(HttpClient client, string conversation) => (this.client, this.conversation) = (client, conversation);

    public static async Task<WebChat> OpenAsync(BotHost bot, string user, string name)
    {
        var page = new HttpClient { BaseAddress = new Uri(bot.Client.BaseAddress!, "/v3/directline/") };
        using var granted = await page.PostAsJsonAsync("tokens/generate", new { user = new { id = user, name } });
        var token = (await granted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        page.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var opened = await page.PostAsJsonAsync("conversations", new { locale = "nb-NO" });
        return new WebChat(page, (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("conversationId").GetString()!);
    }

    public Task<Heard> SayAsync(string text) => SendAsync(new { type = "message", text });

    /// <summary>Says it in another's name, as far as the channel lets one.</summary>
    public Task<Heard> SayAsAsync(string user, string text) => SendAsync(new { type = "message", text, from = new { id = user } });

    public Task<Heard> PressAsync(string step, string value) => SendAsync(new { type = "message", value = new { klimalos = new { step, value } } });

    private async Task<Heard> SendAsync(object activity)
    {
        using var posted = await client.PostAsJsonAsync($"conversations/{conversation}/activities", activity);
        posted.StatusCode.ShouldBe(HttpStatusCode.OK);
        var id = (await posted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        return new Heard(await UntilAsync(activity => activity.TryGetProperty("replyToId", out var to) && to.GetString() == id));
    }

    /// <summary>What came without being a reply.</summary>
    public async Task<Heard> ToldAsync(string words) => new(await UntilAsync(activity => new Heard([activity]).Words.Contains(words, StringComparison.Ordinal)));

    private async Task<IReadOnlyList<JsonElement>> UntilAsync(Func<JsonElement, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var set = await client.GetFromJsonAsync<JsonElement>($"conversations/{conversation}/activities", limit.Token);
            var found = set.GetProperty("activities").EnumerateArray().Where(wanted).Select(activity => activity.Clone()).ToArray();
            if (found.Length > 0)
                return found;
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }
    }
}

/// <summary>Replies, as a test reads them.</summary>
internal sealed record Heard(IReadOnlyList<JsonElement> Activities)
{
    /// <summary>All that is in them, cards as their JSON.</summary>
    public string Words => string.Join('\n', Activities.Select(activity => activity.GetRawText()));

    /// <summary>The step that was asked last.</summary>
    public string? Asked => Mark("step");

    public string? Enrolment => Mark("enrolment");

    public string Code => Words.Split("**").First(part => Klimalos.Enrolments.AccessCode.Read(part) is not null && part.Length < 12);

    private string? Mark(string name) => Activities
        .Where(activity => activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("klimalos", out _))
        .Select(activity => activity.GetProperty("channelData").GetProperty("klimalos"))
        .Where(mark => mark.TryGetProperty(name, out _))
        .Select(mark => mark.GetProperty(name).GetString())
        .LastOrDefault();
}
