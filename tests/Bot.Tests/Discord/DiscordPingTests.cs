using Bot.Reminders;
using Bot.Secretariat;
using Bot.Tests.Hosting;
using Bot.Tests.Sharing;
using Discord.Fake;
using Klimalos.Reminders;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Discord;

/// <summary>What the bot says of its own accord in Discord: by direct message, in the channel that the secretariat chose, or both.</summary>
public sealed class DiscordPingTests : IAsyncLifetime
{
    private const string Unknown = "Hvor mange fliser er det på rådhustaket i Ulan Bator?";

    private readonly TestFolder folder = new();
    private FakeDiscordHost host = null!;
    private FakePerson siri = null!;
    private FakePerson kari = null!;

    private FakeDiscord Discord => host.Discord;

    public async Task InitializeAsync()
    {
        host = await FakeDiscordHost.StartAsync();
        (siri, kari) = (Discord.Person("Siri"), Discord.Person("Kari"));
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Delete();
    }

    [Fact]
    public async Task A_question_for_the_secretariat_comes_directly_and_in_the_channel_that_it_chose_and_pings_nobody()
    {
        await using var bot = await StartAsync();
        await siri.Slash("help", inServer: true).MessageAsync(); // Her direct messages are not open yet.
        await ChooseChannelAsync();

        await SayAsync(kari, Unknown);
        await SayAsync(kari, "spør sekretariatet");
        await SayAsync(kari, "ja");

        await Discord.UntilAsync(() => Direct(siri, "Ulan Bator").Any() && InChannel("Ulan Bator").Any());
        Direct(siri, "Ulan Bator").Count().ShouldBe(1);
        InChannel("Ulan Bator").Count().ShouldBe(1);
        Discord.Rest.Requests.ShouldContain(request => request.Path == "users/@me/channels");
        Discord.Rest.Messages.Where(message => message.Interaction is null).ShouldAllBe(message => message.Body["allowed_mentions"]!["parse"]!.AsArray().Count == 0);
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_digest_comes_in_the_channel_alone_when_no_member_takes_direct_messages()
    {
        await using var bot = await StartAsync("--Clock:Start=2026-11-02T10:00:00Z", "--Reminders:Every=0");
        await ChooseChannelAsync();
        siri.IsClosed = true;

        (await bot.Services.GetRequiredService<DigestSender>().SendIfDueAsync(default)).ShouldBeTrue();
        await Discord.UntilAsync(() => InChannel("Ukens oversikt").Any());

        Direct(siri, "Ukens oversikt").ShouldBeEmpty();
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_closed_direct_messages_and_no_other_way_is_named_so_and_the_secretariat_hears_of_it_directly_and_in_its_channel()
    {
        await using var bot = await StartAsync("--Clock:Start=2026-11-02T08:00:00Z", "--Clock:Speed=600", "--Reminders:Every=0");
        await BeginAsync();
        await SayAsync(siri, "hei");
        await ChooseChannelAsync();
        kari.IsClosed = true;

        await RemindAsync(bot);

        var store = bot.Services.GetRequiredService<IReminderStore>();
        await RunUntilAsync(bot, async () => (await store.UnreachableAsync(default)).Count == 1);
        (await store.UnreachableAsync(default)).Single().ShouldSatisfyAllConditions(
            person => person.Person.ShouldBe($"discord:{kari.Id}"),
            person => person.Error.ShouldBe("direct messages are closed (50007)"));
        await RunUntilAsync(bot, () => Task.FromResult(InChannel("Asker").Any() && Direct(siri, "Asker").Any(message => message.Text.Contains("Kari", StringComparison.Ordinal))));
        Discord.Rest.Requests.Count(request => request.Path == $"channels/{kari.Channel}/messages" && request.At > closedAt).ShouldBe(1, "a 403 is not tried again");
    }

    [Fact]
    public async Task A_reminder_that_closed_direct_messages_refuse_goes_the_next_way_to_the_same_person()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await StartAsync("--Clock:Start=2026-11-02T08:00:00Z", "--Clock:Speed=600", "--Reminders:Every=0");
        var teams = new Chat(connector, "29:kari", "Kari Nordmann");
        await teams.PressAsync(bot, "@start", "race-to-zero");
        await teams.SayAsync(bot, "Asker");
        var code = (await teams.PressAsync(bot, "@command", "link")).Code;
        await SayAsync(kari, code);
        await SayAsync(siri, "hei");
        kari.IsClosed = true;

        await RemindAsync(bot);
        var store = bot.Services.GetRequiredService<IReminderStore>();
        await Patience.UntilAsync(async () => (await store.ListAsync(new ReminderFilter(ReminderState.Failed), default)).Count == 1);
        await RunUntilAsync(bot, () => Task.FromResult(Reminders().Any()));

        Reminders().Count().ShouldBe(1);

        IEnumerable<SentActivity> Reminders() => teams.Told().Where(message => message.Json.GetRawText().Contains("@remind", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bare i denne kanalen", false, 0)]
    [InlineData("Som direktemelding og i denne kanalen", false, 1)]
    [InlineData("Som direktemelding og i denne kanalen", true, 0)]
    public async Task A_reminder_comes_in_the_channel_that_the_secretariat_chose_for_the_server_alone_or_too_and_pings_its_person(string way, bool isClosed, int direct)
    {
        await using var bot = await StartAsync("--Clock:Start=2026-11-02T08:00:00Z", "--Reminders:Every=0");
        await BeginAsync(inServer: true);
        await ChooseReminderChannelAsync(way);
        kari.IsClosed = isClosed;

        await RemindAsync(bot);
        await DeliveredAsync(bot);

        var ping = InChannel($"<@{kari.Id}>").ShouldHaveSingleItem();
        ping.Text.ShouldContain("Race to Zero");
        ping.Body["allowed_mentions"]!.ToJsonString().ShouldBe($$"""{"parse":[],"users":["{{kari.Id}}"]}""");
        ping.Components.ShouldBeEmpty();
        Direct(kari, "").Count(message => message.Components.Any()).ShouldBe(direct);
        (await FailedAsync(bot)).ShouldBeEmpty();
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_bot_may_not_write_in_the_chosen_channel_the_reminder_comes_directly()
    {
        await using var bot = await StartAsync("--Clock:Start=2026-11-02T08:00:00Z", "--Reminders:Every=0");
        await BeginAsync(inServer: true);
        await ChooseReminderChannelAsync("Bare i denne kanalen");
        Discord.Rest.Before = request => request.Path == $"channels/{Discord.GuildChannel}/messages" ? FakeAnswer.Error(403, 50013, "Missing Permissions") : null;

        await RemindAsync(bot);
        await DeliveredAsync(bot);

        Direct(kari, "").Count(message => message.Components.Any()).ShouldBe(1);
        (await FailedAsync(bot)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_reached_neither_directly_nor_in_the_chosen_channel_is_not_reached()
    {
        await using var bot = await StartAsync("--Clock:Start=2026-11-02T08:00:00Z", "--Reminders:Every=0");
        await BeginAsync(inServer: true);
        await ChooseReminderChannelAsync("Som direktemelding og i denne kanalen");
        kari.IsClosed = true;
        Discord.Rest.Before = request => request.Path == $"channels/{Discord.GuildChannel}/messages" ? FakeAnswer.Error(404, 10003, "Unknown Channel") : null;

        await RemindAsync(bot);
        await DeliveredAsync(bot);

        (await FailedAsync(bot)).ShouldHaveSingleItem().Reason.ShouldBe("direct messages are closed (50007)");
    }

    private DateTimeOffset closedAt;

    private async Task<BotHost> StartAsync(params string[] arguments)
    {
        var bot = await BotHost.StartAsync(folder, arguments:
        [
            $"--Discord:ApiBaseUrl={host.ApiBaseUrl}", $"--Discord:Token={FakeDiscord.BotToken}", $"--Secretariat:Members:0=discord:{siri.Id}", .. arguments,
        ]);
        await Discord.Gateway.ConnectedAsync();
        return bot;
    }

    private async Task BeginAsync(bool inServer = false)
    {
        kari.Slash("enrol", new Dictionary<string, string> { ["campaign"] = "race-to-zero", ["municipality"] = "NO-3203" }, inServer);
        await Discord.UntilAsync(() => kari.Received.Any(message => message.Components.Any(component => component["custom_id"]?.GetValue<string>() is ['f', ..])));
    }

    /// <summary>Says it directly, and waits for the answer.</summary>
    private async Task SayAsync(FakePerson person, string text)
    {
        var before = person.Received.Count;
        person.Say(text);
        await Discord.UntilAsync(() => person.Received.Count > before);
    }

    private async Task ChooseChannelAsync()
    {
        siri.SayInServer("bruk denne kanalen");
        await Discord.UntilAsync(() => InChannel("sekretariatets kanal").Any());
    }

    private async Task ChooseReminderChannelAsync(string way)
    {
        await SayAsync(siri, "hei");
        siri.SayInServer("påminnelser her");
        await Discord.UntilAsync(() => InChannel("Hvor skal påminnelser").Any());
        siri.PressLabelled(InChannel("Hvor skal påminnelser").Single(), way);
        await Discord.UntilAsync(() => InChannel("kommer fra nå av").Any());
    }

    private static Task DeliveredAsync(BotHost bot) =>
        Patience.UntilAsync(async () => (await bot.Services.GetRequiredService<IOutbox>().PendingAsync(default)).Count == 0);

    private static Task<IReadOnlyList<Reminder>> FailedAsync(BotHost bot) =>
        bot.Services.GetRequiredService<IReminderStore>().ListAsync(new ReminderFilter(ReminderState.Failed), default);

    private async Task RemindAsync(BotHost bot)
    {
        closedAt = Discord.Clock.GetUtcNow();
        await SayAsync(siri, "purr Asker");
        await SayAsync(siri, "ja");
        await bot.Services.GetRequiredService<ReminderRun>().RunAsync(default);
    }

    /// <summary>The clock runs: ten minutes a second.</summary>
    private static Task RunUntilAsync(BotHost bot, Func<Task<bool>> condition) => Patience.UntilAsync(async () =>
    {
        await bot.Services.GetRequiredService<ReminderRun>().RunAsync(default);
        return await condition();
    });

    private IEnumerable<FakeMessage> Direct(FakePerson person, string text) =>
        Discord.Rest.Messages.Where(message => message.Channel == person.Channel && message.Interaction is null && message.Text.Contains(text, StringComparison.Ordinal));

    private IEnumerable<FakeMessage> InChannel(string text) =>
        Discord.Rest.Messages.Where(message => message.Channel == Discord.GuildChannel && message.Interaction is null && message.Text.Contains(text, StringComparison.Ordinal));
}
