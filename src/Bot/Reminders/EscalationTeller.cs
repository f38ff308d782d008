using Bot.Editing;
using Bot.Secretariat;
using Bot.Turns;
using Klimalos;
using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Reminders;

/// <summary>Finds out where the secretariat reads what it is told.</summary>
public delegate Task<IReadOnlyList<ProactiveMessage>> AddressNotices(IReadOnlyList<SecretariatNotice> notices);

/// <summary>Tells the secretariat of municipalities that do not answer or cannot be reached: one message for all that came up at once.</summary>
public sealed class EscalationTeller(
    IReminderStore store, IEnrolmentStore enrolments, ISharingStore sharing, CurrentContent current, SecretariatRoster roster,
    AddressNotices address, SendMessages send)
{
    public async Task TellAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!roster.HasMembers || !SecretariatOffice.IsOpen(now)
            || await store.EscalationsAsync(untoldOnly: true, cancellationToken) is not { Count: > 0 } untold)
            return;
        var known = new List<(Escalation Escalation, Enrolment Enrolment, string Who)>();
        foreach (var escalation in untold)
        {
            if (await enrolments.GetAsync(escalation.Enrolment, cancellationToken) is { Enrolment: var enrolment } && current.Content.Journeys.ContainsKey(enrolment.JourneyId))
                known.Add((escalation, enrolment, await NamesAsync(enrolment, cancellationToken)));
        }

        var messages = await address([NoticeOf(known, current.Content)]);
        // With nobody to write to it stays untold, and stands in the secretariat's overview all the same.
        if (messages.Count > 0 && await store.ToldAsync(
            [.. untold.Select(each => each.Id)], [.. messages.Select(message => new AddressedMessage(message.Conversation, message.Message, message.To))], now, cancellationToken))
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

    private static SecretariatNotice NoticeOf(IReadOnlyList<(Escalation, Enrolment, string)> known, Content content) =>
        new(LanguageExtensions.All.ToDictionary(language => language, language => ReplyOf(known, content, language)));

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
