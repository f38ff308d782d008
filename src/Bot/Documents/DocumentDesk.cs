using Bot.Editing;
using Bot.Startup;
using Klimalos.Conversations;
using Klimalos.Documents;
using Klimalos.Enrolments;
using Klimalos.Storage;

namespace Bot.Documents;

/// <summary>Makes a document anew from the enrolment's answers as they are now.</summary>
public sealed class DocumentDesk(IEnrolmentStore enrolments, ISharingStore sharing, CurrentContent content, GuideClock clock)
{
    /// <summary>Null when there is no such enrolment any more.</summary>
    public async Task<MadeDocument?> MakeAsync(DocumentLink link, CancellationToken cancellationToken)
    {
        if (await enrolments.GetAsync(link.Enrolment, cancellationToken) is not { } stored)
            return null;
        var names = await NamesAsync(stored.Enrolment, cancellationToken);
        return DocumentMaker.Make(link, stored.Enrolment, content.Content, clock.Today, names.GetValueOrDefault);
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
