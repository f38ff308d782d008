using Klimalos.Knowledge;
using Klimalos.Languages;

namespace Klimalos.Tests.Knowledge;

public sealed class PhrasingFileTests
{
    private const string Path = "resources/phrasings.nb.tsv";

    [Fact]
    public void A_phrasing_belongs_to_its_article_in_its_language_only()
    {
        var knowledge = Load(Path, "# what people say\ncost\thva blir regninga\n\nmayor\thvem tar pennen fatt\n");

        knowledge.Get("cost", Language.Nb)!.Phrasings.ShouldBe(["hva blir regninga"]);
        knowledge.Get("cost", Language.Da)!.Phrasings.ShouldBeEmpty();
    }

    [Fact]
    public void An_article_is_found_by_a_phrasing_that_has_none_of_its_words() =>
        Load(Path, "mayor\thvilken kruseduller havner nederst på arket").Find("hvilken kruseduller havner nederst på arket", Language.Nb).Ranked[0].Id.ShouldBe("mayor");

    [Fact]
    public void A_phrasing_of_an_article_that_there_is_not_is_told_with_its_line() =>
        ProblemOf(Path, "cost\thva blir regninga\nprice\ter det dyrt").ShouldBe(new ContentProblem(Path, 2, "There is no article 'price'."));

    [Fact]
    public void A_phrasing_that_is_there_twice_is_told_with_the_article_that_has_it() =>
        ProblemOf(Path, "cost\thvem ordner dette\nmayor\tHvem ordner dette").ShouldBe(
            new ContentProblem(Path, 2, "'Hvem ordner dette' is there already, for the article 'cost'."));

    [Fact]
    public void A_question_of_an_article_is_no_further_phrasing() =>
        ProblemOf(Path, "mayor\ter det gratis?").Cause.ShouldBe("'er det gratis?' is there already, for the article 'cost'.");

    [Theory]
    [InlineData("cost")]
    [InlineData("cost\t")]
    [InlineData("\thva blir regninga")]
    [InlineData("cost\thva\tblir regninga")]
    public void A_line_without_an_id_a_tab_and_a_text_is_told(string line) =>
        ProblemOf(Path, line).ShouldBe(new ContentProblem(Path, 1, "Expected the id of an article, a tab and a way to ask for it."));

    [Fact]
    public void A_file_of_another_language_is_refused() =>
        ProblemOf("resources/phrasings.fi.tsv", "cost\tpaljonko se maksaa").Cause.ShouldContain("nb, sv, da or en");

    private static KnowledgeBase Load(string path, string text) =>
        KnowledgeBase.Load(Fixture.Articles, Fixture.Contacts, Fixture.Thesaurus, phrasings: [new(path, text)]);

    private static ContentProblem ProblemOf(string path, string text) =>
        Should.Throw<ContentException>(() => Load(path, text)).Problems.ShouldHaveSingleItem();
}
