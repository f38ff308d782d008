using Bot.Secretariat;
using Bot.Turns;
using Klimalos.Conversations;
using Klimalos.Discord;
using Klimalos.Discord.Gateway;
using Klimalos.Discord.Models;
using Klimalos.Discord.Rest;
using Klimalos.Discord.Talk;
using Microsoft.Extensions.Options;

namespace Bot.Discord;

/// <summary>Takes what happens in Discord to the guide. Returns when a turn is committed; what Discord answers is waited for by its reply.</summary>
internal sealed partial class DiscordTalk(
    TurnPipeline pipeline, TurnRunner runner, GatewayClient gateway, DiscordRest rest, InteractionTranslator translator, FirstAnswers answers, ShownForms forms, DiscordPlaces places,
    DiscordUploads uploads, SecretariatRoster roster, IOptions<DiscordOptions> options, ILogger<DiscordTalk> logger) : IDiscordEventHandler
{
    /// <summary>What is said in one conversation is handled in the order in which it was said, also while a file is being fetched.</summary>
    private readonly ConversationOrder order = new();
    private Snowflake? self;
    private bool hasWarned;

    public Task HandleAsync(DiscordEvent happened, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case MessageCreated { Message: { Author: { } author } message }:
                return OnMessageAsync(message, author, cancellationToken);
            case InteractionCreated { Interaction: { Person: { } person } interaction }:
                return OnInteractionAsync(interaction, person);
            case GuildAvailable { Guild: var guild }:
                places.RememberServer(guild.Id, guild.PreferredLocale);
                break;
            case GuildChanged { Guild: var guild }:
                places.RememberServer(guild.Id, guild.PreferredLocale);
                break;
        }

        return Task.CompletedTask;
    }

    private async Task OnMessageAsync(Message message, User author, CancellationToken cancellationToken)
    {
        if (options.Value.ReadMessageContent && MessageTranslator.LacksWords(message) && !hasWarned)
        {
            hasWarned = true;
            LogLacksWords();
        }

        var conversation = DiscordConversation.Of(message, author);
        using var turn = await order.EnterAsync(DiscordReferences.KeyOf(conversation));
        var locale = await places.LocaleAsync(author.Id, message.GuildId);
        if (MessageTranslator.Translate(message, await SelfAsync(cancellationToken), options.Value.ReadMessageContent, locale) is not { } heard)
            return;
        await places.RememberMemberAsync(author.Id, message.GuildId);
        var incoming = message.Attachments is { Count: > 0 } ? await uploads.TakeAsync(message, heard, cancellationToken) : heard;
        if (incoming is null)
            return;
        await pipeline.DeliverAsync(new ArrivedTurn(
            DiscordReferences.KeyOf(conversation), message.Id.ToString(), DiscordReferences.ReplyToId(message), incoming, DiscordReferences.Of(conversation, author)));
    }

    private async Task OnInteractionAsync(Interaction interaction, User person)
    {
        var conversation = DiscordConversation.Of(interaction, person);
        switch (translator.Translate(interaction, roster.CampaignOf(DiscordPeople.CommunityOf(interaction.GuildId))))
        {
            case Wish.Suggestions suggestions:
                answers.Suggest(interaction, suggestions);
                break;
            case Wish.Form form:
                await OpenFormAsync(interaction, form, conversation, person);
                break;
            case Wish.Turns turns:
                await HandleAsync(interaction, turns, conversation, person);
                break;
        }

        await places.RememberPersonAsync(person.Id, interaction.Locale);
        await places.RememberMemberAsync(person.Id, interaction.GuildId);
    }

    /// <summary>A form that is not to be filled in any more is answered with where things stand.</summary>
    private async Task OpenFormAsync(Interaction interaction, Wish.Form form, DiscordConversation conversation, User person)
    {
        var stale = form.Incoming with { Submission = InteractionTranslator.Stale };
        if (await forms.FindAsync(form.Id, Turn(interaction, stale, conversation, person, part: 0), runner) is { } shown)
            answers.Open(interaction, form.Id, shown, conversation.Id);
        else
            await HandleAsync(interaction, new Wish.Turns([stale]), conversation, person);
    }

    private async Task HandleAsync(Interaction interaction, Wish.Turns turns, DiscordConversation conversation, User person)
    {
        var open = answers.Promise(interaction, conversation, turns.AnswersStep);
        using var turn = await order.EnterAsync(DiscordReferences.KeyOf(conversation));
        var replies = 0;
        foreach (var (part, incoming) in turns.Incoming.Index())
            replies += (await pipeline.DeliverAsync(Turn(interaction, incoming, conversation, person, part))).Replies.Count;
        if (replies == 0)
            _ = answers.WithdrawAsync(open);
    }

    private static ArrivedTurn Turn(Interaction interaction, Incoming incoming, DiscordConversation conversation, User person, int part) => new(
        DiscordReferences.KeyOf(conversation), part == 0 ? interaction.Id.ToString() : $"{interaction.Id}-{part}", OpenInteractions.ReplyToId(interaction), incoming,
        DiscordReferences.Of(conversation, person));

    /// <summary>Null until the gateway was connected once, or Discord told.</summary>
    private async Task<Snowflake?> SelfAsync(CancellationToken cancellationToken)
    {
        try
        {
            return gateway.BotId ?? gateway.ApplicationId ?? (self ??= await rest.GetApplicationIdAsync(cancellationToken));
        }
        catch (DiscordException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord:ReadMessageContent is on, but a message came without its words: switch the intent MESSAGE_CONTENT on in the developer portal")]
    private partial void LogLacksWords();
}
