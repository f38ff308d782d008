using System.Text.Json.Nodes;
using Klimalos.Conversations;

namespace Bot.Teams;

/// <summary>What a Teams app package is made for.</summary>
/// <param name="AppId">The bot's registration: also the app's own id, so that a later package updates the app.</param>
/// <param name="Domain">Host name of the bot's public address.</param>
/// <param name="Version">Teams takes a package for an update only when this is higher.</param>
/// <param name="Developer">Who runs the bot, at most 32 characters.</param>
public sealed record AppPackageSettings(Guid AppId, string Domain, string Version, string Developer, Uri Website, Uri Privacy, Uri Terms);

/// <summary>
/// The app manifest and its localisation files, after Microsoft's schema 1.19
/// (https://learn.microsoft.com/microsoft-365/extensibility/schema/).
/// </summary>
public static class AppManifest
{
    public const string Version = "1.19";
    public const string AccentColour = "#0B5C6B";
    public const string SearchCommand = "searchArticles";
    public const string SearchParameter = "query";

    private const string SchemaFolder = "https://developer.microsoft.com/json-schemas/teams/v1.19";

    /// <summary>At most ten a scope are shown.</summary>
    private static readonly string[] PersonalCommands =
    [
        CommandName.Start, CommandName.Choose, CommandName.Resume, CommandName.Status, CommandName.Documents,
        CommandName.Change, CommandName.Members, CommandName.Invite, CommandName.Link, CommandName.Help,
    ];

    /// <summary>Codes for colleagues and other channels are for one person's eyes.</summary>
    private static readonly string[] SharedCommands =
    [
        CommandName.Start, CommandName.Choose, CommandName.Resume, CommandName.Status, CommandName.Documents,
        CommandName.Change, CommandName.Members, CommandName.Help,
    ];

    private static readonly (string Scope, string[] Commands)[] Scopes =
        [("personal", PersonalCommands), ("groupChat", SharedCommands), ("team", SharedCommands)];

    public static JsonObject Manifest(AppPackageSettings settings, AppWords words) => new()
    {
        ["$schema"] = $"{SchemaFolder}/MicrosoftTeams.schema.json",
        ["manifestVersion"] = Version,
        ["version"] = settings.Version,
        ["id"] = settings.AppId.ToString(),
        ["developer"] = new JsonObject
        {
            ["name"] = settings.Developer,
            ["websiteUrl"] = settings.Website.AbsoluteUri,
            ["privacyUrl"] = settings.Privacy.AbsoluteUri,
            ["termsOfUseUrl"] = settings.Terms.AbsoluteUri,
        },
        ["localizationInfo"] = LocalizationInfo(),
        ["name"] = new JsonObject { ["short"] = words.Name.Short, ["full"] = words.Name.Full },
        ["description"] = new JsonObject { ["short"] = words.Description.Short, ["full"] = words.Description.Full },
        ["icons"] = new JsonObject { ["color"] = AppPackage.ColourIcon, ["outline"] = AppPackage.OutlineIcon },
        ["accentColor"] = AccentColour,
        ["bots"] = new JsonArray(Bot(settings, words)),
        ["composeExtensions"] = new JsonArray(Search(settings, words)),
        ["staticTabs"] = new JsonArray(
            new JsonObject { ["entityId"] = "conversations", ["scopes"] = new JsonArray("personal") },
            new JsonObject
            {
                ["entityId"] = "secretariat",
                ["name"] = words.SecretariatTab,
                ["contentUrl"] = $"https://{settings.Domain}/{SecretariatTab.Path}?locale={{locale}}",
                ["websiteUrl"] = $"https://{settings.Domain}/secretariat",
                ["scopes"] = new JsonArray("personal"),
            }),
        ["permissions"] = new JsonArray("identity", "messageTeamMembers"),
        ["validDomains"] = new JsonArray(settings.Domain),
        ["defaultInstallScope"] = "personal",
        ["defaultGroupCapability"] = new JsonObject { ["team"] = "bot", ["groupchat"] = "bot" },
    };

    /// <summary>The words of one language, by the place in the manifest where they stand.</summary>
    public static JsonObject Localization(AppWords words)
    {
        var file = new JsonObject
        {
            ["$schema"] = $"{SchemaFolder}/MicrosoftTeams.Localization.schema.json",
            ["name.short"] = words.Name.Short,
            ["name.full"] = words.Name.Full,
            ["description.short"] = words.Description.Short,
            ["description.full"] = words.Description.Full,
            ["staticTabs[1].name"] = words.SecretariatTab,
            ["composeExtensions[0].commands[0].title"] = words.Search.Title,
            ["composeExtensions[0].commands[0].description"] = words.Search.Description,
            ["composeExtensions[0].commands[0].parameters[0].title"] = words.Search.ParameterTitle,
            ["composeExtensions[0].commands[0].parameters[0].description"] = words.Search.ParameterDescription,
        };
        foreach (var (list, scope) in Scopes.Index())
        {
            foreach (var (place, name) in scope.Commands.Index())
            {
                file[$"bots[0].commandLists[{list}].commands[{place}].title"] = words.Commands[name].Title;
                file[$"bots[0].commandLists[{list}].commands[{place}].description"] = words.Commands[name].Description;
            }
        }

        return file;
    }

    public static string LocalizationFile(string language) => $"{language}.json";

    private static JsonObject LocalizationInfo() => new()
    {
        ["defaultLanguageTag"] = AppWords.Languages[0],
        ["defaultLanguageFile"] = LocalizationFile(AppWords.Languages[0]),
        ["additionalLanguages"] = new JsonArray([.. AppWords.Languages.Skip(1)
            .Select(language => new JsonObject { ["languageTag"] = language, ["file"] = LocalizationFile(language) })]),
    };

    private static JsonObject Bot(AppPackageSettings settings, AppWords words) => new()
    {
        ["botId"] = settings.AppId.ToString(),
        ["scopes"] = new JsonArray([.. Scopes.Select(scope => JsonValue.Create(scope.Scope))]),
        ["supportsFiles"] = true,
        ["isNotificationOnly"] = false,
        ["commandLists"] = new JsonArray([.. Scopes.Select(scope => new JsonObject
        {
            ["scopes"] = new JsonArray(scope.Scope),
            ["commands"] = new JsonArray([.. scope.Commands.Select(name => Command(words.Commands[name]))]),
        })]),
    };

    private static JsonObject Command(AppCommand command) => new() { ["title"] = command.Title, ["description"] = command.Description };

    private static JsonObject Search(AppPackageSettings settings, AppWords words) => new()
    {
        ["botId"] = settings.AppId.ToString(),
        ["commands"] = new JsonArray(new JsonObject
        {
            ["id"] = SearchCommand,
            ["type"] = "query",
            ["title"] = words.Search.Title,
            ["description"] = words.Search.Description,
            ["initialRun"] = true,
            ["context"] = new JsonArray("compose", "commandBox"),
            ["parameters"] = new JsonArray(new JsonObject
            {
                ["name"] = SearchParameter,
                ["title"] = words.Search.ParameterTitle,
                ["description"] = words.Search.ParameterDescription,
                ["inputType"] = "text",
            }),
        }),
    };
}
