using Bot.Editing;
using Bot.Reminders;
using Bot.Startup;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat;

/// <summary>Where all enrolments stand now: for the chat, the files and the page.</summary>
public sealed class StandingReader(ISecretariatStore store, CurrentContent content, CurrentRounds rounds, GuideClock clock)
{
    public async Task<IReadOnlyList<EnrolmentStanding>> ReadAsync(CancellationToken cancellationToken)
    {
        var known = content.Content;
        return Standings.Of(known, rounds.Of(known), await store.EnrolmentsAsync(cancellationToken), clock.Now);
    }
}
