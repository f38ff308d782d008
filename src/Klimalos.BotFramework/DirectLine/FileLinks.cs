using Klimalos.BotFramework.Activities;
using Microsoft.AspNetCore.Http;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>
/// Addresses of kept files. Stored activities name them inside the service; what a client reads has the address by which
/// that client reached us, and a token that soon expires.
/// </summary>
internal sealed class FileLinks(HttpRequest request, DirectLineTokens tokens)
{
    public static string Inside(string conversationId, string fileId) =>
        $"{DirectLineConversations.ServiceUrl}{Uri.EscapeDataString(conversationId)}/{fileId}";

    public Activity Resolve(string conversationId, Activity activity)
    {
        var inside = Inside(conversationId, string.Empty);
        return activity.Attachments?.Any(attachment => IsBelow(inside, attachment)) == true
            ? activity with { Attachments = [.. activity.Attachments.Select(attachment => Resolve(conversationId, inside, attachment))] }
            : activity;
    }

    /// <summary>The service's own address as this client sees it, without a final slash.</summary>
    public static string BaseUrl(HttpRequest request, string scheme) =>
        $"{scheme}://{request.Host}{request.PathBase}{DirectLineEndpoints.Root}";

    /// <summary>Only files of the conversation itself: a client may write any address into its activities.</summary>
    private static bool IsBelow(string inside, Attachment attachment) =>
        attachment.ContentUrl?.StartsWith(inside, StringComparison.Ordinal) == true;

    private Attachment Resolve(string conversationId, string inside, Attachment attachment)
    {
        if (!IsBelow(inside, attachment))
            return attachment;
        var fileId = attachment.ContentUrl![inside.Length..];
        var path = $"{BaseUrl(request, request.Scheme)}/conversations/{Uri.EscapeDataString(conversationId)}/files/{Uri.EscapeDataString(fileId)}";
        return attachment with { ContentUrl = $"{path}?t={tokens.FileToken(conversationId, fileId)}" };
    }
}
