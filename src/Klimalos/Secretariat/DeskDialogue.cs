using Klimalos.Conversations;

namespace Klimalos.Secretariat;

/// <summary>What the secretariat's last command in a conversation left open; takes the next message of a member there, and is gone with it.</summary>
/// <param name="Awaits">What is asked; null when there are only buttons.</param>
/// <param name="Subject">What it is about, as each kind needs it.</param>
public sealed record DeskDialogue(DeskQuestion? Awaits = null, string? Subject = null)
{
    /// <summary>Texts of a broadcast that were written so far, by language code; dates of a round, by name.</summary>
    public IReadOnlyDictionary<string, string>? Written { get; init; }

    /// <summary>Buttons of the last reply, which may be typed too: what each submits, and its label.</summary>
    public IReadOnlyList<PendingOption>? Options { get; init; }
}

/// <summary>Stored by name: never rename a member.</summary>
public enum DeskQuestion
{
    /// <summary>Which municipality; the subject is the command that it is for.</summary>
    Municipality,

    /// <summary>To whom a broadcast goes; the subject is the selection so far.</summary>
    Selection,

    /// <summary>A broadcast's text in the next language; the subject is the selection.</summary>
    BroadcastText,

    /// <summary>Whether to send the broadcast; the subject is the selection.</summary>
    BroadcastConsent,

    /// <summary>The answer to the question that the subject names.</summary>
    Answer,

    /// <summary>When the round opens; the subject is the journey.</summary>
    RoundOpens,

    /// <summary>The round's last day; the subject is the journey, or the journey and the round that is changed.</summary>
    RoundDeadline,

    /// <summary>Whether to do so; the subject is the command that does it.</summary>
    Consent,
}
