using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Tests.Journeys;

public class GrammarTests
{
    [Fact]
    public void Each_kind_is_read_with_all_that_it_can_say()
    {
        AllKinds.Loaded.Problems.ShouldBeEmpty();
        var journey = AllKinds.Journey;

        journey.Find("people")!.Number.ShouldBe(new NumberForm("inhabitants", 0, 1_000_000, 1));
        journey.Find("risks")!.Limits.ShouldBe(new ChoiceLimits(1, 2));
        journey.Find("risks")!.Options.Select(option => option.Value).ShouldBe(["flood", "heat", "storm"]);
        journey.Find("plan")!.File!.Types.ShouldBe(["pdf", "docx"]);
        journey.Find("plan")!.File!.MaxMegabytes.ShouldBe(2);
        journey.Find("register")!.Options.ShouldBe([new("done"), new("later", KeepsOpen: true), new("not-relevant")]);
        journey.Find("paper")!.Documents.ShouldBe(["case-paper"]);
        journey.Find("warning")!.Options.ShouldBe([new("seen")]);
        journey.Find("measures")!.Repeat!.AtMost.ShouldBe(3);
        journey.Find("first-year")!.EarliestYear.ShouldBe(2015);
        var hold = journey.Find("warning")!.Computed.ShouldHaveSingleItem();
        (hold.Name, hold.Rule, string.Join(' ', hold.From)).ShouldBe(("hold-date", "hold-date", "decided reported"));
        (journey.Find("register")!.Deadline!.Rule, journey.Find("register")!.Deadline!.Count).ShouldBe(("weeks-after", 5));
        journey.Find("only-floods")!.When.ShouldHaveSingleItem().Step.ShouldBe("risks");
        journey.Find("not-storm")!.WhenNot.ShouldHaveSingleItem().AnyOf.ShouldBe(["storm"]);
        AllKinds.Words(Language.Nb).Steps["measures"].Steps["title"].Label.ShouldBe("Title");
    }

    [Fact]
    public void A_part_of_an_item_is_found_by_its_key_and_speaks_of_its_own_item()
    {
        var part = AllKinds.Journey.Find("measures.2.cost")!;
        part.When.ShouldHaveSingleItem().Step.ShouldBe("measures.2.funded");
        AllKinds.Words(Language.En).LabelOf(part).ShouldBe("Measure 2: Cost");
        AllKinds.Journey.Find("measures.4.cost").ShouldBeNull("at most three");
        AllKinds.Journey.Find("measures.0.cost").ShouldBeNull();
        AllKinds.Journey.Find("people.1.cost").ShouldBeNull();
    }

    [Theory]
    [InlineData("unit: inhabitants", "kind2: x", "Unknown key 'kind2'")]
    [InlineData("decimals: 1", "decimals: 4", "0 to 3")]
    [InlineData("min: 0, max: 1000000", "min: 5, max: 4", "greater than 'max'")]
    [InlineData("at-most: 2", "at-most: 9", "'at-least' and 'at-most' are 1 to 3")]
    [InlineData("options: [flood, heat, storm]", "options: [flood, { value: heat, exit: gone }, storm]", "Of several choices none ends")]
    [InlineData("types: [pdf, docx]", "types: [exe]", "Unknown file type 'exe'")]
    [InlineData("max-megabytes: 2", "max-megabytes: 50", "1 to 4")]
    [InlineData("document: case-paper", "document: poem", "Unknown document 'poem'")]
    [InlineData("kind: document, document: case-paper", "kind: document", "names its 'document'")]
    [InlineData("kind: task, allow-not-relevant: true", "kind: date, allow-not-relevant: true", "belongs to steps of kind task")]
    [InlineData("rule: hold-date", "rule: hold-day", "Unknown rule 'hold-day'; known: hold-date")]
    [InlineData("from: [decided, reported]", "from: [decided, people]", "which is no date")]
    [InlineData("from: [decided, reported]", "from: [decided, gone]", "which does not exist")]
    [InlineData("from: decided, weeks: 5", "from: decided, years: 5", "'weeks' must be a whole number")]
    [InlineData("from: decided, weeks: 5", "from: closed, weeks: 5", "which does not come before it")]
    [InlineData("when: { risks: [flood, heat] }", "when: { risks: [fire] }", "no option of 'risks'")]
    [InlineData("when: { country: SE }", "when: { country: FI }", "no option of 'country'")]
    [InlineData("when: { country: SE }", "when: { country: SE }, when-not: { country: SE }", "no answer to 'country' meets its conditions")]
    [InlineData("id: where, kind: municipality", "id: country, kind: municipality", "kept for the country")]
    [InlineData("- { id: title, kind: text }", "- { id: title, kind: municipality }", "cannot be part of a repeated one")]
    [InlineData("when: { funded: \"yes\" }", "when: { cost: \"yes\" }", "which does not come before it")]
    [InlineData("at-least: 0", "at-least: 4", "the lesser first")]
    [InlineData("- { id: cost,", "- { id: title,", "The step id 'title' is used twice")]
    public void A_fault_is_named(string sound, string faulty, string cause)
    {
        AllKinds.Definition.ShouldContain(sound);
        var problems = AllKinds.Load(AllKinds.Definition.Replace(sound, faulty), AllKinds.English).Problems;
        problems.ShouldContain(problem => problem.Path == "dialogs/all-kinds.yaml" && problem.Line != null && problem.Cause.Contains(cause), string.Join('\n', problems));
    }

    [Theory]
    [InlineData("unit: \"{count, plural, one {# inhabitant} other {# inhabitants}}\"", "label2: x", "'unit' is missing")]
    [InlineData("{# inhabitants}}", "{# inhabitants}", "'unit' cannot be read")]
    [InlineData("Measure {number}", "Measure", "'item' must hold {number}")]
    [InlineData("title: { label: Title", "titel: { label: Title", "The words of the part of 'measures' 'title' are missing")]
    [InlineData("from {hold-date} on", "from {hold-day} on", "Nothing fills the placeholder {hold-day}")]
    [InlineData("question: Add one?", "question: Add {number}?", "Nothing fills the placeholder {number}")]
    public void A_fault_in_the_words_is_named(string sound, string faulty, string cause)
    {
        AllKinds.English.ShouldContain(sound);
        var problems = AllKinds.Load(AllKinds.Definition, AllKinds.English.Replace(sound, faulty)).Problems;
        problems.ShouldContain(problem => problem.Path.EndsWith(".en.yaml") && problem.Line != null && problem.Cause.Contains(cause), string.Join('\n', problems));
    }

    [Fact]
    public void The_drawing_shows_conditions_on_the_country_and_against_an_answer_and_the_parts_of_items()
    {
        var drawing = JourneyDiagram.Draw(AllKinds.Journey, AllKinds.Words(Language.En));

        drawing.ShouldContain("step-where -->|\"SE\"| step-swedish");
        drawing.ShouldContain("-->|\"≠ Storm\"| step-not-storm");
        drawing.ShouldContain("subgraph item-measures [\"Measure 1 …\"]");
        drawing.ShouldContain("step-measures-cost -.-> step-measures");
    }
}
