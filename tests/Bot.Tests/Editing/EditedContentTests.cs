using System.Net;
using System.Text.Json.Nodes;
using Bot.Editing;
using Bot.Tests.Hosting;
using Klimalos.Languages;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Editing;

/// <summary>The real bot on a copy of the content, edited on the disk while it runs.</summary>
public sealed class EditedContentTests : IAsyncLifetime
{
    private const string Question = "Hva koster det å være med i Race to Zero?";
    private const string Article = "resources/knowledge/r2z-cost.nb.md";
    private const string Body = "Vi har ikke funnet noen deltakeravgift";

    private readonly TestFolder folder = new();
    private readonly TestLog log = new();
    private ContentCopy content = null!;
    private FakeConnector connector = null!;
    private int sent;

    public async Task InitializeAsync()
    {
        content = new ContentCopy(folder);
        connector = await FakeConnector.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await connector.DisposeAsync();
        folder.Delete();
    }

    [Fact]
    public async Task An_edited_article_and_an_edited_text_are_said_without_a_restart()
    {
        await using var bot = await StartAsync();
        (await AskAsync(bot, Question)).ShouldContain(Body);

        content.Edit(Article, Body, "Deltakelsen er gratis fra og med i dag");
        content.Edit("resources/texts/conversation.nb.resx", ">Kilde: {title}.", ">Hentet fra: {title}.");

        await UntilAnsweredAsync(bot, Question, "Deltakelsen er gratis fra og med i dag");
        await UntilAnsweredAsync(bot, Question, "Hentet fra: ");
    }

    [Fact]
    public async Task A_broken_file_is_named_in_the_log_while_the_old_content_answers_and_is_taken_when_it_is_mended()
    {
        await using var bot = await StartAsync();

        content.Edit(Article, Body, "Ny avgift");
        content.Edit(Article, "topic:", "topick:");
        await Patience.UntilAsync(() => log.Lines.Any(line => line.Contains($"{Article}(", StringComparison.Ordinal)));
        var answer = await AskAsync(bot, Question);
        var ready = await HealthAsync(bot);
        var fromOutside = await HealthAsync(bot, ("X-Forwarded-For", "203.0.113.7"));

        answer.ShouldContain(Body);
        ready.ShouldStartWith("Degraded\ncontent: refused edit, ");
        ready.ShouldContain($"{Article}(");
        fromOutside.ShouldBe("Degraded");

        content.Edit(Article, "topick:", "topic:");
        await UntilAnsweredAsync(bot, Question, "Ny avgift");
        (await HealthAsync(bot)).ShouldBe("Healthy");
    }

    [Fact]
    public async Task An_enrolment_under_way_goes_on_when_its_journey_gets_a_step_and_loses_an_option_that_was_chosen()
    {
        await using var bot = await StartAsync();
        var script = EnrolmentScript.Messages(TimeProvider.System.GetUtcNow());
        foreach (var message in script.Take(15))
            await SayAsync(bot, message);
        (await SayAsync(bot, Press("platform", "other"))).ShouldBe("joint-reporting");

        await EditJourneyAsync(bot);

        (await SayAsync(bot, Press("joint-reporting", "yes"))).ShouldBe("platform", "its answer is no option any more");
        (await SayAsync(bot, Press("platform", "mycovenant"))).ShouldBe("largest-town", "the new step has been reached");
        (await SayAsync(bot, "Asker sentrum")).ShouldBe("climate-plan", "what was asked before the edit was answered");
        var enrolment = (await bot.Services.GetRequiredService<IEnrolmentStore>().OfPersonAsync("test:user-of-c", default)).ShouldHaveSingleItem();
        enrolment.Answers["joint-reporting"].Value.ShouldBe("yes");
        enrolment.Answers["net-zero-year"].Value.ShouldBe("2045");
        enrolment.Answers["largest-town"].Value.ShouldBe("Asker sentrum");
    }

    [Fact]
    public async Task Without_reloading_an_edit_waits_for_the_next_start()
    {
        await using var bot = await StartAsync("--Content:Reload=false");

        bot.Services.GetService<ContentReload>().ShouldBeNull();
        bot.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().ShouldNotContain(service => service is ContentWatcher);
        (await AskAsync(bot, Question)).ShouldContain(Body);
    }

    private Task<BotHost> StartAsync(params string[] arguments) =>
        BotHost.StartAsync(folder, log: log, arguments: [$"--Content:Path={content.Path}", .. arguments]);

    private async Task EditJourneyAsync(BotHost bot)
    {
        var current = bot.Services.GetRequiredService<CurrentContent>();
        var before = current.Edition;
        // What was released goes only with a new version.
        content.Edit("dialogs/race-to-zero.yaml", "version: 1\n", "version: 2\n");
        content.Edit(
            "dialogs/race-to-zero.yaml", "        options: [mycovenant, other]\n",
            "        options: [mycovenant, cdp]\n      - id: largest-town\n        kind: text\n");
        foreach (var language in LanguageExtensions.All)
        {
            var file = $"resources/journeys/race-to-zero.{language.Code()}.yaml";
            var text = await File.ReadAllTextAsync(content.PathOf(file));
            await File.WriteAllTextAsync(content.PathOf(file), text
                .Replace("      other:\n", "      cdp:\n", StringComparison.Ordinal)
                .Replace(
                    "  joint-reporting:\n",
                    "  largest-town:\n    label: Tettsted\n    question: Hva heter det største tettstedet?\n    help: Skriv navnet.\n  joint-reporting:\n",
                    StringComparison.Ordinal));
        }

        await Patience.UntilAsync(() => current.Edition != before || current.Refused.Count > 0);
        current.Refused.ShouldBeEmpty();
    }

    private static JsonObject Press(string step, string value) =>
        new() { ["klimalos"] = new JsonObject { ["step"] = step, ["value"] = value } };

    private static async Task<string> HealthAsync(BotHost bot, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await bot.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task UntilAnsweredAsync(BotHost bot, string question, string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await AskAsync(bot, question)).Contains(words, StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
    }

    /// <summary>Asks in a conversation of its own; returns the reply's words as they went over the wire.</summary>
    private async Task<string> AskAsync(BotHost bot, string question)
    {
        var conversation = $"asked-{++sent}";
        using var answer = await bot.PostAsync(ChannelActivity.Message(connector, conversation, question));
        return JsonNode.Parse((await connector.MessagesAsync(conversation, 1))[0].Json.GetRawText())!.ToJsonString(Readable);
    }

    /// <summary>Says it in the conversation of the enrolment; returns the step asked next.</summary>
    private async Task<string?> SayAsync(BotHost bot, JsonNode message)
    {
        var activity = EnrolmentScript.Activity(connector, "c", ++sent, message);
        using var answer = await bot.PostAsync(activity);
        var id = activity["id"]!.GetValue<string>();
        await connector.UntilAsync(taken => taken.Messages("c").Any(reply => reply.ReplyTo == id && StepOf(reply) is not null));
        return StepOf(connector.Messages("c")[^1]);
    }

    private static string? StepOf(SentActivity reply) =>
        JsonNode.Parse(reply.Json.GetRawText())!["channelData"]?["klimalos"]?["step"]?.GetValue<string>();

    private static readonly System.Text.Json.JsonSerializerOptions Readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
