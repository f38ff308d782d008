using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Tests.Journeys;

/// <summary>Answers to the released journey on Monday 2 November 2026; the round's deadline is 31 March 2027.</summary>
public class AnswerReaderTests
{
    [Theory]
    [InlineData("ja"), InlineData("Ja!"), InlineData("ja takk"), InlineData("jepp"), InlineData("jo"), InlineData("JAAA"), InlineData("yep")]
    [InlineData("1"), InlineData("✅"), InlineData("Ja, det gjør vi"), InlineData("ja tack"), InlineData("självklart"), InlineData("gerne")]
    [InlineData("yes please"), InlineData("Yes, the municipality endorses it"), InlineData("yes"), InlineData("👍"), InlineData("det stämmer")]
    public void Yes_is_understood_in_every_language(string text)
    {
        foreach (var language in LanguageExtensions.All)
            Read("endorse", text, language).ShouldBe(new AnswerReading.Accepted("yes"));
    }

    [Theory]
    [InlineData("nei"), InlineData("Nej tak"), InlineData("nej tack"), InlineData("nope"), InlineData("2"), InlineData("❌"), InlineData("no")]
    [InlineData("neeei"), InlineData("ikke ennå"), InlineData("inte än"), InlineData("not yet"), InlineData("nei, det gjør vi ikke"), InlineData("We don't")]
    public void No_is_understood_in_every_language(string text)
    {
        foreach (var language in LanguageExtensions.All)
            Read("endorse", text, language).ShouldBe(new AnswerReading.Accepted("no"));
    }

    [Theory]
    [InlineData("ja, men bare hvis formannskapet er enig"), InlineData("ja eller nei"), InlineData("kanskje"), InlineData("hva mener du?")]
    [InlineData("ja?hva"), InlineData("nja"), InlineData("Hvor lenge varer kampanjen"), InlineData(""), InlineData("✅❌"), InlineData("ja nei")]
    public void What_is_not_plainly_yes_or_no_is_refused(string text) => Refused("endorse", text).TextKey.ShouldBe("answers.yes-no");

    [Fact]
    public void A_number_outside_the_list_is_named()
    {
        var refused = Refused("endorse", "3");
        refused.TextKey.ShouldBe("answers.choice-number");
        refused.LooksLikeAttempt.ShouldBeTrue();
        Say(refused).ShouldBe("Det finnes ikke noe valg nummer 3. Velg et tall fra 1 til 2: Ja, Nei.");
    }

    [Theory]
    [InlineData("route", "Politisk vedtak", "political")]
    [InlineData("route", "orienteringssak", "information")]
    [InlineData("route", "ORIENTERINGSSAK.", "information")]
    [InlineData("route", "2", "information")]
    [InlineData("route", "alternativ 2", "information")]
    [InlineData("route", "2️⃣", "information")]
    [InlineData("route", "political", "political")]
    [InlineData("route", "Informationsärende", "information")]
    [InlineData("route", "orient", "information")]
    [InlineData("route", "orienteringsak", "information")]
    [InlineData("route", "det blir en orienteringssak", "information")]
    [InlineData("decision", "enstemmig vedtatt", "adopted")]
    [InlineData("decision", "ikke vedtatt", "rejected")]
    [InlineData("decision", "utsatt", "postponed")]
    [InlineData("decision", "bordlagt", "postponed")]
    [InlineData("c40-registration", "jepp", "done")]
    [InlineData("c40-registration", "nei", "later")]
    [InlineData("c40-registration", "Vi gjør det senere", "later")]
    [InlineData("climate-plan", "ja takk", "have")]
    [InlineData("climate-plan", "mangler", "missing")]
    [InlineData("case-paper", "sendt videre", "yes")]
    [InlineData("case-paper", "ikke ennå", "no")]
    [InlineData("platform", "Covenant of Mayors", "mycovenant")]
    public void A_choice_is_understood_by_label_value_number_synonym_beginning_and_with_an_error(string step, string text, string value) =>
        Read(step, text).ShouldBe(new AnswerReading.Accepted(value));

    [Theory]
    [InlineData("c40-registration", "det er ikke gjort"), InlineData("route", "hva er en orienteringssak?"), InlineData("route", "hm"), InlineData("route", "po")]
    [InlineData("decision", "det vet jeg ikke ennå om er riktig å si noe som helst om her")]
    public void A_text_that_names_no_option_surely_is_refused_with_the_options(string step, string text) =>
        Refused(step, text).TextKey.ShouldBe("answers.choice");

    [Theory]
    [InlineData("2045"), InlineData("i 2045"), InlineData("innen 2045"), InlineData("år 2045"), InlineData("by 2045"), InlineData("senest i 2045.")]
    [InlineData("Vi skal nå netto null innen 2045"), InlineData("2045?")]
    public void A_year_is_found_in_a_short_answer(string text) => Read("net-zero-year", text).ShouldBe(new AnswerReading.Accepted("2045"));

    [Theory]
    [InlineData("2050"), InlineData("2026")]
    public void The_latest_year_and_the_present_one_are_accepted(string year) => Read("net-zero-year", year).ShouldBe(new AnswerReading.Accepted(year));

    [Fact]
    public void A_year_after_2050_is_refused_with_the_reason()
    {
        var refused = Refused("net-zero-year", "vi sikter mot 2060");
        refused.TextKey.ShouldBe("answers.refused-with-reason");
        Say(refused).ShouldStartWith("Jeg leste svaret som 2060. Race to Zero krever netto null utslipp senest i 2050");
    }

    [Theory]
    [InlineData("2020", "answers.year-past"), InlineData("2025", "answers.year-past"), InlineData("45", "answers.year-form"), InlineData("20455", "answers.year-form")]
    [InlineData("2040 eller 2045", "answers.year-several"), InlineData("2040-2045", "answers.year-several"), InlineData("2040-årene", "answers.year-decade")]
    [InlineData("the 2040s", "answers.year-decade"), InlineData("på 2040-talet", "answers.year-decade"), InlineData("2040'erne", "answers.year-decade")]
    public void A_year_that_cannot_be_used_is_refused_as_an_attempt(string text, string key)
    {
        var refused = Refused("net-zero-year", text);
        refused.TextKey.ShouldBe(key);
        refused.LooksLikeAttempt.ShouldBeTrue();
    }

    [Theory]
    [InlineData("så fort som mulig"), InlineData("hvorfor må det være senest 2050?"), InlineData("")]
    public void Text_without_a_year_or_a_question_is_no_attempt_at_one(string text) => Refused("net-zero-year", text).LooksLikeAttempt.ShouldBeFalse();

    [Theory]
    [InlineData("kari@asker.kommune.no", "kari@asker.kommune.no"), InlineData("  kari@asker.kommune.no. ", "kari@asker.kommune.no")]
    [InlineData("mailto:kari@asker.kommune.no", "kari@asker.kommune.no"), InlineData("Kari Nordmann <kari@asker.kommune.no>", "kari@asker.kommune.no")]
    [InlineData("adressen er kari@asker.kommune.no", "kari@asker.kommune.no"), InlineData("bjørn@tromsø.no", "bjørn@tromsø.no")]
    [InlineData("kari+klima@asker.kommune.no", "kari+klima@asker.kommune.no")]
    public void An_address_is_taken_out_of_what_surrounds_it(string text, string value) => Read("contact-email", text).ShouldBe(new AnswerReading.Accepted(value));

    [Theory]
    [InlineData("kari.asker.kommune.no", "answers.email-no-at"), InlineData("kari@@asker.no", "answers.email-two-at"), InlineData("kari @asker.no", "answers.email-space")]
    [InlineData("kari@asker,no", "answers.email-comma"), InlineData("kari@asker", "answers.email-no-top-domain"), InlineData("@asker.no", "answers.email-form")]
    [InlineData("kari@asker..no", "answers.email-form"), InlineData("kari@-asker.no", "answers.email-form"), InlineData(".kari@asker.no", "answers.email-form")]
    public void A_usual_mistake_in_an_address_is_named(string text, string key)
    {
        var refused = Refused("contact-email", text);
        refused.TextKey.ShouldBe(key);
        refused.LooksLikeAttempt.ShouldBeTrue();
    }

    [Fact]
    public void Words_without_an_at_sign_are_no_attempt_at_an_address() => Refused("contact-email", "hvorfor det").LooksLikeAttempt.ShouldBeFalse();

    [Theory]
    [InlineData("👍"), InlineData("..."), InlineData(" "), InlineData("?!")]
    public void A_text_without_words_is_refused(string text) => Refused("contact-name", text).TextKey.ShouldBe("answers.text-empty");

    [Theory]
    [InlineData("contact-name", 200), InlineData("measure", 4000)]
    public void A_text_may_fill_its_room_and_no_more(string step, int longest)
    {
        Read(step, new string('a', longest)).ShouldBeOfType<AnswerReading.Accepted>();
        Refused(step, new string('a', longest + 1)).TextKey.ShouldBe("answers.text-too-long");
    }

    [Fact]
    public void A_short_text_is_one_line_and_a_long_one_keeps_its_lines()
    {
        Read("contact-name", " Kari\r\nNordmann\u0007 ").ShouldBe(new AnswerReading.Accepted("Kari Nordmann"));
        Read("measure", "Elbiler\r\nSolceller").ShouldBe(new AnswerReading.Accepted("Elbiler\nSolceller"));
    }

    [Theory]
    [InlineData("Asker", "NO-3203"), InlineData("vi er Asker kommune", "NO-3203"), InlineData("NO-3203", "NO-3203"), InlineData("Göteborgs Stad", "SE-1480")]
    public void A_municipality_is_found_in_the_register(string text, string key) => Read("municipality", text).ShouldBe(new AnswerReading.Accepted(key));

    [Fact]
    public void Municipalities_of_one_name_are_offered_apart() =>
        Read("municipality", "Herøy kommune").ShouldBeOfType<AnswerReading.Ambiguous>().Candidates
            .ShouldBe([("NO-1515", "Herøy (Møre og Romsdal)"), ("NO-1818", "Herøy (Nordland)")]);

    [Theory]
    [InlineData("Xyzzy", true), InlineData("Hvorfor spør du om det?", false), InlineData("?", false)]
    public void An_unknown_municipality_is_refused(string text, bool isAttempt)
    {
        var refused = Refused("municipality", text);
        refused.TextKey.ShouldBe("answers.municipality-unknown");
        refused.LooksLikeAttempt.ShouldBe(isAttempt);
    }

    [Theory]
    [InlineData("Malmö"), InlineData("SE-1280")]
    public void A_municipality_of_a_country_that_the_journey_is_not_for_is_named(string text)
    {
        var journey = Released.RaceToZero with { Countries = ["NO"] };
        var reading = AnswerReader.ReadValue(journey.Find("municipality")!, text, Released.Context(Language.Nb, journey));
        reading.ShouldBeOfType<AnswerReading.Refused>().TextKey.ShouldBe("answers.municipality-country");
    }

    [Theory]
    [InlineData("route", "information"), InlineData("endorse", "no"), InlineData("meeting-date", "2026-12-13"), InlineData("net-zero-year", "2045")]
    public void A_submitted_stable_value_is_accepted(string step, string value) => ReadValue(step, value).ShouldBe(new AnswerReading.Accepted(value));

    [Theory]
    [InlineData("route", "drop-table"), InlineData("net-zero-year", "2060"), InlineData("meeting-date", "2026-13-40"), InlineData("contact-email", "kari")]
    [InlineData("municipality", "NO-9999")]
    public void A_submitted_value_that_no_button_offers_is_refused(string step, string value) =>
        ReadValue(step, value).ShouldBeOfType<AnswerReading.Refused>();

    [Theory]
    [InlineData(Language.Nb, "13. desember 2027"), InlineData(Language.Sv, "13 december 2027"), InlineData(Language.Da, "13. december 2027")]
    [InlineData(Language.En, "13 December 2027")]
    public void A_stored_date_is_shown_in_the_languages_own_way(Language language, string shown) => Show("meeting-date", "2027-12-13", language).ShouldBe(shown);

    [Theory]
    [InlineData("endorse", "yes", "Ja"), InlineData("case-paper", "no", "Nei, ikke ennå"), InlineData("route", "information", "Orienteringssak")]
    [InlineData("municipality", "NO-3203", "Asker kommune"), InlineData("municipality", "NO-5610", "Karasjok kommune"), InlineData("municipality", "SE-1280", "Malmö")]
    [InlineData("case-number", "", "Hoppet over"), InlineData("net-zero-year", "2045", "2045")]
    public void A_stored_value_is_shown_as_people_write_it(string step, string value, string shown) => Show(step, value, Language.Nb).ShouldBe(shown);

    [Fact]
    public void Every_refusal_has_its_sentence_in_every_language()
    {
        string[] typed = ["", "?", "3", "1999", "2040s", "2040 2045", "2060", "32.13.2027", "30. februar", "12.12.2090", "1.1.2001", "neste uke", "a@b", "hm",
            "onsdag 13. desember 2026", "1.12.2026 eller 2.12.2026", "13.12.2027", new string('a', 5000), "Xyzzy"];
        foreach (var language in LanguageExtensions.All)
        {
            var context = Released.Context(language);
            var readings = context.Journey.Steps.SelectMany(step => typed.Select(text => AnswerReader.ReadText(step, text, context))).ToList();
            readings.OfType<AnswerReading.Refused>().Count().ShouldBeGreaterThan(100);
            foreach (var refused in readings.OfType<AnswerReading.Refused>())
                context.Texts.Get(language, refused.TextKey, [.. refused.Arguments]).ShouldNotContain('{');
            foreach (var warning in readings.OfType<AnswerReading.NeedsConfirmation>())
                context.Texts.Get(language, warning.TextKey, [.. warning.Arguments]).ShouldNotContain('{');
        }
    }

    private static AnswerReading Read(string step, string text, Language language = Language.Nb) =>
        AnswerReader.ReadText(Released.RaceToZero.Find(step)!, text, Released.Context(language));

    private static AnswerReading ReadValue(string step, string value) =>
        AnswerReader.ReadValue(Released.RaceToZero.Find(step)!, value, Released.Context(Language.Nb));

    private static AnswerReading.Refused Refused(string step, string text) => Read(step, text).ShouldBeOfType<AnswerReading.Refused>();

    private static string Say(AnswerReading.Refused refused) => Released.Texts.Get(Language.Nb, refused.TextKey, [.. refused.Arguments]);

    private static string Show(string step, string value, Language language) =>
        AnswerReader.Show(Released.RaceToZero.Find(step)!, value, Released.Context(language));
}
