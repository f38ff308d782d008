using System.Text.Json.Nodes;
using Bot.Tests.Hosting;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Teams;

public sealed class InstallationTests : TeamsTest
{
    private const string Channel = "19:team@thread.tacv2";

    [Fact]
    public async Task Each_installation_is_welcomed_once_whatever_Teams_tells_of_it()
    {
        var kari = Client();

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
    public async Task The_welcome_is_in_the_language_of_the_installation_also_when_the_other_notice_comes_first()
    {
        var kari = Client();

        var first = kari.SendAsync(Added(kari, "28:bot", "29:kari"));
        await kari.SendAsync(kari.Activity("installationUpdate").With("action", "add").With("locale", "sv-SE"));
        await first;

        (await kari.LastAsync(1)).Json.GetProperty("locale").GetString().ShouldBe("sv-SE");
        kari.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_has_removed_the_bot_cannot_be_reached_until_they_are_back()
    {
        var sharing = Bot.Services.GetRequiredService<ISharingStore>();
        var kari = Client();
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
        await Client().SayAsync("hei");

        var moved = new TeamsClient(Bot, elsewhere, "a:kari");
        var activity = moved.Activity("message").With("text", "hjelp").With("id", "moved-1");
        await moved.RepliedAsync(activity);

        (await Bot.Services.GetRequiredService<IConversationStore>().ReferenceAsync(new ConversationKey("msteams", "a:kari"), default))
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
        var thread = Client($"{Channel};messageid=1", "channel");
        await thread.SayAsync("hei");
        var team = Client(Channel, "channel");
        var update = team.Activity("conversationUpdate");
        update["channelData"] = new JsonObject { ["eventType"] = eventType, ["channel"] = new JsonObject { ["id"] = Channel }, ["team"] = new JsonObject { ["id"] = Channel } };

        await team.SendAsync(update);

        var reference = await Bot.Services.GetRequiredService<IConversationStore>().ReferenceAsync(new ConversationKey("msteams", thread.Conversation), default);
        (reference is null).ShouldBe(isForgotten);
        await thread.SayAsync("hjelp");
        (await Bot.Services.GetRequiredService<IConversationStore>().ReferenceAsync(new ConversationKey("msteams", thread.Conversation), default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task In_a_channel_the_bot_answers_in_the_thread_and_the_enrolment_goes_on_in_personal_chat()
    {
        var thread = Client($"{Channel};messageid=1", "channel");
        await thread.SayAsync("start race to zero");
        var asked = await thread.SayAsync("Asker");
        asked.Conversation.ShouldBe($"{Channel};messageid=1");

        var alone = Client();
        var resumed = await alone.SayAsync("fortsett");

        resumed.Json.GetProperty("channelData").GetProperty("klimalos").GetProperty("step").GetString().ShouldBe("contact-name");
    }

    private static JsonObject Added(TeamsClient client, params string[] ids) => client.Activity("conversationUpdate").With("membersAdded", Accounts(ids));

    private static JsonArray Accounts(params string[] ids) => new([.. ids.Select(id => new JsonObject { ["id"] = id })]);
}
