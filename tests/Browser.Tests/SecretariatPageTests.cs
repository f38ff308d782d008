using Bot.Startup;
using Bot.Tests.Hosting;
using Bot.Tests.Secretariat;
using Bot.Trial;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The secretariat's page with the real bot behind it. With KLIMALOS_SCREENSHOTS set to a folder, pictures are left there.</summary>
[Collection(BrowserTests.Name)]
public sealed class SecretariatPageTests(Chromium chromium) : IAsyncLifetime
{
    private static readonly string[] Pages = ["", "/table", "/deadlines", "/reminders", "/questions", "/rounds"];

    private readonly TestFolder store = new();

    /// <summary>What the pages complained of: broken scripts, and anything that their content security policy stopped.</summary>
    private readonly List<string> complaints = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        store.Delete();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("nb", ColorScheme.Light, 10)]
    [InlineData("sv", ColorScheme.Dark, 10)]
    [InlineData("da", ColorScheme.Light, 10)]
    [InlineData("en", ColorScheme.Dark, 10)]
    [InlineData("nb", ColorScheme.Dark, 745)]
    [InlineData("en", ColorScheme.Light, 745)]
    public async Task No_page_has_an_accessibility_fault(string language, ColorScheme scheme, int municipalities)
    {
        await using var bot = await StartAsync(municipalities);
        await using var window = await chromium.Browser.NewContextAsync(new() { Locale = language, ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await OpenAsync(window, bot);
        await page.Locator("#language").SelectOptionAsync(language);
        await page.Locator(".language button").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);

        var faults = new List<string>();
        foreach (var path in await PathsAsync(page))
        {
            await page.GotoAsync(Address(bot, path));
            var result = await page.RunAxe();
            faults.AddRange(result.Violations.Select(violation => $"{path}: {violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html).Take(3))}"));
            result.Passes.Length.ShouldBeGreaterThan(10);
            await PictureAsync(page, $"{municipalities}-{scheme}-{language}{Name(path)}");
        }

        faults.ShouldBeEmpty();
        complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task At_400_per_cent_nothing_but_tables_has_to_be_scrolled_sideways(ColorScheme scheme)
    {
        await using var bot = await StartAsync(40);
        await using var window = await chromium.Browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 320, Height = 256 } });
        var page = await OpenAsync(window, bot);
        var tooWide = new List<string>();
        foreach (var path in await PathsAsync(page))
        {
            await page.GotoAsync(Address(bot, path));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > 320)
                tooWide.Add(path);
            await PictureAsync(page, $"320-{scheme}{Name(path)}");
        }

        tooWide.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_table_is_filtered_and_a_round_opened_by_keyboard_alone()
    {
        await using var bot = await StartAsync(20);
        await using var window = await chromium.Browser.NewContextAsync(new() { Locale = "en" });
        var page = await OpenAsync(window, bot);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();

        await page.GotoAsync(Address(bot, "/table"));
        await page.Locator("#search").FocusAsync();
        await page.Keyboard.TypeAsync("zzz");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("search=zzz"));
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(0);

        await page.GotoAsync(Address(bot, "/rounds"));
        var details = page.Locator("article details").First;
        await details.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(details).ToHaveAttributeAsync("open", "");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_the_page_does_all_that_it_is_for()
    {
        await using var bot = await StartAsync(30);
        await using var window = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await OpenAsync(window, bot);
        await page.GotoAsync(Address(bot, "/table"));
        await page.Locator("#country").SelectOptionAsync("SE");
        await page.Locator(".filter button").ClickAsync();
        (await page.Locator("tbody tr").CountAsync()).ShouldBeGreaterThan(0);
        await page.Locator("thead a").Nth(4).ClickAsync();
        await Expect(page.Locator("th[aria-sort]")).ToHaveCountAsync(1);
        await page.Locator("tbody th a").First.ClickAsync();
        await Expect(page.Locator(".timeline")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Figures_change_by_themselves()
    {
        await using var bot = await StartAsync(10);
        await using var window = await chromium.Browser.NewContextAsync();
        var page = await OpenAsync(window, bot, prepare: opened => opened.AddInitScriptAsync(
            "const real = setInterval; window.setInterval = (run, wait) => real(run, Math.min(wait, 200));"));
        var before = await page.Locator("#board .badge").AllInnerTextsAsync();

        await FillAsync(bot, 40);

        await Expect(page.Locator("#board .badge")).Not.ToHaveTextAsync([.. before], new() { Timeout = 20_000 });
        complaints.ShouldBeEmpty();
    }

    private async Task<BotHost> StartAsync(int municipalities)
    {
        var bot = await BotHost.StartAsync(store, arguments: [PageClient.MemberSetting, "--Clock:Start=2026-08-20T08:00:00Z"]);
        await FillAsync(bot, municipalities);
        return bot;
    }

    private static async Task FillAsync(BotHost bot, int municipalities) =>
        await new TrialData(bot.Services.GetRequiredService<Bot.Editing.CurrentContent>().Content, bot.Services, bot.Services.GetRequiredService<GuideClock>()).FillAsync(municipalities);

    private async Task<IPage> OpenAsync(IBrowserContext window, BotHost bot, Func<IPage, Task>? prepare = null)
    {
        var page = await window.NewPageAsync();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        if (prepare is not null)
            await prepare(page);
        var link = await PageClient.LinkAsync(bot, bot.Services.GetRequiredService<GuideClock>().Now);
        await page.GotoAsync(new Uri(bot.Client.BaseAddress!, link).ToString());
        await page.Locator("main button").ClickAsync();
        await Expect(page.Locator(".figures")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>All pages, and the one of a municipality.</summary>
    private static async Task<IEnumerable<string>> PathsAsync(IPage page)
    {
        var first = await page.Locator("#board a").First.GetAttributeAsync("href");
        return Pages.Append(first!["/secretariat".Length..]);
    }

    private static string Address(BotHost bot, string path) => new Uri(bot.Client.BaseAddress!, $"/secretariat{path}").ToString();

    private static string Name(string path) => path.Length == 0 ? "-overview" : path.Contains("enrolments", StringComparison.Ordinal) ? "-enrolment" : path.Replace('/', '-');

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("KLIMALOS_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
