using System.Text.Json;

namespace Klimalos.BotFramework.Activities;

/// <summary>What an activity tells in more than one place.</summary>
internal static class ActivityFacts
{
    /// <summary>The Entra tenants that the activity names; in Teams both places name the same one.</summary>
    public static IEnumerable<string> Tenants(this Activity activity)
    {
        if (activity.Conversation?.TenantId is { Length: > 0 } ofConversation)
            yield return ofConversation;
        if (activity.ChannelData.Member("tenant").Member("id").String() is { Length: > 0 } ofChannel)
            yield return ofChannel;
    }

    public static string? ClientLocale(this Activity activity) => activity.Locale ?? activity.ClientInfo("locale");

    public static string? ClientTimeZone(this Activity activity) => activity.LocalTimezone ?? activity.ClientInfo("timezone");

    /// <summary>A group chat or a channel of a team, where others read along.</summary>
    public static bool IsShared(this Activity activity) =>
        activity.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };

    /// <summary>Is that the bot which the activity was sent to? Not known when the activity names no recipient.</summary>
    public static bool IsBot(this Activity activity, string? accountId) =>
        accountId is not null && string.Equals(accountId, activity.Recipient?.Id, StringComparison.Ordinal);

    private static string? ClientInfo(this Activity activity, string name) =>
        activity.EntitiesOfType("clientInfo").Select(entity => entity.Member(name).String()).FirstOrDefault(value => value is not null);

    public static IEnumerable<JsonElement> EntitiesOfType(this Activity activity, string type) =>
        (activity.Entities ?? []).Where(entity => entity.IsOfType(type));
}
