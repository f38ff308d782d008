using System.Text.Json;
using Bot.Editing;
using Bot.Turns;
using Klimalos;
using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;
using Klimalos.Storage;

namespace Bot.Reminders;

/// <summary>Person keys of the secretariat's members; empty when there are none yet.</summary>
public delegate IReadOnlyCollection<string> SecretariatMembers();

/// <summary>Tells the secretariat, its members and its channels, of municipalities that do not answer or cannot be reached: one message for all that came up at once.</summary>
public sealed class EscalationTeller(
    IReminderStore store, IEnrolmentStore enrolments, ISharingStore sharing, ISecretariatStore desk, CurrentContent current, SecretariatMembers secretariat,
    SendMessages send, TimeProvider time)
{
    /// <summary>The secretariat's own office hours.</summary>
    private const string Country = "NO";

    public async Task TellAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var members = secretariat();
        if (members.Count == 0 || !OfficeHours.IsOpen(Country, now)
            || await store.EscalationsAsync(untoldOnly: true, cancellationToken) is not { Count: > 0 } untold)
            return;
        var known = new List<(Escalation Escalation, Enrolment Enrolment, string Who)>();
        foreach (var escalation in untold)
        {
            if (await enrolments.GetAsync(escalation.Enrolment, cancellationToken) is { Enrolment: var enrolment } && current.Content.Journeys.ContainsKey(enrolment.JourneyId))
                known.Add((escalation, enrolment, await NamesAsync(enrolment, cancellationToken)));
        }

        var messages = await MessagesAsync(members, known, now, cancellationToken);
        // With nobody to write to it stays untold, and stands in the secretariat's overview all the same.
        if (messages.Count > 0 && await store.ToldAsync(
            [.. untold.Select(each => each.Id)], [.. messages.Select(message => new AddressedMessage(message.Conversation, message.Message))], now, cancellationToken))
        {
            send(messages);
        }
    }

    private async Task<string> NamesAsync(Enrolment enrolment, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var member in enrolment.Members)
            names.Add((await sharing.FactsAsync(member, cancellationToken)).Name ?? "?");
        return Markdown.Literal(string.Join(", ", names.Distinct(StringComparer.Ordinal)));
    }

    private async Task<List<ProactiveMessage>> MessagesAsync(
        IReadOnlyCollection<string> members, IReadOnlyList<(Escalation, Enrolment, string)> known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var messages = new List<ProactiveMessage>();
        foreach (var member in members)
        {
            if (await sharing.ReachAsync(member, cancellationToken) is { } reach)
                Add(reach.Conversation, reach.ReferenceJson, (await sharing.FactsAsync(member, cancellationToken)).Language ?? Language.Nb);
        }

        foreach (var channel in await desk.ChannelsAsync(cancellationToken))
            Add(channel.Conversation, channel.ReferenceJson, channel.Language);
        return messages;

        void Add(ConversationKey conversation, string? referenceJson, Language language)
        {
            if (referenceJson is null || messages.Exists(message => message.Conversation == conversation)
                || JsonSerializer.Deserialize(referenceJson, ActivityJson.Default.ConversationReference) is not { } reference)
                return;
            messages.Add(new ProactiveMessage(
                conversation, new OutboxMessage(Guid.CreateVersion7(time.GetUtcNow()), ReplyOf(known, current.Content, language), ReplyToId: null), reference));
        }
    }

    private static Reply ReplyOf(IReadOnlyList<(Escalation Escalation, Enrolment Enrolment, string Who)> known, Content content, Language language) => new()
    {
        Language = language,
        Title = content.Texts.Get(language, "reminders.escalation-title"),
        Tone = ReplyTone.Warning,
        Text = string.Join('\n', known.Select(each => $"- {LineOf(each.Escalation, each.Enrolment, each.Who, content, language)}")),
    };

    private static string LineOf(Escalation escalation, Enrolment enrolment, string who, Content content, Language language)
    {
        var what = ReminderReplies.WhatOf(escalation.Deadline, enrolment.JourneyId, content, language);
        var name = ReminderReplies.NameOf(enrolment, content, language);
        return escalation.Kind switch
        {
            EscalationKind.Unreachable => content.Texts.Get(
                language, "reminders.escalation-unreachable", ("name", name), ("who", who), ("what", what), ("date", escalation.Date)),
            EscalationKind.Stopped => content.Texts.Get(language, "reminders.escalation-stopped", ("name", name), ("what", what), ("date", escalation.Date)),
            _ => content.Texts.Get(language, "reminders.escalation-unanswered", ("name", name), ("what", what), ("date", escalation.Date)),
        };
    }
}
