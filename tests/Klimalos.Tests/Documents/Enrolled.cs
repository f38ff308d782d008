using Klimalos.Conversations;
using Klimalos.Documents;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Tests.Documents;

/// <summary>Enrolments at several points of the way, and the documents made of them.</summary>
internal static class Enrolled
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly Round Open = new("trial-2026", "race-to-zero", new DateOnly(2026, 11, 1), new DateOnly(2027, 1, 31));

    private static readonly (string Step, string Value)[] Preparation =
    [
        ("municipality", "NO-3203"), ("contact-name", "Kari Nordmann"), ("contact-email", "kari.nordmann@asker.kommune.no"),
        ("endorse", "yes"), ("net-zero-year", "2045"), ("target-2030", "55 % lavere direkte utslipp enn i 2009"),
        ("measure", "Fossilfrie byggeplasser\nElektriske tjenestebiler"), ("annual-reporting", "yes"),
    ];

    private static readonly (string Step, string Value)[] Rest =
    [
        ("case-paper", "yes"), ("route", "political"), ("meeting-date", "2026-12-15"), ("decision", "adopted"), ("case-number", "26/1234"),
        ("c40-registration", "done"), ("platform", "mycovenant"),
    ];

    /// <summary>Nothing but the municipality.</summary>
    public static Enrolment Begun => With(Preparation[..1]);

    /// <summary>As it is when the case paper is first offered.</summary>
    public static Enrolment Prepared => With(Preparation);

    public static Enrolment Decided => With([.. Preparation, .. Rest]);

    public static Enrolment Informed => With([.. Preparation, ("case-paper", "yes"), ("route", "information"), ("meeting-date", "2026-12-15")]);

    public static Enrolment Empty => With([]);

    public static Enrolment With(this Enrolment enrolment, string step, string value) =>
        With([.. enrolment.Answers.Select(answer => (answer.Key, answer.Value.Value)).Where(answer => answer.Key != step), (step, value)]);

    public static MadeDocument CasePaper(Enrolment enrolment, Language language) => Make(DocumentKind.CasePaper, enrolment, language);

    public static MadeDocument Make(string kind, Enrolment enrolment, Language language) => DocumentMaker.Make(
        new DocumentLink(kind, enrolment.Id, language, "Saksfremlegg Race to Zero Asker.docx", "Last ned"), enrolment, RepositoryContent.Get(), Today);

    private static Enrolment With(IReadOnlyList<(string Step, string Value)> answers) => new()
    {
        Id = "e-1",
        JourneyId = "race-to-zero",
        JourneyVersion = 1,
        Round = Open,
        Municipality = answers.FirstOrDefault(answer => answer.Step == "municipality").Value,
        Answers = answers.ToDictionary(answer => answer.Step, answer => new Answer(answer.Value, "directline:1", Now, "directline"), StringComparer.Ordinal),
        Language = Language.Nb,
        StartedAt = Now,
        ChangedAt = Now,
    };
}
