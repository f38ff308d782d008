using Klimalos.BotFramework.DirectLine;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Activities;

/// <summary>
/// The files of an activity that we can get at: those that our own Direct Line keeps. Other channels name addresses of their own,
/// and a client may name any: such files are left out.
/// </summary>
internal static class IncomingFiles
{
    public static IReadOnlyList<IncomingFile> Of(Activity activity)
    {
        if (activity.Attachments is not { Count: > 0 } attachments || activity.Conversation?.Id is not { Length: > 0 } conversation
            || activity.ServiceUrl is not DirectLineConversations.ServiceUrl || conversation.Any(char.IsWhiteSpace))
            return [];
        var inside = FileLinks.Inside(conversation, string.Empty);
        return [.. attachments.Select(attachment => Of(attachment, conversation, inside)).OfType<IncomingFile>()];
    }

    private static IncomingFile? Of(Attachment attachment, string conversation, string inside) =>
        attachment is { ContentUrl: { } address, Size: { } size, Name: { Length: > 0 } name, ContentType: { } type }
        && address.StartsWith(inside, StringComparison.Ordinal)
            ? new IncomingFile(name, type, size, $"{conversation}/{address[inside.Length..]}")
            : null;
}
