using Klimalos.Knowledge;
using Klimalos.Languages;

namespace Klimalos.Tests.Knowledge;

public sealed class ArticleReadingTests
{
    [Fact]
    public void An_article_is_read_with_all_that_is_told_about_it()
    {
        var article = Fixture.Knowledge.Get("cost", Language.Sv).ShouldNotBeNull();

        article.Title.ShouldBe("Vad kostar det att delta?");
        article.Topic.ShouldBe("race-to-zero");
        article.Questions.ShouldBe(["Vad kostar det att gå med?", "Är det gratis?", "Måste kommunen betala en avgift?"]);
        article.Body.ShouldBe("Deltagandet har ingen avgift.");
        article.Source.ShouldBe(new ArticleSource("A page of the campaign", "https://example.org/campaign"));
        article.Checked.ShouldBe(new DateOnly(2026, 5, 20));
        article.Expires.ShouldBe(new DateOnly(2027, 5, 20));
        article.Contact.ShouldBe("office");
    }

    [Fact]
    public void A_contact_named_in_the_body_is_put_into_the_sentence() =>
        Fixture.Knowledge.Get("cost", Language.Nb)!.Body.ShouldBe("Deltakelse har ingen avgift. Spør kampanjekontoret i Norge.");

    [Fact]
    public void A_contact_is_told_in_each_language() =>
        Fixture.Knowledge.Contact("office", Language.Da).ShouldBe("kampagnekontoret i Norge");

    [Fact]
    public void An_unknown_article_is_null() => Fixture.Knowledge.Get("weather", Language.Nb).ShouldBeNull();

    [Theory]
    [InlineData("id: cost", "id: price", 2, "differs from the file's name")]
    [InlineData("title: Hva koster det å delta?", "title: ''", 3, "'title' must be a text")]
    [InlineData("topic: race-to-zero", "theme: race-to-zero", 4, "'theme' is not a key")]
    [InlineData("  - Er det gratis?\n", "", 6, "needs at least 3 entries and has 2")]
    [InlineData("  - Er det gratis?", "  - ''", 7, "Each entry of 'questions'")]
    [InlineData("https://example.org/campaign", "campaign page", 9, "is not a web address")]
    [InlineData("checked: 2026-05-20", "checked: 20.5.2026", 12, "must be a date like 2026-05-20")]
    [InlineData("expires: 2027-05-20", "expires: 2026-05-19", 13, "earlier than 'checked'")]
    [InlineData("contact: office", "contact: nobody", 14, "'nobody' is not in contacts.yaml")]
    [InlineData("{contact:office}", "{contact:nobody}", 16, "'nobody', which is not in contacts.yaml")]
    [InlineData("topic: race-to-zero", "topic: [race-to-zero", 2, "not valid YAML")]
    [InlineData("topic: race-to-zero", "topic: race: zero", 4, "not valid YAML")]
    public void What_is_wrong_in_an_article_is_told_with_file_and_line(string right, string wrong, int line, string cause)
    {
        var problems = Fixture.ProblemsWith(Fixture.CostInNorwegian.Replace(right, wrong, StringComparison.Ordinal));

        var problem = problems.FirstOrDefault(problem => problem.Cause.Contains(cause, StringComparison.Ordinal));
        problem.ShouldNotBeNull(string.Join('\n', problems));
        problem.Path.ShouldBe(Fixture.CostPath);
        problem.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("topic: race-to-zero\n", "'topic' is missing")]
    [InlineData("checked: 2026-05-20\n", "'checked' is missing")]
    public void A_missing_key_is_told(string line, string cause) =>
        Fixture.ProblemsWith(Fixture.CostInNorwegian.Replace(line, "", StringComparison.Ordinal))
            .ShouldContain(problem => problem.Cause.Contains(cause, StringComparison.Ordinal) && problem.Path == Fixture.CostPath);

    [Theory]
    [InlineData("topic: race-to-zero", "topic: covenant", "topic")]
    [InlineData("checked: 2026-05-20", "checked: 2026-05-21", "checked")]
    [InlineData("expires: 2027-05-20\n", "", "expires")]
    [InlineData("contact: office\n", "", "contact")]
    public void What_must_be_the_same_in_all_languages_is_compared(string same, string other, string key) =>
        Fixture.ProblemsWith(Fixture.CostInNorwegian.Replace(same, other, StringComparison.Ordinal))
            .ShouldContain(problem => problem.Cause.Contains($"'{key}' differs", StringComparison.Ordinal));

    [Fact]
    public void A_body_too_long_for_a_chat_is_refused() =>
        Fixture.ProblemsWith(Fixture.CostInNorwegian + new string('x', 1200))
            .ShouldContain(problem => problem.Line == 16 && problem.Cause.Contains("at most 1200", StringComparison.Ordinal));

    [Fact]
    public void An_article_without_front_matter_is_refused() =>
        Fixture.ProblemsWith("Deltakelse har ingen avgift.").ShouldContain(problem => problem.Line == 1);

    [Fact]
    public void An_article_that_lacks_a_language_is_refused() =>
        Fixture.ProblemsOf([.. Fixture.Articles.Skip(1)])
            .ShouldContain(problem => problem.Cause.Contains("'cost' is missing in nb", StringComparison.Ordinal));

    [Fact]
    public void An_article_that_is_there_twice_is_refused() =>
        Fixture.ProblemsOf([.. Fixture.Articles, new ContentFile("resources/knowledge/more/cost.nb.md", Fixture.CostInNorwegian)])
            .ShouldContain(problem => problem.Cause.Contains("twice in nb", StringComparison.Ordinal));

    [Theory]
    [InlineData("resources/knowledge/cost.md")]
    [InlineData("resources/knowledge/cost.fi.md")]
    public void A_file_named_otherwise_is_refused(string path) =>
        Fixture.ProblemsOf([.. Fixture.Articles, new ContentFile(path, Fixture.CostInNorwegian)])
            .ShouldContain(problem => problem.Path == path && problem.Cause.Contains("is named {id}.{language}.md", StringComparison.Ordinal));

    [Fact]
    public void All_problems_are_told_at_once() =>
        Fixture.ProblemsWith(Fixture.CostInNorwegian
            .Replace("topic: race-to-zero", "theme: x", StringComparison.Ordinal)
            .Replace("contact: office", "contact: nobody", StringComparison.Ordinal)).Count.ShouldBe(3);

    [Fact]
    public void A_contact_that_lacks_a_language_is_refused()
    {
        var contacts = Fixture.Contacts with { Text = Fixture.Contacts.Text.Replace("    da: kampagnekontoret i Norge\n", "", StringComparison.Ordinal) };

        Should.Throw<ContentException>(() => KnowledgeBase.Load(Fixture.Articles, contacts)).Problems
            .ShouldContain(problem => problem.Path == "resources/contacts.yaml" && problem.Line == 3 && problem.Cause.Contains("'da' is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Line_ends_of_Windows_are_read_as_well()
    {
        var articles = Fixture.Articles.Select(file => file with { Text = file.Text.ReplaceLineEndings("\r\n") }).ToList();

        KnowledgeBase.Load(articles, Fixture.Contacts).Articles.Count.ShouldBe(Fixture.Articles.Count);
    }
}
