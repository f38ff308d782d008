using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.Secretariat;

/// <summary>What the secretariat's doings change; what is null stays as it is.</summary>
public sealed record SecretariatChanges
{
    /// <summary>Takes the place of the giver's earlier code.</summary>
    public SecretariatCode? NewCode { get; init; }

    /// <summary>The hash of a code that is used up now: the one who writes becomes a member. A conflict when another was ahead.</summary>
    public string? UsedCode { get; init; }

    /// <summary>Person keys of a member who is one no longer, with all identities.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>The conversation becomes the secretariat's channel, in this language.</summary>
    public Language? UsesAsChannel { get; init; }

    /// <summary>The conversation is the secretariat's channel no longer.</summary>
    public bool LeavesChannel { get; init; }

    /// <summary>A community is linked with a campaign, or with none any more.</summary>
    public CommunityLink? Community { get; init; }

    /// <summary>How people of a community are reminded from now on, the channel being this conversation.</summary>
    public CommunityPings? Pings { get; init; }

    public PageSignIn? SignIn { get; init; }

    public PassedQuestion? Passed { get; init; }

    /// <summary>A conflict when it was answered meanwhile.</summary>
    public QuestionAnswer? Answered { get; init; }

    public Broadcast? Broadcast { get; init; }

    public BroadcastResend? Resend { get; init; }
}

/// <param name="Community">As in <see cref="Incoming.Community"/>.</param>
/// <param name="Journey">Null = with no campaign any more.</param>
public sealed record CommunityLink(string Community, string? Journey);

/// <summary>Something that all of the secretariat are told, each in their own language, and its channels too.</summary>
/// <param name="Replies">In every language.</param>
public sealed record SecretariatNotice(IReadOnlyDictionary<Language, Reply> Replies);
