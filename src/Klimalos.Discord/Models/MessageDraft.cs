using System.Text.Json.Serialization;

namespace Klimalos.Discord.Models;

/// <summary>A message to send, or what to change in one. What is null stays out: in an edit it then stays as it is.</summary>
public sealed record MessageDraft
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    /// <summary>An empty list takes the components of an edited message away.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    /// <summary>Whom the message may ping. Nobody, unless said otherwise: Discord's own default would be everybody.</summary>
    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.Nobody;

    public MessageReference? MessageReference { get; init; }

    /// <summary>
    /// At most 25 characters, the same for each attempt at the same message: Discord then gives the message that it has instead of making
    /// a second one. For channel messages only.
    /// </summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce => Nonce is null ? null : true;

    /// <summary>Sent along with the message. In an edit: the files that the message has from now on.</summary>
    [JsonIgnore]
    public IReadOnlyList<UploadFile> Files { get; init; } = [];

    /// <summary>What the request says of <see cref="Files"/>.</summary>
    public IReadOnlyList<UploadNote>? Attachments => Files.Count == 0 ? null : [.. Files.Select((file, index) => new UploadNote($"{index}", file.Name, file.Description))];
}

/// <param name="Description">For people who do not see it.</param>
public sealed record UploadFile(string Name, string ContentType, ReadOnlyMemory<byte> Content, string? Description = null);

/// <param name="Id">The number of the part <c>files[n]</c>.</param>
public sealed record UploadNote(string Id, string Filename, string? Description);

/// <param name="Parse">Kinds of mention that ping whoever the text mentions; empty here, so that no user's text pings anybody.</param>
/// <param name="Users">Exactly these may be pinged.</param>
/// <param name="RepliedUser">Ping the author of the message that is answered?</param>
public sealed record AllowedMentions(
    IReadOnlyList<string> Parse, IReadOnlyList<Snowflake>? Users = null, IReadOnlyList<Snowflake>? Roles = null, bool? RepliedUser = null)
{
    public static readonly AllowedMentions Nobody = new([]);

    public static AllowedMentions Only(params IReadOnlyList<Snowflake> users) => new([], users);
}

/// <summary>The message that is answered. Without <paramref name="FailIfNotExists"/> an answer to a deleted message is a plain message.</summary>
public sealed record MessageReference(Snowflake MessageId, bool FailIfNotExists = false);
