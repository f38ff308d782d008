using Klimalos.BotFramework.Connector;
using Microsoft.Extensions.Options;

namespace Klimalos.BotFramework;

/// <summary>Says in one sentence each what is wrong in the registration, before the bot starts.</summary>
internal sealed class BotFrameworkOptionsValidator : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        var problems = Registration(options).Concat(Addresses(options)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Registration(BotFrameworkOptions options)
    {
        var hasPassword = !string.IsNullOrWhiteSpace(options.MicrosoftAppPassword);
        var hasTenant = !string.IsNullOrWhiteSpace(options.MicrosoftAppTenantId);
        if (options.AppType is not { } type)
            yield return $"MicrosoftAppType is '{options.MicrosoftAppType}'; it must be MultiTenant, SingleTenant or UserAssignedMSI.";
        else if (!options.HasApp && hasPassword)
            yield return "MicrosoftAppPassword is set but MicrosoftAppId is not; set both, or neither to run without authentication.";
        else if (options.HasApp && type is not AppType.UserAssignedMSI && !hasPassword)
            yield return $"MicrosoftAppPassword is missing; an app of type {type} needs its client secret.";
        else if (options.HasApp && type is not AppType.MultiTenant && !hasTenant)
            yield return $"MicrosoftAppTenantId is missing; an app of type {type} needs the id of its Entra tenant.";
        else if (options.HasApp && type is AppType.UserAssignedMSI && hasPassword)
            yield return "MicrosoftAppPassword is set, but an app of type UserAssignedMSI has none; remove it or correct MicrosoftAppType.";
    }

    private static IEnumerable<string> Addresses(BotFrameworkOptions options)
    {
        (string Key, string? Value)[] addresses =
        [
            (nameof(options.ToBotFromChannelOpenIdMetadataUrl), options.ToBotFromChannelOpenIdMetadataUrl),
            (nameof(options.ToBotFromEmulatorOpenIdMetadataUrl), options.ToBotFromEmulatorOpenIdMetadataUrl),
            (nameof(options.ToChannelFromBotLoginUrl), string.IsNullOrEmpty(options.ToChannelFromBotLoginUrl) ? "https://unset" : options.ToChannelFromBotLoginUrl),
        ];
        foreach (var (key, value) in addresses.Where(address => !ServiceUrls.IsSecure(address.Value)))
            yield return $"{key} is '{value}'; it must be an https address (http only on this machine).";
        if (string.IsNullOrWhiteSpace(options.ToBotFromChannelTokenIssuer))
            yield return "ToBotFromChannelTokenIssuer is empty; leave it out to use the public cloud's.";
        if (string.IsNullOrWhiteSpace(options.ToChannelFromBotOAuthScope))
            yield return "ToChannelFromBotOAuthScope is empty; leave it out to use the public cloud's.";
    }
}
