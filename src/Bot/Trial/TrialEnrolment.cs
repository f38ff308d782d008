using System.Globalization;
using Klimalos;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Bot.Trial;

/// <summary>
/// The made-up history of one municipality: the same whenever it is made, so that a later day only adds what has happened since. Some are
/// quick, some slow, some stop on the way.
/// </summary>
public sealed class TrialEnrolment
{
    private const int MostSteps = 200;

    /// <summary>Of the days between opening and deadline, the share within which most are done.</summary>
    private const double UsualShare = 0.75;

    private readonly Content content;
    private readonly Journey journey;
    private readonly Municipality municipality;
    private readonly Random chance;
    private readonly string person;

    /// <param name="person">Person key of the one who does it all.</param>
    public TrialEnrolment(Content content, Journey journey, Municipality municipality, string person)
    {
        (this.content, this.journey, this.municipality, this.person) = (content, journey, municipality, person);
        chance = new Random(municipality.Key.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter)));
        Language = municipality.Country switch { "SE" => Language.Sv, "DK" => Language.Da, _ => Language.Nb };
    }

    public Language Language { get; }

    /// <summary>What has happened until that moment; null when it has not begun by then.</summary>
    public (Enrolment Enrolment, IReadOnlyList<EnrolmentEvent> Events)? Until(DateTimeOffset now, Round round, string channel)
    {
        var days = Math.Max(30, (round.Deadline?.DayNumber ?? round.Opens.DayNumber + 150) - round.Opens.DayNumber);
        var at = Morning(round.Opens.AddDays((int)(days * 0.4 * Math.Pow(chance.NextDouble(), 1.5))));
        var pace = chance.NextDouble() switch { < 0.25 => 0.6, < 0.7 => 1, _ => 1.5 };
        var stopsAfter = chance.NextDouble() < 0.12 ? chance.Next(3, 12) : MostSteps;
        var enrolment = new Enrolment
        {
            Id = $"trial-{journey.Id}-{municipality.Key}",
            JourneyId = journey.Id,
            JourneyVersion = journey.Version,
            Round = round,
            Municipality = municipality.Key,
            Members = [person],
            Language = Language,
            StartedAt = at,
            ChangedAt = at,
        };
        if (at > now)
            return null;

        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var events = new List<EnrolmentEvent> { new(EnrolmentEventKind.Started, person, at, channel) };
        var usual = days * UsualShare * pace / Math.Max(1, journey.Steps.Count() / 4);
        while (events.Count <= stopsAfter && Walk.Over(journey, answers).Next is { } step)
        {
            at = Later(at, usual);
            // One that the definition refuses would be asked for ever.
            if (at > now || answers.ContainsKey(step.Id))
                return Made();
            var answer = new Answer(ValueOf(step, DateOnly.FromDateTime(at.DateTime)), person, at, channel);
            answers.Add(step.Id, answer);
            events.Add(new EnrolmentEvent(EnrolmentEventKind.Answered, person, at, channel, step.Id, answer.Value));
        }

        if (Walk.Over(journey, answers).IsComplete && (at = at.AddMinutes(9)) <= now)
        {
            enrolment = enrolment with { Status = EnrolmentStatus.Confirmed };
            events.Add(new EnrolmentEvent(EnrolmentEventKind.Confirmed, person, at, channel));
        }

        return Made();

        (Enrolment, IReadOnlyList<EnrolmentEvent>) Made() => (enrolment with { Answers = answers, ChangedAt = events[^1].At }, events);
    }

    /// <summary>Mostly a few minutes, and now and then days: a case is prepared, a meeting waited for.</summary>
    private DateTimeOffset Later(DateTimeOffset at, double usualDays) => chance.NextDouble() < 0.75
        ? at.AddMinutes(chance.Next(1, 7))
        : Morning(DateOnly.FromDateTime(at.DateTime).AddDays(1 + (int)(usualDays * 2 * chance.NextDouble())));

    /// <summary>Some time in the morning of a working day.</summary>
    private DateTimeOffset Morning(DateOnly day)
    {
        while (!WorkingDays.IsWorkingDay(municipality.Country, day))
            day = day.AddDays(1);
        return new DateTimeOffset(day.ToDateTime(new TimeOnly(7, 0).AddMinutes(chance.Next(240))), TimeSpan.Zero);
    }

    private string ValueOf(Step step, DateOnly day) => step.Kind switch
    {
        StepKind.Municipality => municipality.Key,
        StepKind.Choices => string.Join(',', step.Options.Take(Math.Max(1, step.Limits?.AtLeast ?? 1)).Select(option => option.Value)),
        StepKind.Number => Math.Clamp(40, step.Number?.Min ?? 0, step.Number?.Max ?? int.MaxValue).ToString(CultureInfo.InvariantCulture),
        StepKind.Year => Math.Clamp(2040, step.EarliestYear ?? 0, step.LatestYear ?? int.MaxValue).ToString(CultureInfo.InvariantCulture),
        StepKind.Date => LocalFormat.IsoDate(WorkingDays.OnOrBefore(municipality.Country, day.AddDays(chance.Next(14, 50)))),
        StepKind.Email => "trial@klimalos.example",
        StepKind.Phone => "+47 40 00 00 00",
        StepKind.File => new StoredFile("trial", 20_480, $"{LabelOf(step)}.pdf").ToString(),
        StepKind.Repeat => new ItemCount(Math.Max(1, step.Repeat!.AtLeast), IsClosed: true).ToString(),
        _ when step.Options.Count > 0 => Option(step).Value,
        _ => $"{municipality.CommonName}: {LabelOf(step)}",
    };

    private string LabelOf(Step step) => content.Words[journey.Id][Language].LabelOf(step);

    /// <summary>Mostly the first that goes on.</summary>
    private StepOption Option(Step step)
    {
        var usable = step.Options.Where(option => option is { KeepsOpen: false, Exit: null }).DefaultIfEmpty(step.Options[0]).ToArray();
        return chance.NextDouble() < 0.85 ? usable[0] : usable[chance.Next(usable.Length)];
    }
}
