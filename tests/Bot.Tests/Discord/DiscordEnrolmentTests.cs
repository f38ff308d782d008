using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Tests.Hosting;
using Bot.Tests.Sharing;
using Discord.Fake;
using Klimalos.Enrolments;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Discord;

/// <summary>The real bot with the real content, in a Discord that is strict about its rules.</summary>
public sealed class DiscordEnrolmentTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TestFolder folder = new();
    private FakeDiscordHost host = null!;

    private FakeDiscord Discord => host.Discord;

    public async Task InitializeAsync() => host = await FakeDiscordHost.StartAsync();

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Delete();
    }

    [Theory]
    [InlineData("no", "Fyll ut")]
    [InlineData("sv-SE", "Fyll i")]
    [InlineData("da", "Udfyld")]
    [InlineData("en-GB", "Fill in")]
    public async Task An_official_enrols_by_slash_command_buttons_and_forms_in_each_language(string locale, string words)
    {
        await using var bot = await StartAsync();
        var kari = Discord.Person("Kari", locale);

        kari.Slash("enrol", new Dictionary<string, string> { ["campaign"] = "race-to-zero", ["municipality"] = "NO-3203" });
        var official = new DiscordOfficial(Discord, kari);
        await official.AnswerAllAsync(async () => (await OfAsync(bot, kari))?.Status is EnrolmentStatus.Confirmed);

        var enrolment = (await OfAsync(bot, kari))!;
        enrolment.Municipality.ShouldBe("NO-3203");
        enrolment.Answers["net-zero-year"].Value.ShouldBe("2045");
        enrolment.Answers.Count.ShouldBe(EnrolmentScript.Steps);
        official.Pressed.ShouldContain(words);
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enrolment_that_began_in_Teams_ends_in_Discord()
    {
        await using var bot = await StartAsync();
        await using var connector = await FakeConnector.StartAsync();
        var teams = new Chat(connector, "kari", "Kari Nordmann");
        await teams.PressAsync(bot, "@start", "race-to-zero");
        await teams.SayAsync(bot, "Asker");
        var code = (await teams.PressAsync(bot, "@command", "link")).Code;
        var kari = Discord.Person("Kari");

        kari.Say(code);
        await Discord.UntilAsync(() => kari.Received.Any(message => message.Components.Any()));
        kari.Slash("continue");
        await new DiscordOfficial(Discord, kari).AnswerAllAsync(async () => (await OfAsync(bot, teams.Key))?.Status is EnrolmentStatus.Confirmed);

        (await OfAsync(bot, teams.Key))!.Answers["net-zero-year"].By.ShouldBe($"discord:{kari.Id}");
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_of_a_restarted_bot_still_opens()
    {
        var kari = Discord.Person("Kari");
        await using (await StartAsync())
        {
            kari.Slash("enrol", new Dictionary<string, string> { ["campaign"] = "race-to-zero", ["municipality"] = "NO-3203" });
            await Discord.UntilAsync(() => kari.Received.Any(HasForm));
        }

        await using var bot = await StartAsync();
        var message = kari.Received.Last(HasForm);
        var opened = kari.Press(message, message.Components.Select(component => component["custom_id"]?.GetValue<string>()).First(id => id?[0] is 'f')!);
        await opened.AnsweredAsync();

        opened.Modal.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_else_reads_what_a_command_in_a_server_is_answered_with()
    {
        await using var bot = await StartAsync();
        var kari = Discord.Person("Kari");

        var asked = kari.Slash("help", inServer: true);
        (await asked.MessageAsync()).IsEphemeral.ShouldBeTrue();

        asked.AnsweredAfter!.Value.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        kari.PressLabelled(asked.Original!, asked.Original!.Components.First(component => component["label"] is not null && component["style"]?.GetValue<int>() is not 5)["label"]!.GetValue<string>());
        await Discord.UntilAsync(() => kari.Received.Count >= 2);
        kari.Received.ShouldAllBe(message => message.IsEphemeral);
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_custom_id_that_was_made_for_another_person_is_a_stale_button()
    {
        await using var bot = await StartAsync();
        var (kari, eve) = (Discord.Person("Kari"), Discord.Person("Eve"));
        kari.Slash("enrol", new Dictionary<string, string> { ["campaign"] = "race-to-zero", ["municipality"] = "NO-3203" });
        await Discord.UntilAsync(() => kari.Received.Any(HasForm));
        var before = (await OfAsync(bot, kari))!;

        var stolen = eve.Press(kari.Received.Last(HasForm), kari.Received.Last(HasForm).Components.First()["custom_id"]?.GetValue<string>()
            ?? kari.Received.Last(HasForm).Components.Select(component => component["custom_id"]?.GetValue<string>()).First(id => id?[0] is 'f')!);
        await stolen.AnsweredAsync();

        stolen.Modal.ShouldBeNull();
        (await OfAsync(bot, kari))!.Answers.Count.ShouldBe(before.Answers.Count);
        (await OfAsync(bot, eve)).ShouldBeNull();
    }

    [Fact]
    public async Task What_Discord_tells_twice_is_answered_once()
    {
        await using var bot = await StartAsync();
        var kari = Discord.Person("Kari");

        kari.Say("Hva er Race to Zero?", times: 3);
        await Discord.UntilAsync(() => kari.Received.Count > 0);
        kari.Say("hjelp");
        await Discord.UntilAsync(() => kari.Received.Count > 1);

        kari.Received.Count.ShouldBe(2);
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mention_in_a_server_is_answered_there_and_nobody_is_pinged()
    {
        await using var bot = await StartAsync();

        Discord.Person("Kari").SayInServer("hva er Race to Zero?");
        await Discord.UntilAsync(() => Discord.Rest.Messages.Any(message => message.Channel == Discord.GuildChannel));

        Discord.Rest.Messages.ShouldAllBe(message => message.Body["allowed_mentions"]!["parse"]!.AsArray().Count == 0);
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_are_answered_in_the_language_of_the_persons_Discord()
    {
        await using var bot = await StartAsync();
        var anna = Discord.Person("Anna", "sv-SE");
        await anna.Slash("help").MessageAsync();

        anna.SayInServer("");
        await Discord.UntilAsync(() => Discord.Rest.Messages.Any(message => message.Channel == Discord.GuildChannel));

        Discord.Rest.Messages.Last(message => message.Channel == Discord.GuildChannel).Body.ToJsonString(Readable).ShouldContain("Du kan fråga mig");
    }

    [Fact]
    public async Task Without_a_token_the_bot_starts_and_asks_Discord_nothing()
    {
        await using var bot = await BotHost.StartAsync(folder, arguments: $"--Discord:ApiBaseUrl={host.ApiBaseUrl}");

        (await bot.Client.GetStringAsync("/health/ready")).ShouldStartWith("Healthy");
        Discord.Rest.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Municipalities_and_questions_are_suggested_while_they_are_typed()
    {
        await using var bot = await StartAsync();
        var kari = Discord.Person("Kari");

        var places = kari.Type("enrol", "municipality", "aske");
        var questions = kari.Type("ask", "question", "frist");
        await places.AnsweredAsync();
        await questions.AnsweredAsync();

        places.Suggestions!.Select(choice => choice!["value"]!.GetValue<string>()).ShouldContain("NO-3203");
        questions.Suggestions!.Count.ShouldBeInRange(2, 25);
        Discord.Violations.ShouldBeEmpty();
    }

    /// <summary>What is said before the bot is connected, Discord does not tell it.</summary>
    private async Task<BotHost> StartAsync()
    {
        var bot = await BotHost.StartAsync(folder, arguments: [$"--Discord:ApiBaseUrl={host.ApiBaseUrl}", $"--Discord:Token={FakeDiscord.BotToken}"]);
        await Discord.Gateway.ConnectedAsync();
        return bot;
    }

    private static bool HasForm(FakeMessage message) => message.Components.Any(component => component["custom_id"]?.GetValue<string>() is ['f', ..]);

    private static Task<Enrolment?> OfAsync(BotHost bot, FakePerson person) => OfAsync(bot, $"discord:{person.Id}");

    private static async Task<Enrolment?> OfAsync(BotHost bot, string person) =>
        (await bot.Services.GetRequiredService<IEnrolmentStore>().OfPersonAsync(person, default)).SingleOrDefault();
}
