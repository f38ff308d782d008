using System.Diagnostics;
using System.Globalization;
using Bot.Editing;
using Bot.Startup;
using Bot.Tests.Hosting;
using Klimalos;
using Klimalos.Conversations;
using Klimalos.Reminders;
using Klimalos.Storage;
using Klimalos.Testing;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Bot.Tests.Reminders;

/// <summary>
/// A year of all municipalities on all journeys, in virtual time over a real SQLite file: progress, answers to reminders, people who
/// cannot be reached, a week of downtime, and a crash every few days at each place where one can hurt.
/// </summary>
public sealed class SeasonTests(ITestOutputHelper output) : IDisposable
{
    private const string Secretary = "msteams:secretariat";
    private static readonly DateOnly FirstDay = new(2027, 1, 4);
    private static readonly DateOnly LastDay = new(2028, 1, 3);
    private static readonly Round RaceToZero = new("2027", "race-to-zero", new DateOnly(2027, 1, 1), new DateOnly(2027, 9, 15));
    private static readonly TimeOnly[] Looks = [new(1, 30), new(6, 59), new(8, 20), new(10, 5), new(13, 58), new(17, 0), new(22, 45)];

    private readonly TestFolder folder = new();
    private readonly Random chance = new(20270104);
    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2027, 1, 4, 0, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, int> figures = new(StringComparer.Ordinal);
    private SeasonBot bot = null!;

    public void Dispose() => folder.Delete();

    [Fact]
    public async Task A_year_of_all_municipalities_loses_no_reminder_and_sends_none_twice_at_night_or_on_a_day_off()
    {
        var watch = Stopwatch.StartNew();
        var files = ContentFolder.Read(ContentFolder.Find(null, AppContext.BaseDirectory));
        var content = new CurrentContent(Content.Load(files), ContentPrint.Of(files));
        var towns = TownsOf(content.Content);
        await StartAsync(content);
        await bot.Rounds.PutAsync(new RoundEdit(RaceToZero, RoundEditKind.Opened), Secretary, clock.GetUtcNow(), CancellationToken.None);
        await IntroduceAsync(towns);
        for (var day = FirstDay; day <= LastDay; day = day.AddDays(1))
            await LiveAsync(day, towns, content);

        await bot.DisposeAsync();
        try
        {
            Check(towns);
        }
        finally
        {
            var text = string.Join(", ", figures.OrderBy(figure => figure.Key, StringComparer.Ordinal).Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Key} {figure.Value}")));
            output.WriteLine($"A season: {text}; {watch.Elapsed.TotalSeconds:F0} s");
        }
    }

    private static List<SeasonTown> TownsOf(Content content)
    {
        var seed = 0;
        return
        [
            .. from municipality in content.Municipalities.All
               from journey in content.Journeys.Values
               where journey.Countries.Contains(municipality.Country)
               let round = journey.Id == RaceToZero.JourneyId ? RaceToZero : content.Rounds.First(round => round.JourneyId == journey.Id)
               select new SeasonTown(municipality, journey, round, ++seed),
        ];
    }

    private async Task StartAsync(CurrentContent content)
    {
        if (bot is not null)
            await bot.DisposeAsync();
        bot = new SeasonBot(System.IO.Path.Combine(folder.Path, "season.db"), content, clock, [Secretary]);
        await bot.StartAsync();
        Count("starts");
    }

    /// <summary>Everybody but one in fifty has written to the bot, so that it can write to them.</summary>
    private async Task IntroduceAsync(IEnumerable<SeasonTown> towns)
    {
        var people = towns.SelectMany(town => town.Members).Append(Secretary).Distinct(StringComparer.Ordinal).ToArray();
        Count("people", people.Length);
        await Task.WhenAll(people.Select((person, number) => bot.Turns.CommitAsync(Introduction(person, isReachable: number % 50 != 7), CancellationToken.None)));
    }

    private TurnCommit Introduction(string person, bool isReachable) => new()
    {
        Conversation = new ConversationKey("msteams", $"own-{person}"),
        ActivityId = $"hello-{clock.GetUtcNow().UtcTicks}",
        At = clock.GetUtcNow(),
        State = new ConversationState(),
        Version = 0,
        PersonKey = person,
        PersonName = $"Name of {person}",
        IsNewlyHere = true,
        ReferenceJson = isReachable ? $$$"""{"channelId":"msteams","serviceUrl":"https://smba.example/","conversation":{"id":"own-{{{person}}}"}}""" : null,
    };

    private async Task LiveAsync(DateOnly day, IReadOnlyList<SeasonTown> towns, CurrentContent content)
    {
        // The bot is down for the first week of March, and over a weekend in the heat of August.
        var isDown = day is { Month: 3, Day: >= 1 and <= 7 } or { Month: 8, Day: >= 20 and <= 22 };
        foreach (var time in Looks)
        {
            clock.Advance(new DateTimeOffset(day.ToDateTime(time), TimeSpan.Zero) - clock.GetUtcNow());
            if (isDown)
                continue;
            await LookAsync(content);
            if (time.Hour == 10)
                await ProgressAsync(towns, day);
        }
    }

    private async Task LookAsync(CurrentContent content)
    {
        bot.Reminders.Next = chance.NextDouble() < 0.25 ? (Crash)chance.Next(1, 5) : Crash.None;
        try
        {
            await bot.Run.RunAsync(CancellationToken.None);
            if (bot.Reminders.Next is Crash.None)
            {
                await DeliverAsync();
                return;
            }
        }
        catch (ProcessDiedException)
        {
            Count("crashes");
        }

        await StartAsync(content);
        await DeliverAsync();
    }

    private async Task ProgressAsync(IEnumerable<SeasonTown> towns, DateOnly day)
    {
        var turns = towns.Select(town => town.On(day)).OfType<TurnCommit>().ToList();
        var version = 0;
        await Task.WhenAll(turns.Select(turn => CommitAsync(turn with { Conversation = new ConversationKey("test", $"{day:yyyyMMdd}-{version++}") })));
        Count("changes", turns.Count);
    }

    private async Task CommitAsync(TurnCommit turn) =>
        (await bot.Turns.CommitAsync(turn, CancellationToken.None)).ShouldBe(CommitOutcome.Committed);

    /// <summary>The channel takes most messages; some wait for another attempt, and some people have removed the bot. Some answer.</summary>
    private async Task DeliverAsync()
    {
        foreach (var pending in await bot.Outbox.PendingAsync(CancellationToken.None))
        {
            var luck = chance.NextDouble();
            if (luck < 0.01)
                continue;
            var record = luck < 0.02
                ? new DeliveryRecord(pending.Message.Id, DeliveryOutcome.Failed, clock.GetUtcNow(), Error: "The service answered 403.", IsUnreachable: true)
                : new DeliveryRecord(pending.Message.Id, DeliveryOutcome.Sent, clock.GetUtcNow());
            await bot.Outbox.RecordAsync(record, CancellationToken.None);
            Count(record.Outcome == DeliveryOutcome.Sent ? "messages delivered" : "messages refused");
            if (record.Outcome == DeliveryOutcome.Sent && luck > 0.8 && pending.Message.Reply.Choices is [{ Step: Command.Remind } button, ..])
                await AnswerAsync(button.Enrolment + button.Value[(button.Value.IndexOf(':', StringComparison.Ordinal) + 1)..], luck);
        }
    }

    private async Task AnswerAsync(string id, double luck)
    {
        var reminder = (await bot.Reminders.GetAsync(id, CancellationToken.None)).ShouldNotBeNull();
        var planned = reminder.Planned;
        ReminderChange change = luck switch
        {
            < 0.9 => new ReminderChange.Snoozed(planned.Enrolment, planned.Deadline, Planning.Again(planned, planned.Enrolment[..2], DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(3))),
            < 0.95 => new ReminderChange.Done(planned.Enrolment, planned.Deadline),
            < 0.97 => new ReminderChange.Wish(planned.Enrolment, reminder.Person!, IsWanted: false),
            _ => new ReminderChange.Acknowledged(id),
        };
        await CommitAsync(Introduction(reminder.Person!, isReachable: true) with
        {
            Conversation = new ConversationKey("test", id),
            Reminders = [new ReminderChange.Acknowledged(id), change],
            IsNewlyHere = false,
        });
        Count("answers");
    }

    /// <summary>Looks at what is in the file, past everything that wrote it.</summary>
    private void Check(IReadOnlyList<SeasonTown> towns)
    {
        using var connection = new SqliteConnection($"Data Source={System.IO.Path.Combine(folder.Path, "season.db")};Pooling=False");
        connection.Open();
        var countries = towns.ToDictionary(town => town.Enrolment.Id, town => town.Country, StringComparer.Ordinal);
        var rows = Rows(connection);
        var end = new DateTimeOffset(LastDay.ToDateTime(Looks[^1]), TimeSpan.Zero);
        figures["enrolments"] = towns.Count;
        figures["municipalities"] = towns.Select(town => town.Enrolment.Municipality).Distinct(StringComparer.Ordinal).Count();
        figures["reminders still ahead"] = rows.Count(row => row.State is "Due" && row.DueAt > end);
        figures["reminders due"] = rows.Count(row => row.State is not "Due" || row.DueAt <= end);
        foreach (var state in new[] { "Sent", "Acknowledged", "Failed", "Cancelled" })
            figures[state.ToLowerInvariant()] = rows.Count(row => row.State == state);
        foreach (var reason in rows.Where(row => row.State == "Cancelled").GroupBy(row => row.Reason, StringComparer.Ordinal))
            figures[$"cancelled because {reason.Key}"] = reason.Count();

        // None lost: each whose time has come was sent, cancelled or has failed.
        rows.Where(row => row.State is "Claimed" || (row.State is "Due" && row.DueAt <= end)).ShouldBeEmpty();
        (figures["sent"] + figures["acknowledged"] + figures["failed"] + figures["cancelled"]).ShouldBe(figures["reminders due"]);
        rows.Where(row => row.State is "Cancelled" or "Failed").ShouldAllBe(row => row.Reason != null);

        // None at night, on a weekend, on a holiday, in the lull.
        var sent = rows.Where(row => row.SentAt is not null).ToList();
        sent.Where(row => !OfficeHours.IsOpen(countries[row.Enrolment], row.SentAt!.Value)).ShouldBeEmpty();
        sent.ShouldAllBe(row => row.SentAt >= row.DueAt);

        // None twice: each has one message and each message is there once; nobody hears of a deadline twice on a day.
        var messages = sent.Select(row => row.Message!).Distinct(StringComparer.Ordinal).ToList();
        sent.ShouldAllBe(row => row.Message != null);
        Number(connection, "SELECT count(*) FROM outbox WHERE activity_id LIKE 'reminder %'").ShouldBe(messages.Count);
        Number(connection, "SELECT count(*) FROM outbox WHERE activity_id LIKE 'reminder %' AND id IN (SELECT message_id FROM reminder)").ShouldBe(messages.Count);
        sent.Where(row => row.State != "Failed").GroupBy(row => (row.Enrolment, row.Deadline, Day: OfficeHours.LocalDate(countries[row.Enrolment], row.SentAt!.Value)))
            .Where(group => group.Count() > 1).ShouldBeEmpty();
        figures["reminder messages"] = messages.Count;
        figures["digests"] = sent.GroupBy(row => row.Message, StringComparer.Ordinal).Count(message => message.Count() > 1);
        figures["unreachable people"] = Number(connection, "SELECT count(*) FROM unreachable_person");
        figures["told to the secretariat"] = Number(connection, "SELECT count(*) FROM escalation WHERE told_at IS NOT NULL");

        // The year was one in which all of this could have gone wrong.
        figures["municipalities"].ShouldBeGreaterThan(700);
        figures["crashes"].ShouldBeGreaterThan(20);
        foreach (var needed in new[] { "sent", "acknowledged", "failed", "digests", "told to the secretariat", "cancelled because done", "cancelled because superseded", "cancelled because snoozed", "cancelled because replanned" })
            figures.GetValueOrDefault(needed).ShouldBeGreaterThan(0, needed);
    }

    private static List<StoredReminder> Rows(SqliteConnection connection)
    {
        using var command = new SqliteCommand("SELECT enrolment_id, deadline, due_at, state, sent_at, message_id, reason FROM reminder", connection);
        using var reader = command.ExecuteReader();
        var rows = new List<StoredReminder>();
        while (reader.Read())
        {
            rows.Add(new StoredReminder(
                reader.GetString(0), reader.GetString(1), Instant(reader.GetString(2)), reader.GetString(3),
                reader.IsDBNull(4) ? null : Instant(reader.GetString(4)), reader.IsDBNull(5) ? null : reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetString(6)));
        }

        return rows;
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static int Number(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private void Count(string what, int number = 1) => figures[what] = figures.GetValueOrDefault(what) + number;

    private sealed record StoredReminder(
        string Enrolment, string Deadline, DateTimeOffset DueAt, string State, DateTimeOffset? SentAt, string? Message, string? Reason);
}
