using Bot.Tests.Hosting;
using Discord.Fake;
using Klimalos.Enrolments;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Discord;

/// <summary>What the secretariat does in a server, by a role there.</summary>
public sealed class DiscordServerTests : IAsyncLifetime
{
    private const string Role = "777";

    private readonly TestFolder folder = new();
    private FakeDiscordHost host = null!;
    private FakePerson siri = null!;
    private FakePerson kari = null!;

    private FakeDiscord Discord => host.Discord;

    public async Task InitializeAsync()
    {
        host = await FakeDiscordHost.StartAsync();
        (siri, kari) = (Discord.Person("Siri"), Discord.Person("Kari"));
        siri.Roles.Add(Role);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Delete();
    }

    [Fact]
    public async Task A_server_that_the_secretariat_linked_with_a_campaign_begins_enrolments_in_it_also_after_a_restart()
    {
        await using (var bot = await StartAsync())
        {
            (await siri.Slash("campaign", Given("campaign", "covenant-of-mayors"), inServer: true).MessageAsync()).Text.ShouldContain("Covenant of Mayors");
            await kari.Slash("enrol", Given("municipality", "NO-3203"), inServer: true).MessageAsync();
            await Discord.UntilAsync(() => kari.Received.Any(message => message.Text.Contains("kontakt", StringComparison.OrdinalIgnoreCase)));
            (await OfAsync(bot, kari)).ShouldSatisfyAllConditions(
                enrolment => enrolment!.JourneyId.ShouldBe("covenant-of-mayors"),
                enrolment => enrolment!.Municipality.ShouldBe("NO-3203"));
        }

        await using var next = await StartAsync();
        var ola = Discord.Person("Ola");
        await ola.Slash("enrol", inServer: true).MessageAsync();
        (await OfAsync(next, ola))!.JourneyId.ShouldBe("covenant-of-mayors");

        (await siri.Slash("campaign", Given("campaign", "none"), inServer: true).MessageAsync()).Text.ShouldContain("ikke lenger knyttet");
        var eva = Discord.Person("Eva");
        await eva.Slash("enrol", inServer: true).MessageAsync();
        (await OfAsync(next, eva)).ShouldBeNull();
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Municipalities_are_suggested_from_the_countries_of_the_servers_campaign()
    {
        await using var bot = await StartAsync();
        await siri.Slash("campaign", Given("campaign", "klimaalliancen"), inServer: true).MessageAsync();

        var typed = kari.Type("enrol", "municipality", "a", inServer: true);
        await typed.AnsweredAsync();

        typed.Suggestions!.Select(choice => choice!["value"]!.GetValue<string>()[..2]).Distinct().ShouldBe(["DK"]);
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("remind")]
    [InlineData("broadcast")]
    [InlineData("round")]
    [InlineData("campaign")]
    public async Task A_command_of_the_secretariats_tells_others_whose_it_is(string command)
    {
        await using var bot = await StartAsync();

        (await kari.Slash(command, inServer: true).MessageAsync()).ShouldSatisfyAllConditions(
            answer => answer.Text.ShouldContain("for kampanjens sekretariat"),
            answer => answer.IsEphemeral.ShouldBeTrue());
        (await siri.Slash(command, inServer: true).MessageAsync()).Text.ShouldNotContain("for kampanjens sekretariat");
    }

    private static Dictionary<string, string> Given(string option, string value) => new() { [option] = value };

    private async Task<BotHost> StartAsync()
    {
        var bot = await BotHost.StartAsync(folder, arguments:
        [
            $"--Discord:ApiBaseUrl={host.ApiBaseUrl}", $"--Discord:Token={FakeDiscord.BotToken}", $"--Secretariat:Members:0=discord:role/{Discord.Guild}/{Role}",
        ]);
        await Discord.Gateway.ConnectedAsync();
        return bot;
    }

    private static async Task<Enrolment?> OfAsync(BotHost bot, FakePerson person) =>
        (await bot.Services.GetRequiredService<IEnrolmentStore>().OfPersonAsync($"discord:{person.Id}", default)).SingleOrDefault();
}
