using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;
using Klimalos.BotFramework.Tests.Cards;
using Klimalos.BotFramework.Tests.DirectLine;
using Klimalos.Conversations;
using Klimalos.Documents;
using Klimalos.Languages;

namespace Browser.Tests;

/// <summary>Every card of a whole enrolment, in each language, against the schema and in the renderer that Teams' clients build on.</summary>
[Collection(BrowserTests.Name)]
public sealed class CardRenderingTests(Chromium chromium) : IClassFixture<WebChatBundle>, IAsyncLifetime
{
    private static readonly string Renderer = Path.Combine(
        ChatHost.Root, "tests", "Browser.Tests", "node_modules", "adaptivecards", "dist", "adaptivecards.min.js");

    private static readonly string[] Places = ["Asker", "Lier", "Modum", "Frogn"];

    private readonly TestFolder store = new();
    private FakeConnector connector = null!;
    private BotHost bot = null!;

    public async Task InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        bot = await BotHost.StartAsync(store);
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await connector.DisposeAsync();
        store.Delete();
    }

    [Fact]
    public async Task Every_card_in_every_language_is_valid_small_enough_and_drawn_without_an_error()
    {
        var cards = new ConcurrentBag<string>();
        await Task.WhenAll(LanguageExtensions.All.Select(language => CollectAsync(language, cards)));

        cards.Count.ShouldBeGreaterThan(4 * 35);
        foreach (var card in cards)
        {
            System.Text.Encoding.UTF8.GetByteCount(card).ShouldBeLessThanOrEqualTo(20_000);
            CardSchema.Fault(JsonElement.Parse(card)).ShouldBeNull(card);
        }

        var page = await chromium.Browser.NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = Renderer });
        var faults = await page.EvaluateAsync<string[]>(
            """
            cards => cards.flatMap(text => {
              const context = new AdaptiveCards.SerializationContext();
              const card = new AdaptiveCards.AdaptiveCard();
              card.parse(JSON.parse(text), context);
              // The renderer tests each second "lang" from the wrong place (a global expression that remembers): that is no fault of the card.
              const faults = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message).filter(fault => !fault.includes('property "lang"'));
              const drawn = card.render();
              document.body.appendChild(drawn);
              if (!drawn.innerText.trim()) faults.push('nothing is drawn: ' + text);
              for (const input of drawn.querySelectorAll('input, textarea'))
                if (!input.labels?.length && !input.getAttribute('aria-labelledby') && !input.getAttribute('aria-label')) faults.push('an input without a label: ' + text);
              return faults;
            })
            """,
            cards.ToArray());
        faults.ShouldBeEmpty();
        await page.CloseAsync();
    }

    /// <summary>Says all of the script in the language, and looks at everything there is to look at; keeps the cards.</summary>
    private async Task CollectAsync(Language language, ConcurrentBag<string> cards)
    {
        var conversation = $"a:{language.Code()}";
        JsonNode[] looks =
        [
            .. new[] { CommandName.Help, CommandName.Status, CommandName.Documents, CommandName.Change, CommandName.Members, CommandName.History, CommandName.Choose, CommandName.Language, CommandName.Resume }
                .Concat(DocumentKind.All.Take(2)).Select(name => Press(Command.Step, name)),
        ];
        var script = EnrolmentScript.Messages(TimeProvider.System.GetUtcNow(), Places[(int)language]);
        JsonNode[] messages = [Press(Command.Language, language.Code()), .. script.Take(4), .. looks, .. script.Skip(4)];
        foreach (var (turn, message) in messages.Index())
        {
            var activity = EnrolmentScript.Activity(connector, conversation, turn, message.DeepClone()).With("channelId", "msteams");
            using var answer = await bot.PostAsync(activity);
            answer.IsSuccessStatusCode.ShouldBeTrue();
            await connector.UntilAsync(taken => taken.Messages(conversation).Any(reply => reply.ReplyTo == activity["id"]!.GetValue<string>()), TimeSpan.FromMinutes(1));
        }

        foreach (var sent in connector.Messages(conversation).Where(sent => sent.Json.TryGetProperty("attachments", out _)))
            cards.Add(sent.Json.GetProperty("attachments")[0].GetProperty("content").GetRawText());
    }

    private static JsonObject Press(string step, string value) =>
        new() { ["klimalos"] = new JsonObject { ["step"] = step, ["value"] = value } };
}
