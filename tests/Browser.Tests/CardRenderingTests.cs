using System.Text;
using System.Text.Json;
using Klimalos.BotFramework.Tests.Cards;
using Klimalos.BotFramework.Tests.DirectLine;
using Klimalos.Languages;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>
/// Every kind of card, in each language, against the schema and in the renderer that Teams' clients build on. Pictures of all of them
/// are left in <c>artifacts/cards</c>, to be looked at.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class CardRenderingTests(Chromium chromium) : IClassFixture<WebChatBundle>
{
    private const int CardsOfAPicture = 18;

    private static readonly string[] Scripts = [InPackage("adaptivecards", "adaptivecards.min.js"), InPackage("markdown-it", "markdown-it.min.js")];

    private static readonly string Pictures = Path.Combine(ChatHost.Root, "artifacts", "cards");

    /// <summary>Colours and letters as Teams has them, and one card below the other in columns.</summary>
    private const string Page =
        """
        <!doctype html><html><meta charset="utf-8"><style>
        body { font: 14px 'Segoe UI', 'Liberation Sans', Arial, sans-serif; background: #f5f5f5; column-width: 440px; column-gap: 16px; margin: 16px }
        figure { break-inside: avoid; margin: 0 0 16px; background: white; border: 1px solid #d1d1d1; border-radius: 4px }
        figcaption { font-size: 11px; color: #616161; padding: 4px 12px; border-bottom: 1px solid #eee }
        .ac-pushButton { background: white; border: 1px solid #d1d1d1; border-radius: 4px; padding: 5px 12px; font: inherit; font-weight: 600; white-space: normal !important; text-align: left }
        .ac-pushButton.style-positive { background: #5b5fc7; color: white }
        input, textarea { font: inherit; padding: 5px 8px; border: 1px solid #d1d1d1; border-radius: 4px }
        figure p, figure ul, figure ol { margin: 0 } figure ul, figure ol { padding-left: 20px; box-sizing: border-box }
        </style><body></body></html>
        """;

    /// <summary>Draws the cards, and tells what is wrong with them.</summary>
    private const string Draw =
        """
        cards => {
          document.body.replaceChildren();
          const markdown = window.markdownit();
          AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown.render(text); result.didProcess = true; };
          return cards.flatMap(({ name, json }) => {
            const context = new AdaptiveCards.SerializationContext();
            const card = new AdaptiveCards.AdaptiveCard();
            card.hostConfig = new AdaptiveCards.HostConfig({
              fontFamily: 'inherit',
              actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
              containerStyles: { default: { foregroundColors: { good: { default: '#237b4b' }, warning: { default: '#8a5a00' }, attention: { default: '#c4314b' } } },
                good: { backgroundColor: '#92c353' }, emphasis: { backgroundColor: '#e1e1e1' } },
            });
            card.parse(JSON.parse(json), context);
            // The renderer tests each second "lang" from the wrong place (a global expression that remembers): that is no fault of the card.
            const faults = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message).filter(fault => !fault.includes('property "lang"'));
            const figure = document.body.appendChild(document.createElement('figure'));
            figure.appendChild(document.createElement('figcaption')).textContent = name;
            const drawn = figure.appendChild(card.render());
            if (!drawn.innerText.trim()) faults.push('nothing is drawn');
            for (const input of drawn.querySelectorAll('input, textarea'))
              if (!input.labels?.length && !input.getAttribute('aria-labelledby') && !input.getAttribute('aria-label')) faults.push('an input without a label');
            for (const row of drawn.querySelectorAll('.ac-actionSet'))
              if (row.scrollWidth > row.clientWidth + 1) faults.push('buttons that are cut off');
            return faults.map(fault => `${name}: ${fault}: ${json}`);
          });
        }
        """;

    [Fact]
    public async Task Every_card_in_every_language_is_valid_small_enough_and_drawn_without_an_error()
    {
        await using var gallery = await CardGallery.OpenAsync();
        var cards = await gallery.CollectAsync();

        foreach (var language in LanguageExtensions.All)
            cards.Count(card => card.Language == language).ShouldBeGreaterThan(70);
        foreach (var card in cards)
        {
            Encoding.UTF8.GetByteCount(card.Json).ShouldBeLessThanOrEqualTo(20_000);
            CardSchema.Fault(JsonElement.Parse(card.Json)).ShouldBeNull(card.Json);
        }

        (await DrawAsync(cards)).ShouldBeEmpty();
        cards.Where(card => !JsonElement.Parse(card.Json).GetProperty("lang").ValueEquals(card.Language.Code()))
            .Select(card => $"{card.Language}: {card.Name}").ShouldBeEmpty("each in the language that was chosen");
    }

    private async Task<List<string>> DrawAsync(IReadOnlyList<GalleryCard> cards)
    {
        Directory.CreateDirectory(Pictures);
        var faults = new List<string>();
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1_400, Height = 900 } });
        await page.SetContentAsync(Page);
        foreach (var script in Scripts)
            await page.AddScriptTagAsync(new() { Path = script });
        foreach (var sheet in cards.GroupBy(card => card.Language).SelectMany(group => group.Chunk(CardsOfAPicture).Index().Select(each => (group.Key, each.Index, Cards: each.Item))))
        {
            faults.AddRange(await page.EvaluateAsync<string[]>(Draw, sheet.Cards.Select(card => new { name = card.Name, json = card.Json })));
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{sheet.Key.Code()}-{sheet.Index + 1:00}.png"), FullPage = true });
        }

        await page.CloseAsync();
        return faults;
    }

    private static string InPackage(string package, string file) =>
        Path.Combine(ChatHost.Root, "tests", "Browser.Tests", "node_modules", package, "dist", file);
}
