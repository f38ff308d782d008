using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Teams;

/// <summary>What is asked about people in a group or channel goes on in the chat with the person alone.</summary>
public sealed class PersonalChatTests : TeamsTest
{
    private const string Team = "19:team@thread.tacv2";
    private const string Alone = "a:29:kari";

    private TeamsClient Thread => field ??= Client($"{Team};messageid=1", "channel");

    [Fact]
    public async Task A_person_whom_the_bot_met_in_a_channel_only_is_asked_for_names_and_addresses_in_a_chat_of_their_own()
    {
        var said = await EnrolAskerAsync();

        Body(said).ShouldContain("i chatten mellom oss to");
        Body(said).ShouldNotContain("Input.Text");
        var made = Connector.Created.ShouldHaveSingleItem();
        made.GetProperty("members")[0].GetProperty("id").GetString().ShouldBe("29:kari");
        made.GetProperty("isGroup").GetBoolean().ShouldBeFalse();
        made.GetProperty("bot").GetProperty("id").GetString().ShouldBe("28:bot");
        made.GetProperty("tenantId").GetString().ShouldBe("asker");
        made.GetProperty("channelData").GetProperty("tenant").GetProperty("id").GetString().ShouldBe("asker");

        var asked = (await Connector.MessagesAsync(Alone, 1))[^1];
        StepOf(asked).ShouldBe("contact-name");
        Body(asked).ShouldContain("Input.Text");

        var alone = Client(Alone);
        await alone.SayAsync("Kari Nordmann");
        StepOf(await alone.SayAsync("kari@asker.kommune.no")).ShouldBe("endorse");
        StepOf(await Thread.SayAsync("fortsett")).ShouldBe("endorse", "what is not personal goes on in either");
        (await Bot.Services.GetRequiredService<ISharingStore>().ReachAsync("msteams:29:kari", default)).ShouldNotBeNull().Conversation.Id.ShouldBe(Alone);
    }

    [Fact]
    public async Task Who_has_a_chat_with_the_bot_is_asked_there()
    {
        await Client().SayAsync("hei");

        await EnrolAskerAsync();

        StepOf((await Connector.MessagesAsync("a:kari", 2))[^1]).ShouldBe("contact-name");
        Connector.Created.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_has_not_added_the_bot_is_told_so_and_asked_in_the_channel(bool isRefusedAtOnce)
    {
        var refusal = new Refusal(403, Code: "BotNotInConversationRoster", Message: "The bot is not part of the conversation roster.");
        if (isRefusedAtOnce)
            Connector.NoConversations = refusal;
        else
            Connector.Answer = sent => Task.FromResult(sent.Conversation == Alone ? refusal : null);

        var said = await EnrolAskerAsync();

        Body(said).ShouldContain("Klimalos er ikke lagt til hos deg");
        StepOf(said).ShouldBe("contact-name");
        StepOf(await Thread.SayAsync("Kari Nordmann")).ShouldBe("contact-email");
    }

    [Fact]
    public async Task A_question_in_between_does_not_ask_again_in_the_other_chat()
    {
        await EnrolAskerAsync();
        await Connector.MessagesAsync(Alone, 1);

        await Thread.SayAsync("Hva er Race to Zero?");
        await Thread.SayAsync("hjelp");

        Connector.Messages(Alone).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Asked_to_go_on_it_asks_there_once_more()
    {
        await EnrolAskerAsync();

        await Thread.SayAsync("fortsett");

        (await Connector.MessagesAsync(Alone, 2)).ShouldAllBe(asked => StepOf(asked) == "contact-name");
    }

    [Fact]
    public async Task The_members_of_a_team_tell_the_tenant_of_a_guest_and_are_read_page_by_page_once()
    {
        Connector.Members[Team] = [Page("29:ola", "asker", "ola-aad"), Page("29:kari", "lier", "kari-in-lier")];

        await Thread.SayAsync("hei");
        await Thread.SayAsync("hjelp");

        (await Bot.Services.GetRequiredService<ISharingStore>().FactsAsync("msteams:29:kari", default)).Tenant.ShouldBe("lier");
        Connector.PagesRead.ShouldBe(2);
    }

    [Fact]
    public async Task A_service_that_does_not_tell_its_members_does_not_keep_the_bot_from_answering()
    {
        await Thread.SayAsync("hei");

        (await Bot.Services.GetRequiredService<ISharingStore>().FactsAsync("msteams:29:kari", default)).Tenant.ShouldBe("asker");
    }

    private async Task<SentActivity> EnrolAskerAsync()
    {
        await Thread.SayAsync("hei");
        await Thread.SayAsync("meld på race to zero");
        return await Thread.SayAsync("Asker");
    }

    private static JsonElement Page(string id, string tenant, string directoryId) =>
        JsonElement.Parse(new JsonArray(new JsonObject { ["id"] = id, ["tenantId"] = tenant, ["aadObjectId"] = directoryId }).ToJsonString());

    private static string Body(SentActivity activity) => activity.Json.GetProperty("attachments")[0].GetProperty("content").GetProperty("body").GetRawText();

    private static string? StepOf(SentActivity activity) =>
        activity.Json.GetProperty("channelData").GetProperty("klimalos").GetProperty("step").GetString();
}
