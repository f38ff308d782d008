using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;

namespace Benchmarks;

/// <summary>Many officials who enrol at the same time; each sends the next message when the last one is acknowledged.</summary>
internal sealed class Load(FakeConnector connector)
{
    private const int People = 16;

    private readonly DateTimeOffset start = TimeProvider.System.GetUtcNow();
    private int conversations;

    /// <summary>Runs that many enrolments and waits until every message has its reply.</summary>
    /// <returns>The number of turns.</returns>
    public async Task<int> RunAsync(Uri bot, int enrolments)
    {
        connector.Forget();
        using var client = new HttpClient { BaseAddress = bot };
        var left = enrolments;
        await Task.WhenAll(Enumerable.Range(0, People).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await EnrolAsync(client, Interlocked.Increment(ref conversations));
        }));
        var turns = enrolments * Script(0).Count;
        await connector.UntilAsync(taken => taken.Count >= turns && taken.Sent.Select(sent => sent.ReplyTo).Distinct(StringComparer.Ordinal).Count() >= turns);
        return turns;
    }

    private IReadOnlyList<JsonNode> Script(int number) =>
        EnrolmentScript.Messages(start, EnrolmentScript.Municipalities[number % EnrolmentScript.Municipalities.Count]);

    private async Task EnrolAsync(HttpClient client, int number)
    {
        var conversation = $"bench-{number}";
        var script = Script(number);
        for (var turn = 0; turn < script.Count; turn++)
        {
            using var answer = await client.PostAsJsonAsync(
                "/api/messages", EnrolmentScript.Activity(connector, conversation, turn, script[turn]));
            answer.EnsureSuccessStatusCode();
        }
    }
}
