using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Klimalos.BotFramework.Tests.DirectLine;
using Klimalos.BotFramework.Tests.Fakes;

namespace Browser.Tests.Sdk;

/// <summary>The channel of <c>channel.js</c>: Microsoft's SDK for JavaScript in a process of its own.</summary>
internal sealed class SdkChannel : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(ChatHost.Root, "tests", "Browser.Tests", "Sdk", "channel.js");

    private readonly Process process;

    private SdkChannel(Process process, int port) =>
        (this.process, ServiceUrl) = (process, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    /// <summary>Of its Connector service.</summary>
    public string ServiceUrl { get; }

    public static async Task<SdkChannel> StartAsync(FakeLogin login)
    {
        var node = Process.Start(new ProcessStartInfo("node", [Program, Forge.AppId, login.ChannelMetadata, login.EntraMetadata])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var started = JsonElement.Parse(await node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The SDK's channel did not start."));
        return new SdkChannel(node, started.GetProperty("port").GetInt32());
    }

    /// <summary>The status with which the SDK would answer the request.</summary>
    public async Task<int> JudgeAsync(string? authorization, string activity) =>
        (await AskAsync(new JsonObject { ["op"] = "judge", ["header"] = authorization, ["activity"] = JsonNode.Parse(activity) })).GetProperty("status").GetInt32();

    /// <summary>Has the SDK's client post the activity to a bot.</summary>
    public async Task<(int Status, JsonElement Body)> PostAsync(Uri bot, string authorization, JsonObject activity)
    {
        var answer = await AskAsync(new JsonObject
        {
            ["op"] = "post",
            ["url"] = bot.AbsoluteUri,
            ["header"] = authorization,
            ["serviceUrl"] = ServiceUrl,
            ["activity"] = activity.DeepClone(),
        });
        return (answer.GetProperty("status").GetInt32(), answer.TryGetProperty("body", out var body) ? body : default);
    }

    /// <summary>What its Connector service took, as soon as there is something of the kind.</summary>
    public async Task<JsonElement[]> TakenAsync(Func<JsonElement, bool> until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            JsonElement[] taken = [.. (await AskAsync(new JsonObject { ["op"] = "taken" })).GetProperty("taken").EnumerateArray()];
            if (taken.Any(until))
                return taken;
            patience.IsCancellationRequested.ShouldBeFalse($"Taken so far: {string.Join(' ', taken.Select(each => each.ToString()))}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<JsonElement> AskAsync(JsonObject question)
    {
        await process.StandardInput.WriteLineAsync(question.ToJsonString());
        var answer = JsonElement.Parse(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The SDK's channel has ended."));
        answer.TryGetProperty("problem", out var problem).ShouldBeFalse(problem.ToString());
        return answer;
    }
}
