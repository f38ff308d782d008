using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Startup;
using Bot.Tests.Hosting;
using Klimalos.Conversations;
using Klimalos.Documents;
using Klimalos.Languages;
using Klimalos.Storage;
using Klimalos.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Browser.Tests;

/// <param name="Name">What led to it.</param>
/// <param name="Json">The Adaptive Card.</param>
internal sealed record GalleryCard(Language Language, string Name, string Json);

/// <summary>Has the real bot say everything that it says in cards to people in Teams, in one language after the other.</summary>
internal sealed class CardGallery : IAsyncDisposable
{
    /// <summary>A Monday.</summary>
    private static readonly DateTimeOffset Start = new(2027, 1, 11, 10, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<Language, (string Place, string Late, string Swedish)> Places = new()
    {
        [Language.Nb] = ("Asker", "Hamar", "Enköping"),
        [Language.Sv] = ("Lier", "Modum", "Växjö"),
        [Language.Da] = ("Frogn", "Rana", "Lund"),
        [Language.En] = ("Nannestad", "Horten", "Karlstad"),
    };

    private static readonly Dictionary<Language, string[]> Typed = new()
    {
        [Language.Nb] = ["Hva koster det å være med i Race to Zero?", "Hvor mange fliser er det på rådhustaket i Ulan Bator?", "takk"],
        [Language.Sv] = ["Vad kostar det att vara med i Race to Zero?", "Hur många takpannor finns det på stadshuset i Ulan Bator?", "tack"],
        [Language.Da] = ["Hvad koster det at være med i Race to Zero?", "Hvor mange tagsten er der på rådhuset i Ulan Bator?", "tak"],
        [Language.En] = ["What does Race to Zero cost?", "How many tiles are there on the town hall of Ulan Bator?", "thank you"],
    };

    private static readonly Dictionary<Language, string[]> Written = new()
    {
        [Language.Nb] = ["Vi skal kutte 60 prosent av de direkte utslippene innen 2030.", "Vi bygger ut sykkelveier."],
        [Language.Sv] = ["Vi ska minska de direkta utsläppen med 60 procent till 2030.", "Vi bygger ut cykelvägar."],
        [Language.Da] = ["Vi skal skære 60 procent af de direkte udledninger væk inden 2030.", "Vi udbygger cykelstierne."],
        [Language.En] = ["We are going to cut the direct emissions by 60 per cent by 2030.", "We are building cycle paths."],
    };

    private readonly TestFolder folder = new();
    private readonly ManualTimeProvider calendar = new(Start);
    private readonly FakeConnector connector;
    private readonly Dictionary<Language, List<GalleryCard>> cards = LanguageExtensions.All.ToDictionary(language => language, _ => new List<GalleryCard>());
    private BotHost bot = null!;
    private int sent;

    private CardGallery(FakeConnector connector) => this.connector = connector;

    public static async Task<CardGallery> OpenAsync()
    {
        var gallery = new CardGallery(await FakeConnector.StartAsync());
        gallery.bot = await BotHost.StartAsync(
            gallery.folder,
            replace: services => services.AddSingleton(new GuideClock(gallery.calendar)),
            arguments: ["--Reminders:Every=1", .. LanguageExtensions.All.Select((language, index) => $"--Secretariat:Members:{index}=msteams:{PersonIn(Desk(language))}")]);
        return gallery;
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await connector.DisposeAsync();
        folder.Delete();
    }

    public async Task<IReadOnlyList<GalleryCard>> CollectAsync()
    {
        // Side by side: the bot keeps to what Teams takes of it in one conversation.
        await Task.WhenAll(LanguageExtensions.All.Select(async language =>
        {
            await EnrolAsync(language);
            await ShareAsync(language);
            await LeaveUnfinishedAsync(language);
        }));
        await BeRemindedAsync();
        await Task.WhenAll(LanguageExtensions.All.Select(AskAsSecretariatAsync));
        return [.. LanguageExtensions.All.SelectMany(language => cards[language])];
    }

    /// <summary>All of the script, with a look at everything there is to look at on the way.</summary>
    private async Task EnrolAsync(Language language)
    {
        var me = $"a:{language.Code()}";
        await ArriveAsync(language, me);
        var script = EnrolmentScript.Messages(calendar.GetUtcNow(), Places[language].Place);
        foreach (var message in script.Take(2))
            await SayAsync(language, me, message);
        await SayAsync(language, me, "Kari Nordmann");
        await SayAsync(language, me, "kari(at)asker", name: "wrong answer");
        await SayAsync(language, me, script[3]);
        foreach (var name in new[]
        {
            CommandName.Help, CommandName.Status, CommandName.Documents, CommandName.Deadlines, CommandName.Change, CommandName.Members, CommandName.Invite,
            CommandName.Link, CommandName.History, CommandName.Language, CommandName.Choose, CommandName.Resume, CommandName.Pause, CommandName.Resume,
            CommandName.Leave, CommandName.Resume, CommandName.Cancel, CommandName.Resume,
        })
        {
            await SayAsync(language, me, Press(Command.Step, name));
        }

        foreach (var text in Typed[language])
            await SayAsync(language, me, text);
        await SayAsync(language, me, Press(Command.Step, CommandName.Resume));
        await CloseAsync(language, me);
        await SearchAsync(language, me);
        foreach (var message in script.Skip(4).Take(1).Append(Typed[language][0]).Append("2045").Concat(Written[language].Select(text => (JsonNode)text)).Concat(script.Skip(9)))
            await SayAsync(language, me, message);
        foreach (var kind in DocumentKind.All)
            await SayAsync(language, me, Press(Command.Step, kind));
        await SayAsync(language, me, Press(Command.Step, CommandName.Status), "status at the end");
    }

    /// <summary>A colleague of another department wants in.</summary>
    private async Task ShareAsync(Language language)
    {
        var colleague = $"c:{language.Code()}";
        await SayAsync(language, colleague, Press(Command.Language, language.Code()));
        await SayAsync(language, colleague, Press(Command.Start, "race-to-zero"));
        await SayAsync(language, colleague, Places[language].Place, "taken");
        await SayAsync(language, colleague, Press(Command.Confirm, "yes"), "asked to be let in");
    }

    private async Task LeaveUnfinishedAsync(Language language)
    {
        var late = $"r:{language.Code()}";
        await SayAsync(language, late, Press(Command.Language, language.Code()));
        await SayAsync(language, late, Press(Command.Start, "koldioxidbudget"));
        foreach (var text in new[] { Places[language].Swedish, "Kari Nordmann", "kari@example.se" })
            await SayAsync(language, late, text);
        await SayAsync(language, late, Press(Command.Start, "race-to-zero"));
        await SayAsync(language, late, Places[language].Late);
    }

    private async Task BeRemindedAsync()
    {
        string[] late = [.. LanguageExtensions.All.Select(language => $"r:{language.Code()}")];
        for (var week = 0; week < 20 && !late.All(each => connector.Messages(each).Any(message => message.ReplyTo is null)); week++)
        {
            calendar.Advance(TimeSpan.FromDays(7));
            await Task.Delay(TimeSpan.FromSeconds(1.2), TimeProvider.System);
        }

        foreach (var language in LanguageExtensions.All)
        {
            var reminder = connector.Messages($"r:{language.Code()}").Where(message => message.ReplyTo is null).ToArray();
            Keep(language, "reminder", reminder);
            Keep(language, "told by itself", connector.Messages($"a:{language.Code()}").Where(message => message.ReplyTo is null));
            foreach (var data in Buttons(reminder[0]))
                await SayAsync(language, $"r:{language.Code()}", data, $"reminder: {data["klimalos"]!["value"]!.GetValue<string>().Split(':')[0]}");
        }
    }

    private async Task AskAsSecretariatAsync(Language language)
    {
        var desk = Desk(language);
        await SayAsync(language, desk, Press(Command.Language, language.Code()));
        foreach (var name in new[]
        {
            "desk", "overview", "overdue", "silent", "unreachable", "rounds", "questions",
            "digest", "export", "page", "team", "broadcast", "open-round", "report",
        })
        {
            await SayAsync(language, desk, Press(Command.Secretariat, name), $"secretariat: {name}");
        }
    }

    private async Task ArriveAsync(Language language, string conversation)
    {
        await SayAsync(language, conversation, Press(Command.Language, language.Code()));
        await SayAsync(language, conversation, Press(Command.Step, CommandName.Greet), "welcome");
    }

    /// <summary>A card after its button was pressed.</summary>
    private async Task CloseAsync(Language language, string conversation)
    {
        var card = connector.Messages(conversation)[^1].Id;
        var outbox = bot.Services.GetRequiredService<IOutbox>();
        while (await outbox.SentAsAsync(new ConversationKey("msteams", conversation), card, CancellationToken.None) is null)
            await Task.Yield(); // A person is slower than the note of what was sent.
        var pressed = Activity(conversation, "invoke").With("name", "adaptiveCard/action").With("value", new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "answer", ["data"] = Press("endorse", "yes") },
        }).With("replyToId", card);
        using var answer = await bot.PostAsync(pressed);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        cards[language].Add(new GalleryCard(language, "closed", body.GetProperty("value").GetRawText()));
        await RepliedAsync(conversation, pressed);
    }

    private async Task SearchAsync(Language language, string conversation)
    {
        var asked = Activity(conversation, "invoke").With("name", "composeExtension/query").With("locale", language.Code())
            .With("value", new JsonObject { ["parameters"] = new JsonArray(new JsonObject { ["name"] = "query", ["value"] = Typed[language][0] }) });
        using var answer = await bot.PostAsync(asked);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        cards[language].Add(new GalleryCard(language, "found in the compose box", body.GetProperty("composeExtension").GetProperty("attachments")[0].GetProperty("content").GetRawText()));
    }

    private async Task SayAsync(Language language, string conversation, JsonNode message, string? name = null)
    {
        var activity = Activity(conversation, "message").With(message is JsonValue ? "text" : "value", message.DeepClone());
        using var answer = await bot.PostAsync(activity);
        answer.IsSuccessStatusCode.ShouldBeTrue();
        Keep(language, name ?? NameOf(message), await RepliedAsync(conversation, activity));
    }

    private async Task<IReadOnlyList<SentActivity>> RepliedAsync(string conversation, JsonObject activity)
    {
        var id = activity["id"]!.GetValue<string>();
        await connector.UntilAsync(taken => taken.Messages(conversation).Any(reply => reply.ReplyTo == id), TimeSpan.FromMinutes(1));
        return [.. connector.Messages(conversation).Where(reply => reply.ReplyTo == id)];
    }

    private void Keep(Language language, string name, IEnumerable<SentActivity> messages) => cards[language].AddRange(
        from message in messages
        where message.Json.TryGetProperty("attachments", out _)
        let attachment = message.Json.GetProperty("attachments")[0]
        where attachment.GetProperty("contentType").ValueEquals("application/vnd.microsoft.card.adaptive")
        select new GalleryCard(language, name, attachment.GetProperty("content").GetRawText()));

    /// <summary>What the buttons of a card submit.</summary>
    private static IEnumerable<JsonNode> Buttons(SentActivity message) =>
        from element in JsonNode.Parse(message.Json.GetProperty("attachments")[0].GetProperty("content").GetProperty("body").GetRawText())!.AsArray()
        where element!["actions"] is not null
        from action in element["actions"]!.AsArray()
        where action!["data"] is not null
        select action["data"]!;

    private JsonObject Activity(string conversation, string type)
    {
        var activity = ChannelActivity.Message(connector, conversation, "", $"{conversation}-{Interlocked.Increment(ref sent)}").With("type", type).With("channelId", "msteams");
        activity.Remove("text");
        return activity.With("from", new JsonObject { ["id"] = PersonIn(conversation), ["name"] = "Kari Nordmann" });
    }

    private static string NameOf(JsonNode message) =>
        message is JsonValue ? message.GetValue<string>() : $"{message["klimalos"]!["step"]} {message["klimalos"]!["value"]}";

    private static string PersonIn(string conversation) => $"user-of-{conversation}";

    private static string Desk(Language language) => $"s:{language.Code()}";

    private static JsonObject Press(string step, string value) =>
        new() { ["klimalos"] = new JsonObject { ["step"] = step, ["value"] = value } };
}
