using Bot.Startup;
using Bot.Tests.Hosting;
using Bot.Verbs;
using Klimalos;
using Klimalos.Languages;
using Klimalos.Storage;

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

    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly OpenQuestion[] Asked =
    [
        new(OpenQuestionKind.NotHelpful, "Hva koster det?", Language.Nb, "r2z-cost", 2, Noon.AddDays(-1), Noon, ["Ingen tall, bare \"kanskje\""]),
        new(OpenQuestionKind.Unanswered, "=HYPERLINK(1)\u001b[2J\nlinje to", Language.Sv, null, 1, Noon, Noon, []),
    ];

    [Fact]
    public void Questions_prints_each_question_with_its_article_and_comments_and_nothing_that_moves_the_terminal()
    {
        var (code, output, _) = Run(["questions"], questions: Asked);

        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        lines[1].ShouldMatch(@"^2026-11-02 12:00\s+2\s+nb\s+r2z-cost\s+Hva koster det\?$");
        lines[2].ShouldBe("> Ingen tall, bare \"kanskje\"");
        lines[3].ShouldMatch(@"^2026-11-02 12:00\s+1\s+sv\s+-\s+=HYPERLINK\(1\) \[2J linje to$");
        code.ShouldBe(0);
    }

    [Fact]
    public void Questions_says_so_when_there_are_none() => Run(["questions"]).Output.ShouldStartWith("No question is without an answer");

    [Fact]
    public void Questions_as_csv_quotes_what_must_be_and_lets_no_formula_through()
    {
        var (code, output, _) = Run(["questions", "--csv"], questions: Asked);

        output.ShouldBe(
            "last_asked,first_asked,count,language,kind,article,question,comments\r\n"
            + "2026-11-02T12:00:00Z,2026-11-01T12:00:00Z,2,nb,not-helpful,r2z-cost,Hva koster det?,\"Ingen tall, bare \"\"kanskje\"\"\"\r\n"
            + "2026-11-02T12:00:00Z,2026-11-02T12:00:00Z,1,sv,unanswered,,\"'=HYPERLINK(1)\u001b[2J\nlinje to\",\r\n");
        code.ShouldBe(0);
    }

    [Fact]
    public void Questions_knows_no_other_argument() => Run(["questions", "--cvs"]).Code.ShouldBe(VerbList.WrongUse);

    [Fact]
    public void Release_journey_notes_the_steps_and_options_in_the_content_folder()
    {
        var folder = new TestFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "dialogs"));

        var (code, output, _) = Run(["release-journey", "race-to-zero"], folder: folder.Path);

        code.ShouldBe(0);
        output.ShouldContain("Version 1 of race-to-zero is released");
        var written = File.ReadAllText(Path.Combine(folder.Path, "dialogs", "released.yaml"));
        written.ShouldContain("    route: [political, information]\n");
        folder.Delete();
    }

    [Fact]
    public void Release_journey_knows_no_other_journey() => Run(["release-journey", "nowhere"]).Code.ShouldBe(VerbList.WrongUse);

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    public void Help_lists_the_verbs(string verb)
    {
        var (code, output, _) = Run([verb]);

        foreach (var known in new[] { "check", "detect-language", "draw-journey", "questions" })
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

    private static (int Code, string Output, string Error) Run(string[] arguments, string input = "", Func<Content>? content = null, IReadOnlyList<OpenQuestion>? questions = null, string? folder = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var sources = new VerbSources(content ?? (() => Real.Value), () => questions ?? [], () => folder ?? throw new InvalidOperationException("no verb but one that writes asks for it"));
        var code = VerbList.Run(arguments, sources, new StringReader(input), output, error);
        return (code, output.ToString(), error.ToString());
    }
}
