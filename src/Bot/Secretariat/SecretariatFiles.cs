using Bot.Editing;
using Bot.Startup;
using Klimalos.Languages;
using Klimalos.Secretariat;

namespace Bot.Secretariat;

/// <summary>The table and the calendar, made anew from where all stand now.</summary>
public sealed class SecretariatFiles(StandingReader standings, CurrentContent content, GuideClock clock)
{
    /// <param name="kind"><see cref="SecretariatFile.Csv"/> or <see cref="SecretariatFile.Calendar"/>.</param>
    /// <param name="fileName">Null = the usual one.</param>
    public async Task<IResult> MakeAsync(string kind, StandingFilter filter, Language language, string? fileName, CancellationToken cancellationToken)
    {
        var chosen = filter.Of(await standings.ReadAsync(cancellationToken));
        var known = content.Content;
        if (kind is SecretariatFile.Calendar)
        {
            var name = known.Texts.Get(language, "secretariat.title");
            return Results.File(StandingCalendar.Write(chosen, known, language, name, clock.Now), StandingCalendar.ContentType, fileName ?? NameOf(language, "ics"));
        }

        return Results.File(StandingCsv.Write(chosen, known, language), StandingCsv.ContentType, fileName ?? NameOf(language, "csv"));
    }

    private string NameOf(Language language, string extension) => content.Content.Texts.Get(
        language, "secretariat.file-name", ("date", LocalFormat.IsoDate(clock.Today)), ("extension", extension));
}
