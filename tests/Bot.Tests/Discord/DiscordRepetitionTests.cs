using Bot.Tests.Hosting;
using Discord.Fake;

namespace Bot.Tests.Discord;

/// <summary>What comes twice, and what is answered without our hearing of it.</summary>
public sealed class DiscordRepetitionTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private FakeDiscordHost host = null!;
    private FakePerson kari = null!;

    private FakeDiscord Discord => host.Discord;

    public async Task InitializeAsync()
    {
        host = await FakeDiscordHost.StartAsync();
        kari = Discord.Person("Kari");
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Delete();
    }

    [Fact]
    public async Task An_interaction_that_comes_again_after_a_restart_leaves_its_answer_standing()
    {
        FakeInteraction asked;
        await using (await StartAsync("kort svar"))
        {
            asked = kari.Slash("help", inServer: true);
            (await asked.MessageAsync()).Content.ShouldBe("kort svar");
        }

        await using var next = await StartAsync("et annet svar");
        var before = Discord.Rest.Requests.Count;
        kari.Repeat(asked);
        await Discord.UntilAsync(() => Discord.Rest.Requests.Skip(before).Any(request => request.Path.EndsWith("/callback", StringComparison.Ordinal)));
        kari.Slash("status", inServer: true);
        await Discord.UntilAsync(() => kari.Received.Any(message => message.Content == "et annet svar"));

        kari.Received.Select(message => message.Content).ShouldBe(["kort svar", "et annet svar"]);
        Discord.Rest.Requests.ShouldNotContain(request => request.Method == "DELETE");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_long_answer_stands_there_once_though_the_answer_to_each_request_is_lost_once(bool isCommand)
    {
        var sentences = string.Concat(Enumerable.Range(0, 200).Select(number => $"Dette er setning nummer {number}. ")).Trim();
        await using var bot = await StartAsync(sentences);
        var lost = new HashSet<string>(StringComparer.Ordinal);
        Discord.Rest.After = (request, answer) => request.Path.Contains("messages", StringComparison.Ordinal) && answer.Status is 200
            && lost.Add($"{request.Method} {request.Body!["content"]}") ? FakeAnswer.Cut : answer;

        if (isCommand)
            kari.Slash("help");
        else
            kari.Say("fortell");
        await Discord.UntilAsync(() => string.Join(' ', kari.Received.Select(message => message.Content)).Trim().Length >= sentences.Length);

        string.Join(' ', kari.Received.Select(message => message.Content)).ShouldBe(sentences);
        lost.Count.ShouldBeGreaterThan(2);
        Discord.Violations.ShouldBeEmpty();
    }

    private async Task<BotHost> StartAsync(string answer)
    {
        var bot = await BotHost.StartAsync(
            folder, handle: input => BotHost.Say(input, answer), arguments: [$"--Discord:ApiBaseUrl={host.ApiBaseUrl}", $"--Discord:Token={FakeDiscord.BotToken}"]);
        await Discord.Gateway.ConnectedAsync();
        return bot;
    }
}
