using Klimalos.Languages;

namespace Klimalos.Reminders;

/// <summary>When people in a municipality's office may be written to: from nine to four, local time, on working days outside the July lull.</summary>
public static class OfficeHours
{
    private static readonly TimeOnly Opens = new(9, 0);
    private static readonly TimeOnly Closes = new(16, 0);

    /// <summary>Reminders of one day are spread over the first hours, so that what fails can be tried again before the office closes.</summary>
    private const int SpreadMinutes = 150;

    private static readonly TimeZoneInfo Norway = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private static readonly TimeZoneInfo Denmark = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    public static TimeZoneInfo ZoneOf(string country) => country switch
    {
        "SE" => Sweden,
        "DK" => Denmark,
        _ => Norway,
    };

    public static DateOnly LocalDate(string country, DateTimeOffset moment) => DateOnly.FromDateTime(Local(country, moment));

    public static bool IsOpen(string country, DateTimeOffset moment)
    {
        var local = Local(country, moment);
        var time = TimeOnly.FromDateTime(local);
        return time >= Opens && time < Closes && IsOfficeDay(country, DateOnly.FromDateTime(local));
    }

    /// <summary>The moment itself within office hours, else the next one on which the office opens, with the same spread as <see cref="On"/>.</summary>
    /// <param name="key">What is spread: the same always gets the same minute.</param>
    public static DateTimeOffset OnOrAfter(string country, DateTimeOffset moment, string key)
    {
        if (IsOpen(country, moment))
            return moment;
        var local = Local(country, moment);
        var day = DateOnly.FromDateTime(local);
        if (TimeOnly.FromDateTime(local) >= Opens)
            day = day.AddDays(1);
        while (!IsOfficeDay(country, day))
            day = day.AddDays(1);
        return On(country, day, key);
    }

    /// <summary>The minute of a local day on which something is sent.</summary>
    public static DateTimeOffset On(string country, DateOnly day, string key)
    {
        var local = day.ToDateTime(Opens.AddMinutes(Spread(key)));
        return new DateTimeOffset(local, ZoneOf(country).GetUtcOffset(local)).ToUniversalTime();
    }

    private static bool IsOfficeDay(string country, DateOnly day) => WorkingDays.IsWorkingDay(country, day) && !WorkingDays.IsLull(country, day);

    private static DateTime Local(string country, DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, ZoneOf(country)).DateTime;

    /// <summary>The same in every process.</summary>
    private static int Spread(string key) => (int)(LetterHash.Of(key) % SpreadMinutes);
}
