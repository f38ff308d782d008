using Microsoft.Extensions.Options;

namespace Klimalos.Discord;

/// <summary>Says in one sentence each what is wrong, before the bot starts.</summary>
internal sealed class DiscordOptionsValidator : IValidateOptions<DiscordOptions>
{
    public ValidateOptionsResult Validate(string? name, DiscordOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(DiscordOptions options)
    {
        if (!IsSafe(options.ApiBaseUrl))
            yield return $"Discord:ApiBaseUrl is '{options.ApiBaseUrl}'; it must be an https address (http only on this machine).";
        if (!string.IsNullOrWhiteSpace(options.Url) && !(Uri.TryCreate(options.Address, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"))
            yield return $"Discord:Url is '{options.Url}'; it must be the address of a web page.";
        if (!string.IsNullOrWhiteSpace(options.ApplicationId) && !Snowflake.TryParse(options.ApplicationId, out _))
            yield return $"Discord:ApplicationId is '{options.ApplicationId}'; it must be the number that the developer portal shows.";
        if (options.IsOn && options.BareToken.AsSpan().ContainsAnyExceptInRange('!', '~'))
            yield return "Discord:Token has characters that no token has; copy it anew from the developer portal.";
    }

    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
