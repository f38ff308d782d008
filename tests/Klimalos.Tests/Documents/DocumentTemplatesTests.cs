using Klimalos.Documents;
using Klimalos.Languages;

namespace Klimalos.Tests.Documents;

public class DocumentTemplatesTests
{
    private const string Path = "resources/documents/checklist.nb.md";

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
    [InlineData("# T\n{{#if route=political}}\n{{#if route=information}}\n{{/if}}", 2, "not closed")]
    [InlineData("# T\n{{#if country=FI}}\n{{/if}}", 2, "cannot be 'FI'")]
    [InlineData("# T\n{{#if route=political}", 2, "must end with }}")]
    [InlineData("# T\n{{/part}}", 2, "no open {{#part")]
    [InlineData("# T\n{{#part a}}\ntext", 2, "not closed")]
    [InlineData("# T\n{{#part a}}\n{{#part b}}\n{{/part}}", 3, "parts are not nested")]
    [InlineData("# T\n{{#part a}}\n{{/part}}\n{{#part a}}\n{{/part}}", 4, "stands here twice")]
    [InlineData("# T\n{{#part a}}\n{{#if route=political}}\n{{/part}}", 4, "still open at the end of the part")]
    [InlineData("# T\n{{#part a}}\n{{part a}}\n{{/part}}", 3, "cannot stand within a part")]
    [InlineData("# T\n{{part a}}", 2, "there is no part 'a'")]
    [InlineData("# T\n{{table all}}", 2, "there is no table 'all'")]
    [InlineData("# T\n{{to nobody}}", 2, "there is no contact 'nobody'")]
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
    [InlineData("text", 1, "a title and parts only")]
    [InlineData("{{#part colour}}\n{{/part}}", 1, "the shared template has no part 'colour'")]
    [InlineData("{{#part decision}}\n{other-step: x}\n{{/part}}", 2, "there is no placeholder 'other-step'")]
    public void A_fault_in_a_journeys_own_template_is_told_with_its_line(string text, int line, string cause)
    {
        const string own = "resources/documents/case-paper.race-to-zero.nb.md";
        var problem = Load([.. Released.Where(file => file.Path != own), new ContentFile(own, text)]).ShouldHaveSingleItem();

        (problem.Path, problem.Line).ShouldBe((own, line));
        problem.Cause.ShouldContain(cause);
    }

    [Fact]
    public void A_placeholder_that_one_language_lacks_is_told_where_the_others_have_it()
    {
        var file = Released.Single(file => file.Path == "resources/documents/case-paper.race-to-zero.da.md");
        var changed = file with { Text = file.Text.Replace("{platform: MyCovenant eller en anden platform}", "MyCovenant", StringComparison.Ordinal) };
        var problems = Load([.. Released.Where(other => other != file), changed]);

        problems.Select(problem => problem.Path).ShouldBe(["nb", "sv", "en"], Comparer(), ignoreOrder: true);
        problems.ShouldAllBe(problem => problem.Line != null && problem.Cause.Contains("'{platform}'") && problem.Cause.Contains(file.Path));

        static EqualityComparer<string> Comparer() => EqualityComparer<string>.Create((path, code) => path!.Contains($".{code}.") || code!.Contains($".{path}."), _ => 0);
    }

    [Theory]
    [InlineData(DocumentKind.CasePaper)]
    [InlineData(DocumentKind.CampaignEmail)]
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
