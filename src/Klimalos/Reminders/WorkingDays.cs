using System.Globalization;

namespace Klimalos.Reminders;

/// <summary>Days on which somebody in a municipality's office reads what comes.</summary>
public static class WorkingDays
{
    /// <summary>Not a Saturday, Sunday or holiday.</summary>
    /// <param name="country">NO, SE or DK.</param>
    public static bool IsWorkingDay(string country, DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Of(country, day.Year).Contains(day);

    /// <summary>The weeks of July in which the offices are all but empty: fellesferien, industrisemestern, industriferien (ISO weeks).</summary>
    public static bool IsLull(string country, DateOnly day) =>
        ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)) is >= 28 and var week && week <= (country is "SE" ? 31 : 30);

    /// <summary>The day itself where a reminder may come on it, else the last such day before it.</summary>
    public static DateOnly OnOrBefore(string country, DateOnly day)
    {
        while (!IsWorkingDay(country, day) || IsLull(country, day))
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>The working day that lies that many working days before the day; the lull counts as working time, since papers are still due.</summary>
    /// <param name="days">0 or more; 0 gives the day itself, or the working day before it.</param>
    public static DateOnly Before(string country, DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        while (!IsWorkingDay(country, day))
            day = day.AddDays(-1);
        for (; days > 0; days--)
        {
            do
                day = day.AddDays(-1);
            while (!IsWorkingDay(country, day));
        }

        return day;
    }
}
