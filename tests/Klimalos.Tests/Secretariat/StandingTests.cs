using System.Text;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;
using Klimalos.Secretariat;

namespace Klimalos.Tests.Secretariat;

public sealed class StandingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Content Content = RepositoryContent.Get();

    [Fact]
    public void One_that_has_just_begun_is_in_the_first_stage_with_little_done()
    {
        var standing = Of(Enrolment("NO-3203"));

        standing.Municipality!.Name.ShouldBe("Asker");
        standing.Stage!.Id.ShouldBe("case-preparation");
        standing.NextStep!.Id.ShouldBe("contact-name");
        standing.Percent.ShouldBeInRange(1, 20);
    }

    [Fact]
    public void The_percentage_rises_with_the_answers_and_is_100_only_when_all_is_done()
    {
        var begun = Enrolment("NO-3203");
        var more = begun with { Answers = new Dictionary<string, Answer>(begun.Answers) { ["contact-name"] = new("Kari", "msteams:k", Now, "msteams") } };

        Of(more).Percent.ShouldBeGreaterThan(Of(begun).Percent);
    }

    [Fact]
    public void Silence_is_counted_in_days_and_only_while_under_way()
    {
        var quiet = Enrolment("NO-3203") with { ChangedAt = Now.AddDays(-21) };

        Of(quiet).ShouldSatisfyAllConditions(standing => standing.SilentDays.ShouldBe(21), standing => standing.IsSilent.ShouldBeTrue());
        Of(quiet with { ChangedAt = Now.AddDays(-20) }).IsSilent.ShouldBeFalse();
        Of(quiet with { Status = EnrolmentStatus.Confirmed }).IsSilent.ShouldBeFalse();
    }

    [Fact]
    public void A_round_that_has_passed_makes_it_overdue_until_it_is_confirmed()
    {
        var late = Enrolment("NO-3203") with { Round = new Round("2026", "race-to-zero", new DateOnly(2026, 1, 1), new DateOnly(2026, 10, 31)) };

        Of(late).Overdue.ShouldContain(deadline => deadline.Id == MilestoneId.RoundEnds);
        Of(late with { Status = EnrolmentStatus.Confirmed }).Deadlines.ShouldBeEmpty();
    }

    [Fact]
    public void A_deadline_that_a_member_said_is_met_is_no_deadline()
    {
        var late = Enrolment("NO-3203") with { Round = new Round("2026", "race-to-zero", new DateOnly(2026, 1, 1), new DateOnly(2026, 10, 31)) };
        var tracked = new TrackedEnrolment(late, []) { Done = MilestoneId.All.ToHashSet() };

        Standings.Of(Content, [], tracked, new DateOnly(2026, 11, 2)).IsOverdue.ShouldBeFalse();
    }

    [Fact]
    public void It_is_unreachable_when_no_member_can_be_written_to()
    {
        Of(Enrolment("NO-3203"), Member("Kari", false)).IsUnreachable.ShouldBeTrue();
        Of(Enrolment("NO-3203"), Member("Kari", false), Member("Ola", true)).IsUnreachable.ShouldBeFalse();
        Of(Enrolment("NO-3203")).IsUnreachable.ShouldBeTrue();
    }

    [Fact]
    public void An_enrolment_of_a_journey_that_is_gone_is_left_out_and_so_is_a_start_that_was_given_up()
    {
        var gone = Enrolment("NO-3203") with { JourneyId = "gone" };
        var givenUp = Enrolment(null) with { Status = EnrolmentStatus.Cancelled };

        Standings.Of(Content, [], [new TrackedEnrolment(gone, []), new TrackedEnrolment(givenUp, [])], Now).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("journey=race-to-zero;country=NO;stage=case-preparation;round=2027;status=Open;enrolment=e1;search=Ask;overdue;silent;unreachable")]
    [InlineData("country=SE")]
    public void A_filter_is_read_as_it_was_written(string text)
    {
        StandingFilter.Parse(text).ToString().ShouldBe(text);
    }

    [Fact]
    public void A_filter_passes_over_what_it_does_not_understand()
    {
        StandingFilter.Parse("country=NO;nonsense;status=Nothing;x=y;=;;").ShouldBe(new StandingFilter { Country = "NO" });
    }

    [Fact]
    public void A_filter_takes_those_that_fit_in_all()
    {
        var standings = Standings.Of(Content, [], [new TrackedEnrolment(Enrolment("NO-3203"), []), new TrackedEnrolment(Enrolment("SE-1280"), []), new TrackedEnrolment(Enrolment("DK-0751") with { Status = EnrolmentStatus.Cancelled }, [])], Now);

        new StandingFilter { Country = "NO" }.Of(standings).ShouldHaveSingleItem().Municipality!.Name.ShouldBe("Asker");
        new StandingFilter { Search = "malm" }.Of(standings).ShouldHaveSingleItem();
        new StandingFilter().Of(standings).Count.ShouldBe(2);
        new StandingFilter { Status = EnrolmentStatus.Cancelled }.Of(standings).ShouldHaveSingleItem();
        new StandingFilter { Country = "NO", IsOverdue = true }.Of(standings).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1")]
    public void No_name_becomes_a_formula_in_a_spreadsheet(string name)
    {
        var csv = Csv(Of(Enrolment("NO-3203"), Member(name, true)));

        csv.ShouldContain($"'{name.Trim()}");
    }

    [Fact]
    public void The_table_opens_in_excel_and_keeps_separators_and_lines_within_cells()
    {
        var bytes = StandingCsv.Write([Of(Enrolment("NO-3203"), Member("Kari; \"K\"\nNordmann", true))], Content, Language.Nb);

        bytes.AsSpan(0, 3).ToArray().ShouldBe(Encoding.UTF8.GetPreamble());
        var lines = Encoding.UTF8.GetString(bytes)[1..].Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("Kommune;Kode;Land;Fylke;Kampanje");
        lines[1].ShouldStartWith("Asker;NO-3203;NO;");
        lines[1].ShouldContain("\"Kari; \"\"K\"\" Nordmann\"");
    }

    [Fact]
    public void The_table_and_the_calendar_are_made_in_every_language()
    {
        var standing = Of(Enrolment("NO-3203") with { Round = new Round("2027", "race-to-zero", new DateOnly(2026, 10, 1), new DateOnly(2027, 9, 15)) });
        foreach (var language in LanguageExtensions.All)
        {
            Encoding.UTF8.GetString(StandingCsv.Write([standing], Content, language)).ShouldContain("Asker");
            var calendar = Encoding.UTF8.GetString(StandingCalendar.Write([standing], Content, language, "Klimalos", Now));
            calendar.ShouldContain("DTSTART;VALUE=DATE:20270915");
            calendar.ShouldContain("Asker");
        }
    }

    [Fact]
    public void A_draft_article_is_named_by_its_question_and_cannot_leave_its_folder()
    {
        Draft("../../etc/passwd \"x\": y\n---").ShouldSatisfyAllConditions(
            draft => draft.FileName.ShouldBe("etc-passwd-x-y.nb.md"),
            draft => draft.Text.ShouldContain("title: \"../../etc/passwd \\\"x\\\": y ---\""));
        Draft("???").FileName.ShouldBe("question.nb.md");
        Draft("Får vi støtte på Ærø?", number: 2).FileName.ShouldBe("far-vi-stotte-pa-aero-2.nb.md");
    }

    [Fact]
    public void A_draft_becomes_an_article_once_an_editor_has_filled_it_in()
    {
        var draft = Draft("Får vi støtte fra \"Klimasats\"?");
        var finished = draft.Text
            .Replace("questions:\n", "questions:\n  - Hvem gir støtte?\n  - Kan vi søke støtte?\n", StringComparison.Ordinal)
            .Replace("title: \"\"", "title: Sekretariatet", StringComparison.Ordinal);
        IReadOnlyList<ContentFile> files =
        [
            .. RepositoryContent.Files(),
            .. LanguageExtensions.All.Select(language => new ContentFile($"resources/knowledge/{draft.Id}.{language.Code()}.md", finished)),
        ];

        Content.Load(files).Knowledge.Get(draft.Id, Language.Nb)!.Body.ShouldBe("Ja, det gjør dere.");
    }

    private static DraftArticle Draft(string question, int number = 1) => DraftArticle.Of(
        new PassedQuestion
        {
            Id = "q",
            At = Now,
            By = "msteams:k",
            Language = Language.Nb,
            Text = question,
            Answer = new QuestionAnswer("q", "msteams:s", Now, "Ja, det gjør dere."),
        },
        new DateOnly(2026, 11, 2),
        number);

    private static string Csv(EnrolmentStanding standing) => Encoding.UTF8.GetString(StandingCsv.Write([standing], Content, Language.Nb));

    private static TrackedMember Member(string name, bool isReachable) => new($"msteams:{name}", $"msteams:{name}", name, Language.Nb, isReachable);

    private static EnrolmentStanding Of(Enrolment enrolment, params TrackedMember[] members) =>
        Standings.Of(Content, [], new TrackedEnrolment(enrolment, members), new DateOnly(2026, 11, 2));

    private static Enrolment Enrolment(string? municipality) => new()
    {
        Id = "e1",
        JourneyId = "race-to-zero",
        JourneyVersion = 1,
        Round = new Round("2027", "race-to-zero", new DateOnly(2026, 10, 1), null),
        Municipality = municipality,
        Answers = municipality is null ? new Dictionary<string, Answer>() : new Dictionary<string, Answer> { ["municipality"] = new(municipality, "msteams:k", Now, "msteams") },
        Members = ["msteams:k"],
        Language = Language.Nb,
        StartedAt = Now.AddDays(-30),
        ChangedAt = Now,
    };
}
