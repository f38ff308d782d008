using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Editing;
using Klimalos;
using Klimalos.Reminders;
using Klimalos.Storage;

namespace Bot.Reminders;

/// <summary>Plans the reminders of enrolments that changed, and of all when a round, the plan or a journey changed.</summary>
public sealed class ReminderPlanner(IReminderStore store, CurrentContent current, CurrentRounds rounds)
{
    /// <summary>So many share a commit.</summary>
    private const int AtATime = 200;

    /// <returns>How many enrolments were planned.</returns>
    public async Task<int> PlanAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var content = current.Content;
        var present = rounds.Of(content);
        var rules = RulesOf(content, present);
        var count = 0;
        while (await store.UnplannedAsync(rules, AtATime, cancellationToken) is { Count: > 0 } unplanned)
        {
            await Task.WhenAll(unplanned.Select(each => store.PlanAsync(PlanOf(each, content, present, rules, now), cancellationToken)));
            count += unplanned.Count;
        }

        return count;
    }

    private static EnrolmentPlan PlanOf(EnrolmentToPlan unplanned, Content content, IReadOnlyList<Round> rounds, string rules, DateTimeOffset now)
    {
        var enrolment = unplanned.Stored.Enrolment;
        IReadOnlyList<Deadline> deadlines = [];
        IReadOnlyList<PlannedReminder> reminders = [];
        // A journey whose file is gone has no deadlines any more.
        if (content.Journeys.GetValueOrDefault(enrolment.JourneyId) is { } journey)
        {
            deadlines = EnrolmentDeadlines.Of(enrolment, journey, content.Reminders, rounds, unplanned.Marks.Done);
            reminders = [.. Planning.RemindersOf(enrolment.Id, EnrolmentDeadlines.CountryOf(enrolment, journey), deadlines, content.Reminders)];
        }

        return new EnrolmentPlan(
            enrolment.Id, unplanned.Stored.Version, rules, reminders,
            deadlines.ToDictionary(deadline => deadline.Id, deadline => deadline.Date, StringComparer.Ordinal), enrolment.ChangedAt, now);
    }

    /// <summary>The same in every process that runs with the same files and rounds.</summary>
    private static string RulesOf(Content content, IEnumerable<Round> rounds)
    {
        var text = string.Join('\n', rounds.Select(round => string.Create(
            CultureInfo.InvariantCulture, $"{round.JourneyId} {round.Id} {round.Opens:O} {round.Deadline:O}")));
        return $"{content.Reminders.Print}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8))}";
    }
}
