using Klimalos.Documents;
using Klimalos.Languages;

namespace Klimalos.Tests.Documents;

public class DocumentTemplatesTests
{
    private const string Path = "resources/documents/case-paper.nb.md";

    [Fact]
    public void The_released_templates_have_no_fault() => Load(Released).ShouldBeEmpty();

    [Theory]
    [InlineData("# T\n\n{netto-null: x}", 3, "there is no placeholder 'netto-null'")]
    [InlineData("# T\n\n{today", 3, "not closed")]
    [InlineData("# T\n\ntoday}", 3, "closing brace")]
    [InlineData("# T\n\n{Today}", 3, "no placeholder name")]
    [InlineData("# T\n\n{measure}", 3, "say what is to be filled in")]
    [InlineData("# T\n\n{status-other}", 3, "there is no placeholder 'status-other'")]
    [InlineData("# T\n\n{{#if route=political}}\ntext", 3, "not closed")]
    [InlineData("# T\n\ntext\n{{/if}}", 4, "no open")]
    [InlineData("# T\n{{#if route=political}}\n{{#if route=information}}\n{{/if}}", 3, "not nested")]
    [InlineData("# T\n{{#if weather=fine}}\n{{/if}}", 2, "there is no step 'weather'")]
    [InlineData("# T\n{{#if route=politic}}\n{{/if}}", 2, "cannot be 'politic'")]
    [InlineData("# T\n{{#if route}}\n{{/if}}", 2, "step=value")]
    [InlineData("# T\n{{#else}}", 2, "must be {{#if")]
    [InlineData("text first", 1, "must be the title")]
    [InlineData("# T\n\n{{#if route=political}}\n\n[a](http://b)\n{{/if}}", 5, "links are written out")]
    [InlineData("# T\n\n# T", 1, "only the title")]
    public void A_fault_is_told_with_its_line(string text, int line, string cause)
    {
        var problem = Load([.. Released.Where(file => file.Path != Path), new ContentFile(Path, text)]).ShouldHaveSingleItem();

        (problem.Path, problem.Line).ShouldBe((Path, line));
        problem.Cause.ShouldContain(cause);
    }

    [Fact]
    public void A_language_that_is_missing_is_told() =>
        Load([.. Released.Where(file => file.Path != Path)]).ShouldHaveSingleItem().ToString().ShouldBe($"{Path}: the template is missing");

    [Fact]
    public void A_file_of_another_name_is_told() =>
        Load([.. Released, new ContentFile("resources/documents/case-paper.fi.md", "# T")]).ShouldHaveSingleItem().Path.ShouldBe("resources/documents/case-paper.fi.md");

    [Theory]
    [InlineData(DocumentTemplates.CasePaper)]
    [InlineData(DocumentTemplates.CampaignEmail)]
    public void All_languages_ask_for_the_same_answers_under_the_same_conditions(string kind)
    {
        var names = LanguageExtensions.All.Select(language => Names(kind, language)).ToList();

        names[1].ShouldBe(names[0]);
        names[3].ShouldBe(names[0]);
        names[2].ShouldBe(names[0]);
    }

    private static IReadOnlyList<ContentFile> Released => RepositoryContent.Files();

    private static IReadOnlyList<ContentProblem> Load(IReadOnlyList<ContentFile> files) =>
        DocumentTemplates.Load(files, RepositoryContent.Get().Journeys.Values).Problems;

    /// <summary>The steps that a template names, in words of their own.</summary>
    private static List<string> Names(string kind, Language language) =>
        [.. Released.Single(file => file.Path == $"resources/documents/{kind}.{language.Code()}.md").Text.Split('{')
            .Select(part => part.Split(':', '}')[0]).Where(name => name.Length > 0 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-') && name != "fill")
            .Distinct().Order(StringComparer.Ordinal)];
}
