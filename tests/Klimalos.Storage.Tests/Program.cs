using System.Globalization;
using Klimalos.Storage.Sqlite;

namespace Klimalos.Storage.Tests;

/// <summary>Commits turns in several conversations as fast as it can and prints each that was acknowledged, until it is killed.</summary>
internal static class Program
{
    public const int Conversations = 8;

    public static async Task Main(string[] arguments)
    {
        await using var database = SqliteDatabase.Open(arguments[0]);
        var turns = new SqliteTurnStore(database);
        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(conversation => WriteAsync(turns, conversation)));
    }

    public static ConversationKey Conversation(int number) => new("msteams", string.Create(CultureInfo.InvariantCulture, $"c-{number}"));

    private static async Task WriteAsync(SqliteTurnStore turns, int number)
    {
        var enrolment = Samples.Enrolment(string.Create(CultureInfo.InvariantCulture, $"e-{number}"));
        var loaded = await turns.LoadAsync(Conversation(number), Samples.Kari, default);
        for (var version = loaded.Version; ; version++)
        {
            var activity = string.Create(CultureInfo.InvariantCulture, $"a-{version}");
            await turns.CommitAsync(
                Samples.Turn(activity, version, Conversation(number)) with
                {
                    Enrolment = new(enrolment, version),
                    Events = [Samples.Answered("endorse", "yes")],
                    Replies = [Samples.Message()],
                },
                default);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {activity}"));
        }
    }
}
