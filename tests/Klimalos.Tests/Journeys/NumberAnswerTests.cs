using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Tests.Journeys;

public class NumberAnswerTests
{
    [Theory]
    [InlineData("1234"), InlineData("1 234"), InlineData("1.234"), InlineData("1,234"), InlineData("1'234"), InlineData("1 234 innbyggere")]
    [InlineData("ca. 1234"), InlineData("Vi er 1 234 stykker"), InlineData("1234,0"), InlineData("tusen to hundre og trettifire")]
    [InlineData("ettusen tohundre og trettifire"), InlineData("1,234 thousandths of nothing")]
    public void A_whole_number_is_read_as_people_write_it(string text) => Read(text).ShouldBe(new AnswerReading.Accepted("1234"));

    [Theory]
    [InlineData("1 234,5"), InlineData("1.234,5"), InlineData("1,234.5"), InlineData("1234,5"), InlineData("1234.5"), InlineData("1'234.5"), InlineData("1\u00A0234,50")]
    public void A_decimal_is_read_whatever_stands_before_it(string text) => Read(text, decimals: 1).ShouldBe(new AnswerReading.Accepted("1234.5"));

    [Theory]
    [InlineData(Language.Nb, "1,234", "1.234"), InlineData(Language.En, "1,234", "1234"), InlineData(Language.Nb, "1.234", "1234"), InlineData(Language.En, "1.234", "1.234")]
    public void Where_three_decimals_are_asked_for_the_language_tells_them_from_thousands(Language language, string text, string value) =>
        Read(text, decimals: 3, language: language).ShouldBe(new AnswerReading.Accepted(value));

    [Theory]
    [InlineData("to hundre", "200"), InlineData("tvåhundrafemtio", "250"), InlineData("tjugofem", "25"), InlineData("femogtyve", "25"), InlineData("femoghalvtreds", "55")]
    [InlineData("treoghalvfems", "93"), InlineData("one hundred and twenty-five", "125"), InlineData("tolv tusen", "12000"), InlineData("tolvtusen", "12000")]
    [InlineData("to millioner", "2000000"), InlineData("1,2 millioner", "1200000"), InlineData("12 tusen", "12000"), InlineData("12k", "12000"), InlineData("3 mio.", "3000000")]
    [InlineData("en", "1"), InlineData("ingen, altså null", "0"), InlineData("sjuttiofem", "75")]
    public void Words_and_scales_are_read_in_every_language(string text, string value)
    {
        foreach (var language in LanguageExtensions.All.Where(language => language == Language.Nb || text is not "ingen, altså null"))
            Read(text, language: language).ShouldBe(new AnswerReading.Accepted(value), language.ToString());
    }

    [Theory]
    [InlineData("12 og 13", "answers.number-several"), InlineData("10-20", "answers.number-several"), InlineData("12 000 i 2025", "answers.number-several")]
    [InlineData("13.12.2027", "answers.number-strange"), InlineData("1.23.4", "answers.number-strange"), InlineData("-5", "answers.number-small")]
    [InlineData("2 000 000 001", "answers.number-large"), InlineData("12,5", "answers.number-whole"), InlineData("99999999999999999999", "answers.number-strange")]
    public void What_is_no_number_in_bounds_is_refused_as_an_attempt(string text, string key)
    {
        var refused = Read(text).ShouldBeOfType<AnswerReading.Refused>();
        refused.TextKey.ShouldBe(key);
        refused.LooksLikeAttempt.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Hvor mange må vi være?"), InlineData("vet ikke"), InlineData(""), InlineData("vi har en plan for det"), InlineData("fem seks")]
    public void A_text_without_a_number_is_no_attempt(string text) => Read(text).ShouldBeOfType<AnswerReading.Refused>().LooksLikeAttempt.ShouldBeFalse();

    [Fact]
    public void What_was_understood_and_what_would_be_right_is_said()
    {
        var refused = Read("12,5").ShouldBeOfType<AnswerReading.Refused>();
        RepositoryContent.Get().Texts.Get(Language.Nb, refused.TextKey, [.. refused.Arguments])
            .ShouldBe("Jeg leste svaret som 12,5, men her trenger jeg et helt tall, for eksempel 1\u00A0200.");
    }

    [Fact]
    public void A_number_is_shown_with_its_unit_in_each_language()
    {
        var people = AllKinds.Journey.Find("people")!;
        AnswerReader.Show(people, "12000.5", AllKinds.Context(Language.En)).ShouldBe("12,000.5 inhabitants");
        AnswerReader.Show(people, "1", AllKinds.Context(Language.Nb)).ShouldBe("1 inhabitant");
    }

    [Fact]
    public void Every_number_is_read_in_every_usual_form()
    {
        string[] groups = ["", " ", ".", ",", "'", "\u00A0", "\u202F"];
        var cases = from whole in Gen.Choose(0, 2_000_000_000)
                    from tenths in Gen.Choose(0, 9)
                    from byGroup in Gen.Elements(groups)
                    from point in Gen.Elements(",", ".")
                    from around in Gen.Elements("{0}", "ca. {0}", "{0} tonn", "det er {0}", "  {0}!", "cirka {0} stycken", "about {0}")
                    from language in Gen.Elements<Language>([.. LanguageExtensions.All])
                    where byGroup != point
                    select (whole, tenths, byGroup, point, around, language);

        Prop.ForAll(cases.ToArbitrary(), typed =>
        {
            var grouped = typed.whole.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", typed.byGroup);
            var text = string.Format(CultureInfo.InvariantCulture, typed.around, $"{grouped}{typed.point}{typed.tenths}");
            var value = typed.tenths == 0 ? $"{typed.whole}" : $"{typed.whole}.{typed.tenths}";
            Read(text, decimals: 1, typed.language).ShouldBe(new AnswerReading.Accepted(value), text);
            Read(string.Format(CultureInfo.InvariantCulture, typed.around, grouped), decimals: 0, typed.language).ShouldBe(new AnswerReading.Accepted($"{typed.whole}"), grouped);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void No_row_of_digits_and_marks_throws()
    {
        var parts = Gen.Elements("0", "12", "345", "6789", "99999999999999999999", ".", ",", "'", " ", "-", "tusen", "k", "fem", "og", "hundre", "million", "%");
        Prop.ForAll(parts.ArrayOf().ToArbitrary(), row => Read(string.Concat(row), decimals: 2).ShouldNotBeNull()).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static AnswerReading Read(string text, int decimals = 0, Language language = Language.Nb) => AnswerReader.ReadText(
        AllKinds.Journey.Find("people")! with { Number = new NumberForm(null, null, 2_000_000_000, decimals) }, text, AllKinds.Context(language));
}
