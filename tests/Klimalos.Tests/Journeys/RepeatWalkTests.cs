using Klimalos.Journeys;

namespace Klimalos.Tests.Journeys;

public class RepeatWalkTests
{
    [Fact]
    public void Items_are_walked_through_part_by_part_until_there_are_enough()
    {
        var scenario = AtMeasures().Answer("measures", "1+").AssertNext("measures.1.title").Answer("measures.1.title", "Buses")
            .AssertNext("measures.1.funded").Answer("measures.1.funded", "no").AssertNext("measures");

        scenario.Answer("measures", "2+").AssertNext("measures.2.title").Answer("measures.2.title", "Ferries").Answer("measures.2.funded", "yes")
            .AssertNext("measures.2.cost").Answer("measures.2.cost", "5").AssertNext("measures").Answer("measures", "2").AssertNext("closed");
        scenario.Walk.Steps.Select(step => step.Step.Id).ShouldContain("measures.2.cost");
        scenario.Walk.Steps.Select(step => step.Step.Id).ShouldNotContain("measures.1.cost", "the first measure is not funded");
    }

    [Fact]
    public void With_as_many_items_as_may_be_there_is_no_question_for_more()
    {
        var scenario = AtMeasures().Answer("measures", "3+");
        foreach (var item in new[] { 1, 2, 3 })
            scenario.Answer($"measures.{item}.title", "x").Answer($"measures.{item}.funded", "no");
        scenario.AssertNext("closed");
    }

    [Fact]
    public void No_item_at_all_is_enough_where_none_is_needed() => AtMeasures().AssertNext("measures").Answer("measures", "0").AssertNext("closed");

    [Fact]
    public void The_items_that_must_be_are_asked_for_without_a_question()
    {
        var definition = AllKinds.Definition.Replace("at-least: 0", "at-least: 2");
        var scenario = new JourneyScenario(AllKinds.Load(definition, AllKinds.English).Journeys["all-kinds"]).AnswerUntil("measures.1.title");
        scenario.Answer("measures.1.title", "x").Answer("measures.1.funded", "no").AssertNext("measures.2.title");
        scenario.Answer("measures.2.title", "x").Answer("measures.2.funded", "no").AssertNext("measures");
    }

    [Theory]
    [InlineData("4"), InlineData("two"), InlineData(""), InlineData("+")]
    public void A_count_that_the_definition_does_not_allow_is_none(string value) => AtMeasures().Answer("measures", value).AssertNext("measures");

    [Fact]
    public void A_condition_on_several_choices_holds_when_one_named_is_among_them()
    {
        AtRisks().Answer("risks", "heat,storm").AssertNext("only-floods");
        AtRisks().Answer("risks", "storm").AssertNext("plan");
        AtRisks().Answer("risks", "flood").Answer("only-floods", "x").AssertNext("not-storm");
    }

    [Fact]
    public void A_condition_on_the_country_is_one_on_the_municipality()
    {
        new JourneyScenario(AllKinds.Journey).Answer("where", "SE-0180").AssertNext("swedish");
        new JourneyScenario(AllKinds.Journey).Answer("where", "NO-3203").AssertNext("phone");
    }

    [Fact]
    public void An_option_that_an_edit_took_from_several_choices_is_asked_again() => AtRisks().Answer("risks", "flood,fire").AssertNext("risks");

    private static JourneyScenario AtRisks() => new JourneyScenario(AllKinds.Journey).AnswerUntil("risks");

    private static JourneyScenario AtMeasures() => new JourneyScenario(AllKinds.Journey).AnswerUntil("measures");
}
