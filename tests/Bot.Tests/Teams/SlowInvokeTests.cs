using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;
using Klimalos.Conversations;
using Klimalos.Testing;

namespace Bot.Tests.Teams;

/// <summary>Teams waits five seconds for the answer to an invoke, whatever holds it up.</summary>
public sealed class SlowInvokeTests : TeamsTest, IDisposable
{
    private readonly ManualTimeProvider clock = new();
    private readonly ManualResetEventSlim release = new();
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => release.Dispose();

    [Theory]
    [InlineData("adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"answer","data":{"klimalos":{"step":"@command","value":"help"}}}}""")]
    [InlineData("task/submit", """{"data":{"klimalos":{"step":"@command","value":"help"}}}""")]
    public async Task What_takes_too_long_is_acknowledged_and_its_reply_comes_as_a_message(string name, string value)
    {
        var kari = Client();
        var slow = kari.SendAsync(kari.Activity("message").With("text", "slow"));
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

        var (status, body) = await clock.RunUntilAsync(kari.InvokeAsync(name, JsonNode.Parse(value)), TimeSpan.FromMilliseconds(20));

        status.ShouldBe(HttpStatusCode.OK);
        body.ValueKind.ShouldBe(JsonValueKind.Object);
        slow.IsCompleted.ShouldBeFalse("what holds it up still does");
        release.Set();
        await slow;
        (await clock.RunUntilAsync(Connector.MessagesAsync("a:kari", 2), TimeSpan.FromMilliseconds(20))).Select(message => message.Text).ShouldBe(["You said: slow", "You said: "]);
    }

    protected override Task<BotHost> StartAsync() => BotHost.StartAsync(Folder, Handle, clock);

    private TurnResult Handle(TurnInput input)
    {
        if (input.Incoming.Text is "slow")
        {
            begun.SetResult();
            release.Wait(TimeSpan.FromSeconds(60)).ShouldBeTrue();
        }

        return BotHost.Echo(input);
    }
}
