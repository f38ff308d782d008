using Klimalos.Enrolments;
using Klimalos.Journeys;

namespace Klimalos.Tests.Journeys;

public class WalkTests
{
    [Fact]
    public void An_enrolment_without_answers_stands_at_the_first_step_and_walks_no_further() =>
        JourneyScenario.RaceToZero().AssertNext("municipality").AssertWalked("municipality").AssertDone();

    [Fact]
    public void The_walk_ends_at_the_first_unanswered_step_although_later_ones_are_answered() =>
        JourneyScenario.RaceToZero().Answer("municipality", "NO-3203").Answer("contact-email", "kari@asker.kommune.no")
            .AssertNext("contact-name").AssertWalked("municipality", "contact-name");

    [Fact]
    public void All_steps_answered_complete_the_journey()
    {
        var scenario = JourneyScenario.RaceToZero().AnswerAll().AssertNext(null)
            .AssertDone("case-preparation", "political-handling", "registration", "reporting");
        scenario.Walk.IsComplete.ShouldBeTrue();
        scenario.Walk.AllAsked.ShouldBeTrue();
    }

    [Fact]
    public void A_stage_is_done_when_its_last_step_is_answered() =>
        JourneyScenario.RaceToZero().AnswerUntil("route").AssertDone("case-preparation")
            .Walk.Stages.Single(stage => stage.IsCurrent).Stage.Id.ShouldBe("political-handling");

    [Fact]
    public void A_step_off_the_route_is_passed_by() =>
        JourneyScenario.RaceToZero().AnswerUntil("route").Answer("route", "information").Answer("meeting-date", "2026-12-13")
            .AssertNext("case-number");

    [Fact]
    public void An_answer_on_a_route_no_longer_taken_is_ignored()
    {
        var scenario = JourneyScenario.RaceToZero().AnswerUntil("decision").Answer("decision", "rejected").AssertExit("rejected", "decision");

        scenario.Answer("route", "information").AssertNext("case-number");
        scenario.Walk.Steps.ShouldAllBe(step => !step.Step.Id.Equals("decision", StringComparison.Ordinal));
        scenario.Answer("route", "political").AssertExit("rejected", "decision");
    }

    [Fact]
    public void A_skipped_optional_step_counts_as_done()
    {
        var scenario = JourneyScenario.RaceToZero().AnswerUntil("case-number").Skip("case-number").AssertNext("c40-registration");
        scenario.Walk.Steps.Single(step => step.Step.IsOptional).State.ShouldBe(WalkedState.Skipped);
        scenario.AssertDone("case-preparation", "political-handling");
    }

    [Fact]
    public void An_empty_answer_to_a_required_step_is_no_answer() =>
        JourneyScenario.RaceToZero().Answer("municipality", "NO-3203").Skip("contact-name").AssertNext("contact-name");

    [Fact]
    public void The_walk_goes_on_past_what_is_left_open_and_comes_back_to_the_first_of_it()
    {
        var scenario = JourneyScenario.RaceToZero().AnswerUntil("case-paper").Answer("case-paper", "no").AssertNext("route")
            .AnswerUntil("climate-plan").Answer("climate-plan", "missing").AssertNext("adaptation-plan")
            .AnswerAll().AssertNext("case-paper").AssertLeftOpen("case-paper", "climate-plan").AssertDone("political-handling", "registration");

        scenario.Walk.AllAsked.ShouldBeTrue();
        scenario.Walk.IsComplete.ShouldBeFalse();
        scenario.Walk.Stages.Single(stage => stage.IsCurrent).Stage.Id.ShouldBe("case-preparation");
        scenario.Answer("case-paper", "yes").AssertNext("climate-plan").Answer("climate-plan", "have").AssertNext(null);
    }

    [Theory]
    [InlineData("endorse", "no", "not-endorsed")]
    [InlineData("annual-reporting", "no", "no-annual-reporting")]
    [InlineData("decision", "rejected", "rejected")]
    public void An_answer_that_rules_taking_part_out_ends_at_its_exit(string step, string value, string exit)
    {
        var scenario = JourneyScenario.RaceToZero().AnswerUntil(step).Answer(step, value).AssertExit(exit, step);
        scenario.Walk.IsComplete.ShouldBeFalse();
        scenario.Walk.AllAsked.ShouldBeFalse();
    }

    [Theory]
    [InlineData("decision", "postponed")]
    [InlineData("c40-registration", "later")]
    [InlineData("vehicle-overview", "missing")]
    [InlineData("energy-overview", "missing")]
    [InlineData("adaptation-plan", "missing")]
    [InlineData("reporting-form", "later")]
    [InlineData("notify-campaign", "later")]
    public void What_is_not_ready_keeps_the_enrolment_open_there(string step, string value) =>
        JourneyScenario.RaceToZero().AnswerUntil(step).Answer(step, value).AnswerAll().AssertNext(step).AssertLeftOpen(step);

    [Theory]
    [InlineData("endorse", "perhaps")]
    [InlineData("net-zero-year", "2060")]
    [InlineData("net-zero-year", "soon")]
    [InlineData("municipality", "FI-0091")]
    [InlineData("meeting-date", "13.12.2026")]
    [InlineData("contact-email", "kari")]
    [InlineData("route", "by-lottery")]
    public void A_stored_value_that_the_definition_does_not_allow_counts_as_unanswered(string step, string value) =>
        JourneyScenario.RaceToZero().AnswerAll().Answer(step, value).AssertNext(step);

    [Fact]
    public void A_condition_holds_for_any_of_its_values()
    {
        var journey = new Journey("test", 1, ["NO"], [new Stage("only", [Choice("size", "small", "medium", "large"), Text("plan", "size", "small", "large")])]);

        new JourneyScenario(journey).Answer("size", "large").AssertNext("plan");
        new JourneyScenario(journey).Answer("size", "small").AssertNext("plan");
        new JourneyScenario(journey).Answer("size", "medium").AssertNext(null);
    }

    private static Step Choice(string id, params string[] values) =>
        new() { Id = id, StageId = "only", Kind = StepKind.Choice, Options = [.. values.Select(value => new StepOption(value))] };

    private static Step Text(string id, string on, params string[] values) =>
        new() { Id = id, StageId = "only", Kind = StepKind.Text, When = [new Condition(on, values)] };
}
