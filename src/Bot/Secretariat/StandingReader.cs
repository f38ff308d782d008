using Bot.Editing;
using Bot.Startup;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat;

/// <summary>Where all enrolments stand now: for the chat, the files and the page.</summary>
public sealed class StandingReader(ISecretariatStore store, CurrentContent content, GuideClock clock)
{
    public async Task<IReadOnlyList<EnrolmentStanding>> ReadAsync(CancellationToken cancellationToken) =>
        Standings.Of(content.Content, await store.EnrolmentsAsync(cancellationToken), clock.Now);
}
