namespace Klimalos.Documents.Values;

/// <summary>What the members of an enrolment are called in a document: by name, or else by number and channel, never by their keys.</summary>
internal sealed class MemberNames(EnrolmentView view, Func<string, string?> nameOf)
{
    private static readonly string[] Channels = ["msteams", "discord", "directline"];

    public string Of(string person)
    {
        if (nameOf(person) is { } name && PlainText.Clean(name) is { Length: > 0 } clean)
            return clean;
        var number = view.Enrolment.Members.TakeWhile(member => !string.Equals(member, person, StringComparison.Ordinal)).Count() + 1;
        return number > view.Enrolment.Members.Count
            ? view.Text("documents.former-member")
            : view.Text("documents.member", ("number", number));
    }

    public string Channel(string channel)
    {
        var known = string.Equals(channel, "webchat", StringComparison.Ordinal) ? "directline" : channel;
        return Channels.Contains(known, StringComparer.Ordinal) ? view.Text($"documents.channel-{known}") : known;
    }
}
