using System.Text.Json;
using System.Text.Json.Nodes;
using Klimalos.Discord.Models;
using Klimalos.Discord.Rest;

namespace Klimalos.Discord.Commands;

/// <summary>Tells Discord of the commands, if they are not as Discord has them: there are only so many changes in a day.</summary>
public static class CommandRegistration
{
    /// <summary>Kept in one scope only: a command in both would show twice.</summary>
    /// <param name="guild">The server that alone is to have them; null = all.</param>
    /// <returns>Was anything changed?</returns>
    public static async Task<bool> RunAsync(DiscordRest rest, Snowflake application, Snowflake? guild, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken)
    {
        var isChanged = await PutAsync(rest, application, guild, commands, cancellationToken);
        return guild is null ? isChanged : await PutAsync(rest, application, guild: null, [], cancellationToken) || isChanged;
    }

    private static async Task<bool> PutAsync(DiscordRest rest, Snowflake application, Snowflake? guild, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken)
    {
        if (AreSame(await rest.GetCommandsAsync(application, guild, cancellationToken), commands))
            return false;
        await rest.OverwriteCommandsAsync(application, guild, commands, cancellationToken);
        return true;
    }

    private static bool AreSame(IReadOnlyList<ApplicationCommand> known, IReadOnlyList<ApplicationCommand> wanted) =>
        known.Count == wanted.Count
        && wanted.All(command => known.FirstOrDefault(other => other.Name == command.Name) is { } other && JsonNode.DeepEquals(Form(other), Form(command)));

    /// <summary>What we say of a command. Discord leaves out what is false or empty, and adds ids.</summary>
    private static JsonNode? Form(ApplicationCommand command)
    {
        var json = JsonSerializer.SerializeToNode(command with { Id = null, Contexts = [.. (command.Contexts ?? []).Order()] }, DiscordJson.Default.ApplicationCommand);
        Prune(json);
        return json;
    }

    private static void Prune(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Prune(item);
        }

        if (node is not JsonObject json)
            return;
        foreach (var (name, value) in json.ToArray())
        {
            Prune(value);
            if (value is JsonArray { Count: 0 } or JsonObject { Count: 0 } || (value is JsonValue flag && flag.GetValueKind() is JsonValueKind.False))
                json.Remove(name);
        }
    }
}
