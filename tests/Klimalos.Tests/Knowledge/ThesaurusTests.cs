using Klimalos.Knowledge;
using Klimalos.Languages;

namespace Klimalos.Tests.Knowledge;

public sealed class ThesaurusTests
{
    [Fact]
    public void A_word_that_no_article_has_is_found_by_its_meaning()
    {
        const string question = "pris";

        Fixture.Knowledge.Find(question, Language.Nb).Article?.Id.ShouldBe("cost");
        KnowledgeBase.Load(Fixture.Articles, Fixture.Contacts).Find(question, Language.Nb).Article.ShouldBeNull();
    }

    [Fact]
    public void A_concept_that_lacks_a_language_is_refused()
    {
        var thesaurus = Fixture.Thesaurus with { Text = Fixture.Thesaurus.Text.Replace("    da: [koster, pris, gratis]\n", "", StringComparison.Ordinal) };

        Should.Throw<ContentException>(() => KnowledgeBase.Load(Fixture.Articles, Fixture.Contacts, thesaurus)).Problems
            .ShouldContain(problem => problem.Path == "resources/thesaurus.yaml" && problem.Cause.Contains("'da' is missing", StringComparison.Ordinal));
    }
}
