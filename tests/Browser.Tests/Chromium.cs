using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>One browser for all tests. It is the system's chromium, or the one that CHROMIUM_PATH names.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Executable = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();

        // Patience for a busy machine: a test that passes waits no longer for it.
        Assertions.SetDefaultExpectTimeout(30_000);
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
    }

    /// <summary>A browser that keeps its storage in the folder: opened there again, it is the same person's.</summary>
    public Task<IBrowserContext> OpenProfileAsync(string folder, string locale) =>
        playwright.Chromium.LaunchPersistentContextAsync(folder, new() { ExecutablePath = Executable, Args = Arguments, Locale = locale });

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}
