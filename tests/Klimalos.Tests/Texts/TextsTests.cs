using Klimalos.Languages;

namespace Klimalos.Tests;

public class TextsTests
{
    [Fact]
    public void A_placeholder_is_filled_and_a_date_is_written_in_the_languages_own_way()
    {
        var texts = Load("Frist {date} for {name}.");
        (string, object?)[] arguments = [("date", new DateOnly(2027, 12, 13)), ("name", "Asker")];

        texts.Get(Language.Nb, "test.key", arguments).ShouldBe("Frist 13. desember 2027 for Asker.");
        texts.Get(Language.Sv, "test.key", arguments).ShouldBe("Frist 13 december 2027 for Asker.");
        texts.Get(Language.Da, "test.key", arguments).ShouldBe("Frist 13. december 2027 for Asker.");
        texts.Get(Language.En, "test.key", arguments).ShouldBe("Frist 13 December 2027 for Asker.");
    }

    [Theory]
    [InlineData(0, "0 dager igjen")]
    [InlineData(1, "1 dag igjen")]
    [InlineData(2, "2 dager igjen")]
    public void A_plural_follows_the_count(int count, string expected) =>
        Load("{count, plural, one {# dag} other {# dager}} igjen").Get(Language.Nb, "test.key", ("count", count)).ShouldBe(expected);

    [Fact]
    public void Doubled_braces_are_literal() =>
        Load("{{ikke}} {x}").Get(Language.Nb, "test.key", ("x", "1")).ShouldBe("{ikke} 1");

    [Fact]
    public void Items_are_listed_with_the_word_for_and_of_the_language()
    {
        var files = LanguageExtensions.All.Zip(["og", "och", "og", "and"], (language, and) => File("common", language, ("common.and", and))).ToList();
        Texts.Load(files).List(Language.Sv, ["a", "b", "c"]).ShouldBe("a, b och c");
    }

    [Fact]
    public void A_key_that_one_language_lacks_is_named_with_file_and_line()
    {
        var files = LanguageExtensions.All.Select(language => File("test", language, ("test.key", "x"))).ToList();
        files[0] = File("test", Language.Nb, ("test.key", "x"), ("test.other", "y"));

        var problems = Should.Throw<ContentException>(() => Texts.Load(files)).Problems;

        problems.Count.ShouldBe(3);
        problems[0].ToString().ShouldBe("resources/texts/test.nb.resx(3): 'test.other' is missing in sv");
    }

    [Theory]
    [InlineData("{name", "not closed")]
    [InlineData("a } b", "closing brace")]
    [InlineData("{count, plural, one {x}}", "'other' expected")]
    [InlineData("{a b}", "no placeholder name")]
    public void A_malformed_sentence_is_refused_with_the_reason(string text, string reason) =>
        Should.Throw<ContentException>(() => Load(text)).Message.ShouldContain(reason);

    [Fact]
    public void Differing_placeholders_are_refused()
    {
        var files = LanguageExtensions.All.Select(language => File("test", language, ("test.key", language == Language.Da ? "{navn}" : "{name}"))).ToList();
        Should.Throw<ContentException>(() => Texts.Load(files)).Problems.ShouldHaveSingleItem().Path.ShouldBe("resources/texts/test.da.resx");
    }

    [Fact]
    public void A_file_that_is_no_xml_is_refused_with_its_line()
    {
        var problem = Should.Throw<ContentException>(() => Texts.Load([new ContentFile("resources/texts/test.nb.resx", "<root>\n<data>")]))
            .Problems[0];
        problem.Line.ShouldBe(2);
    }

    private static Texts Load(string text) =>
        Texts.Load([.. LanguageExtensions.All.Select(language => File("test", language, ("test.key", text)))]);

    private static ContentFile File(string area, Language language, params (string Key, string Text)[] entries) => new(
        $"resources/texts/{area}.{language.Code()}.resx",
        "<root>\n" + string.Join('\n', entries.Select(entry => $"<data name=\"{entry.Key}\"><value>{entry.Text}</value></data>")) + "\n</root>");
}
