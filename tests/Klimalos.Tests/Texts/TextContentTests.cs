using System.Text.RegularExpressions;
using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Secretariat.Desk;

namespace Klimalos.Tests;

/// <summary>The texts of the repository.</summary>
public partial class TextContentTests
{
    private static readonly Texts Texts = RepositoryContent.Get().Texts;

    [Fact]
    public void Every_key_that_the_code_names_exists() =>
        KeysInCode().Where(key => !Texts.Has(key)).ShouldBeEmpty();

    [Fact]
    public void Every_key_is_said_somewhere()
    {
        var code = string.Join('\n', Sources().Select(File.ReadAllText));
        Texts.Keys.Where(key => !IsComposed(key) && !IsNamed(key)).ShouldBeEmpty();

        // Some parts of the code put the area before the name themselves.
        bool IsNamed(string key) =>
            code.Contains($"\"{key}\"", StringComparison.Ordinal)
            || code.Contains($"\"{key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..]}\"", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_typed_form_means_two_commands(string command)
    {
        var forms = FormsOf(command);
        foreach (var other in CommandName.All.Where(name => name != command))
            forms.Intersect(FormsOf(other), StringComparer.Ordinal).ShouldBeEmpty($"{command} and {other} share these");
    }

    [Fact]
    public void No_typed_form_means_two_commands_of_the_secretariat()
    {
        var forms = DeskCommand.Typed.SelectMany(name => LanguageExtensions.All.SelectMany(language => Texts.Words(language, $"secretariat.{name}-words")
            .Append(Texts.Get(language, $"secretariat.{name}"))).Select(TypedText.Normalise).Distinct(StringComparer.Ordinal).Select(form => (form, name)));

        forms.GroupBy(form => form.form, StringComparer.Ordinal).Where(form => form.Count() > 1)
            .Select(form => $"{form.Key}: {string.Join(", ", form.Select(each => each.name))}").ShouldBeEmpty();
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
    public void No_word_of_a_rating_means_anything_else()
    {
        var helpful = Forms("conversation.helpful-words");
        var notHelpful = Forms("conversation.not-helpful-words");
        var others = CommandName.All.SelectMany(FormsOf).Concat(Forms("common.yes-words")).Concat(Forms("common.no-words")).ToArray();

        helpful.Intersect(notHelpful, StringComparer.Ordinal).ShouldBeEmpty();
        helpful.Concat(notHelpful).Intersect(others, StringComparer.Ordinal).ShouldBeEmpty();
        foreach (var language in LanguageExtensions.All)
        {
            helpful.ShouldContain(Texts.Get(language, "conversation.helpful").ToLowerInvariant());
            notHelpful.ShouldContain(Texts.Get(language, "conversation.not-helpful").ToLowerInvariant());
        }

        static HashSet<string> Forms(string key) => [.. LanguageExtensions.All.SelectMany(language => Texts.Words(language, key))];
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

    /// <summary>Keys whose last part is the name of a command, a language, a status or a kind of document.</summary>
    private static bool IsComposed(string key) =>
        key.StartsWith("commands.", StringComparison.Ordinal)
        || key.StartsWith("languages.", StringComparison.Ordinal)
        || key.StartsWith("smalltalk.", StringComparison.Ordinal)
        || key.StartsWith("documents.", StringComparison.Ordinal)
        || ((key.StartsWith("steps.", StringComparison.Ordinal) || key.StartsWith("reminders.", StringComparison.Ordinal)) && key.EndsWith("-words", StringComparison.Ordinal))
        || Enum.GetNames<Klimalos.Enrolments.EnrolmentStatus>().Any(status => key == $"status.{status.ToLowerInvariant()}")
        || key.StartsWith("smalltalk.", StringComparison.Ordinal)
        || key.StartsWith("page.", StringComparison.Ordinal)
        || IsOfDesk(key)
        || IsOfPage(key)
        || (key.StartsWith("discord.", StringComparison.Ordinal) && (key.EndsWith("-name", StringComparison.Ordinal) || key.EndsWith("-description", StringComparison.Ordinal)));

    /// <summary>Columns, figures and states of the secretariat's page.</summary>
    private static bool IsOfPage(string key) =>
        new[] { "column-", "done-", "escalation-", "figure-", "reason-", "reminder-", "round-was-" }.Any(beginning => key.StartsWith($"overview.{beginning}", StringComparison.Ordinal));

    /// <summary>The secretariat's commands, countries, columns and states, with what is said or typed of each.</summary>
    private static bool IsOfDesk(string key) =>
        new[] { "-words", "-none", "-confirm" }.Any(ending => DeskCommand.Typed.Any(command => key == $"secretariat.{command}{ending}"))
        || new[] { "column-", "country-", "delivery-", "export-", "round-", "status-" }.Any(beginning => key.StartsWith($"secretariat.{beginning}", StringComparison.Ordinal));

    private static IEnumerable<string> Sources() =>
        new[] { "*.cs", "*.razor" }.SelectMany(kind => Directory.EnumerateFiles(Path.Combine(RepositoryContent.Root, "src"), kind, SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal));

    private static IEnumerable<string> KeysInCode() =>
        Sources()
            .SelectMany(path => KeyPattern().Matches(File.ReadAllText(path)).Select(match => match.Groups["key"].Value))
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex("\"(?<key>(?:answers|commands|common|conversation|documents|languages|members|status)\\.[a-z0-9]+(?:-[a-z0-9]+)*)\"")]
    private static partial Regex KeyPattern();
}
