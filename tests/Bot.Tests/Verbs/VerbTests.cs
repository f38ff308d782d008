using Bot.Startup;
using Bot.Verbs;
using Klimalos;

namespace Bot.Tests.Verbs;

public sealed class VerbTests
{
    private static readonly Lazy<Content> Real = new(() => Content.Load(ContentFolder.Read(ContentFolder.Find(null, AppContext.BaseDirectory))));

    [Fact]
    public void Check_finds_nothing_wrong_in_our_content_and_says_how_much_there_is()
    {
        var (code, output, error) = Run(["check"]);

        error.ShouldBeEmpty();
        output.ShouldMatch(@"^All content is well: \d+ journeys? with \d+ steps, \d+ articles in 4 languages, \d+ rounds?\.\s*$");
        code.ShouldBe(0);
    }

    [Fact]
    public void Check_lists_every_problem_with_file_and_line()
    {
        ContentProblem[] problems = [new("dialogs/a.yaml", 3, "first"), new("resources/b.md", null, "second")];

        var (code, _, error) = Run(["check"], content: () => throw new ContentException(problems));

        code.ShouldBe(1);
        error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["dialogs/a.yaml(3): first", "resources/b.md: second"]);
    }

    [Fact]
    public void Detect_language_prints_one_code_for_each_line()
    {
        var (code, output, _) = Run(
            ["detect-language"],
            """
            Hvordan melder vi kommunen på kampanjen?
            Korleis melder vi kommunen på kampanjen?
            Hur anmäler vi kommunen till kampanjen?
            Hvordan tilmelder vi kommunen til kampagnen?
            How do we enrol our municipality?

            2045
            """);

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines[..5].ShouldBe(["nb", "nn", "sv", "da", "en"]);
        lines.Length.ShouldBe(7, "a line that says nothing has its code too");
        code.ShouldBe(0);
    }

    [Fact]
    public void Draw_journey_prints_a_flow_chart()
    {
        var (code, output, _) = Run(["draw-journey", "race-to-zero"]);

        output.ShouldStartWith("flowchart TD");
        output.ShouldContain("net-zero-year");
        code.ShouldBe(0);
    }

    [Fact]
    public void Draw_journey_names_the_journeys_when_it_is_asked_for_none_of_them()
    {
        var (code, _, error) = Run(["draw-journey", "nowhere"]);

        error.ShouldContain("race-to-zero");
        code.ShouldBe(2);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    public void Help_lists_the_verbs(string verb)
    {
        var (code, output, _) = Run([verb]);

        foreach (var known in new[] { "check", "detect-language", "draw-journey" })
            output.ShouldContain(known);
        code.ShouldBe(0);
    }

    [Fact]
    public void An_unknown_verb_gets_the_list_and_exit_code_2()
    {
        var (code, _, error) = Run(["chekc"]);

        error.ShouldContain("There is no verb \"chekc\"");
        error.ShouldContain("detect-language");
        code.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--urls=http://localhost:5000")]
    [InlineData(false, "Clock:Speed=10")]
    [InlineData(true, "check")]
    [InlineData(true, "--help")]
    [InlineData(true, "nonsense")]
    public void Options_start_the_server_and_words_are_verbs(bool isVerb, params string[] arguments) =>
        VerbList.IsCalledFor(arguments).ShouldBe(isVerb);

    private static (int Code, string Output, string Error) Run(string[] arguments, string input = "", Func<Content>? content = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = VerbList.Run(arguments, content ?? (() => Real.Value), new StringReader(input), output, error);
        return (code, output.ToString(), error.ToString());
    }
}
