using Klimalos;
using Klimalos.Discord;
using Klimalos.Discord.Commands;
using Klimalos.Discord.Rest;
using Klimalos.Languages;
using Microsoft.Extensions.Options;

namespace Bot.Verbs;

/// <summary>Tells Discord of the slash commands, in all servers or in one.</summary>
internal static class DiscordCommandsVerb
{
    public static int Run(VerbContext context)
    {
        Snowflake server = default;
        var words = context.Arguments.Where(argument => !argument.Contains('=')).ToArray();
        if (words.Length > 1 || (words is [var named] && !Snowflake.TryParse(named, out server)))
        {
            context.Error.WriteLine("Usage: register-discord-commands [SERVER_ID]");
            return VerbList.WrongUse;
        }

        using var services = context.Sources.Discord();
        var options = services.GetRequiredService<IOptions<DiscordOptions>>().Value;
        if (!options.IsOn)
        {
            context.Error.WriteLine("Set Discord:Token to the bot's token first.");
            return VerbList.Problem;
        }

        try
        {
            var isChanged = RegisterAsync(services.GetRequiredService<DiscordRest>(), options, words.Length > 0 ? server : null, context.Sources.Content()).GetAwaiter().GetResult();
            context.Out.WriteLine(isChanged ? "Discord has the commands now." : "Discord has them already; nothing was changed.");
            return 0;
        }
        catch (DiscordException problem)
        {
            context.Error.WriteLine(problem.Message);
            return VerbList.Problem;
        }
    }

    private static async Task<bool> RegisterAsync(DiscordRest rest, DiscordOptions options, Snowflake? server, Content content)
    {
        var application = Snowflake.TryParse(options.ApplicationId, out var configured) ? configured : await rest.GetApplicationIdAsync(CancellationToken.None);
        var campaigns = content.Words.OrderBy(words => words.Key, StringComparer.Ordinal)
            .ToDictionary(words => words.Key, words => (Func<Language, string>)(language => words.Value[language].Title), StringComparer.Ordinal);
        return await CommandRegistration.RunAsync(rest, application, server, SlashCommands.All(content.Texts, campaigns), CancellationToken.None);
    }
}
