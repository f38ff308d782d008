using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The real Web Chat client works against our Direct Line.</summary>
[Collection(BrowserTests.Name)]
public sealed class WebChatTests(Chromium chromium) : IClassFixture<WebChatBundle>
{
    /// <summary>The client is large, and machines that test are busy.</summary>
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 30_000 };

    [Theory]
    [InlineData("/webchat")]
    [InlineData("/webchat?polling")]
    public async Task It_connects_sends_and_is_answered(string path)
    {
        await using var visit = await StartAsync(path);
        await Expect(visit.Page.GetByText("Velkommen til Klimalos").First).ToBeVisibleAsync(Patiently);

        await SayAsync(visit, "hello");

        await Expect(visit.Page.GetByText("Du skrev: hello").First).ToBeVisibleAsync(Patiently);
        await Expect(visit.Page.GetByText("Send failed")).ToHaveCountAsync(0);
        (await visit.Page.EvaluateAsync<int>("window.states.at(-1)")).ShouldBe(2);
    }

    [Fact]
    public async Task It_shows_a_card_and_submits_its_form()
    {
        await using var visit = await StartAsync("/webchat");
        await PressAsync(visit, "Start påmelding");
        await visit.Page.GetByLabel("Navn").FillAsync("Ada", new() { Timeout = 30_000 });
        await visit.Page.GetByLabel("E-post").FillAsync("ada@asker.kommune.no");
        // The client takes an empty number for one below its minimum.
        await visit.Page.GetByLabel("Innbyggere").FillAsync("1200");

        await PressAsync(visit, "Lagre og gå videre");

        await Expect(visit.Page.GetByText("Slutter kommunen seg til").First).ToBeVisibleAsync(Patiently);
        var value = visit.Bot.Received.Last().Value!.Value;
        value.GetProperty("contact-name").GetString().ShouldBe("Ada");
        value.GetProperty("klimalos").GetProperty("step").GetString().ShouldBe("contact-name");
    }

    [Fact]
    public async Task It_uploads_a_file()
    {
        await using var visit = await StartAsync("/webchat");
        await Expect(visit.Page.GetByText("Velkommen til Klimalos").First).ToBeVisibleAsync(Patiently);
        // Of a picture the client would first make a small one, and send what is written meanwhile without it.
        byte[] pdf = [.. "%PDF-1.4"u8];

        await visit.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "kart.pdf", MimeType = "application/pdf", Buffer = pdf });
        await SayAsync(visit, "a map");

        await Expect(visit.Page.GetByText("Takk for kart.pdf").First).ToBeVisibleAsync(Patiently);
        visit.Bot.Received.Last().Attachments!.Single().ContentType.ShouldBe("application/pdf");
    }

    [Fact]
    public async Task It_reconnects_when_the_bot_restarts()
    {
        await using var visit = await StartAsync("/webchat");
        await SayAsync(visit, "before");
        await Expect(visit.Page.GetByText("Du skrev: before").First).ToBeVisibleAsync(Patiently);
        var port = visit.Host.Address.Port;

        await visit.StopHostAsync();
        await visit.RestartHostAsync(port);
        await visit.Page.WaitForFunctionAsync("window.states.length > 2 && window.states.at(-1) === 2", null, new() { Timeout = 60_000 });
        await SayAsync(visit, "after");

        await Expect(visit.Page.GetByText("Du skrev: after").First).ToBeVisibleAsync(Patiently);
    }

    private Task<Visit> StartAsync(string path) => Visit.StartAsync(chromium, path: path, extend: WebChatBundle.Map);

    private static Task PressAsync(Visit visit, string title) =>
        visit.Page.GetByRole(AriaRole.Button, new() { Name = title }).First.ClickAsync(new() { Timeout = 30_000 });

    private static async Task SayAsync(Visit visit, string text)
    {
        var box = visit.Page.Locator("[data-id='webchat-sendbox-input']");
        await box.FillAsync(text, new() { Timeout = 30_000 });
        await box.PressAsync("Enter");
    }
}
