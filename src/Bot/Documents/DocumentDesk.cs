using Bot.Editing;
using Bot.Reminders;
using Bot.Startup;
using Klimalos.Conversations;
using Klimalos.Documents;
using Klimalos.Enrolments;
using Klimalos.Reminders;
using Klimalos.Storage;

namespace Bot.Documents;

/// <summary>Makes a document anew from the enrolment's answers, its round and its members' marks as they are now.</summary>
public sealed class DocumentDesk(IEnrolmentStore enrolments, IReminderStore reminders, ISharingStore sharing, CurrentContent content, CurrentRounds rounds, GuideClock clock)
{
    /// <summary>Null when there is no such enrolment any more.</summary>
    public async Task<MadeDocument?> MakeAsync(DocumentLink link, CancellationToken cancellationToken)
    {
        if (await enrolments.GetAsync(link.Enrolment, cancellationToken) is not { } stored)
            return null;
        var names = await NamesAsync(stored.Enrolment, cancellationToken);
        var known = content.Content;
        var enrolment = stored.Enrolment with { Round = Rounds.Present(stored.Enrolment.Round, rounds.Of(known)) };
        return DocumentMaker.Make(
            link, enrolment, known, clock.Today, names.GetValueOrDefault, await reminders.MarksAsync(enrolment.Id, cancellationToken), clock.Now);
    }

    /// <summary>Of those who have answered; null where the channel told no name.</summary>
    private async Task<Dictionary<string, string?>> NamesAsync(Enrolment enrolment, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var person in enrolment.Answers.Values.Select(answer => answer.By).Distinct(StringComparer.Ordinal))
            names.Add(person, (await sharing.FactsAsync(person, cancellationToken)).Name);
        return names;
    }
}
