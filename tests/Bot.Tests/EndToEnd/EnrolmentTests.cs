using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Tests.Hosting;
using Klimalos.Enrolments;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.EndToEnd;

/// <summary>The real guide with the real content, over HTTP.</summary>
public sealed partial class EnrolmentTests : IAsyncLifetime
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
    public async Task An_official_enrols_and_goes_on_after_each_restart_of_the_bot()
    {
        var script = EnrolmentScript.Messages(TimeProvider.System.GetUtcNow());
        for (var turn = 0; turn < script.Count;)
        {
            await using var bot = await BotHost.StartAsync(folder);
            for (var end = Math.Min(turn + 8, script.Count); turn < end; turn++)
                await SayAsync(bot, "asker", turn);
        }

        await using var last = await BotHost.StartAsync(folder);
        var enrolment = (await last.Services.GetRequiredService<IEnrolmentStore>().OfPersonAsync("test:user-of-asker", default)).ShouldHaveSingleItem();
        enrolment.Status.ShouldBe(EnrolmentStatus.Confirmed);
        enrolment.Municipality.ShouldBe("NO-3203");
        enrolment.Answers.Count.ShouldBe(EnrolmentScript.Steps);
        enrolment.Answers["net-zero-year"].Value.ShouldBe("2045");
    }

    [Fact]
    public async Task The_case_paper_opens_by_its_link_also_after_a_restart_and_no_other_link_does()
    {
        string path;
        await using (var bot = await BotHost.StartAsync(folder))
        {
            for (var turn = 0; turn <= 9; turn++)
                await SayAsync(bot, "asker", turn);
            path = DocumentPath().Match(connector.Messages("asker")[^1].Json.GetRawText()).Value;
        }

        await using var restarted = await BotHost.StartAsync(folder);
        using var paper = await restarted.Client.GetAsync(path);
        using var forged = await restarted.Client.GetAsync($"{path[..^3]}AAA");

        path.ShouldNotBeEmpty();
        paper.StatusCode.ShouldBe(HttpStatusCode.OK);
        paper.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        paper.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await paper.Content.ReadAsByteArrayAsync()).Take(2).ShouldBe("PK"u8.ToArray());
        forged.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("sjekkliste", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Sjekkliste Race to Zero Asker.docx")]
    [InlineData("sammendrag", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Sammendrag Race to Zero Asker.docx")]
    [InlineData("kalender", "text/calendar", "Kalender Race to Zero Asker.ics")]
    [InlineData("e-post til kampanjen", "text/plain", "E-post til kampanjen Race to Zero Asker.txt")]
    public async Task Each_document_that_is_asked_for_opens_by_its_link(string words, string type, string name)
    {
        await using var bot = await BotHost.StartAsync(folder);
        for (var turn = 0; turn <= 3; turn++)
            await SayAsync(bot, "asker", turn);
        await SayAsync(bot, "asker", 4, words);

        using var file = await bot.Client.GetAsync(DocumentPath().Match(connector.Messages("asker")[^1].Json.GetRawText()).Value);

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        file.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe(name);
    }

    private Task SayAsync(BotHost bot, string conversation, int turn) =>
        SayAsync(bot, conversation, turn, EnrolmentScript.Messages(TimeProvider.System.GetUtcNow())[turn]);

    private async Task SayAsync(BotHost bot, string conversation, int turn, JsonNode words)
    {
        var activity = EnrolmentScript.Activity(connector, conversation, turn, words);
        using var answer = await bot.PostAsync(activity);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await connector.UntilAsync(taken => taken.Messages(conversation).Any(reply => reply.ReplyTo == activity["id"]!.GetValue<string>()));
    }

    [GeneratedRegex("/documents/[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex DocumentPath();
}
