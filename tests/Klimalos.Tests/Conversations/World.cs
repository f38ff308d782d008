using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Tests.Conversations;

/// <summary>What all conversations of a test share: what a store would keep.</summary>
internal sealed class World
{
    private readonly Dictionary<Place, string> places = [];
    private readonly Dictionary<string, PersonFacts> people = new(StringComparer.Ordinal);
    private readonly List<AccessCode> codes = [];
    private readonly List<(string Person, DateTimeOffset At)> failedCodes = [];
    private int freshCodes;

    public DateTimeOffset Now { get; set; } = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public SecretariatWorld Secretariat { get; } = new();

    public Dictionary<string, Enrolment> Enrolments { get; } = new(StringComparer.Ordinal);

    public List<(string Enrolment, EnrolmentEvent Event)> History { get; } = [];

    public List<Reminder> Reminders { get; } = [];

    /// <summary>What people were told who had not written themselves, the latest last.</summary>
    public List<PersonMessage> Messages { get; } = [];

    public Reply LastTo(Person person) => Messages.Last(message => SamePerson(message.To, person.Key)).Reply;

    public IReadOnlyList<string> LinkedTo(string person) =>
        [.. people.Values.Where(other => other.Key != person && SamePerson(other.Key, person)).Select(other => other.Key)];

    public IEnumerable<Enrolment> UnderWay(string person) => Enrolments.Values.Where(enrolment =>
        enrolment.Status is EnrolmentStatus.Open or EnrolmentStatus.Paused && enrolment.Members.Any(member => SamePerson(member, person)));

    public Language? ChosenLanguage(string person) =>
        people.Values.Where(other => SamePerson(other.Key, person)).Select(other => chosen.TryGetValue(other.Key, out var language) ? language : (Language?)null)
            .FirstOrDefault(language => language is not null);

    public object? Find(Need need, string person) => need switch
    {
        _ when SecretariatWorld.IsFor(need) => Secretariat.Find(need, this, person),
        Need.Holder(var place) => places.TryGetValue(place, out var id) ? Enrolments[id] : null,
        Need.EnrolmentById(var id) => Enrolments.GetValueOrDefault(id),
        Need.OwnEnrolments => UnderWay(person).ToArray(),
        Need.Facts(var key) => FactsOf(key),
        Need.Code code => new CodeFinding(
            codes.Find(known => known.Purpose == code.Purpose && known.Hash == code.Hash),
            failedCodes.Count(failed => failed.Person == person && failed.At > Now - AccessCode.AttemptsWithin)),
        Need.FreshCode => $"BCDFGH{++freshCodes + 21}",
        Need.History(var id) => History.Where(line => line.Enrolment == id).Select(line => line.Event).ToArray(),
        Need.ReminderById(var id) => Reminders.Find(reminder => reminder.Id == id),
        Need.LatestReminder => Reminders.Where(reminder => reminder.SentAt is not null && SamePerson(reminder.Person!, person)).MaxBy(reminder => reminder.SentAt),
        Need.SentWith(var id) => Reminders.Where(reminder => reminder.Id == id || (reminder.Message is { } message && message == Reminders.Find(with => with.Id == id)?.Message)).ToArray(),
        Need.MarksOf => ReminderMarks.None,
        _ => throw new NotSupportedException(need.ToString()),
    };

    public void Commit(Person writer, TurnResult result)
    {
        people[writer.Key] = FactsOf(writer.Key) with { Name = writer.Name, Tenant = writer.TenantId, Language = result.State.Language };
        if (result.Changed is { } changed)
            Keep(changed, result.Events);
        foreach (var other in result.Others)
            Keep(other.Enrolment, other.Events);
        if (result.PersonLanguage is { } language)
        {
            foreach (var identity in LinkedTo(writer.Key).Append(writer.Key))
                chosen[identity] = language;
        }

        Messages.AddRange(result.Messages);
        Secretariat.Commit(writer, result, this);
        if (result.Sharing is { } sharing)
            Commit(writer, sharing);
    }

    private readonly Dictionary<string, Language> chosen = new(StringComparer.Ordinal);

    private void Keep(Enrolment enrolment, IEnumerable<EnrolmentEvent> events)
    {
        Enrolments[enrolment.Id] = enrolment;
        History.AddRange(events.Select(line => (enrolment.Id, line)));
    }

    private void Commit(Person writer, SharingChanges sharing)
    {
        if (sharing.Place is { } change)
        {
            foreach (var left in places.Where(held => held.Value == change.Enrolment).Select(held => held.Key).ToArray())
                places.Remove(left);
            if (change.Now is { } place)
                places.Add(place, change.Enrolment);
        }

        if (sharing.NewCode is { } code)
        {
            codes.RemoveAll(known => known.Purpose == code.Purpose && (code.Enrolment is null ? known.By == code.By : known.Enrolment == code.Enrolment));
            codes.Add(code);
        }

        if (sharing.UsedLinkCode is { } used)
            codes.RemoveAll(known => known.Purpose == CodePurpose.Link && known.Hash == used).ShouldBe(1);
        if (sharing.IsFailedCode)
            failedCodes.Add((writer.Key, Now));
        if (sharing.LinksTo is { } other)
            Link(writer.Key, other);
        if (sharing.IsUnlinked)
            Unlink(writer.Key);
    }

    private void Unlink(string person)
    {
        var others = LinkedTo(person);
        people[person] = people[person] with { Person = person };
        foreach (var other in others)
            people[other] = people[other] with { Person = others[0] };
    }

    private void Link(string person, string other)
    {
        var (from, to) = (FactsOf(person).Person, FactsOf(other).Person);
        foreach (var identity in people.Values.Where(known => known.Person == from).ToArray())
            people[identity.Key] = identity with { Person = to };
        if (chosen.TryGetValue(person, out var language))
        {
            foreach (var identity in LinkedTo(person))
                chosen[identity] = language;
        }
    }

    public int FailedCodesOf(string person) => failedCodes.Count(failed => failed.Person == person && failed.At > Now - AccessCode.AttemptsWithin);

    public PersonFacts FactsOf(string key) => people.GetValueOrDefault(key) ?? new PersonFacts(key, key);

    private bool SamePerson(string key, string other) => FactsOf(key).Person == FactsOf(other).Person;
}
