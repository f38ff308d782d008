using System.Diagnostics;
using Klimalos.Languages;

namespace Klimalos.Tests.Languages;

public sealed class LanguageDetectorTests
{
    private readonly LanguageDetector _detector = new();

    [Theory]
    [InlineData("Hva koster det å bli med?", Variety.Nb)]
    [InlineData("hvem skriver under på opproppet", Variety.Nb)]
    [InlineData("Når må saken være politisk behandlet?", Variety.Nb)]
    [InlineData("Kva kostar det å bli med?", Variety.Nn)]
    [InlineData("Korleis melder vi oss på?", Variety.Nn)]
    [InlineData("kven skal skrive saksframlegget, og kva skal vere med", Variety.Nn)]
    [InlineData("Vad kostar det att gå med?", Variety.Sv)]
    [InlineData("när är sista dagen att ansluta sig", Variety.Sv)]
    [InlineData("Hur mycket extraarbete blir det?", Variety.Sv)]
    [InlineData("Hvad koster det at være med?", Variety.Da)]
    [InlineData("hvornår er der frist for at tilmelde sig", Variety.Da)]
    [InlineData("Hvordan indberetter kommunen hvert år?", Variety.Da)]
    [InlineData("What does it cost to take part?", Variety.En)]
    [InlineData("who signs the pledge", Variety.En)]
    public void A_question_is_recognised_by_its_language(string text, Variety expected) =>
        _detector.Detect(text).Best.ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("2045")]
    [InlineData("15.9.2021")]
    [InlineData("post@asker.kommune.no")]
    [InlineData("https://www.osloregionen.no/prosjekter")]
    [InlineData("ok")]
    [InlineData("OK!")]
    [InlineData("👍")]
    [InlineData("C40")]
    [InlineData("Asker")]
    [InlineData("Kirsti Svenning")]
    [InlineData("Drammen")]
    [InlineData("Race to Zero")]
    public void A_text_that_is_in_no_language_has_no_best_one(string text) => _detector.Detect(text).Best.ShouldBeNull();

    [Fact]
    public void Words_of_letters_are_counted_and_numbers_and_addresses_are_not() =>
        _detector.Detect("Vi sender 2 brev til post@asker.kommune.no i 2030").Words.ShouldBe(5);

    [Fact]
    public void Nynorsk_is_answered_as_Norwegian() =>
        _detector.Detect("Korleis kan kommunen vår verte med?").Language.ShouldBe(Language.Nb);

    [Fact]
    public void Confidence_grows_with_what_the_text_says() =>
        _detector.Detect("Jag vill gärna veta vad kommunen måste göra").Confidence
            .ShouldBeGreaterThan(_detector.Detect("kommun").Confidence);

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    public void An_expected_language_decides_what_the_words_leave_open(Language expected) =>
        _detector.Detect("kan vi sende den", expected).Language.ShouldBe(expected);

    [Fact]
    public void An_expected_language_does_not_outweigh_clear_words() =>
        _detector.Detect("What does the municipality have to report every year?", Language.Da).Language.ShouldBe(Language.En);

    [Fact]
    public void A_very_long_text_is_judged_by_its_beginning()
    {
        var text = string.Concat(Enumerable.Repeat("Vad måste kommunen göra varje år? ", 20_000));
        var start = Stopwatch.GetTimestamp();

        _detector.Detect(text).Best.ShouldBe(Variety.Sv);

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("Kva er CONCITO i Danmark?", Language.Nb)]
    [InlineData("Kven kan tinge koldioxidbudget i Sverige?", Language.Nb)]
    [InlineData("Hvad koster Klimatkontrakt 2030?", Language.Da)]
    [InlineData("Hur funkar DK2020 i Danmark?", Language.Sv)]
    [InlineData("what is the koldioxidbudget in Växjö", Language.En)]
    [InlineData("utsläppsutrymme i Växjö", Language.Sv)]
    public void A_small_word_or_letter_of_one_language_says_more_than_names_of_another(string text, Language expected) =>
        _detector.Detect(text).Language.ShouldBe(expected);
}
