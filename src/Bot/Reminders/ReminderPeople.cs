using Klimalos.Enrolments;
using Klimalos.Reminders;
using Klimalos.Storage;

namespace Bot.Reminders;

/// <summary>Who the members of an enrolment are, and where each can be written to.</summary>
public sealed class ReminderPeople(ISharingStore sharing, IReminderStore reminders)
{
    public async Task<IReadOnlyList<ReachedMember>> OfAsync(Enrolment enrolment, CancellationToken cancellationToken)
    {
        var unanswered = await reminders.UnansweredAsync(enrolment.Id, cancellationToken);
        var facts = new List<PersonFacts>();
        foreach (var key in enrolment.Members)
            facts.Add(await sharing.FactsAsync(key, cancellationToken));
        var members = new List<ReachedMember>();
        foreach (var identities in facts.GroupBy(each => each.Person, StringComparer.Ordinal))
        {
            var reach = await sharing.ReachAsync(identities.Key, cancellationToken);
            members.Add(new ReachedMember(
                new RemindedMember(
                    identities.Key,
                    [.. identities.Select(each => each.Key)],
                    identities.Select(each => each.Name).FirstOrDefault(name => name is not null),
                    identities.Select(each => each.Language).FirstOrDefault(language => language is not null),
                    reach is not null,
                    identities.Select(each => each.Key).Append(identities.Key).Distinct(StringComparer.Ordinal).Sum(unanswered.GetValueOrDefault)),
                reach));
        }

        return members;
    }
}

/// <param name="Reach">Null when no conversation is known in which they can be written to.</param>
public sealed record ReachedMember(RemindedMember Member, ReachableConversation? Reach);
