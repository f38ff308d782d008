using System.Collections.Concurrent;
using Klimalos.Discord;
using Klimalos.Discord.Models;

namespace Bot.Discord;

/// <summary>What became of an interaction's first answer.</summary>
internal enum FirstAnswer
{
    Given,

    /// <summary>By an earlier process, or another: what was said then stands there.</summary>
    GivenBefore,

    /// <summary>Discord did not take it: too late, or at random.</summary>
    Refused,
}

/// <summary>An interaction that may still be answered by its token.</summary>
/// <param name="acknowledged">Ends when its first answer is given, or refused.</param>
/// <param name="isDeferred">The first answer was a promise, which the next one keeps.</param>
/// <param name="isEphemeral">Nobody else sees the answers.</param>
internal sealed class OpenInteraction(Interaction interaction, Task<FirstAnswer> acknowledged, bool isDeferred, bool isEphemeral)
{
    public Interaction Interaction { get; } = interaction;

    public Task<FirstAnswer> Acknowledged { get; } = acknowledged;

    public bool IsEphemeral { get; } = isEphemeral;

    /// <summary>"Thinking …" still stands there.</summary>
    public bool IsPromised { get; private set; } = isDeferred;

    public void PromiseKept() => IsPromised = false;
}

/// <summary>The interactions of the last quarter of an hour, by which their replies find them. Those of an earlier process are not known: their replies come as messages.</summary>
internal sealed class OpenInteractions(TimeProvider time)
{
    private const string Prefix = "interaction:";

    /// <summary>Some seconds short of the token's life.</summary>
    private static readonly TimeSpan Life = DiscordLimits.InteractionToken - TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, OpenInteraction> open = new(StringComparer.Ordinal);

    /// <summary>What replies refer to.</summary>
    public static string ReplyToId(Interaction interaction) => $"{Prefix}{interaction.Id}";

    public void Add(OpenInteraction interaction)
    {
        foreach (var (id, old) in open)
        {
            if (IsOver(old))
                open.TryRemove(id, out _);
        }

        open[ReplyToId(interaction.Interaction)] = interaction;
    }

    /// <summary>Null when the reply is to no interaction, or to one that cannot be answered any more.</summary>
    public OpenInteraction? Of(string? replyToId) =>
        replyToId is not null && open.TryGetValue(replyToId, out var found) && !IsOver(found) ? found : null;

    public void Close(Interaction interaction) => open.TryRemove(ReplyToId(interaction), out _);

    private bool IsOver(OpenInteraction interaction) => time.GetUtcNow() - interaction.Interaction.Id.CreatedAt > Life;
}
