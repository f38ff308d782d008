using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Bot.Tests.Hosting;
using Klimalos.Reminders;
using Klimalos.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Bot.Tests.Kill;

/// <summary>
/// Days pass in a second while officials stay silent before a deadline, and the bot's process is killed again and again, also as it
/// plans, claims and sends. Each reminder must come out, once, and by day.
/// </summary>
public sealed class KilledRemindersTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int People = 12;
    private const int Kills = 5;

    /// <summary>A day in a second.</summary>
    private const double Speed = 86_400;

    private static readonly DateTimeOffset Start = new(2027, 1, 11, 6, 0, 0, TimeSpan.Zero);
    private static readonly Round Round = new("2027", "race-to-zero", new DateOnly(2027, 1, 1), new DateOnly(2027, 2, 5));

    private readonly TestFolder folder = new();
    private readonly HttpClient client = new();
    private readonly Random chance = new(20270111);
    private FakeConnector connector = null!;

    private string Store => $"Data Source={Path.Combine(folder.Path, "bot.db")}";

    public async Task InitializeAsync() => connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync()
    {
        client.Dispose();
        await connector.DisposeAsync();
        folder.Delete();
    }

    [Fact]
    public async Task Killed_again_and_again_the_bot_sends_every_reminder_once_and_by_day()
    {
        var watch = Stopwatch.StartNew();
        using var channel = new KilledChannel(connector);
        await OpenRoundAsync();
        var now = Start;
        for (var life = 0; life <= Kills; life++)
        {
            var began = Stopwatch.GetTimestamp();
            using var bot = await BotProcess.StartAsync(folder, channel.Port, $"--Clock:Start={now:O}", string.Create(CultureInfo.InvariantCulture, $"--Clock:Speed={Speed}"));
            if (life == 0)
                await BeginAllAsync(channel.Port);
            await Task.Delay(TimeSpan.FromMilliseconds(life == Kills ? 5_000 : chance.Next(700, 2_500)), TimeProvider.System);
            await bot.KillAsync();
            now += Stopwatch.GetElapsedTime(began) * Speed;
        }

        Check(now, watch);
    }

    private async Task OpenRoundAsync()
    {
        await using var services = new ServiceCollection().AddSqliteStore(Store).BuildServiceProvider();
        await services.GetRequiredService<IRoundStore>().PutAsync(new RoundEdit(Round, RoundEditKind.Opened), "test:secretariat", Start, CancellationToken.None);
    }

    private async Task BeginAllAsync(int port)
    {
        for (var person = 0; person < People; person++)
        {
            var script = EnrolmentScript.Messages(Start, EnrolmentScript.Municipalities[person]);
            for (var turn = 0; turn < 3; turn++)
            {
                using var answer = await client.PostAsJsonAsync(
                    $"http://127.0.0.1:{port}/api/messages", EnrolmentScript.Activity(connector, $"person{person}", turn, script[turn]));
                answer.EnsureSuccessStatusCode();
            }
        }
    }

    private void Check(DateTimeOffset end, Stopwatch watch)
    {
        var rows = Rows();
        var over = rows.Where(row => row.DueAt < end.AddDays(-4)).ToList();
        var sent = rows.Where(row => row.SentAt is not null).ToList();
        var messages = sent.Select(row => row.Message!).Distinct(StringComparer.Ordinal).ToList();
        var heard = connector.Sent.Where(activity => activity is { IsMessage: true, ReplyTo: null }).Select(activity => activity.RequestId!).ToList();
        output.WriteLine($"kills {Kills + 1}, days {(end - Start).TotalDays:0}, reminders due {over.Count}: sent {over.Count(row => row.SentAt is not null)}, "
            + $"cancelled {over.Count(row => row.State == "Cancelled")}, failed {over.Count(row => row.State == "Failed")}; messages {messages.Count}, "
            + $"brought {heard.Distinct(StringComparer.Ordinal).Count()}, repeated under the same id {heard.Count - heard.Distinct(StringComparer.Ordinal).Count()}, "
            + $"{watch.Elapsed.TotalSeconds:0} s");

        sent.Select(row => row.Enrolment).Distinct(StringComparer.Ordinal).Count().ShouldBe(People);
        over.ShouldAllBe(row => row.State == "Sent" || row.State == "Cancelled");
        over.Where(row => row.State == "Cancelled").ShouldAllBe(row => row.Reason == ReminderReason.Superseded);
        sent.ShouldAllBe(row => OfficeHours.IsOpen("NO", row.SentAt!.Value));
        sent.GroupBy(row => (row.Enrolment, row.Deadline, Day: OfficeHours.LocalDate("NO", row.SentAt!.Value))).ShouldAllBe(day => day.Count() == 1);
        heard.ShouldAllBe(id => messages.Contains(id));
        sent.Where(row => row.SentAt < end.AddDays(-4)).ShouldAllBe(row => heard.Contains(row.Message!));
    }

    private List<(string Enrolment, string Deadline, DateTimeOffset DueAt, string State, DateTimeOffset? SentAt, string? Message, string? Reason)> Rows()
    {
        using var connection = new SqliteConnection($"{Store};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("SELECT enrolment_id, deadline, due_at, state, sent_at, message_id, reason FROM reminder ORDER BY due_at", connection);
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string, DateTimeOffset, string, DateTimeOffset?, string?, string?)>();
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), reader.GetString(1), At(reader.GetString(2)), reader.GetString(3),
                reader.IsDBNull(4) ? null : At(reader.GetString(4)), reader.IsDBNull(5) ? null : reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetString(6)));
        }

        return rows;

        static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
