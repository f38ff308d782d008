using System.Collections.Concurrent;
using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Connector;
using Klimalos.Conversations;

namespace Bot.Teams;

/// <summary>
/// Who is in a group or team: a message tells the tenant of the place, and only the list of members the tenant of a guest
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context). Read page by page, kept in memory for an hour.
/// </summary>
public sealed partial class TeamsRoster(ConnectorClient connector, TimeProvider time, ILogger<TeamsRoster> logger)
{
    private const int MostPlaces = 500;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan FreshWithout = TimeSpan.FromMinutes(5);

    /// <summary>A large team takes longer; then the next message finds it read.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);

    /// <summary>What was heard, with the tenant and the directory's id of who said it as the list of members has them.</summary>
    public async Task<Incoming> WithMembershipAsync(Activity activity, Incoming incoming)
    {
        if (!incoming.HasPersonalChat || activity is not { ServiceUrl: { } service, Conversation.Id: { } conversation })
            return incoming;
        var id = activity.ChannelData.Member("team").Member("id").String() ?? conversation.Split(";messageid=")[0];
        if (await MemberAsync(service, id, incoming.From.Id) is not { } member)
            return incoming;
        return incoming with
        {
            From = incoming.From with
            {
                TenantId = TenantOf(member) ?? incoming.From.TenantId,
                DirectoryId = member.AadObjectId ?? incoming.From.DirectoryId,
            },
        };
    }

    private async Task<ChannelAccount?> MemberAsync(string service, string id, string person)
    {
        var place = places.GetValueOrDefault(id);
        if (place is null || IsStale(place, person))
        {
            if (places.Count >= MostPlaces)
                places.Clear();
            places[id] = place = new Place(ReadAsync(service, id), time.GetTimestamp());
        }

        try
        {
            return (await place.Members.WaitAsync(Patience, time)).GetValueOrDefault(person);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Who is not among the members may have joined since they were read.</summary>
    private bool IsStale(Place place, string person) =>
        place.Members.IsCompleted
        && time.GetElapsedTime(place.Read) > (place.Members.Result.ContainsKey(person) ? Fresh : FreshWithout);

    /// <summary>Nobody where the service does not tell: what the messages tell is used then.</summary>
    private async Task<IReadOnlyDictionary<string, ChannelAccount>> ReadAsync(string service, string id)
    {
        try
        {
            return (await connector.AllMembersAsync(service, id, CancellationToken.None)).ToDictionary(member => member.Id!, StringComparer.Ordinal);
        }
        catch (Exception problem)
        {
            LogNotRead(problem.Message);
            return new Dictionary<string, ChannelAccount>(StringComparer.Ordinal);
        }
    }

    private static string? TenantOf(ChannelAccount member) =>
        member.Properties is { } members && members.TryGetValue("tenantId", out var tenant) && ((JsonElement?)tenant).String() is { Length: > 0 } id ? id : null;

    private sealed record Place(Task<IReadOnlyDictionary<string, ChannelAccount>> Members, long Read);

    [LoggerMessage(Level = LogLevel.Information, Message = "The members of a group or team could not be read: {Cause}")]
    private partial void LogNotRead(string cause);
}
