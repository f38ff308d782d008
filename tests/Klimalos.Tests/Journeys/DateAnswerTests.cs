using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Tests.Journeys;

/// <summary>Dates typed on Monday 2 November 2026; the round's deadline is 31 March 2027.</summary>
public class DateAnswerTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    [Theory]
    [InlineData("13.12.2026"), InlineData("13/12/2026"), InlineData("13-12-26"), InlineData("2026-12-13"), InlineData("20261213"), InlineData("13.12.26")]
    [InlineData("13. desember 2026"), InlineData("13 dec"), InlineData("den 13 december"), InlineData("13 December 2026"), InlineData("December 13, 2026")]
    [InlineData("December 13th, 2026"), InlineData("the 13th of December"), InlineData("13.12"), InlineData("13.12."), InlineData("13/12"), InlineData("13 12 2026")]
    [InlineData("søndag 13. desember"), InlineData("13. desember kl. 18"), InlineData("13.12.2026 18:00"), InlineData("2026-12-13T18:00:00"), InlineData("13. des. 26")]
    [InlineData("Møtet er 13. desember 2026"), InlineData("vi har kommunestyremøte 13.12.2026"), InlineData("d. 13. december"), InlineData("12/13/2026"), InlineData("261213")]
    [InlineData("26-12-13"), InlineData("131226"), InlineData("DEN 13:e DECEMBER")]
    public void A_date_in_any_usual_form_is_understood(string text) => Read(text).ShouldBe(new AnswerReading.Accepted("2026-12-13"));

    [Theory]
    [InlineData("2. november", "2026-11-02"), InlineData("1. november", "2027-11-01"), InlineData("12. mai", "2027-05-12"), InlineData("29. februar", "2028-02-29")]
    public void A_date_without_a_year_is_the_next_such_day(string text, string date) => Read(text, warn: false).ShouldBe(new AnswerReading.Accepted(date));

    [Theory]
    [InlineData("i dag", "2026-11-02"), InlineData("i morgen", "2026-11-03"), InlineData("imorgon", "2026-11-03"), InlineData("tomorrow", "2026-11-03")]
    [InlineData("i overmorgen", "2026-11-04"), InlineData("i övermorgon", "2026-11-04"), InlineData("i går", "2026-11-01"), InlineData("om to uker", "2026-11-16")]
    [InlineData("om 2 veckor", "2026-11-16"), InlineData("in 3 weeks", "2026-11-23"), InlineData("om en måned", "2026-12-02"), InlineData("om fjorten dager", null)]
    [InlineData("for to uker siden", "2026-10-19"), InlineData("3 days ago", "2026-10-30"), InlineData("onsdag", "2026-11-04"), InlineData("på torsdag", "2026-11-05")]
    [InlineData("mandag", "2026-11-09"), InlineData("two weeks from now", "2026-11-16")]
    public void A_date_said_from_today_is_understood(string text, string? date)
    {
        if (date is null)
            Read(text).ShouldBeOfType<AnswerReading.Refused>();
        else
            Read(text).ShouldBe(new AnswerReading.Accepted(date));
    }

    [Theory]
    [InlineData("neste onsdag"), InlineData("nästa onsdag"), InlineData("næste onsdag"), InlineData("next Wednesday")]
    public void Next_Wednesday_said_on_a_Monday_may_be_either_of_two(string text) =>
        Read(text).ShouldBeOfType<AnswerReading.Ambiguous>().Candidates.Select(candidate => candidate.Value).ShouldBe(["2026-11-04", "2026-11-11"]);

    [Theory]
    [InlineData("32.13.2027", "answers.date-no-such-month"), InlineData("32.12.2027", "answers.date-no-such-day"), InlineData("30. februar", "answers.date-no-such-day")]
    [InlineData("29.02.2027", "answers.date-no-such-day"), InlineData("2027-00-10", "answers.date-no-such-month"), InlineData("onsdag 3. mars 2029", "answers.date-weekday")]
    [InlineData("desember", "answers.date-incomplete"), InlineData("2027", "answers.date-incomplete"), InlineData("neste uke", "answers.date-incomplete")]
    [InlineData("desember 2026", "answers.date-incomplete"), InlineData("13.12.2026 eller 14.12.2026", "answers.date-several"), InlineData("12", "answers.date-form")]
    [InlineData("1. november 2024", "answers.date-too-early"), InlineData("3. november 2031", "answers.date-too-late")]
    public void A_date_that_cannot_be_used_is_refused_as_an_attempt(string text, string key)
    {
        var refused = Read(text).ShouldBeOfType<AnswerReading.Refused>();
        refused.TextKey.ShouldBe(key);
        refused.LooksLikeAttempt.ShouldBeTrue();
    }

    [Theory]
    [InlineData("snart"), InlineData("Når må saken være behandlet i kommunestyret?"), InlineData("")]
    [InlineData("Hva skjedde 15. september 2021 med kampanjen i Norge")]
    public void A_text_without_a_date_or_a_question_is_no_attempt_at_one(string text) =>
        Read(text).ShouldBeOfType<AnswerReading.Refused>().LooksLikeAttempt.ShouldBeFalse();

    [Fact]
    public void What_was_understood_and_what_would_be_right_is_said()
    {
        var refused = Read("30. februar 2027").ShouldBeOfType<AnswerReading.Refused>();
        Released.Texts.Get(Language.Nb, refused.TextKey, [.. refused.Arguments])
            .ShouldBe("«30. februar 2027» er ingen dato: februar 2027 har bare 28 dager. Skriv for eksempel 16.11.2026 eller 16. november 2026.");
    }

    [Theory]
    [InlineData(Language.Nb, "«32.13.2027» er ingen dato: det finnes ingen måned nummer 13. Skriv for eksempel 16.11.2026 eller 16. november 2026.")]
    [InlineData(Language.Sv, "”32.13.2027” är inget datum: det finns ingen månad nummer 13. Skriv till exempel 2026-11-16 eller 16 november 2026.")]
    [InlineData(Language.Da, "»32.13.2027« er ikke en dato: der findes ingen måned nummer 13. Skriv for eksempel 16.11.2026 eller 16. november 2026.")]
    [InlineData(Language.En, "“32.13.2027” is not a date: there is no month number 13. Please enter another, for example 16/11/2026 or 16 November 2026.")]
    public void What_is_no_date_is_quoted_with_two_ways_to_write_one(Language language, string said)
    {
        var refused = AnswerReader.ReadText(Released.RaceToZero.Find("meeting-date")!, " 32.13.2027 ", Released.Context(language)).ShouldBeOfType<AnswerReading.Refused>();
        Released.Texts.Get(language, refused.TextKey, [.. refused.Arguments]).ShouldBe(said);
    }

    [Fact]
    public void A_decision_of_another_decade_is_a_date_where_no_meeting_is_asked_for() =>
        Read("15. juni 2009", warn: false).ShouldBe(new AnswerReading.Accepted("2009-06-15"));

    [Theory]
    [InlineData("11. mai 2025", "2025-05-11"), InlineData("2.11.2024", "2024-11-02")]
    public void A_meeting_that_was_held_up_to_two_years_ago_is_fine(string text, string date) => Read(text).ShouldBe(new AnswerReading.Accepted(date));

    [Fact]
    public void The_last_day_of_the_round_needs_no_warning() => Read("31.3.2027").ShouldBe(new AnswerReading.Accepted("2027-03-31"));

    [Fact]
    public void A_date_after_the_deadline_needs_a_confirmation_that_names_both_dates()
    {
        var warning = Read("1.4.2027").ShouldBeOfType<AnswerReading.NeedsConfirmation>();
        warning.Value.ShouldBe("2027-04-01");
        warning.TextKey.ShouldBe("answers.date-after-deadline");
        warning.Arguments.ShouldBe([("date", new DateOnly(2027, 4, 1)), ("deadline", new DateOnly(2027, 3, 31))]);
    }

    [Fact]
    public void Every_date_in_reach_is_read_in_every_form_of_every_language()
    {
        var forms = LanguageExtensions.All.SelectMany(language => new[] { "d. MMMM yyyy", "d MMMM yyyy", "MMMM d, yyyy", "d MMM yyyy", "dddd d. MMMM yyyy", "dddd 'den' d MMMM yyyy" }
                .Select(pattern => (pattern, culture: language.Culture())))
            .Concat(new[] { "dd.MM.yyyy", "d.M.yyyy", "d/M/yyyy", "yyyy-MM-dd", "d-M-yyyy", "yyyyMMdd", "dd.MM.yy", "ddMMyyyy", "yyyy/MM/dd", "d. M. yyyy" }
                .Select(pattern => (pattern, culture: CultureInfo.InvariantCulture)))
            .ToArray();
        var cases = from form in Gen.Elements(forms)
                    from days in Gen.Choose(-700, 1800)
                    select (form, Date: Today.AddDays(days));

        Prop.ForAll(cases.ToArbitrary(), typed =>
        {
            var text = typed.Date.ToString(typed.form.pattern, typed.form.culture);
            Read(text, warn: false).ShouldBe(new AnswerReading.Accepted(typed.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void No_text_throws() => Prop.ForAll<string>(text =>
    {
        foreach (var step in Released.RaceToZero.Steps)
            AnswerReader.ReadText(step, text ?? "", Released.Context(Language.Sv)).ShouldNotBeNull();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void No_row_of_numbers_and_date_words_throws()
    {
        var parts = Gen.Elements("0", "31", "99", "2027", "9999", "0000", "999999999999", ".", "/", "-", " ", "mai", "om", "400", "år", "siden", "neste", "onsdag", "kl", "T");
        Prop.ForAll(parts.ArrayOf().ToArbitrary(), row => Read(string.Concat(row)).ShouldNotBeNull()).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static AnswerReading Read(string text, bool warn = true) => AnswerReader.ReadText(
        Released.RaceToZero.Find("meeting-date")! with { WarnAfterDeadline = warn }, text, Released.Context(Language.Nb));
}
