using Klimalos.Languages;

namespace Klimalos.Secretariat;

/// <summary>One of the secretariat.</summary>
/// <param name="Keys">Person keys of all identities under which they are a member; of a member that the configuration names by a directory's object id, and who has not written yet, that one.</param>
/// <param name="Name">As the channel last told it; null when it did not.</param>
/// <param name="Language">The language that they last spoke, or chose; null when it is not known.</param>
/// <param name="IsConfigured">Stands in <c>Secretariat:Members</c>: taken out there, and not in the chat.</param>
/// <param name="IsReachable">There is a conversation in which they can be written to.</param>
public sealed record SecretariatMember(IReadOnlyList<string> Keys, string? Name, Language? Language, bool IsConfigured, bool IsReachable);
