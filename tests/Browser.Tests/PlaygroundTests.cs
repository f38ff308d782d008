using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Startup;
using Bot.Tests.Hosting;
using Klimalos.Enrolments;
using Klimalos.Storage;
using Klimalos.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The real bot in Microsoft's own client for trying out bots of Teams.</summary>
[Collection(BrowserTests.Name)]
public sealed class PlaygroundTests(Chromium chromium) : IClassFixture<WebChatBundle>, IAsyncLifetime
{
    private const string Person = "msteams:user-id-0";

    private readonly TestFolder store = new();
    private readonly ManualTimeProvider calendar = new(NextMonday());
    private BotHost bot = null!;
    private Playground playground = null!;
    private IBrowserContext window = null!;
    private IPage page = null!;

    public async Task InitializeAsync()
    {
        bot = await BotHost.StartAsync(store, replace: services => services.AddSingleton(new GuideClock(calendar)), arguments: "--Reminders:Every=1");
        playground = await Playground.StartAsync(new Uri(bot.Client.BaseAddress!, "/api/messages"));
        window = await chromium.Browser.NewContextAsync(new() { Locale = "en-US" });
        page = await window.NewPageAsync();
        await page.GotoAsync(playground.Address.AbsoluteUri);
    }

    public async Task DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"playground-{Environment.TickCount}.png") });
        await window.DisposeAsync();
        await playground.DisposeAsync();
        await bot.DisposeAsync();
        store.Delete();
    }

    [Fact]
    public async Task In_personal_chat_an_official_is_welcomed_and_enrols_by_buttons_and_by_text()
    {
        await Welcome.ClickAsync();
        await Expect(page.GetByText("✓ Answered: Enrol in: Race to Zero")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Enrol in: Race to Zero" })).ToBeHiddenAsync();
        await SayAsync("Asker", "municipality");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Contact person" }).FillAsync("Kari Nordmann");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Email" }).FillAsync("kari.nordmann@asker.kommune.no");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
        await AnsweredAsync("contact-email");
        await Expect(page.GetByText("✓ Sent")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes", Exact = true }).Last.ClickAsync();
        await AnsweredAsync("endorse");

        await TypeAsync("What does it cost to take part?");
        await Expect(page.GetByText("Source:").Last).ToBeVisibleAsync();

        // What is pressed elsewhere is typed here, by its value.
        foreach (var message in EnrolmentScript.Messages(TimeProvider.System.GetUtcNow()).Skip(6).SkipLast(1))
        {
            var before = await AnswersAsync();
            await TypeAsync(message is JsonValue ? message.GetValue<string>() : message["klimalos"]!["value"]!.GetValue<string>());
            await UntilAsync(enrolment => enrolment?.Answers.Count > before);
        }

        await TypeAsync("confirm");
        await UntilAsync(enrolment => enrolment?.Status is EnrolmentStatus.Confirmed);
        await Expect(page.GetByText(new Regex("(bekreftet|confirmed): Race to Zero . Asker")).Last).ToBeVisibleAsync();
    }

    [Fact]
    public async Task In_a_group_and_in_a_channel_it_answers_who_mentions_it()
    {
        await OpenAsync("Group Chat");
        await MentionAsync("which campaign fits us");
        await Expect(page.GetByText(new Regex("which country", RegexOptions.IgnoreCase)).Last).ToBeVisibleAsync();

        await OpenAsync("General");
        await MentionAsync("What is Race to Zero?");
        await Expect(page.GetByText("Source:").Last).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reminder_comes_by_itself_and_is_answered_by_its_button()
    {
        await Welcome.ClickAsync();
        await SayAsync("Asker", "municipality");

        await PassDaysUntilVisibleAsync(page.GetByRole(AriaRole.Button, new() { Name = "Remind me next week" }));

        await page.GetByRole(AriaRole.Button, new() { Name = "Remind me next week" }).Last.ClickAsync();
        await Expect(page.GetByText("I will remind you again on").Last).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("Group Chat")]
    [InlineData("General")]
    public async Task An_enrolment_begun_in_a_group_or_channel_goes_on_in_personal_chat_where_its_reminders_come_too(string place)
    {
        await OpenAsync(place);
        await MentionAsync("start race to zero");
        await UntilAsync(enrolment => enrolment is not null);
        await MentionAsync("Asker", below: "Which municipality is this about?");
        await Expect(page.GetByText("in the chat between the two of us").Last).ToBeVisibleAsync();

        await OpenAsync("Personal");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Contact person" })).ToBeVisibleAsync();

        // Typed: of a card that was there when its chat was opened again the playground loses what is filled in.
        await SayAsync("Kari Nordmann", "contact-name");
        await SayAsync("kari.nordmann@asker.kommune.no", "contact-email");
        await PassDaysUntilVisibleAsync(page.GetByRole(AriaRole.Button, new() { Name = "Remind me next week" }));
    }

    [Fact]
    public async Task A_long_answer_grows_and_ends_with_its_source()
    {
        await Expect(Welcome).ToBeVisibleAsync();

        await TypeAsync("What does Klimalos store about me, and who can see it?");

        var grows = page.GetByRole(AriaRole.Paragraph).Filter(new() { HasText = "Looking up the answer …" });
        await Expect(grows).ToBeVisibleAsync();
        await Expect(page.GetByText("Source:").Last).ToBeVisibleAsync();
        await Expect(grows).ToHaveCountAsync(0);
    }

    private ILocator Welcome => page.GetByRole(AriaRole.Button, new() { Name = "Enrol in: Race to Zero" });

    private async Task OpenAsync(string place)
    {
        await Expect(Welcome.First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new Regex(place) }).ClickAsync();
    }

    /// <summary>Reminders come on working days.</summary>
    private static DateTimeOffset NextMonday()
    {
        var today = TimeProvider.System.GetUtcNow();
        return new DateTimeOffset(today.UtcDateTime.Date, TimeSpan.Zero).AddDays((8 - (int)today.DayOfWeek) % 7).AddHours(10);
    }

    /// <summary>Lets the calendar run; the bot's own job looks each second whether something is due.</summary>
    private async Task PassDaysUntilVisibleAsync(ILocator shown)
    {
        for (var day = 0; day < 60 && !await shown.First.IsVisibleAsync(); day++)
        {
            calendar.Advance(TimeSpan.FromDays(7));
            await page.WaitForTimeoutAsync(1_500);
        }

        await Expect(shown.First).ToBeVisibleAsync();
    }

    /// <summary>Types an answer, and waits until it is stored.</summary>
    private async Task SayAsync(string text, string step)
    {
        await TypeAsync(text);
        await AnsweredAsync(step);
    }

    private async Task TypeAsync(string text)
    {
        await Box.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The playground takes a moment to change the chat; what is typed before that is lost, and typed once more.</summary>
    /// <param name="below">What has been said in the thread that is meant, where a channel may show several.</param>
    private async Task MentionAsync(string text, string? below = null)
    {
        var box = Box;
        if (below is not null)
        {
            await Expect(page.GetByText(below).Last).ToBeVisibleAsync();
            var threads = page.GetByRole(AriaRole.Group).Filter(new() { HasText = below, Has = page.GetByRole(AriaRole.Textbox) });
            box = await threads.CountAsync() > 0 ? threads.Last.GetByRole(AriaRole.Textbox).Last : Box;
        }

        var entry = page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new Regex("Test Bot") }).First;
        for (var attempt = 1; attempt <= 6 && !await entry.IsVisibleAsync(); attempt++)
        {
            await box.ClickAsync();
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.PressAsync("Backspace");
            await page.Keyboard.TypeAsync("@Test");
            await page.WaitForTimeoutAsync(attempt * 1_000);
        }

        await entry.ClickAsync();
        await page.Keyboard.TypeAsync($" {text}");
        await page.Keyboard.PressAsync("Enter");
    }

    private ILocator Box => page.GetByRole(AriaRole.Textbox).Last;

    private Task AnsweredAsync(string step) => UntilAsync(enrolment => enrolment?.Answers.ContainsKey(step) == true);

    private async Task<int> AnswersAsync() =>
        (await bot.Services.GetRequiredService<IEnrolmentStore>().OfPersonAsync(Person, CancellationToken.None))[0].Answers.Count;

    private async Task UntilAsync(Func<Enrolment?, bool> condition)
    {
        var enrolments = bot.Services.GetRequiredService<IEnrolmentStore>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition(await enrolments.OfPersonAsync(Person, limit.Token) is [var enrolment, ..] ? enrolment : null))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
    }
}
