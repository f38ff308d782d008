using System.Text.Json.Nodes;
using Bot.Startup;
using Bot.Tests.Hosting;
using Klimalos.Languages;
using Klimalos.Storage;

namespace Bot.Tests.EndToEnd;

/// <summary>From a pressed button to the secretariat's list, which is read beside the running bot.</summary>
public sealed class RatingTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private FakeConnector connector = null!;

    public async Task InitializeAsync() => connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync()
    {
        await connector.DisposeAsync();
        folder.Delete();
    }

    [Fact]
    public async Task A_question_without_an_answer_and_an_answer_that_did_not_help_are_on_the_list_without_personal_data()
    {
        await using var bot = await BotHost.StartAsync(folder);

        await SayAsync(bot, "Hvor får jeg parkeringstillatelse i sentrum? 010275 12345");
        await SayAsync(bot, "Hva koster det å være med i Race to Zero?");
        await SayAsync(bot, new JsonObject { ["klimalos"] = new JsonObject { ["step"] = "@rate", ["value"] = "not:r2z-cost" } });
        await SayAsync(bot, "Jeg savner tall, skriv til kari@asker.kommune.no");

        var list = BotApplication.LoadQuestions(["questions", .. BotHost.Arguments(folder)]);
        list.Select(question => (question.Kind, question.Text, question.Article, question.Language)).ShouldBe(
        [
            (OpenQuestionKind.NotHelpful, "Hva koster det å være med i Race to Zero?", "r2z-cost", Language.Nb),
            (OpenQuestionKind.Unanswered, "Hvor får jeg parkeringstillatelse i sentrum? ***", null, Language.Nb),
        ]);
        list[0].Comments.ShouldBe(["Jeg savner tall, skriv til ***"]);
    }

    [Fact]
    public void Where_there_is_no_store_none_is_made_and_the_setting_is_named()
    {
        Should.Throw<StartRefusedException>(() => BotApplication.LoadQuestions(["questions", .. BotHost.Arguments(folder)]))
            .Message.ShouldContain("ConnectionStrings:Store");

        Directory.EnumerateFiles(folder.Path).ShouldBeEmpty();
    }

    private async Task SayAsync(BotHost bot, JsonNode message)
    {
        var activity = EnrolmentScript.Activity(connector, "c", connector.Count, message);
        using var answer = await bot.PostAsync(activity);
        await connector.UntilAsync(taken => taken.Messages("c").Any(reply => reply.ReplyTo == activity["id"]!.GetValue<string>()));
    }
}
