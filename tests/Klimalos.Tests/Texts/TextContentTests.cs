using System.Text.RegularExpressions;
using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.Tests;

/// <summary>The texts of the repository.</summary>
public partial class TextContentTests
{
    private static readonly Texts Texts = RepositoryContent.Get().Texts;

    [Fact]
    public void Every_key_that_the_code_names_exists() =>
        KeysInCode().Where(key => !Texts.Has(key)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_typed_form_means_two_commands(string command)
    {
        var forms = FormsOf(command);
        foreach (var other in CommandName.All.Where(name => name != command))
            forms.Intersect(FormsOf(other), StringComparer.Ordinal).ShouldBeEmpty($"{command} and {other} share these");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_command_is_a_plain_yes_or_no(string command)
    {
        var yesAndNo = LanguageExtensions.All
            .SelectMany(language => Texts.Words(language, "common.yes-words").Concat(Texts.Words(language, "common.no-words")));
        FormsOf(command).Intersect(yesAndNo, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Words_that_are_recognised_are_written_as_they_are_compared() =>
        Texts.Keys.Where(key => key.EndsWith("-words", StringComparison.Ordinal))
            .SelectMany(key => LanguageExtensions.All.SelectMany(language => Texts.Words(language, key)))
            .Where(word => word.Any(char.IsUpper))
            .ShouldBeEmpty();

    public static TheoryData<string> Commands => [.. CommandName.All];

    private static HashSet<string> FormsOf(string command) =>
        [.. LanguageExtensions.All.SelectMany(language => Texts.Words(language, $"commands.{command}-words"))];

    private static IEnumerable<string> KeysInCode() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryContent.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(path => KeyPattern().Matches(File.ReadAllText(path)).Select(match => match.Groups["key"].Value))
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex("\"(?<key>(?:answers|commands|common|conversation|documents|languages|status)\\.[a-z0-9]+(?:-[a-z0-9]+)*)\"")]
    private static partial Regex KeyPattern();
}
