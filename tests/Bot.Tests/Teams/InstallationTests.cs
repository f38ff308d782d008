using System.Text.Json.Nodes;
using Bot.Tests.Hosting;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Teams;

public sealed class InstallationTests : IAsyncLifetime
{
    private const string Channel = "19:team@thread.tacv2";

    private readonly TestFolder folder = new();
    private FakeConnector connector = null!;
    private BotHost bot = null!;

    public async Task InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        bot = await BotHost.StartAsync(folder);
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await connector.DisposeAsync();
        folder.Delete();
    }

    [Fact]
    public async Task Each_installation_is_welcomed_once_whatever_Teams_tells_of_it()
    {
        var kari = new TeamsClient(bot, connector);

        await Task.WhenAll(kari.InstallAsync(), kari.SendAsync(Added(kari, "28:bot", "29:kari")));
        await kari.LastAsync(1);
        await kari.SendAsync(Added(kari, "29:other"));
        await kari.SendAsync(kari.Activity("installationUpdate").With("action", "add-upgrade"));
        await kari.UninstallAsync();
        await kari.SendAsync(kari.Activity("conversationUpdate").With("membersRemoved", Accounts("28:bot")));
        await kari.InstallAsync();

        await kari.LastAsync(2);
        await kari.SayAsync("hei");
        kari.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_has_removed_the_bot_cannot_be_reached_until_they_are_back()
    {
        var sharing = bot.Services.GetRequiredService<ISharingStore>();
        var kari = new TeamsClient(bot, connector);
        await kari.InstallAsync();
        (await sharing.ReachAsync("msteams:29:kari", default)).ShouldNotBeNull();

        await kari.UninstallAsync();
        (await sharing.ReachAsync("msteams:29:kari", default)).ShouldBeNull();

        await kari.InstallAsync();
        (await sharing.ReachAsync("msteams:29:kari", default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_service_that_moved_is_followed()
    {
        await using var elsewhere = await FakeConnector.StartAsync();
        await new TeamsClient(bot, connector).SayAsync("hei");

        var moved = new TeamsClient(bot, elsewhere, "a:kari");
        var activity = moved.Activity("message").With("text", "hjelp").With("id", "moved-1");
        await moved.RepliedAsync(activity);

        (await bot.Services.GetRequiredService<IConversationStore>().ReferenceAsync(new ConversationKey("msteams", "a:kari"), default))
            .ShouldNotBeNull().ShouldContain(elsewhere.ServiceUrl);
    }

    [Theory]
    [InlineData("teamDeleted", true)]
    [InlineData("channelDeleted", true)]
    [InlineData("channelRenamed", false)]
    [InlineData("channelCreated", false)]
    [InlineData("teamRenamed", false)]
    [InlineData("teamArchived", false)]
    public async Task A_team_or_channel_that_is_gone_is_forgotten_with_its_threads(string eventType, bool isForgotten)
    {
        var thread = new TeamsClient(bot, connector, $"{Channel};messageid=1", "channel");
        await thread.SayAsync("hei");
        var team = new TeamsClient(bot, connector, Channel, "channel");
        var update = team.Activity("conversationUpdate");
        update["channelData"] = new JsonObject { ["eventType"] = eventType, ["channel"] = new JsonObject { ["id"] = Channel }, ["team"] = new JsonObject { ["id"] = Channel } };

        await team.SendAsync(update);

        var reference = await bot.Services.GetRequiredService<IConversationStore>().ReferenceAsync(new ConversationKey("msteams", thread.Conversation), default);
        (reference is null).ShouldBe(isForgotten);
        await thread.SayAsync("hjelp");
        (await bot.Services.GetRequiredService<IConversationStore>().ReferenceAsync(new ConversationKey("msteams", thread.Conversation), default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task In_a_channel_the_bot_answers_in_the_thread_and_the_enrolment_goes_on_in_personal_chat()
    {
        var thread = new TeamsClient(bot, connector, $"{Channel};messageid=1", "channel");
        await thread.SayAsync("start race to zero");
        var asked = await thread.SayAsync("Asker");
        asked.Conversation.ShouldBe($"{Channel};messageid=1");

        var alone = new TeamsClient(bot, connector);
        var resumed = await alone.SayAsync("fortsett");

        resumed.Json.GetProperty("channelData").GetProperty("klimalos").GetProperty("step").GetString().ShouldBe("contact-name");
    }

    private static JsonObject Added(TeamsClient client, params string[] ids) => client.Activity("conversationUpdate").With("membersAdded", Accounts(ids));

    private static JsonArray Accounts(params string[] ids) => new([.. ids.Select(id => new JsonObject { ["id"] = id })]);
}
