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
        var result = Fixture.Knowledge.Find(question, language);

        result.Article.ShouldBeNull();
        result.Score.ShouldBeLessThan(KnowledgeBase.Threshold);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ?!")]
    [InlineData("👍")]
    [InlineData("og det")]
    public void A_text_without_content_finds_nothing(string question) =>
        Fixture.Knowledge.Find(question, Language.Nb).Article.ShouldBeNull();

    [Fact]
    public void Results_are_ranked_and_their_scores_fall()
    {
        var ranked = Fixture.Knowledge.Find("Må ordføreren betale for rapporteringen?", Language.Nb).Ranked;

        ranked.Count.ShouldBe(3);
        ranked.Select(hit => hit.Score).ShouldBeInOrder(SortDirection.Descending);
        ranked.Select(hit => hit.Article.Id).ShouldBeUnique(StringComparer.Ordinal);
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
}
