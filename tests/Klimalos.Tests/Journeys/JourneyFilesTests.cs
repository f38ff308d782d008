using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Tests.Journeys;

public class JourneyFilesTests
{
    private const string Path = "dialogs/every-kind.yaml";

    private const string Definition = """
        id: every-kind
        version: 3
        countries: [NO, DK]
        stages:
          - id: first
            steps:
              - id: who
                kind: municipality
              - id: name
                kind: text
                optional: true
              - id: story
                kind: long-text
              - id: mail
                kind: email
              - id: agree
                kind: yes-no
                options:
                  - { value: "no", exit: stopped }
          - id: second
            steps:
              - id: size
                kind: choice
                link: https://example.org/size
                options: [small, { value: later, keeps-open: true }]
              - id: when-net-zero
                kind: year
                latest-year: 2050
              - id: meeting
                kind: date
                when: { size: small, agree: "yes" }
                warn-after-deadline: true
                documents: [case-paper]
        """;

    private const string Words = """
        title: Every kind
        introduction: All of it, {municipality}.
        confirmed: Done.
        stages: { first: First, second: Second }
        steps:
          who: { label: Who, question: Who?, help: Name it. }
          name: { label: Name, question: Name?, help: A name. }
          story: { label: Story, question: Story?, help: Tell. }
          mail: { label: Mail, question: Mail?, help: A mail. }
          agree: { label: Agree, question: Agree?, help: Say. }
          size:
            label: Size
            question: Size?
            help: How big.
            link: More
            options:
              small: { label: Small, synonyms: [tiny], response: Fine }
              later: { label: Later }
          when-net-zero: { label: Year, question: When?, help: A year., refusal: Too late. }
          meeting: { label: Meeting, question: When?, help: A date. }
        exits:
          stopped: { title: Stopped, text: It stops. }
        """;

    [Fact]
    public void The_released_journeys_have_no_problems() => Released.Loaded.Problems.ShouldBeEmpty();

    [Fact]
    public void The_released_steps_of_Race_to_Zero_keep_their_ids_and_order() =>
        string.Join(' ', Released.RaceToZero.Stages.Select(stage => $"[{stage.Id}] {string.Join(' ', stage.Steps.Select(step => step.Id))}")).ShouldBe(
            "[case-preparation] municipality contact-name contact-email endorse net-zero-year target-2030 measure annual-reporting case-paper "
            + "[political-handling] route meeting-date decision case-number [registration] c40-registration platform "
            + "[reporting] joint-reporting climate-plan adaptation-plan vehicle-overview energy-overview reporting-form notify-campaign");

    [Fact]
    public void Every_kind_of_step_is_read_with_all_that_it_can_say()
    {
        var loaded = Load(Definition, Words);
        loaded.Problems.ShouldBeEmpty();
        var journey = loaded.Journeys["every-kind"];

        journey.Version.ShouldBe(3);
        journey.Countries.ShouldBe(["NO", "DK"]);
        journey.Steps.Select(step => step.Kind).ShouldBe(
            [StepKind.Municipality, StepKind.Text, StepKind.LongText, StepKind.Email, StepKind.YesNo, StepKind.Choice, StepKind.Year, StepKind.Date]);
        journey.Find("name")!.IsOptional.ShouldBeTrue();
        journey.Find("agree")!.Options.ShouldBe([new StepOption("yes"), new StepOption("no", Exit: "stopped")]);
        journey.Find("size")!.Options.ShouldBe([new StepOption("small"), new StepOption("later", KeepsOpen: true)]);
        journey.Find("size")!.Link.ShouldBe("https://example.org/size");
        journey.Find("when-net-zero")!.LatestYear.ShouldBe(2050);
        var meeting = journey.Find("meeting")!;
        meeting.WarnAfterDeadline.ShouldBeTrue();
        meeting.Documents.ShouldBe(["case-paper"]);
        meeting.StageId.ShouldBe("second");
        meeting.When.Select(condition => (condition.Step, condition.AnyOf.Single())).ShouldBe([("size", "small"), ("agree", "yes")]);
        loaded.Words["every-kind"][Language.Sv].Steps["size"].Options["small"].Response.ShouldBe("Fine");
        loaded.Words["every-kind"][Language.Sv].Steps["size"].Options["small"].Synonyms.ShouldBe(["tiny"]);
    }

    [Theory]
    [InlineData("id: who", "id: Who", 7, "lower-case words")]
    [InlineData("kind: municipality", "kind: place", 8, "Unknown kind 'place'")]
    [InlineData("version: 3", "version: none", 2, "whole number")]
    [InlineData("countries: [NO, DK]", "countries: [NO, FI]", 3, "Unknown country 'FI'")]
    [InlineData("optional: true", "optinal: true", 11, "Unknown key 'optinal'")]
    [InlineData("optional: true", "optional: perhaps", 11, "true or false")]
    [InlineData("id: mail", "id: name", 14, "used twice")]
    [InlineData("id: second", "id: first", 20, "used twice")]
    [InlineData("small, {", "later, {", 25, "used twice")]
    [InlineData("size: small", "sise: small", 31, "does not exist")]
    [InlineData("size: small", "meeting: small", 31, "does not come before it")]
    [InlineData("size: small", "size: huge", 31, "no option of 'size'")]
    [InlineData("size: small", "name: small", 31, "no option of 'name'")]
    [InlineData("agree: \"yes\"", "agree: \"no\"", 29, "never reached")]
    [InlineData("- { value: \"no\", exit: stopped }", "- { value: \"no\", exit: stopped }\n          - { value: \"yes\", exit: stopped }", 23, "every answer to 'agree' ends the journey")]
    [InlineData("{ value: \"no\", exit", "{ value: perhaps, exit", 19, "yes and no, not 'perhaps'")]
    [InlineData("exit: stopped", "exit: stopped, keeps-open: true", 19, "cannot both")]
    [InlineData("options: [small, { value: later, keeps-open: true }]", "options: [small]", 25, "at least two")]
    [InlineData("https://example.org/size", "http://example.org", 24, "https address")]
    [InlineData("kind: year", "kind: text", 28, "belongs to steps of kind year")]
    [InlineData("kind: date", "kind: text", 32, "belongs to steps of kind date")]
    [InlineData("[case-paper]", "[poem]", 33, "Unknown document 'poem'")]
    [InlineData("id: every-kind", "id: some-kind", 1, "must stand in the file dialogs/some-kind.yaml")]
    [InlineData("kind: email", "kind: email\n        options: [a, b]", 16, "have options")]
    public void A_fault_in_a_definition_is_named_with_its_line(string sound, string faulty, int line, string cause)
    {
        Definition.ShouldContain(sound);
        var problems = Load(Replace(Definition, sound, faulty), Words).Problems;
        problems.ShouldContain(
            problem => problem.Path == Path && problem.Line == line && problem.Cause.Contains(cause), string.Join('\n', problems));
    }

    [Theory]
    [InlineData("title: Every kind", "titel: Every kind", 1, "Unknown key 'titel'")]
    [InlineData("confirmed: Done.", "confirmed:", 3, "'confirmed' is missing")]
    [InlineData("second: Second", "third: Third", 4, "the stage 'second' are missing")]
    [InlineData("second: Second", "third: Third", 4, "the stage 'third', which does not exist")]
    [InlineData("question: Mail?,", "", 9, "'question' is missing")]
    [InlineData("mail: {", "post: {", 5, "the step 'mail' are missing")]
    [InlineData("mail: {", "post: {", 9, "the step 'post', which does not exist")]
    [InlineData("link: More", "label2: x", 15, "Unknown key 'label2'")]
    [InlineData("    link: More\n", "", 11, "'link' is missing")]
    [InlineData("help: A date.", "help: A date., link: x", 20, "needs none")]
    [InlineData(", refusal: Too late.", "", 19, "'refusal' is missing")]
    [InlineData("later: {", "never: {", 16, "option of 'size' 'later' are missing")]
    [InlineData("label: Later", "label: A label that is far too long for any button", 18, "at most 40 fit")]
    [InlineData("label: Who", "label: A label that is far too long for the summary of the answers to be", 6, "at most 60 fit")]
    [InlineData("[tiny]", "[later]", 18, "'later' stands for both 'small' and 'later'")]
    [InlineData("stopped: {", "ended: {", 22, "the exit 'ended', which does not exist")]
    [InlineData("{municipality}", "{place}", 2, "placeholders of 'introduction'")]
    public void A_fault_in_the_words_of_one_language_is_named_with_its_line(string sound, string faulty, int line, string cause)
    {
        Words.ShouldContain(sound);
        var problems = Load(Definition, Words, Replace(Words, sound, faulty)).Problems;
        problems.ShouldContain(
            problem => problem.Path.EndsWith(".en.yaml") && problem.Line == line && problem.Cause.Contains(cause), string.Join('\n', problems));
        problems.ShouldAllBe(problem => problem.Path.EndsWith(".en.yaml"));
    }

    [Fact]
    public void Broken_YAML_is_named_with_its_line()
    {
        var problem = JourneyFiles.Load([new ContentFile(Path, "id: a\nversion: [1\n")]).Problems.ShouldHaveSingleItem();
        problem.Line.ShouldBe(3);
        problem.Cause.ShouldContain("no valid YAML");
    }

    [Fact]
    public void A_language_without_words_is_named()
    {
        var files = Files(Definition, Words, Words).Where(file => !file.Path.EndsWith(".sv.yaml", StringComparison.Ordinal)).ToList();
        JourneyFiles.Load(files).Problems.ShouldHaveSingleItem().Cause.ShouldContain("resources/journeys/every-kind.sv.yaml is missing");
    }

    [Theory]
    [InlineData("resources/journeys/every-kind.fi.yaml", "name must be")]
    [InlineData("resources/journeys/other.nb.yaml", "no journey 'other'")]
    public void Words_that_belong_to_nothing_are_named(string path, string cause) =>
        JourneyFiles.Load([.. Files(Definition, Words, Words), new ContentFile(path, Words)])
            .Problems.ShouldHaveSingleItem().ToString().ShouldContain(cause);

    [Fact]
    public void The_drawing_shows_each_stage_step_condition_and_exit()
    {
        var loaded = Load(Definition, Words);
        var drawing = JourneyDiagram.Draw(loaded.Journeys["every-kind"], loaded.Words["every-kind"][Language.En]);

        drawing.ShouldStartWith("flowchart TD");
        drawing.ShouldContain("subgraph stage-second [\"Second\"]");
        drawing.ShouldContain("step-size{\"Size\"}");
        drawing.ShouldContain("step-agree -->|\"no\"| exit-stopped");
        drawing.ShouldContain("step-when-net-zero -->|\"Small, yes\"| step-meeting");
        drawing.ShouldContain("step-when-net-zero --> done");
        drawing.ShouldContain("step-meeting --> done");
    }

    private static LoadedJourneys Load(string definition, string words, string? english = null) =>
        JourneyFiles.Load(Files(definition, words, english ?? words));

    private static IReadOnlyList<ContentFile> Files(string definition, string words, string english) =>
    [
        new ContentFile(Path, definition),
        .. LanguageExtensions.All.Select(language =>
            new ContentFile($"resources/journeys/every-kind.{language.Code()}.yaml", language == Language.En ? english : words)),
    ];

    private static string Replace(string text, string sound, string faulty)
    {
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), faulty, text.AsSpan(at + sound.Length));
    }
}
