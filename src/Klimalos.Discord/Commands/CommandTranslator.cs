using Klimalos.Conversations;
using Klimalos.Discord.Models;
using Klimalos.Languages;

namespace Klimalos.Discord.Commands;

/// <summary>What a slash command says to the guide: the same as its button would, or typed words.</summary>
internal static class CommandTranslator
{
    private const string PrivacyArticle = "bot-privacy";

    /// <summary>The secretariat's commands by their names in the guide.</summary>
    private const string CommunityCommand = "community";
    private const string RoundsCommand = "rounds";

    /// <summary>The step that every journey asks first.</summary>
    private const string MunicipalityStep = "municipality";

    /// <param name="language">Of the person's Discord.</param>
    /// <param name="campaign">Of the server.</param>
    public static IEnumerable<(string? Text, Submission? Submission)> Translate(InteractionData data, Language? language, string? campaign)
    {
        switch (data.Name)
        {
            case SlashCommands.Ask:
                yield return (null, Question(Given(data, SlashCommands.QuestionOption)));
                break;
            case SlashCommands.Enrol:
                var municipality = Given(data, SlashCommands.MunicipalityOption);
                var chosen = Given(data, SlashCommands.CampaignOption) ?? (municipality is null ? null : campaign);
                yield return (null, Start(chosen));
                if (chosen is not null && municipality is not null)
                    yield return (null, new Submission(MunicipalityStep, municipality));
                break;
            case SlashCommands.SwitchLanguage:
                yield return (null, new Submission(Command.Language, Given(data, SlashCommands.LanguageOption) ?? language?.Code()));
                break;
            case SlashCommands.Privacy:
                yield return (null, new Submission(Command.Article, PrivacyArticle));
                break;
            case SlashCommands.Overview or SlashCommands.Remind or SlashCommands.Broadcast:
                yield return (null, new Submission(Command.Desk, data.Name));
                break;
            case SlashCommands.Campaign:
                yield return (null, new Submission(Command.Desk, Given(data, SlashCommands.CampaignOption) is { } linked ? $"{CommunityCommand}:{linked}" : CommunityCommand));
                break;
            case SlashCommands.Round:
                yield return (null, new Submission(Command.Desk, RoundsCommand));
                break;
            default:
                yield return (null, new Submission(Command.Step, CommandOf(data.Name)));
                break;
        }
    }

    private static string CommandOf(string? name) => name switch
    {
        SlashCommands.Continue => CommandName.Resume,
        SlashCommands.Status => CommandName.Status,
        SlashCommands.Deadlines => CommandName.Deadlines,
        _ => CommandName.Help,
    };

    /// <summary>A suggestion that was taken names its article.</summary>
    private static Submission Question(string? asked) =>
        asked is null ? new Submission(Command.Step, CommandName.Help)
        : CommandSuggestions.ArticleOf(asked) is { } article ? new Submission(Command.Article, article)
        : new Submission(Command.Question, asked);

    private static Submission Start(string? campaign) =>
        campaign is null ? new Submission(Command.Step, CommandName.Start) : new Submission(Command.Start, campaign);

    private static string? Given(InteractionData data, string option) =>
        (data.Options ?? []).FirstOrDefault(given => given.Name == option)?.Text is { } text && VisibleText.Clean(text) is { Length: > 0 } words ? words : null;
}
