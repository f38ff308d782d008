using System.Globalization;

namespace Klimalos.Reminders;

/// <summary>Computes the reminders that deadlines ask for. The same deadlines give the same reminders, with the same ids.</summary>
public static class Planning
{
    private const char TryMark = '!';

    /// <summary>All of them, also those whose time is past.</summary>
    /// <param name="enrolment">Enrolment id.</param>
    public static IEnumerable<PlannedReminder> RemindersOf(string enrolment, string country, IEnumerable<Deadline> deadlines, ReminderPlan plan) =>
        deadlines.SelectMany(deadline => plan.Of(deadline.Id) is { } how ? RemindersOf(enrolment, country, deadline, how) : []);

    /// <summary>Reminds again on a later day.</summary>
    public static PlannedReminder Again(PlannedReminder earlier, string country, DateOnly day)
    {
        var due = OfficeHours.OnOrAfter(country, OfficeHours.On(country, day, earlier.Enrolment), earlier.Enrolment);
        return earlier with { Id = $"{RootOf(earlier.Id)}~{OfficeHours.LocalDate(country, due):yyyyMMdd}", DueAt = due };
    }

    /// <summary>Tries once more what failed; null after the last try.</summary>
    /// <param name="tries">How often in all.</param>
    public static PlannedReminder? NextTry(PlannedReminder failed, DateTimeOffset dueAt, int tries)
    {
        var at = failed.Id.LastIndexOf(TryMark);
        var number = at < 0 ? 1 : int.Parse(failed.Id.AsSpan(at + 1), CultureInfo.InvariantCulture);
        var first = at < 0 ? failed.Id : failed.Id[..at];
        return number >= tries ? null : failed with { Id = string.Create(CultureInfo.InvariantCulture, $"{first}{TryMark}{number + 1}"), DueAt = dueAt };
    }

    /// <summary>The secretariat asks for one at once: at most one a day for each enrolment, however often it is asked for.</summary>
    public static PlannedReminder Now(string enrolment, Deadline deadline, DateOnly today, DateTimeOffset now) => new(
        string.Create(CultureInfo.InvariantCulture, $"now.{enrolment}.{today:yyyyMMdd}"),
        enrolment, deadline.Id, deadline.Date, deadline.Date.DayNumber - today.DayNumber, now);

    private static IEnumerable<PlannedReminder> RemindersOf(string enrolment, string country, Deadline deadline, DeadlinePlan how)
    {
        var before = how.DaysBefore.Order().Select(days => (Days: days, Day: WorkingDays.OnOrBefore(country, deadline.Date.AddDays(-days))));
        var overdue = Enumerable.Range(1, how.Overdue?.Times ?? 0)
            .Select(time => (Days: -time * how.Overdue!.Every, Day: WorkingDays.OnOrBefore(country, deadline.Date.AddDays(time * how.Overdue.Every))))
            .Where(each => each.Day > deadline.Date);
        // Days off draw reminders together: of several on one day the one nearest to the deadline is enough.
        return before.Concat(overdue).DistinctBy(each => each.Day).Select(each => new PlannedReminder(
            string.Create(CultureInfo.InvariantCulture, $"{enrolment}:{deadline.Id}:{deadline.Date:yyyyMMdd}:{each.Days}"),
            enrolment, deadline.Id, deadline.Date, each.Days, OfficeHours.On(country, each.Day, enrolment)));
    }

    private static string RootOf(string id) => id.Split('~', TryMark)[0];
}
