using Klimalos.Storage;

namespace Klimalos.BotFramework.Tests.DirectLine;

/// <summary>The store's contract, in memory.</summary>
public sealed class InMemoryDirectLineStore : IDirectLineStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Conversation> conversations = new(StringComparer.Ordinal);

    public Task CreateAsync(string conversationId, string userId, DateTimeOffset at, CancellationToken cancellationToken) =>
        Locked(() => conversations.TryAdd(conversationId, new(userId)));

    public Task<string?> OwnerAsync(string conversationId, CancellationToken cancellationToken) =>
        Locked(() => conversations.GetValueOrDefault(conversationId)?.Owner);

    public Task<long> AppendAsync(string conversationId, string dedupKey, string activityJson, CancellationToken cancellationToken) =>
        Locked(() =>
        {
            var conversation = conversations[conversationId];
            if (conversation.Positions.TryGetValue(dedupKey, out var position))
                return position;
            conversation.Activities.Add(new(conversation.Activities.Count + 1, activityJson));
            return conversation.Positions[dedupKey] = conversation.Activities.Count;
        });

    public Task<IReadOnlyList<DirectLineActivity>> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<DirectLineActivity>>(() =>
            [.. conversations[conversationId].Activities.Where(activity => activity.Position > after).Take(limit)]);

    public Task SaveFileAsync(
        string conversationId, string fileId, string name, string contentType, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        Locked(() => conversations[conversationId].Files.TryAdd(fileId, new(name, contentType, bytes.ToArray())));

    public Task<DirectLineFile?> FileAsync(string conversationId, string fileId, CancellationToken cancellationToken) =>
        Locked(() => conversations.GetValueOrDefault(conversationId)?.Files.GetValueOrDefault(fileId));

    private Task<T> Locked<T>(Func<T> read)
    {
        lock (gate)
            return Task.FromResult(read());
    }

    private sealed record Conversation(string Owner)
    {
        public List<DirectLineActivity> Activities { get; } = [];

        public Dictionary<string, long> Positions { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, DirectLineFile> Files { get; } = new(StringComparer.Ordinal);
    }
}
