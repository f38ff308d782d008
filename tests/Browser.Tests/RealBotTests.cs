using System.Text.RegularExpressions;
using Bot.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The page with the real bot behind it: what the README promises for the first minutes.</summary>
[Collection(BrowserTests.Name)]
public sealed class RealBotTests(Chromium chromium) : IAsyncLifetime
{
    private readonly TestFolder store = new();
    private readonly TestFolder profile = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        store.Delete();
        profile.Delete();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_official_of_Asker_enrols_asks_in_between_and_goes_on_after_browser_and_bot_were_closed()
    {
        int port;
        await using (var bot = await BotHost.StartAsync(store))
        {
            port = bot.Client.BaseAddress!.Port;
            await using var window = await OpenAsync();
            var page = await VisitAsync(window, port);
            await PressAsync(page, new Regex("Race to Zero"));
            await AnswerAsync(page, "Asker", "Hvem er kommunens kontaktperson");
            await page.GetByLabel("Kontaktperson").FillAsync("Kari Nordmann");
            await page.GetByLabel("E-post").FillAsync("kari.nordmann@asker.kommune.no");
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Lagre") }).Last.ClickAsync();
            await PressAsync(page, new Regex("^Ja$"), after: "Parisavtalen");
            await Expect(Log(page).GetByText("Hvilket år").Last).ToBeVisibleAsync();
            await AnswerAsync(page, "2045", "klimamål for 2030");
            await AnswerAsync(page, "Hva koster det å være med?", "Kilde:");
            await AnswerAsync(page, "55 prosent kutt fra 2009", "Hvilket klimatiltak");
        }

        await using (await BotHost.StartAsync(store, arguments: $"--urls=http://127.0.0.1:{port}"))
        {
            await using var window = await OpenAsync();
            var page = await VisitAsync(window, port);
            await Expect(Log(page).GetByText("Hvilket klimatiltak").Last).ToBeVisibleAsync();
            await AnswerAsync(page, "Elbiler i hjemmetjenesten", "rapportere");
            await PressAsync(page, new Regex("^Ja$"), after: "rapportere");
            await PressAsync(page, new Regex("^Ja, det"), after: "saksfremlegg");
            await PressAsync(page, new Regex("^Orienteringssak$"), after: "vedtas politisk");
            await AnswerAsync(page, DateTimeInTwoWeeks(), "saksnummer");
            foreach (var (answer, next) in Rest)
                await AnswerAsync(page, answer, next);
            await Expect(Log(page).GetByText("Sjekk svarene").Last).ToBeVisibleAsync();
            await PressAsync(page, new Regex("^Bekreft$"));
            await Expect(Log(page).GetByText(new Regex("bekreftet: Race to Zero . Asker")).Last).ToBeVisibleAsync();
        }
    }

    private static readonly (string Answer, string Next)[] Rest =
    [
        ("hopp over", "C40"), ("ferdig", "plattform"), ("MyCovenant", "sammen med andre"), ("nei", "klimaplanen"), ("har", "klimatilpasning"),
        ("har", "kjøretøy"), ("har", "energibruk"), ("har", "skjema"), ("ferdig", "e-post til kampanjen"), ("ferdig", "Stemmer det"),
    ];

    private static string DateTimeInTwoWeeks() =>
        TimeProvider.System.GetLocalNow().AddDays(14).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The same browser profile each time: what a person has after closing the browser and opening it again.</summary>
    private Task<IBrowserContext> OpenAsync() => chromium.OpenProfileAsync(profile.Path, "nb-NO");

    private static async Task<IPage> VisitAsync(IBrowserContext window, int port)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync($"http://127.0.0.1:{port}/");
        return page;
    }

    private static ILocator Log(IPage page) => page.GetByRole(AriaRole.Log);

    private static async Task AnswerAsync(IPage page, string text, string next)
    {
        await page.Locator("#message").FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
        await Expect(Log(page).GetByText(next).Last).ToBeVisibleAsync();
    }

    private static async Task PressAsync(IPage page, Regex name, string? after = null)
    {
        if (after is not null)
            await Expect(Log(page).GetByText(after).Last).ToBeVisibleAsync();
        await Log(page).GetByRole(AriaRole.Button, new() { NameRegex = name }).Last.ClickAsync();
    }
}
