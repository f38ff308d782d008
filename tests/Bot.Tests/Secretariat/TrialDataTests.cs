using Bot.Editing;
using Bot.Secretariat;
using Bot.Startup;
using Bot.Tests.Hosting;
using Bot.Trial;
using Bot.Verbs;
using Klimalos.Enrolments;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Secretariat;

public sealed class TrialDataTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Delete();

    [Fact]
    public void Made_up_municipalities_are_refused_in_Production()
    {
        string[] arguments = ["trial-data", "3", "--environment=Production"];
        using var error = new StringWriter();

        VerbList.Run(arguments, BotApplication.SourcesOf(arguments), TextReader.Null, TextWriter.Null, error).ShouldBe(VerbList.Problem);

        error.ToString().ShouldContain("refused in Production");
    }

    [Fact]
    public async Task On_a_later_day_they_go_on_from_where_they_were()
    {
        var before = await FillAsync("2026-08-01T08:00:00Z");
        var after = await FillAsync("2026-11-15T08:00:00Z");

        after.Count.ShouldBeGreaterThan(before.Count);
        foreach (var (id, history) in before)
            after[id].Take(history.Count).ShouldBe(history);
        after.Values.Sum(history => history.Count).ShouldBeGreaterThan(2 * before.Values.Sum(history => history.Count));
        after.Values.Count(history => history[^1].Kind is EnrolmentEventKind.Confirmed).ShouldBeGreaterThan(3);
    }

    /// <returns>The history of each enrolment, by its id.</returns>
    private async Task<Dictionary<string, IReadOnlyList<EnrolmentEvent>>> FillAsync(string start)
    {
        await using var bot = await BotHost.StartAsync(folder, arguments: $"--Clock:Start={start}");
        var data = new TrialData(bot.Services.GetRequiredService<CurrentContent>().Content, bot.Services, bot.Services.GetRequiredService<GuideClock>());
        await data.FillAsync(40);
        var histories = new Dictionary<string, IReadOnlyList<EnrolmentEvent>>(StringComparer.Ordinal);
        foreach (var standing in await bot.Services.GetRequiredService<StandingReader>().ReadAsync(CancellationToken.None))
            histories.Add(standing.Id, await bot.Services.GetRequiredService<IEnrolmentStore>().HistoryAsync(standing.Id, CancellationToken.None));
        return histories;
    }
}
