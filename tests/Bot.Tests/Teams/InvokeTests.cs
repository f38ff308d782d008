using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;
using Klimalos.Languages;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Teams;

/// <summary>The table of invokes in docs/teams.md.</summary>
public sealed class InvokeTests : TeamsTest
{
    private TeamsClient Kari => field ??= Client();

    [Theory]
    [InlineData("adaptiveCard/action", """{"action":{"type":"Action.Submit"}}""", 400)]
    [InlineData("adaptiveCard/action", "null", 400)]
    [InlineData("adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"refresh","data":{}}}""", 400)]
    [InlineData("fileConsent/invoke", """{"type":"fileUpload","action":"accept","context":{"document":"forged"}}""", 400)]
    [InlineData("fileConsent/invoke", """[]""", 400)]
    [InlineData("task/fetch", """{"data":{}}""", 200)]
    [InlineData("task/fetch", "7", 200)]
    [InlineData("task/submit", """{"data":{"x":1}}""", 400)]
    [InlineData("task/submit", """{"data":{"klimalos":{"step":"@command","value":"help"}}}""", 200)]
    [InlineData("composeExtension/query", """{"commandId":"searchArticles","parameters":[{"name":"query","value":"kostnad"}]}""", 200)]
    [InlineData("composeExtension/query", """{"parameters":"none"}""", 200)]
    [InlineData("message/submitAction", """{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{}"}}""", 200)]
    [InlineData("message/submitAction", """{"actionName":"feedback","actionValue":{"reaction":"shrug"}}""", 400)]
    [InlineData("composeExtension/fetchTask", "{}", 501)]
    [InlineData("signin/verifyState", "{}", 501)]
    public async Task Each_invoke_is_answered_with_its_code(string name, string value, int code)
    {
        var (status, body) = await Kari.InvokeAsync(name, JsonNode.Parse(value));

        ((int)status).ShouldBe(code);
        if (code == 200)
            body.ValueKind.ShouldBe(JsonValueKind.Object);
        if (code == 400)
            body.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.error");
    }

    [Fact]
    public async Task The_search_of_the_compose_box_lists_articles_of_which_one_is_inserted_as_a_card()
    {
        var (_, body) = await Kari.InvokeAsync("composeExtension/query", JsonNode.Parse("""
            {"commandId":"searchArticles","parameters":[{"name":"query","value":"Hva koster det å være med i Race to Zero?"}],"queryOptions":{"skip":0,"count":3}}
            """));

        var found = body.GetProperty("composeExtension");
        found.GetProperty("type").GetString().ShouldBe("result");
        var attachments = found.GetProperty("attachments").EnumerateArray().ToArray();
        attachments.Length.ShouldBe(3);
        attachments[0].GetProperty("contentType").GetString().ShouldBe("application/vnd.microsoft.card.adaptive");
        attachments[0].GetProperty("content").GetRawText().ShouldContain("Kilde:");
        attachments[0].GetProperty("preview").GetProperty("content").GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Before_anything_is_typed_the_search_shows_an_article_of_each_subject()
    {
        var (_, body) = await Kari.InvokeAsync("composeExtension/query", JsonNode.Parse("""{"parameters":[{"name":"initialRun","value":"true"}]}"""));

        body.GetProperty("composeExtension").GetProperty("attachments").GetArrayLength().ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_thumb_down_with_words_below_an_answer_is_on_the_secretariats_list()
    {
        var answer = await Kari.SayAsync("Hva koster det å være med i Race to Zero?");
        answer.Json.GetProperty("channelData").GetProperty("feedbackLoop").GetProperty("type").GetString().ShouldBe("default");
        answer.Json.GetRawText().ShouldNotContain("@rate", customMessage: "Teams has thumbs of its own");

        // A person is slower than the note of what was sent.
        var outbox = Bot.Services.GetRequiredService<IOutbox>();
        while (await outbox.SentAsAsync(new ConversationKey("msteams", Kari.Conversation), answer.Id, default) is null)
            await Task.Yield();
        var (status, _) = await Kari.InvokeAsync(
            "message/submitAction",
            new JsonObject
            {
                ["actionName"] = "feedback",
                ["actionValue"] = new JsonObject { ["reaction"] = "dislike", ["feedback"] = """{"feedbackText":"Jeg savner tall fra 010275 12345"}""" },
            },
            answer.Id);

        status.ShouldBe(HttpStatusCode.OK);
        var noted = BotApplication.LoadQuestions(["questions", .. BotHost.Arguments(Folder)]).ShouldHaveSingleItem();
        (noted.Kind, noted.Article, noted.Language).ShouldBe((OpenQuestionKind.NotHelpful, "r2z-cost", Language.Nb));
        noted.Comments.ShouldBe(["Jeg savner tall fra ***"]);
    }

    [Fact]
    public async Task A_dialog_shows_the_step_that_is_asked_and_takes_its_answer()
    {
        await Kari.PressAsync(await Kari.SayAsync("hei"), "@start", "race-to-zero");
        await Kari.SayAsync("Asker");

        var (_, opened) = await Kari.InvokeAsync("task/fetch", JsonNode.Parse("{}"));
        var card = opened.GetProperty("task").GetProperty("value").GetProperty("card").GetProperty("content").GetRawText();
        card.ShouldContain("Input.Text");
        card.ShouldContain("Action.Submit");
        card.ShouldNotContain("Action.Execute", customMessage: "dialogs do not know it");

        var before = Kari.Count;
        var (_, taken) = await Kari.InvokeAsync(
            "task/submit", JsonNode.Parse("""{"data":{"klimalos":{"step":"contact-name"},"contact-name":"Ola","contact-email":"ola@asker.kommune.no"}}"""));
        taken.GetProperty("task").GetProperty("type").GetString().ShouldBe("message");
        (await Kari.LastAsync(before + 1)).Json.GetRawText().ShouldContain("\"step\":\"endorse\"");
    }
}
