using System.Globalization;
using System.Text;
using Klimalos.Languages;

namespace Klimalos.Documents.Calendar;

/// <summary>Whose dates a calendar file holds.</summary>
/// <param name="Name">What the calendar is called.</param>
/// <param name="Started">When the enrolment began: what its changes are counted from.</param>
internal sealed record CalendarSource(string Enrolment, string Name, Language Language, DateTimeOffset Started, DateTimeOffset Changed);

/// <summary>Writes whole-day entries, each with an alarm at nine o'clock a week before, as an iCalendar file (RFC 5545).</summary>
internal static class CalendarFile
{
    private const int LongestLine = 75;

    public static string Write(IEnumerable<DatedItem> items, CalendarSource source)
    {
        var lines = new StringBuilder();
        Add(lines, "BEGIN:VCALENDAR");
        Add(lines, "VERSION:2.0");
        Add(lines, $"PRODID:-//Klimalos//Klimalos//{source.Language.Code().ToUpperInvariant()}");
        Add(lines, "CALSCALE:GREGORIAN");
        Add(lines, "METHOD:PUBLISH");
        Add(lines, $"X-WR-CALNAME:{Text(source.Name)}");
        foreach (var item in items)
            AddEvent(lines, item, source);
        Add(lines, "END:VCALENDAR");
        return lines.ToString();
    }

    private static void AddEvent(StringBuilder lines, DatedItem item, CalendarSource source)
    {
        var language = source.Language.Culture().Name;
        Add(lines, "BEGIN:VEVENT");
        Add(lines, $"UID:{source.Enrolment}.{item.Id}@klimalos");
        Add(lines, $"DTSTAMP:{source.Changed.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        // A calendar takes an entry that it has for newer only when this number is higher.
        Add(lines, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{Math.Max(0, (int)(source.Changed - source.Started).TotalMinutes)}"));
        Add(lines, $"DTSTART;VALUE=DATE:{Day(item.Date)}");
        // The end of a whole day is the day after.
        Add(lines, $"DTEND;VALUE=DATE:{Day(item.Date.AddDays(1))}");
        Add(lines, $"SUMMARY;LANGUAGE={language}:{Text(item.Title)}");
        if (item.Description is { } description)
            Add(lines, $"DESCRIPTION;LANGUAGE={language}:{Text(description)}");
        Add(lines, "TRANSP:TRANSPARENT");
        Add(lines, "BEGIN:VALARM");
        Add(lines, "ACTION:DISPLAY");
        Add(lines, $"DESCRIPTION:{Text(item.Title)}");
        // Counted from midnight at the beginning of the day: nine o'clock, seven days before.
        Add(lines, "TRIGGER:-P6DT15H");
        Add(lines, "END:VALARM");
        Add(lines, "END:VEVENT");
    }

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>RFC 5545, 3.3.11: backslash, semicolon and comma are escaped, a line break is written out.</summary>
    private static string Text(string text) => PlainText.Clean(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>RFC 5545, 3.1: a line of more than 75 octets goes on in the next one, after a space. No character is split.</summary>
    private static void Add(StringBuilder lines, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                lines.Append("\r\n ");
                length = 1;
            }

            lines.Append(rune);
            length += rune.Utf8SequenceLength;
        }

        lines.Append("\r\n");
    }
}
