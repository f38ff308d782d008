using System.Diagnostics;
using Bot.Tests.Hosting;
using Klimalos.Enrolments;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Bot.Tests.Kill;

/// <summary>
/// Kills the bot's process with SIGKILL at random moments while people enrol, and behaves as a channel does: what was not
/// acknowledged is sent again under the same id. In the end every conversation must read as one that nothing disturbed.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Kills = 22;
    private const int People = 8;

    private readonly TestFolder folder = new();
    private FakeConnector connector = null!;

    public async Task InitializeAsync() => connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync()
    {
        await connector.DisposeAsync();
        folder.Delete();
    }

    [Fact]
    public async Task Killed_again_and_again_the_bot_loses_no_acknowledged_message_and_handles_none_twice()
    {
        using var channel = new KilledChannel(connector);
        var clock = Stopwatch.StartNew();

        var people = Enumerable.Range(0, People).Select(channel.EnrolUntilToldToStopAsync).ToList();
        using var last = await KillAgainAndAgainAsync(channel);
        channel.StopStartingNewOnes();
        await Task.WhenAll(people);
        await channel.EnrolAsync("undisturbed");
        await connector.UntilAsync(_ => channel.Unanswered().Count == 0, TimeSpan.FromSeconds(30));

        var turns = channel.Acknowledged.Count;
        var (lost, doubled, disordered) = (channel.Unanswered(), channel.Doubled(), channel.Disordered());
        output.WriteLine($"kills {Kills}, enrolments {channel.Conversations.Count}, turns {turns}, sent again {channel.Repetitions}, "
            + $"lost {lost.Count}, doubled {doubled.Count}, out of order {disordered.Count}, {clock.Elapsed.TotalSeconds:0} s");
        lost.ShouldBeEmpty();
        doubled.ShouldBeEmpty();
        disordered.ShouldBeEmpty();
        channel.Conversations.ShouldAllBe(conversation => channel.ReadsLike(conversation, "undisturbed"));
        await EachStepIsAnsweredOnceAsync(channel.Conversations);
    }

    private async Task<BotProcess> KillAgainAndAgainAsync(KilledChannel channel)
    {
        var chance = new Random(20261121);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var bot = BotProcess.Launch(BotProcess.Program, BotProcess.Arguments(folder, channel.Port));
            if (kill % 5 != 4) // Else it may be killed while it starts, with all that the last one left undone.
                await channel.AcknowledgesAsync(chance.Next(1, 80));
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(kill % 5 != 4 ? 20 : 1500)), TimeProvider.System);
            await bot.KillAsync();
        }

        return await BotProcess.StartAsync(folder, channel.Port);
    }

    private async Task EachStepIsAnsweredOnceAsync(IReadOnlyCollection<string> conversations)
    {
        await using var services = new ServiceCollection()
            .AddSqliteStore($"Data Source={Path.Combine(folder.Path, "bot.db")}").BuildServiceProvider();
        var store = services.GetRequiredService<IEnrolmentStore>();
        foreach (var conversation in conversations)
        {
            var enrolment = (await store.OfPersonAsync($"test:user-of-{conversation}", default)).ShouldHaveSingleItem();
            enrolment.Status.ShouldBe(EnrolmentStatus.Confirmed);
            var history = await store.HistoryAsync(enrolment.Id, default);
            var answered = history.Where(line => line.Kind == EnrolmentEventKind.Answered).Select(line => line.Step).ToList();
            answered.Count.ShouldBe(EnrolmentScript.Steps);
            answered.ShouldBeUnique();
        }
    }
}
