using Klimalos.Enrolments;

namespace Klimalos.Conversations;

/// <summary>What a turn changes for others, or for other turns: places, codes, links.</summary>
public sealed record SharingChanges
{
    /// <summary>Null = unchanged.</summary>
    public PlaceChange? Place { get; init; }

    /// <summary>Takes the place of the giver's earlier codes of that purpose for the same enrolment.</summary>
    public AccessCode? NewCode { get; init; }

    /// <summary>The hash of a link code that is used up now.</summary>
    public string? UsedLinkCode { get; init; }

    /// <summary>A code was typed that does not work.</summary>
    public bool IsFailedCode { get; init; }

    /// <summary>The one who writes is the same person as the one with this key, and whoever is linked to either.</summary>
    public string? LinksTo { get; init; }

    /// <summary>The one who writes is a person of their own again; whoever else was linked stays so.</summary>
    public bool IsUnlinked { get; init; }

    /// <summary>Who is which person changes.</summary>
    public bool ChangesPeople => LinksTo is not null || IsUnlinked;
}

/// <param name="Now">The place that the enrolment holds from now on; null when it gives up the one it held.</param>
public sealed record PlaceChange(string Enrolment, Place? Now);

/// <summary>A change of an enrolment that is not in hand after the turn.</summary>
public sealed record EnrolmentChange(Enrolment Enrolment, IReadOnlyList<EnrolmentEvent> Events);

/// <summary>Something said to another person: it goes to the personal conversation in which they wrote last, in any of their channels.</summary>
/// <param name="To">Person key.</param>
public sealed record PersonMessage(string To, Reply Reply)
{
    /// <summary>It goes there instead, where others may read along; null = to the personal conversation.</summary>
    public ConversationAddress? In { get; init; }
}
