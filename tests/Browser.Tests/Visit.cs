using Klimalos.BotFramework.Tests.DirectLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>A person in front of the page: a host, and a browser window of their own.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext window;

    private Visit(ChatHostParts parts, ChatHost host, IBrowserContext opened, IPage page) =>
        (Parts, Host, window, Page) = (parts, host, opened, page);

    public ChatHostParts Parts { get; }

    public ChatHost Host { get; private set; }

    public IPage Page { get; }

    public ScriptedReceiver Bot => (ScriptedReceiver)Parts.Receiver;

    /// <summary>What the page complained of: broken scripts, and anything that its content security policy stopped.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Visit> StartAsync(
        Chromium chromium, BrowserNewContextOptions? options = null, string path = "/", Action<WebApplication>? extend = null, Func<IPage, Task>? prepare = null)
    {
        var parts = new ChatHostParts { Receiver = Dialogue.Bot(), Extend = app => { MapDocument(app); extend?.Invoke(app); } };
        var host = await ChatHost.StartAsync(parts);
        var settings = options ?? new();
        settings.Locale ??= "nb-NO";
        var context = await chromium.Browser.NewContextAsync(settings);
        var page = await context.NewPageAsync();
        var visit = new Visit(parts, host, context, page);
        page.PageError += (_, error) => visit.Complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                visit.Complaints.Add(message.Text);
        };
        if (prepare is not null)
            await prepare(page);
        await page.GotoAsync(new Uri(host.Address, path).ToString());
        return visit;
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Shown(string text) => Page.GetByRole(AriaRole.Log).GetByText(text).Last;

    public async Task SayAsync(string text)
    {
        await Page.Locator("#message").FillAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    public async Task StopHostAsync() => await Host.DisposeAsync();

    public async Task RestartHostAsync(int port) => Host = await ChatHost.StartAsync(Parts, port);

    public async ValueTask DisposeAsync()
    {
        await window.DisposeAsync();
        await Host.DisposeAsync();
    }

    private static void MapDocument(WebApplication app) =>
        app.MapGet("/documents/saksfremlegg.docx", () => Results.Bytes("PK\u0003\u0004"u8.ToArray(), "application/octet-stream", "saksfremlegg.docx"));
}
