using Bot.Editing;
using Klimalos.Discord;
using Klimalos.Discord.Commands;
using Klimalos.Discord.Models;
using Klimalos.Discord.Rendering;
using Klimalos.Discord.Rest;
using Klimalos.Discord.Talk;
using Klimalos.Languages;

namespace Bot.Discord;

/// <summary>Gives interactions their first answer, which Discord waits three seconds for. Nothing else waits for it here.</summary>
internal sealed partial class FirstAnswers(DiscordRest rest, OpenInteractions interactions, CustomIds ids, CurrentContent content, TimeProvider time, ILogger<FirstAnswers> logger)
{
    /// <summary>Says that the answer is coming, in the way that suits what was used; replies find the interaction from now on.</summary>
    /// <param name="answersStep">What its message asked need not be asked there any more.</param>
    public OpenInteraction Promise(Interaction interaction, DiscordConversation conversation, bool answersStep)
    {
        var isUsedUp = answersStep && !conversation.IsShared && interaction.Message is not null;
        var first = isUsedUp ? InteractionResponse.Update(UsedUp(interaction))
            : conversation.IsShared ? InteractionResponse.DeferredUpdate()
            : InteractionResponse.Deferred(isEphemeral: interaction.GuildId is not null);
        var open = new OpenInteraction(
            interaction, RespondAsync(interaction, first), isDeferred: first.Type is InteractionResponseType.DeferredMessage,
            isEphemeral: interaction.GuildId is not null && !conversation.IsShared);
        interactions.Add(open);
        return open;
    }

    public void Open(Interaction interaction, CustomId id, ShownForm shown, string conversation)
    {
        var title = shown.Title is { Length: > 0 } named ? named : shown.Form.Fields[0].Label;
        if (FormModal.Of(shown.Form, title, ids, conversation) is { } modal)
            _ = RespondAsync(interaction, InteractionResponse.Modal(modal));
        else
            LogNoModal(id.Step);
    }

    public void Suggest(Interaction interaction, Wish.Suggestions wish)
    {
        var now = content.Content;
        var countries = wish.Campaign is { } campaign && now.Journeys.TryGetValue(campaign, out var journey) ? journey.Countries : [];
        var suggestions = wish.Option is SlashCommands.MunicipalityOption
            ? CommandSuggestions.Municipalities(now.Municipalities, wish.Typed, countries)
            : CommandSuggestions.Questions(now.Knowledge, wish.Typed, LanguageExtensions.FromTag(interaction.Locale) ?? Language.Nb);
        _ = RespondAsync(interaction, InteractionResponse.Suggestions(suggestions));
    }

    /// <summary>Takes "thinking …" away where nothing is to be said; not what an earlier process answered.</summary>
    public async Task WithdrawAsync(OpenInteraction open)
    {
        try
        {
            if (await open.Acknowledged is FirstAnswer.Given && open.IsPromised)
                await rest.DeleteOriginalAsync(open.Interaction, CancellationToken.None);
        }
        catch (DiscordException problem)
        {
            LogNotAnswered(problem, Age(open.Interaction), problem.Code);
        }
    }

    private async Task<FirstAnswer> RespondAsync(Interaction interaction, InteractionResponse response)
    {
        try
        {
            await rest.RespondAsync(interaction, response, CancellationToken.None);
            return FirstAnswer.Given;
        }
        catch (DiscordException problem)
        {
            // 10062 also comes at random, and 40060 after an answer of ours that was lost: what is to be said goes out as a message then.
            LogNotAnswered(problem, Age(interaction), problem.Code);
            return problem.Code is DiscordErrors.AlreadyAcknowledged ? FirstAnswer.GivenBefore : FirstAnswer.Refused;
        }
    }

    /// <summary>In the place of the buttons stands the one that was pressed, for all to read and nobody to press.</summary>
    private static MessageDraft UsedUp(Interaction interaction)
    {
        var used = (interaction.Message!.Components ?? []).SelectMany(row => row.Components ?? [])
            .FirstOrDefault(component => component.CustomId == interaction.Data!.CustomId);
        var label = used?.Label
            ?? string.Join(", ", (used?.Options ?? []).Where(option => interaction.Data!.Values?.Contains(option.Value, StringComparer.Ordinal) is true).Select(option => option.Label));
        return new MessageDraft
        {
            Components = label.Length == 0 ? [] : [Component.Row(Component.Button("chosen", TextPieces.Cut($"✓ {label}", DiscordLimits.ButtonLabel), disabled: true))],
        };
    }

    private TimeSpan Age(Interaction interaction) => time.GetUtcNow() - interaction.Id.CreatedAt;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord did not take the answer to an interaction that was {Age} old (code {Code})")]
    private partial void LogNotAnswered(Exception problem, TimeSpan age, int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The form of step {Step} cannot be shown in Discord")]
    private partial void LogNoModal(string step);
}
