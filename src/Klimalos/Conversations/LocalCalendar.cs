namespace Klimalos.Conversations;

/// <summary>Dates as the municipalities live them. Norway, Sweden and Denmark keep one time, so one zone serves all three.</summary>
internal static class LocalCalendar
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
}
