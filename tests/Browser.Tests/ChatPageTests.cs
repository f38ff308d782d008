using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class ChatPageTests(Chromium chromium)
{
    [Fact]
    public async Task A_form_and_its_buttons_are_answered_by_keyboard_alone()
    {
        await using var visit = await Visit.StartAsync(chromium);
        var keyboard = visit.Page.Keyboard;
        await Expect(visit.Button("Start påmelding")).ToBeVisibleAsync();

        await TabToAsync(visit.Page, "Start påmelding");
        await keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByLabel("Navn")).ToBeVisibleAsync();

        // From the pressed button the next stop is the first thing of what was answered, without any detour.
        await TabToAsync(visit.Page, "Navn", within: 3);
        await keyboard.PressAsync("Enter");
        await Expect(visit.Shown("Skriv navnet på kontaktpersonen.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByLabel("Navn")).ToBeFocusedAsync();
        await keyboard.TypeAsync("Kari Nordmann");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("ikke-en-adresse");
        await keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByLabel("E-post")).ToBeFocusedAsync();
        await Expect(visit.Page.GetByLabel("E-post")).ToHaveAttributeAsync("aria-invalid", "true");
        await keyboard.PressAsync("Control+A");
        await keyboard.TypeAsync("kari@asker.kommune.no");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("2045");
        await keyboard.PressAsync("Enter");

        await Expect(visit.Button("Ja")).ToBeVisibleAsync();
        await TabToAsync(visit.Page, "Ja");
        await keyboard.PressAsync("Space");
        await Expect(visit.Shown("Kontroller svarene")).ToBeVisibleAsync();
        await TabToAsync(visit.Page, "Skriv en melding");
        await keyboard.TypeAsync("takk");
        await keyboard.PressAsync("Shift+Enter");
        await keyboard.TypeAsync("for hjelpen");
        await keyboard.PressAsync("Enter");
        await Expect(visit.Shown("Du skrev: takk")).ToBeVisibleAsync();

        var form = visit.Bot.Received.Single(activity => activity.Value?.GetProperty("klimalos").GetProperty("step").GetString() == "contact-name").Value!.Value;
        form.GetProperty("contact-email").GetString().ShouldBe("kari@asker.kommune.no");
        form.GetProperty("net-zero-year").GetString().ShouldBe("2045");
        form.GetProperty("klimalos").GetProperty("enrolment").GetString().ShouldBe("e1");
        visit.Bot.Received.Last().Text.ShouldBe("takk\nfor hjelpen");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nb", ColorScheme.Light)]
    [InlineData("nb", ColorScheme.Dark)]
    [InlineData("sv", ColorScheme.Light)]
    [InlineData("sv", ColorScheme.Dark)]
    [InlineData("da", ColorScheme.Light)]
    [InlineData("da", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task The_page_has_no_accessibility_faults(string language, ColorScheme scheme)
    {
        await using var visit = await Visit.StartAsync(chromium, new() { Locale = language, ColorScheme = scheme });
        await FillThePageAsync(visit);
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", scheme == ColorScheme.Dark ? "dark" : "light");

        var result = await visit.Page.RunAxe();

        result.Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
        result.Passes.Length.ShouldBeGreaterThan(10);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task At_320_pixels_nothing_has_to_be_scrolled_sideways()
    {
        await using var visit = await Visit.StartAsync(chromium, new() { ViewportSize = new() { Width = 320, Height = 256 } });
        await FillThePageAsync(visit);

        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
        await Expect(visit.Button("Send")).ToBeAttachedAsync();
    }

    [Fact]
    public async Task After_a_reload_the_conversation_is_there_and_goes_on()
    {
        await using var visit = await Visit.StartAsync(chromium);
        await visit.Button("Start påmelding").ClickAsync();
        await Expect(visit.Page.GetByLabel("Navn")).ToBeVisibleAsync();

        await visit.Page.ReloadAsync();

        await Expect(visit.Page.GetByLabel("Navn")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".message.own")).ToContainTextAsync("Start påmelding");
        await visit.SayAsync("hei igjen");
        await Expect(visit.Shown("Du skrev: hei igjen")).ToBeVisibleAsync();
        visit.Bot.Received.Select(activity => activity.Conversation!.Id).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task When_the_bot_restarts_the_page_says_so_and_comes_back()
    {
        await using var visit = await Visit.StartAsync(chromium);
        await Expect(visit.Button("Start påmelding")).ToBeVisibleAsync();
        await visit.SayAsync("før");
        await Expect(visit.Shown("Du skrev: før")).ToBeVisibleAsync();
        var port = visit.Host.Address.Port;

        await visit.StopHostAsync();
        await Expect(visit.Page.GetByText("Forbindelsen er brutt.")).ToBeVisibleAsync();
        await visit.SayAsync("under");
        await visit.RestartHostAsync(port);

        await Expect(visit.Page.GetByText("Forbindelsen er tilbake.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(visit.Shown("Du skrev: under")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(visit.Page.Locator(".message.own")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Where_websockets_cannot_pass_the_page_asks_instead()
    {
        await using var visit = await Visit.StartAsync(chromium, prepare: page => page.AddInitScriptAsync(
            "window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.({}), 10); } close() {} send() {} };"));

        await Expect(visit.Button("Start påmelding")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await visit.SayAsync("hei");
        await Expect(visit.Shown("Du skrev: hei")).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task The_language_changes_at_once_and_the_bot_is_told_when_asked_to()
    {
        await using var visit = await Visit.StartAsync(chromium);
        await visit.Page.Locator("#language").SelectOptionAsync("sv");

        await Expect(visit.Button("Nytt samtal")).ToBeVisibleAsync();
        await visit.Button("Ja, svara på svenska").ClickAsync();
        await Expect(visit.Shown("språk: sv")).ToBeVisibleAsync();
        await visit.SayAsync("hej");
        await Expect(visit.Shown("Du skrev: hej (sv-SE)")).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await Expect(visit.Button("Nytt samtal")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_document_and_an_uploaded_file_can_be_saved()
    {
        await using var visit = await Visit.StartAsync(chromium);
        await visit.Button("Start påmelding").ClickAsync();
        await visit.Page.GetByLabel("Navn").FillAsync("Kari");
        await visit.Page.GetByLabel("E-post").FillAsync("kari@asker.kommune.no");
        await visit.Button("Lagre og gå videre").ClickAsync();
        await visit.Button("Ja").ClickAsync();
        var document = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Last ned saksfremlegget" }).ClickAsync());
        document.SuggestedFilename.ShouldBe("saksfremlegg.docx");

        await visit.Page.Locator("#file-input").SetInputFilesAsync(new FilePayload { Name = "liste.csv", MimeType = "text/csv", Buffer = "a;b"u8.ToArray() });
        await visit.Button("Send").ClickAsync();
        await Expect(visit.Shown("Takk for liste.csv.")).ToBeVisibleAsync();
        var file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "liste.csv" }).ClickAsync());
        file.SuggestedFilename.ShouldBe("liste.csv");
        (await File.ReadAllTextAsync(await file.PathAsync())).ShouldBe("a;b");
    }

    [Fact]
    public async Task A_file_is_chosen_and_sent_by_keyboard_alone()
    {
        await using var visit = await Visit.StartAsync(chromium);
        await Expect(visit.Button("Start påmelding")).ToBeVisibleAsync();
        visit.Page.FileChooser += (_, _) => { }; // From now on, and not only once the key is on its way, no window of the system opens.
        await Expect(visit.Page.Locator("#attach")).ToBeEnabledAsync();
        var chooser = await visit.Page.RunAndWaitForFileChooserAsync(() => visit.Page.Locator("#attach").PressAsync("Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = "Klimaplan 2030.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });

        await Expect(visit.Page.Locator("#message")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Shown("Takk for Klimaplan 2030.pdf.")).ToBeVisibleAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_choices_are_ticked_and_a_number_is_sent_as_it_is_written()
    {
        await using var visit = await Visit.StartAsync(chromium);
        await visit.Button("Start påmelding").ClickAsync();
        await Expect(visit.Shown("Jeg fant ikke noe tall i «mange».")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Navn").FillAsync("Kari");
        await visit.Page.GetByLabel("E-post").FillAsync("kari@asker.kommune.no");
        await visit.Page.GetByLabel("Innbyggere").FillAsync("2000000");
        await Expect(visit.Page.GetByLabel("Flom")).ToBeCheckedAsync();
        await visit.Page.GetByLabel("Storm").CheckAsync();
        await visit.Button("Lagre og gå videre").ClickAsync();
        await Expect(visit.Page.GetByLabel("Innbyggere")).ToHaveAttributeAsync("aria-invalid", "true");
        await visit.Page.GetByLabel("Innbyggere").FillAsync("1 234,5");
        await visit.Button("Lagre og gå videre").ClickAsync();
        await Expect(visit.Button("Ja")).ToBeVisibleAsync();

        var form = visit.Bot.Received.Single(activity => activity.Value?.GetProperty("klimalos").GetProperty("step").GetString() == "contact-name").Value!.Value;
        form.GetProperty("people").GetString().ShouldBe("1 234,5");
        form.GetProperty("risks").GetString().ShouldBe("flood,storm");
    }

    [Fact]
    public async Task A_file_of_the_wrong_kind_is_refused_before_it_is_sent()
    {
        await using var visit = await Visit.StartAsync(chromium);
        await visit.Page.Locator("#file-input").SetInputFilesAsync(new FilePayload { Name = "a.exe", MimeType = "application/octet-stream", Buffer = [1] });

        await Expect(visit.Page.GetByText("Denne filtypen kan ikke sendes.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Markdown_is_shown_and_never_run()
    {
        await using var visit = await Visit.StartAsync(chromium);
        await Expect(visit.Button("Start påmelding")).ToBeVisibleAsync();
        await visit.SayAsync("tekst");

        var bubble = visit.Page.Locator(".message.bot .bubble").Last;
        await Expect(bubble.Locator("strong")).ToHaveTextAsync("viktig");
        await Expect(bubble.Locator("ol > li")).ToHaveCountAsync(2);
        await Expect(bubble).ToContainTextAsync("<b>ikke HTML</b>");
        await Expect(bubble).ToContainTextAsync("5 * 3");
        (await bubble.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)")).ShouldBe(["https://www.c40.org/"]);
    }

    [Fact]
    public async Task A_pressed_card_takes_no_second_press()
    {
        await using var visit = await Visit.StartAsync(chromium);
        await visit.Button("Start påmelding").ClickAsync();
        var chosen = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start påmelding (valgt)" });

        await Expect(chosen).ToHaveAttributeAsync("aria-disabled", "true");
        await chosen.ClickAsync(new() { Force = true });
        await visit.SayAsync("ferdig");
        await Expect(visit.Shown("Du skrev: ferdig")).ToBeVisibleAsync();
        visit.Bot.Received.Count(activity => activity.Value is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_new_conversation_begins_empty_and_as_the_same_person()
    {
        await using var visit = await Visit.StartAsync(chromium);
        await Expect(visit.Button("Start påmelding")).ToBeVisibleAsync();
        await visit.SayAsync("gammel");
        await Expect(visit.Shown("Du skrev: gammel")).ToBeVisibleAsync();

        await visit.Button("Ny samtale").ClickAsync();
        await visit.Button("Start ny samtale").ClickAsync();
        await Expect(visit.Page.Locator(".message.own")).ToHaveCountAsync(0);
        await Expect(visit.Button("Start påmelding")).ToBeVisibleAsync();

        visit.Bot.Received.Select(activity => activity.Conversation!.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
        visit.Bot.Received.Select(activity => activity.From!.Id).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldStartWith("dl_");
    }

    /// <summary>Everything that the page can show at once: a form with errors, a choice, a summary, one's own words.</summary>
    internal static async Task FillThePageAsync(Visit visit)
    {
        await visit.Button("Start påmelding").ClickAsync();
        await visit.Page.GetByLabel("Navn").FillAsync("Kari Nordmann");
        await visit.Button("Lagre og gå videre").ClickAsync();
        await Expect(visit.Shown("Skriv en e-postadresse")).ToBeVisibleAsync();
        await visit.SayAsync("tekst");
        await Expect(visit.Shown("Dette er")).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(IPage page, string name, int within = 25)
    {
        for (var count = 0; count < within; count++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string>(
                "(document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent ?? '').trim()");
            if (focused.StartsWith(name, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"'{name}' is not reached within {within} steps.");
    }
}
