using Bot.Verbs;
using Discord.Fake;

namespace Bot.Tests.Discord;

/// <summary><c>-- register-discord-commands</c> with the real content, in a Discord that is strict about its rules.</summary>
public sealed class DiscordCommandsVerbTests : IAsyncLifetime
{
    private FakeDiscordHost host = null!;

    private FakeDiscord Discord => host.Discord;

    public async Task InitializeAsync() => host = await FakeDiscordHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Discord_gets_all_commands_with_names_in_every_language_and_takes_them()
    {
        (await RunAsync()).ShouldBe((0, "Discord has the commands now."));

        var commands = Discord.Rest.Commands();
        commands.Select(command => command!["name"]!.GetValue<string>()).ShouldBe(
            ["ask", "enrol", "continue", "status", "deadlines", "language", "help", "privacy", "campaign", "overview", "remind", "broadcast", "round"]);
        foreach (var command in commands)
            command!["name_localizations"]!.AsObject().Select(name => name.Key).ShouldBe(["no", "sv-SE", "da", "en-GB", "en-US"]);
        commands[8]!["name_localizations"]!["sv-SE"]!.GetValue<string>().ShouldBe("kampanj");
        commands[8]!["options"]![0]!["choices"]!.AsArray().Select(choice => choice!["value"]!.GetValue<string>()).ShouldContain("race-to-zero");
        commands.Skip(8).ShouldAllBe(command => command!["default_member_permissions"]!.GetValue<string>() == "32");
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_sent_when_nothing_changed()
    {
        await RunAsync();
        var before = Discord.Rest.Requests.Count(request => request.Method is "PUT");

        (await RunAsync()).ShouldBe((0, "Discord has them already; nothing was changed."));

        Discord.Rest.Requests.Count(request => request.Method is "PUT").ShouldBe(before);
    }

    /// <summary>Trap 12: double commands.</summary>
    [Fact]
    public async Task Commands_of_one_server_are_no_longer_those_of_all()
    {
        await RunAsync();

        await RunAsync(Discord.Guild);

        Discord.Rest.Commands().ShouldBeEmpty();
        Discord.Rest.Commands(Discord.Guild).Count.ShouldBe(13);
        Discord.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("klimanettverket")]
    [InlineData("1 2")]
    public async Task What_is_no_server_is_refused_with_how_to_write_it(string words) =>
        (await RunAsync(words.Split(' '))).ShouldBe((2, "Usage: register-discord-commands [SERVER_ID]"));

    [Fact]
    public async Task A_token_that_is_refused_is_told()
    {
        Discord.Token = "another";

        (await RunAsync()).Code.ShouldBe(1);
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        string[] arguments = ["register-discord-commands", .. words, $"--Discord:ApiBaseUrl={host.ApiBaseUrl}", $"--Discord:Token={FakeDiscord.BotToken}"];
        var code = await Task.Run(() => VerbList.Run(arguments, BotApplication.SourcesOf(arguments), TextReader.Null, output, output));
        return (code, output.ToString().Trim());
    }
}
