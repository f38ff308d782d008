using FsCheck;
using FsCheck.Fluent;
using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.Tests.Conversations;

public class VocabularyTests
{
    private static readonly Vocabulary Vocabulary = new(RepositoryContent.Get().Texts);

    [Fact]
    public void A_command_is_understood_however_politely_and_loudly_it_is_typed()
    {
        var texts = RepositoryContent.Get().Texts;
        (string Form, string Name)[] forms =
        [
            .. CommandName.All.Where(name => name is not (CommandName.Thank or CommandName.Greet))
                .SelectMany(name => LanguageExtensions.All.SelectMany(language => texts.Words(language, $"commands.{name}-words")).Select(form => (form, name)))
                .Where(entry => entry.form.Any(char.IsLetter)),
        ];
        var cases = from form in Gen.Elements(forms)
                    from around in Gen.Elements("{0}", "{0}!", "  {0} ", "{0}, takk", "{0} tack", "{0} tak", "{0}, please", "please {0}", "«{0}»", "{0}…", "hei, {0}")
                    from isLoud in Gen.Elements(true, false)
                    select (Text: around.Replace("{0}", isLoud ? form.Form.ToUpperInvariant() : form.Form), form.Name);

        Prop.ForAll(cases.ToArbitrary(), typed => Vocabulary.Command(typed.Text).ShouldNotBeNull(typed.Text).Name.ShouldBe(typed.Name, typed.Text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("takk"), InlineData("tusen takk"), InlineData("thank you"), InlineData("hei")]
    public void Politeness_alone_is_what_it_is(string text) =>
        Vocabulary.Command(text).ShouldNotBeNull().Name.ShouldBeOneOf(CommandName.Thank, CommandName.Greet);

    [Theory]
    [InlineData("Kari Nordmann"), InlineData("statusrapport"), InlineData("please")]
    public void Other_words_are_no_command(string text) => Vocabulary.Command(text).ShouldBeNull();
}
