using System.Diagnostics;
using System.Globalization;
using Klimalos.Storage.Sqlite;

namespace Klimalos.Storage.Tests.Sqlite;

public sealed class KilledProcessTests
{
    [Fact]
    public async Task A_process_killed_while_it_writes_leaves_a_whole_file_with_every_acknowledged_turn()
    {
        using var file = new DatabaseFile();
        var acknowledged = new List<string>();
        foreach (var kill in new[] { 1, 40, 333, 90, 700 })
        {
            acknowledged.AddRange(await WriteUntilKilledAsync(file, kill));
            await ShouldHoldAsync(file, acknowledged);
        }
    }

    /// <summary>Kills the writing process once it has acknowledged so many turns; returns all that it acknowledged.</summary>
    private static async Task<List<string>> WriteUntilKilledAsync(DatabaseFile file, int turns)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(KilledProcessTests).Assembly.Location);
        start.ArgumentList.Add(file.ConnectionString);
        using var process = Process.Start(start)!;
        var acknowledged = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // A line cut off by the kill is no acknowledgement.
            if (line.Split(' ') is [_, ['a', '-', _, ..]])
                acknowledged.Add(line);
            if (acknowledged.Count == turns)
                process.Kill();
        }

        await process.WaitForExitAsync();
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(turns);
        return acknowledged;
    }

    private static async Task ShouldHoldAsync(DatabaseFile file, List<string> acknowledged)
    {
        await using var database = file.Open();
        (await database.ReadAsync(session => session.First("PRAGMA integrity_check", row => row.GetString(0)), default)).ShouldBe("ok");
        var turns = new SqliteTurnStore(database);
        foreach (var line in acknowledged.Distinct(StringComparer.Ordinal))
        {
            var parts = line.Split(' ');
            var conversation = Program.Conversation(int.Parse(parts[0], CultureInfo.InvariantCulture));
            (await turns.IsHandledAsync(conversation, parts[1], default)).ShouldBeTrue(line);
        }

        for (var number = 0; number < Program.Conversations; number++)
            await ShouldBeWholeAsync(database, turns, number);
    }

    /// <summary>Every turn raised each version by one, and left one event and one message: so many there must be.</summary>
    private static async Task ShouldBeWholeAsync(SqliteDatabase database, SqliteTurnStore turns, int number)
    {
        var conversation = Program.Conversation(number);
        var version = (await turns.LoadAsync(conversation, Samples.Kari, default)).Version;
        var enrolment = string.Create(CultureInfo.InvariantCulture, $"e-{number}");
        var enrolments = new SqliteEnrolmentStore(database);
        ((await enrolments.GetAsync(enrolment, default))?.Version ?? 0).ShouldBe(version);
        (await enrolments.HistoryAsync(enrolment, default)).Count.ShouldBe((int)version);
        (await new SqliteOutbox(database).PendingAsync(default)).Count(delivery => delivery.Conversation == conversation).ShouldBe((int)version);
    }
}
