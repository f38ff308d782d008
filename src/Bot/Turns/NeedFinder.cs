using System.Security.Cryptography;
using Bot.Secretariat;
using Bot.Startup;
using Bot.Teams;
using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>What was found for one turn, with the versions of the enrolments among it.</summary>
public sealed class Findings
{
    private readonly Dictionary<Need, object?> found = [];
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);

    /// <param name="given">What the turn was given from the start.</param>
    public Findings(IEnumerable<StoredEnrolment> given)
    {
        foreach (var stored in given)
            Keep(stored);
    }

    public IReadOnlyDictionary<Need, object?> Found => found;

    public void Add(Need need, object? value) => found[need] = value;

    /// <summary>Of an enrolment that was read twice and changed in between, the earlier version counts: to change it is then a conflict.</summary>
    public Enrolment? Keep(StoredEnrolment? stored)
    {
        if (stored is not null)
            versions[stored.Enrolment.Id] = Math.Min(stored.Version, versions.GetValueOrDefault(stored.Enrolment.Id, long.MaxValue));
        return stored?.Enrolment;
    }

    /// <summary>0 for an enrolment that is new.</summary>
    public long VersionOf(string enrolment) => versions.GetValueOrDefault(enrolment);
}

/// <summary>Finds what a turn needs beyond what every turn is given.</summary>
public sealed class NeedFinder(
    ISharingStore sharing, IEnrolmentStore enrolments, IReminderStore reminders, SecretariatFinder secretariat, PersonalChats chats, GuideClock clock)
{
    public async Task FindAsync(IReadOnlyList<Need> needs, ArrivedTurn turn, Findings findings)
    {
        foreach (var need in needs.Distinct())
            findings.Add(need, need is Need.PersonalChat ? await chats.OpenAsync(turn) : await FindAsync(need, turn.Incoming.From.Key, findings));
    }

    private async Task<object?> FindAsync(Need need, string person, Findings findings) => need switch
    {
        Need.Holder(var place) => findings.Keep(await sharing.HolderAsync(place, CancellationToken.None)),
        Need.EnrolmentById(var id) => findings.Keep(await enrolments.GetAsync(id, CancellationToken.None)),
        Need.OwnEnrolments => await OwnAsync(person, findings),
        Need.Facts(var key) => await sharing.FactsAsync(key, CancellationToken.None),
        Need.Code code => await CodeAsync(code, person),
        Need.FreshCode => RandomNumberGenerator.GetString(AccessCode.Alphabet, AccessCode.Length),
        Need.ReminderById(var id) => await reminders.GetAsync(id, CancellationToken.None),
        Need.LatestReminder => await reminders.LatestOfAsync(person, CancellationToken.None),
        Need.SentWith(var id) => await reminders.SentWithAsync(id, CancellationToken.None),
        Need.MarksOf(var id) => await reminders.MarksAsync(id, CancellationToken.None),
        Need.History(var id) => await enrolments.HistoryAsync(id, CancellationToken.None),
        Need.CodeOfSecretariat(var hash) => new SecretariatCodeFinding(await secretariat.CodeAsync(hash), await FailedCodesAsync(person)),
        _ => await secretariat.FindAsync(need),
    };

    private async Task<IReadOnlyList<Enrolment>> OwnAsync(string person, Findings findings)
    {
        var own = await sharing.UnderWayAsync(person, CancellationToken.None);
        return [.. own.Select(stored => findings.Keep(stored)!)];
    }

    private async Task<CodeFinding> CodeAsync(Need.Code code, string person) => new(
        await sharing.CodeAsync(code.Purpose, code.Hash, CancellationToken.None),
        await FailedCodesAsync(person));

    private Task<int> FailedCodesAsync(string person) =>
        sharing.FailedCodesAsync(person, clock.Now - AccessCode.AttemptsWithin, CancellationToken.None);
}
