using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;

namespace Bot.Tests.Kill;

/// <summary>A channel whose bot dies now and then: it sends each message until it is acknowledged, always under the same id.</summary>
internal sealed class KilledChannel(FakeConnector connector) : IDisposable
{
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly DateTimeOffset start = TimeProvider.System.GetUtcNow();
    private readonly ConcurrentDictionary<string, byte> acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> municipalities = new(StringComparer.Ordinal);
    private int begun;
    private volatile bool isStopping;
    private int repetitions;

    public int Port { get; } = FreePort();

    public ICollection<string> Acknowledged => acknowledged.Keys;

    public IReadOnlyCollection<string> Conversations => [.. municipalities.Keys];

    /// <summary>How often a message was sent again.</summary>
    public int Repetitions => repetitions;

    public void StopStartingNewOnes() => isStopping = true;

    /// <summary>Waits until that many more messages are acknowledged.</summary>
    public async Task AcknowledgesAsync(int more)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var goal = acknowledged.Count + more; acknowledged.Count < goal;)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }

    /// <summary>One person's enrolments, one after the other.</summary>
    public async Task EnrolUntilToldToStopAsync(int person)
    {
        for (var number = 0; !isStopping; number++)
            await EnrolAsync($"person{person}-{number}");
    }

    public async Task EnrolAsync(string conversation)
    {
        var municipality = EnrolmentScript.Municipalities[Interlocked.Increment(ref begun)];
        municipalities[conversation] = municipality;
        var script = EnrolmentScript.Messages(start, municipality);
        for (var turn = 0; turn < script.Count; turn++)
            await SendUntilAcknowledgedAsync(EnrolmentScript.Activity(connector, conversation, turn, script[turn]));
    }

    /// <summary>Acknowledged messages that nothing replies to yet.</summary>
    public IReadOnlyList<string> Unanswered() =>
        [.. Acknowledged.Except(connector.Sent.Where(sent => sent.IsMessage).Select(sent => sent.ReplyTo!), StringComparer.Ordinal)];

    /// <summary>Messages with more replies than the same message got in the undisturbed conversation.</summary>
    public IReadOnlyList<string> Doubled() =>
    [
        .. Conversations.SelectMany(conversation => Replies(conversation).CountBy(reply => reply.ReplyTo!)
            .Where(turn => turn.Value > Replies("undisturbed").Count(reply => TurnOf(reply) == turn.Key[(turn.Key.LastIndexOf('-') + 1)..]))
            .Select(turn => turn.Key)),
    ];

    /// <summary>Conversations in which a reply came after one to a later message.</summary>
    public IReadOnlyList<string> Disordered() =>
    [
        .. Conversations.Where(conversation =>
        {
            var turns = Replies(conversation).Select(reply => int.Parse(TurnOf(reply), System.Globalization.CultureInfo.InvariantCulture)).ToList();
            return !turns.SequenceEqual(turns.Order());
        }),
    ];

    public bool ReadsLike(string conversation, string other) => Words(conversation).SequenceEqual(Words(other), StringComparer.Ordinal);

    public void Dispose() => client.Dispose();

    /// <summary>Each conversation is about a municipality of its own: its name, and the county with it, are left out.</summary>
    private IEnumerable<string> Words(string conversation) => Replies(conversation).Select(reply => TurnOf(reply) == "1"
        ? "1"
        : $"{TurnOf(reply)} {WordsOf(reply).Replace(municipalities[conversation], "", StringComparison.Ordinal)}");

    /// <summary>The replies without repetitions: a bot that dies between sending and recording sends again, under the same id.</summary>
    private IEnumerable<SentActivity> Replies(string conversation) =>
        connector.Messages(conversation).DistinctBy(reply => reply.RequestId, StringComparer.Ordinal);

    private static string TurnOf(SentActivity reply) => reply.ReplyTo![(reply.ReplyTo!.LastIndexOf('-') + 1)..];

    private static string WordsOf(SentActivity reply) =>
        reply.Text ?? reply.Json.GetProperty("attachments")[0].GetProperty("content").GetProperty("fallbackText").GetString()!;

    private async Task SendUntilAcknowledgedAsync(JsonObject activity)
    {
        while (!await IsAcknowledgedAsync(activity))
        {
            Interlocked.Increment(ref repetitions);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        acknowledged[activity["id"]!.GetValue<string>()] = 0;
    }

    private async Task<bool> IsAcknowledgedAsync(JsonObject activity)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync($"http://127.0.0.1:{Port}/api/messages", activity);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
