namespace Klimalos.Conversations;

public enum IncomingKind
{
    /// <summary>Typed text, a pressed button, a submitted form, or several of these in one.</summary>
    Message,

    /// <summary>The person opened the conversation, or installed the bot: welcome them.</summary>
    Arrival,

    /// <summary>The bot was removed: nothing can be said any more, and whoever installs it again is welcomed anew.</summary>
    Departure,
}

/// <summary>Who wrote, as the channel has verified it.</summary>
/// <param name="Channel">Bot Framework channel id: <c>msteams</c>, <c>webchat</c>, <c>directline</c>, <c>discord</c>, …</param>
/// <param name="Id">The channel's id for the person: opaque.</param>
/// <param name="Name">Display name, if the channel told it.</param>
/// <param name="TenantId">Entra tenant in Teams, else null.</param>
public sealed record Person(string Channel, string Id, string? Name = null, string? TenantId = null)
{
    /// <summary>The person's object id in the Entra directory, in Teams; else null.</summary>
    public string? DirectoryId { get; init; }

    /// <summary>Keys of the roles that the person has where this was said, in channels with roles: <c>discord:role/{server}/{role}</c>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The key under which the person is stored. A web chat over Direct Line is one channel, whatever the client calls it.</summary>
    public string Key => $"{(Channel == "webchat" ? "directline" : Channel)}:{Id}";
}

/// <summary>One incoming message, free of any channel's form.</summary>
public sealed record Incoming
{
    public required IncomingKind Kind { get; init; }

    public required Person From { get; init; }

    /// <summary>What was typed, mentions of the bot removed; null when only a button was pressed.</summary>
    public string? Text { get; init; }

    /// <summary>What a button or form submitted; null when text was typed.</summary>
    public Submission? Submission { get; init; }

    /// <summary>Files that came along and are kept where we can get at them.</summary>
    public IReadOnlyList<IncomingFile> Files { get; init; } = [];

    /// <summary>The client's locale, a BCP 47 tag, as sent; may be anything.</summary>
    public string? Locale { get; init; }

    /// <summary>The client's IANA time zone, as sent; may be anything.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Key of the community in which it was said, in channels that have them: <c>discord:{server}</c>; also of what nobody else there reads.</summary>
    public string? Community { get; init; }

    /// <summary>A group or a channel, where others read along.</summary>
    public bool IsShared { get; init; }

    /// <summary>Said where others read along, in a channel where the bot can write to the person alone, too.</summary>
    public bool HasPersonalChat { get; init; }
}

/// <summary>A file that a person sent.</summary>
/// <param name="Name">With its extension, as the person's machine called it.</param>
/// <param name="ContentType">Media type, as the channel has found it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Id">Where it is kept: the store's id, without spaces.</param>
public sealed record IncomingFile(string Name, string ContentType, long Size, string Id);

/// <summary>
/// The <c>klimalos</c> object that every button and form submits: <c>{ "step": …, "value": …, "enrolment": … }</c>.
/// Step ids that begin with @ are commands (see <see cref="Command"/>). A form of several steps submits its fields beside it.
/// </summary>
/// <param name="Step">Step id, or a command.</param>
/// <param name="Value">Stable value, never a label.</param>
/// <param name="Enrolment">The enrolment that the button belongs to, so that a stale one is recognised.</param>
/// <param name="Fields">Values typed into a form's inputs, by input id (the step id).</param>
public sealed record Submission(
    string Step, string? Value = null, string? Enrolment = null, IReadOnlyDictionary<string, string>? Fields = null);
