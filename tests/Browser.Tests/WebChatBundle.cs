using System.Diagnostics;
using Klimalos.BotFramework.Tests.DirectLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Browser.Tests;

/// <summary>The real Web Chat client from npm, and a page that does nothing but start it.</summary>
public sealed class WebChatBundle : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(ChatHost.Root, "tests", "Browser.Tests");

    private const string Page =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Web Chat</title>
        <style>html, body, #chat { height: 100%; margin: 0 }</style>
        <div id="chat"></div>
        <script src="/webchat.js"></script>
        <script>
          (async () => {
            const user = { id: 'dl_webchat', name: 'Ada' };
            const headers = { 'content-type': 'application/json' };
            const body = JSON.stringify({ user });
            const { token } = await (await fetch('/v3/directline/tokens/generate', { method: 'POST', headers, body })).json();
            const domain = location.origin + '/v3/directline';
            const webSocket = !location.search.includes('polling');
            window.directLine = WebChat.createDirectLine({ token, domain, webSocket });
            window.states = [];
            directLine.connectionStatus$.subscribe(state => window.states.push(state));
            WebChat.renderWebChat({ directLine, userID: user.id, locale: 'en-US' }, document.getElementById('chat'));
          })();
        </script></html>
        """;

    private static string Bundle => Path.Combine(Folder, "node_modules", "botframework-webchat", "dist", "webchat.js");

    /// <summary>Installs the client, at the versions that package-lock.json names, unless it is there.</summary>
    public async Task InitializeAsync()
    {
        if (File.Exists(Bundle) && Directory.Exists(Path.Combine(Folder, "node_modules", "@microsoft", "m365agentsplayground")))
            return;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder })!;
        await npm.WaitForExitAsync();
        npm.ExitCode.ShouldBe(0, "npm could not install the Web Chat client");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static void Map(WebApplication app)
    {
        app.MapGet("/webchat.js", () => Results.File(Bundle, "text/javascript"));
        app.MapGet("/webchat", () => Results.Content(Page, "text/html"));
    }
}
