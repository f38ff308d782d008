using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Klimalos.BotFramework.Tests.DirectLine;

namespace Browser.Tests;

/// <summary>The Microsoft 365 Agents Playground, from npm, on a port of its own.</summary>
internal sealed class Playground : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(
        ChatHost.Root, "tests", "Browser.Tests", "node_modules", "@microsoft", "m365agentsplayground", "cli.js");

    private readonly Process process;

    private Playground(Process process, int port) => (this.process, Address) = (process, new Uri($"http://localhost:{port}/"));

    public Uri Address { get; }

    public static async Task<Playground> StartAsync(Uri bot)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(
            "node", [Program, "start", "-e", bot.AbsoluteUri, "-c", "msteams", "-p", $"{port}", "--disable-telemetry"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        var playground = new Playground(Process.Start(start)!, port);
        playground.process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await playground.process.StandardOutput.ReadLineAsync(limit.Token) is { } line && !line.Contains("Listening", StringComparison.Ordinal))
        {
            // It says when it is ready.
        }

        _ = playground.process.StandardOutput.ReadToEndAsync(CancellationToken.None); // A full pipe would stop it.
        return playground;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
