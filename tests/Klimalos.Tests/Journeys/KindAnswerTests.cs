using FsCheck;
using FsCheck.Fluent;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Journeys.Answers;
using Klimalos.Languages;

namespace Klimalos.Tests.Journeys;

/// <summary>Answers to the kinds of steps that have no reader of dates, numbers or yes and no.</summary>
public class KindAnswerTests
{
    [Theory]
    [InlineData("91234567", "91234567"), InlineData("912 34 567", "912 34 567"), InlineData("+47 912 34 567", "+47 912 34 567"), InlineData("0047 91234567", "+47 91234567")]
    [InlineData("08-123 456 78", "08 123 456 78"), InlineData("tlf. 22 33 44 55", "22 33 44 55"), InlineData("+46 (0)8 123 45", "+46 0 8 123 45"), InlineData("ring meg på 912 34 567", "912 34 567")]
    [InlineData("02800", "02800")]
    public void A_phone_number_is_read_as_people_write_it(string text, string value) => Read("phone", text).ShouldBe(new AnswerReading.Accepted(value));

    [Theory]
    [InlineData("123", "answers.phone-short", true), InlineData("22334455 eller 99887766", "answers.phone-several", true), InlineData("1234567890123456789", "answers.phone-long", true)]
    [InlineData("vet ikke", "answers.phone-form", false), InlineData("Hvorfor trenger dere nummeret mitt?", "answers.phone-form", false)]
    public void What_is_no_phone_number_is_refused_with_the_reason(string text, string key, bool isAttempt) =>
        Refused("phone", text).ShouldBe((key, isAttempt));

    [Theory]
    [InlineData("flood", "flood"), InlineData("Flood and storm", "flood,storm"), InlineData("storm, flood", "flood,storm"), InlineData("1 og 3", "flood,storm"), InlineData("3 1", "flood,storm")]
    [InlineData("1,2", "flood,heat"), InlineData("heat waves", "heat"), InlineData("hot days\nstorm", "heat,storm"), InlineData("flood,heat", "flood,heat"), InlineData("- Storm\n- Flood", "flood,storm")]
    public void Several_choices_are_read_and_stored_in_the_definitions_order(string text, string value) => Read("risks", text).ShouldBe(new AnswerReading.Accepted(value));

    [Theory]
    [InlineData("alle", "answers.choices-many", true), InlineData("flood, fire", "answers.choices", true), InlineData("1, 9", "answers.choice-number", true)]
    [InlineData("vet ikke", "answers.choices", false), InlineData("", "answers.choices", false)]
    public void Choices_that_are_unknown_or_too_many_are_refused(string text, string key, bool isAttempt) => Refused("risks", text).ShouldBe((key, isAttempt));

    [Theory]
    [InlineData("gjort, sak 21/123", "done", "sak 21/123"), InlineData("Klart – ärende KS 2026/12", "done", "ärende KS 2026/12"), InlineData("done (case 21/123)", "done", "case 21/123")]
    [InlineData("ferdig 12. mai", "done", "12. mai"), InlineData("senere, i mars", "later", "i mars"), InlineData("ikke aktuelt: vi har ingen havn", "not-relevant", "vi har ingen havn")]
    [InlineData("ja", "done", null), InlineData("Nei", "later", null), InlineData("3", "not-relevant", null), InlineData("not yet", "later", null), InlineData("👍", "done", null)]
    [InlineData("Ja, det er gjort", "done", null), InlineData("det er gjort", "done", null), InlineData("vi gør det senere", "later", null)]
    public void How_a_task_stands_is_read_with_what_is_said_beside_it(string text, string value, string? note) =>
        Read("register", text).ShouldBe(new AnswerReading.Accepted(value, note));

    [Theory]
    [InlineData("gjort, men ikke signert"), InlineData("nesten"), InlineData("det er ikke gjort av oss ennå tror jeg, må sjekke")]
    public void A_hedged_task_is_not_taken_as_done(string text) =>
        (Read("register", text) is AnswerReading.Accepted { Value: "done" }).ShouldBeFalse();

    [Theory]
    [InlineData("ok"), InlineData("OK!"), InlineData("gå videre"), InlineData("neste"), InlineData("förstått"), InlineData("got it"), InlineData("1"), InlineData("👍"), InlineData("takk")]
    public void Information_goes_on_with_any_ok(string text) => Read("warning", text).ShouldBe(new AnswerReading.Accepted("seen"));

    [Theory]
    [InlineData("ja", "add"), InlineData("legg til en til", "add"), InlineData("nej tack", "enough"), InlineData("that is all", "enough"), InlineData("det var alle", "enough"), InlineData("2", "enough")]
    public void Another_item_or_enough_is_read(string text, string value) => Read("measures", text).ShouldBe(new AnswerReading.Accepted(value));

    [Fact]
    public void A_file_is_taken_when_its_kind_and_size_are()
    {
        FileAnswer.Read(AllKinds.Journey.Find("plan")!, new StoredFile("c/1", 2 * 1024 * 1024, "Klimaplan 2030.PDF"), Context).ShouldBe(new AnswerReading.Accepted("c/1 2097152 Klimaplan 2030.PDF"));
        AnswerReader.Show(AllKinds.Journey.Find("plan")!, "c/1 2097152 Klimaplan 2030.PDF", Context).ShouldBe("Klimaplan 2030.PDF");
    }

    [Theory]
    [InlineData("plan.exe", 10, "answers.file-type"), InlineData("plan", 10, "answers.file-type"), InlineData("plan.png", 10, "answers.file-type"), InlineData("plan.pdf", 2_100_000, "answers.file-size")]
    public void A_file_of_another_kind_or_too_large_is_refused(string name, long size, string key) =>
        FileAnswer.Read(AllKinds.Journey.Find("plan")!, new StoredFile("c/1", size, name), Context).ShouldBeOfType<AnswerReading.Refused>().TextKey.ShouldBe(key);

    [Theory]
    [InlineData("senere"), InlineData("jeg har den på papir"), InlineData("den kommer senare"), InlineData("on paper")]
    public void A_file_that_comes_later_is_skipped_where_it_may_be(string text)
    {
        Read("plan", text).ShouldBe(new AnswerReading.Accepted(""));
        AnswerReader.ReadText(AllKinds.Journey.Find("plan")! with { IsOptional = false }, text, Context).ShouldBeOfType<AnswerReading.Refused>().TextKey.ShouldBe("answers.file-needed");
    }

    [Theory]
    [InlineData("c/1 20 plan.pdf"), InlineData("her er den")]
    public void No_text_stands_for_a_file(string text) => Read("plan", text).ShouldBeOfType<AnswerReading.Refused>().TextKey.ShouldBe("answers.file-needed");

    [Theory]
    [InlineData("2014", "answers.year-early"), InlineData("1890", "answers.year-early")]
    public void A_year_before_the_first_one_is_refused_and_a_past_one_after_it_is_taken(string text, string key)
    {
        Refused("first-year", text).Key.ShouldBe(key);
        Read("first-year", "2019").ShouldBe(new AnswerReading.Accepted("2019"));
    }

    [Fact]
    public void Yes_and_no_are_read_with_politeness_and_marks_around_them()
    {
        string[] yes = ["ja", "jo", "yes", "yep", "jepp", "japp", "absolutt", "självklart", "selvfølgelig", "of course"];
        string[] no = ["nei", "nej", "no", "nope", "nei da", "nej då", "not yet", "ikke ennå", "inte än", "ikke endnu"];
        string[] marks = ["{0}", "{0}!", "{0}.", " {0} ", "{0} 😀", "«{0}»", "{0}…"];
        string[] polite = ["takk", "tack", "tak", "thanks"];
        var cases = from isYes in Gen.Elements(true, false)
                    from word in Gen.Elements(isYes ? yes : no)
                    from thanks in Gen.Elements([.. polite, ""])
                    from mark in Gen.Elements(marks)
                    from isLoud in Gen.Elements(true, false)
                    from language in Gen.Elements<Language>([.. LanguageExtensions.All])
                    where thanks.Length == 0 || word is "ja" or "jo" or "nei" or "nej" or "no" or "yes"
                    select (isYes, text: mark.Replace("{0}", Loud($"{word} {thanks}".Trim(), isLoud)), language);

        Prop.ForAll(cases.ToArbitrary(), typed => AnswerReader.ReadText(
                AllKinds.Journey.Find("measures")!.Repeat!.Steps[1], typed.text, AllKinds.Context(typed.language))
            .ShouldBe(new AnswerReading.Accepted(typed.isYes ? "yes" : "no"), typed.text)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

        static string Loud(string text, bool isLoud) => isLoud ? text.ToUpperInvariant() : text;
    }

    [Fact]
    public void Nothing_that_anyone_types_throws_at_any_kind_of_step() => Prop.ForAll<string>(text =>
    {
        foreach (var step in AllKinds.Journey.Steps.Concat(AllKinds.Journey.Find("measures")!.Repeat!.Item(1)))
        {
            foreach (var language in LanguageExtensions.All)
            {
                if (AnswerReader.ReadText(step, text ?? "", AllKinds.Context(language)) is AnswerReading.Accepted accepted)
                    AnswerReader.Show(step, accepted.Value, AllKinds.Context(language)).ShouldNotBeNull();
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static AnswerContext Context => AllKinds.Context(Language.Nb);

    private static AnswerReading Read(string step, string text) => AnswerReader.ReadText(AllKinds.Journey.Find(step)!, text, Context);

    private static (string Key, bool IsAttempt) Refused(string step, string text) =>
        Read(step, text).ShouldBeOfType<AnswerReading.Refused>() is var refused ? (refused.TextKey, refused.LooksLikeAttempt) : default;
}
