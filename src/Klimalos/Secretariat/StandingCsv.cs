using System.Globalization;
using CsvHelper;
using Klimalos.Languages;

namespace Klimalos.Secretariat;

/// <summary>The secretariat's table as a file for a spreadsheet.</summary>
public static class StandingCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>
    /// With a byte order mark and semicolons Excel opens it in the Nordic countries without asking. Names are what people call themselves:
    /// an apostrophe makes a text of what a spreadsheet would take for a formula.
    /// </summary>
    private static readonly CsvWriterOptions Options = new() { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    private static readonly string[] Columns =
    [
        "municipality", "code", "country", "county", "campaign", "round", "status", "stage", "next", "percent", "deadline", "overdue",
        "members", "language", "started", "last-activity", "silent-days", "reachable",
    ];

    public static byte[] Write(IEnumerable<EnrolmentStanding> standings, Content content, Language language)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options, leaveOpen: true))
        {
            WriteRow(csv, Columns.Select(column => content.Texts.Get(language, $"secretariat.column-{column}")));
            foreach (var standing in standings)
                WriteRow(csv, Cells(standing, content, language));
        }

        return bytes.ToArray();
    }

    private static IEnumerable<string> Cells(EnrolmentStanding standing, Content content, Language language)
    {
        var words = content.Words[standing.Journey][language];
        yield return standing.Municipality?.Name ?? string.Empty;
        yield return standing.Municipality?.Key ?? string.Empty;
        yield return standing.Municipality?.Country ?? string.Empty;
        yield return standing.Municipality?.County ?? string.Empty;
        yield return words.Title;
        yield return standing.Enrolment.Round.Id;
        yield return StandingWords.Status(content.Texts, language, standing.Status);
        yield return standing.Stage is { } stage ? words.Stages[stage.Id] : string.Empty;
        yield return standing.NextStep is { } step ? words.LabelOf(step) : string.Empty;
        yield return standing.Percent.ToString(CultureInfo.InvariantCulture);
        yield return Day(standing.Ahead.FirstOrDefault()?.Date);
        yield return Day(standing.Overdue.FirstOrDefault()?.Date);
        yield return string.Join(", ", standing.Members.Select(member => member.Name).OfType<string>().Distinct(StringComparer.Ordinal));
        yield return standing.Language.Code();
        yield return Day(Conversations.LocalCalendar.Today(standing.Enrolment.StartedAt));
        yield return Day(Conversations.LocalCalendar.Today(standing.LastActivity));
        yield return standing.SilentDays.ToString(CultureInfo.InvariantCulture);
        yield return content.Texts.Get(language, standing.Members.Any(member => member.IsReachable) ? "common.yes" : "common.no");
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells) =>
        csv.WriteRecord([.. cells.Select(cell => Documents.PlainText.Clean(cell).ReplaceLineEndings(" "))]);

    private static string Day(DateOnly? date) => date is { } day ? LocalFormat.IsoDate(day) : string.Empty;
}
