using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Authentication;

/// <summary>Limits the bot to the users of some Entra tenants. Web Chat and Direct Line know no tenants and are not limited by it.</summary>
internal sealed class TenantAllowList(IEnumerable<string> tenants)
{
    private readonly HashSet<string> allowed = tenants
        .Where(tenant => !string.IsNullOrWhiteSpace(tenant))
        .Select(tenant => tenant.Trim())
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    public bool Allows(Activity activity)
    {
        if (allowed.Count == 0)
            return true;
        var named = activity.Tenants().ToList();
        return named.TrueForAll(allowed.Contains) && (named.Count > 0 || activity.ChannelId is not ChannelIds.MsTeams);
    }
}
