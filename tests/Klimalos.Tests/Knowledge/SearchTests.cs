using Klimalos.Knowledge;
using Klimalos.Languages;

namespace Klimalos.Tests.Knowledge;

public sealed class SearchTests
{
    [Theory]
    [InlineData("Hva koster det å bli med?", Language.Nb, "cost")]
    [InlineData("Kva kostar det å verte med?", Language.Nb, "cost")]
    [InlineData("avgiften", Language.Nb, "cost")]
    [InlineData("Hvilken platform rapporterer vi på?", Language.Nb, "reporting")]
    [InlineData("Vilka rapporteringsplattformar finns?", Language.Sv, "reporting")]
    [InlineData("Skal borgmesterens navn stå under løftet?", Language.Da, "mayor")]
    [InlineData("must mayors sign the pledge", Language.En, "mayor")]
    public void Inflected_and_compounded_words_find_their_article(string question, Language language, string article) =>
        Fixture.Knowledge.Find(question, language).Article?.Id.ShouldBe(article);

    [Theory]
    [InlineData("hvor ofte skal vi raportere", Language.Nb)]
    [InlineData("rapprotering", Language.Nb)]
    [InlineData("arlig rapportering", Language.Sv)]
    [InlineData("anual reportng", Language.En)]
    public void Misspelt_words_find_their_article(string question, Language language) =>
        Fixture.Knowledge.Find(question, language).Article?.Id.ShouldBe("reporting");

    [Fact]
    public void A_question_in_another_language_is_answered_in_the_language_asked_for()
    {
        var answer = Fixture.Knowledge.Find("Is there a fee?", Language.Nb).Article.ShouldNotBeNull();

        answer.Id.ShouldBe("cost");
        answer.Language.ShouldBe(Language.Nb);
    }

    [Theory]
    [InlineData("Hva koster barnehageplass?", Language.Nb)]
    [InlineData("Vad kostar förskolan?", Language.Sv)]
    [InlineData("Hvordan bager man rugbrød?", Language.Da)]
    [InlineData("What is the capital of France?", Language.En)]
    [InlineData("asdf qwerty", Language.En)]
    public void What_no_article_answers_is_refused(string question, Language language)
    {
        var result = Repository.Find(question, language);

        result.Article.ShouldBeNull();
        result.Score.ShouldBeLessThan(KnowledgeBase.AnswerThreshold);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ?!")]
    [InlineData("👍")]
    [InlineData("og det")]
    public void A_text_without_content_finds_nothing(string question) =>
        Fixture.Knowledge.Find(question, Language.Nb).Article.ShouldBeNull();

    [Fact]
    public void Every_article_is_ranked_once()
    {
        var ranked = Fixture.Knowledge.Find("Må ordføreren betale for rapporteringen?", Language.Nb).Ranked;

        ranked.Count.ShouldBe(3);
        ranked.Select(article => article.Id).ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void The_same_question_gives_the_same_answer_whatever_the_order_of_the_files()
    {
        var reversed = KnowledgeBase.Load([.. Fixture.Articles.Reverse()], Fixture.Contacts, Fixture.Thesaurus);

        reversed.Find("hvem signerer", Language.Nb).Score.ShouldBe(Fixture.Knowledge.Find("hvem signerer", Language.Nb).Score);
    }

    [Fact]
    public void A_very_long_text_is_searched_by_its_beginning() =>
        Fixture.Knowledge.Find("Hva koster det? " + new string('x', 1_000_000), Language.Nb).Ranked.ShouldNotBeEmpty();

    [Theory]
    [InlineData("and what does it cost?", "cov-what-is", "cov-cost")]
    [InlineData("og hva koster det?", "r2z-what-is", "r2z-cost")]
    [InlineData("vad kostar det?", "co2-what-is", "co2-price")]
    [InlineData("hvem kan være med?", "cov-what-is", "cov-who-can-join")]
    public void A_question_that_names_no_programme_is_about_the_one_spoken_of(string question, string last, string article) =>
        Repository.Find(question, Language.Nb, new KnowledgeContext(last)).Ranked[0].Id.ShouldBe(article);

    [Fact]
    public void A_place_named_after_another_is_asked_the_same() =>
        Repository.Find("og Eskilstuna?", Language.Nb, new KnowledgeContext("vc-lund-updates")).Ranked[0].Id.ShouldBe("vc-eskilstuna-updates");

    [Theory]
    [InlineData("Hva er klimamålet til Kristiansand?", Language.Nb)]
    [InlineData("Vilka nyheter finns i Göteborgs klimatkontrakt?", Language.Sv)]
    [InlineData("What has Skövde promised?", Language.En)]
    public void A_question_about_one_municipality_is_not_answered_with_what_is_known_of_another(string question, Language language)
    {
        string[] others = ["kristianstad", "lund", "vaxjo", "umea", "karlstad", "eskilstuna", "enkoping", "jarfalla", "ostersund", "borlange", "lejre", "drammen", "asker"];
        var found = Repository.Find(question, language);

        others.ShouldNotContain(place => found.Ranked[0].Id.Contains(place, StringComparison.Ordinal));
    }

    [Fact]
    public void A_named_programme_goes_before_the_one_spoken_of() =>
        Repository.Find("Hva er Race to Zero?", Language.Nb, new KnowledgeContext("cov-cost")).Article?.Id.ShouldBe("r2z-what-is");

    [Theory]
    [InlineData("hva koster det å være med i borgermesteravtalen", "cov-cost")]
    [InlineData("vad kostar covenat of mayors", "cov-cost")]
    [InlineData("Hva er de fem P-ene?", "r2z-five-ps")]
    [InlineData("Kva kostar ein koldioxidbudget?", "co2-price")]
    public void Programmes_are_recognised_by_their_names_also_misspelt(string question, string article) =>
        Repository.Find(question, Language.Nb).Ranked[0].Id.ShouldBe(article);

    [Theory]
    [InlineData("Hva koster det?")]
    [InlineData("frist")]
    [InlineData("hvem skriver under på avtalen i utlandet")]
    [InlineData("utslipp")]
    [InlineData("asdf")]
    public void A_result_is_an_answer_or_choices_or_nothing(string question)
    {
        var result = Repository.Find(question, Language.Nb);

        (result.Article is not null && result.DidYouMean.Count > 0).ShouldBeFalse();
        result.DidYouMean.Count.ShouldBeOneOf(0, 2, 3);
    }

    private static KnowledgeBase Repository => RepositoryContent.Get().Knowledge;
}
