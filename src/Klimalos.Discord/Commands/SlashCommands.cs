using Klimalos.Discord.Models;
using Klimalos.Languages;

namespace Klimalos.Discord.Commands;

/// <summary>The commands that are typed with a slash, with their names in every language that Discord and the guide share.</summary>
public static class SlashCommands
{
    public const string Ask = "ask";
    public const string Enrol = "enrol";
    public const string Continue = "continue";
    public const string Status = "status";
    public const string Deadlines = "deadlines";
    public const string SwitchLanguage = "language";
    public const string Help = "help";
    public const string Privacy = "privacy";
    public const string Overview = "overview";
    public const string Remind = "remind";
    public const string Broadcast = "broadcast";
    public const string Round = "round";
    public const string Campaign = "campaign";

    public const string QuestionOption = "question";
    public const string CampaignOption = "campaign";
    public const string MunicipalityOption = "municipality";
    public const string LanguageOption = "language";

    /// <summary>MANAGE_GUILD: until a server's administrators show them to others, only they see the secretariat's commands.</summary>
    private const string Administrators = "32";

    /// <summary>In the place of a campaign: the server is linked with none.</summary>
    private const string NoCampaign = "none";

    private const int LongestQuestion = 1_000;

    private static readonly int[] Everywhere = [0, 1];
    private static readonly int[] Servers = [0];

    /// <summary>Discord's codes of the languages; English stands in two, since people choose either.</summary>
    private static readonly (string Code, Language Language)[] Locales =
        [("no", Language.Nb), ("sv-SE", Language.Sv), ("da", Language.Da), ("en-GB", Language.En), ("en-US", Language.En)];

    /// <param name="campaigns">Journey ids with their titles.</param>
    public static IReadOnlyList<ApplicationCommand> All(Texts texts, IReadOnlyDictionary<string, Func<Language, string>> campaigns) =>
    [
        Command(texts, Ask, Option(texts, Ask, QuestionOption) with { Required = true, Autocomplete = true, MaxLength = LongestQuestion }),
        Command(
            texts,
            Enrol,
            Option(texts, Enrol, CampaignOption) with { Choices = [.. Choices(campaigns).Take(DiscordLimits.CommandChoices)] },
            Option(texts, Enrol, MunicipalityOption) with { Autocomplete = true }),
        Command(texts, Continue),
        Command(texts, Status),
        Command(texts, Deadlines),
        Command(texts, SwitchLanguage, Option(texts, SwitchLanguage, LanguageOption) with
        {
            Required = true,
            Choices = [.. LanguageExtensions.All.Select(language => new CommandChoice(LocalFormat.Name(language), language.Code()))],
        }),
        Command(texts, Help),
        Command(texts, Privacy),
        Command(texts, Campaign, Option(texts, Campaign, CampaignOption) with
        {
            Choices = [.. Choices(campaigns).Take(DiscordLimits.CommandChoices - 1), Choice(NoCampaign, language => texts.Get(language, "discord.campaign-none"))],
        }) with
        { DefaultMemberPermissions = Administrators, Contexts = Servers },
        .. new[] { Overview, Remind, Broadcast, Round }.Select(name => Command(texts, name) with { DefaultMemberPermissions = Administrators }),
    ];

    private static ApplicationCommand Command(Texts texts, string name, params CommandOption[] options) => new()
    {
        Name = name,
        NameLocalizations = InEach(texts, $"discord.{name}-name"),
        Description = texts.Get(Language.En, $"discord.{name}-description"),
        DescriptionLocalizations = InEach(texts, $"discord.{name}-description"),
        Options = options.Length > 0 ? options : null,
        Contexts = Everywhere,
    };

    private static CommandOption Option(Texts texts, string command, string name) => new()
    {
        Type = OptionType.String,
        Name = name,
        NameLocalizations = InEach(texts, $"discord.{command}-{name}-name"),
        Description = texts.Get(Language.En, $"discord.{command}-{name}-description"),
        DescriptionLocalizations = InEach(texts, $"discord.{command}-{name}-description"),
    };

    private static IEnumerable<CommandChoice> Choices(IReadOnlyDictionary<string, Func<Language, string>> campaigns) =>
        campaigns.Select(campaign => Choice(campaign.Key, campaign.Value));

    private static CommandChoice Choice(string value, Func<Language, string> name) => new(name(Language.En), value)
    {
        NameLocalizations = Locales.ToDictionary(locale => locale.Code, locale => name(locale.Language), StringComparer.Ordinal),
    };

    private static Dictionary<string, string> InEach(Texts texts, string key) =>
        Locales.ToDictionary(locale => locale.Code, locale => texts.Get(locale.Language, key), StringComparer.Ordinal);
}
