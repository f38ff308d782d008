using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Journeys.Rules;
using Klimalos.Languages;

namespace Klimalos.Tests.Journeys;

public class RuleTests
{
    [Theory]
    [InlineData("2026-03-01", "2028-03-01"), InlineData("2024-02-29", "2026-02-28")]
    public void Years_after_is_the_same_day_of_a_later_year(string from, string date) => Compute(DateRules.YearsAfter, 2, from).ShouldBe(Date(date));

    [Fact]
    public void Weeks_after_keeps_the_weekday() => Compute(DateRules.WeeksAfter, 5, "2026-11-02").ShouldBe(Date("2026-12-07"));

    [Fact]
    public void The_last_known_date_counts_for_years_and_weeks() => Compute(DateRules.WeeksAfter, 1, "2026-11-02", "2026-11-09").ShouldBe(Date("2026-11-16"));

    [Theory]
    [InlineData("2028-03-02", "2026-03-01"), InlineData("2029-06-02", "2026-03-01", "2027-06-01"), InlineData("2031-05-31", "2026-03-01", "2027-06-01", "2029-05-30")]
    public void A_municipality_may_be_put_on_hold_the_day_after_two_years_without_a_milestone(string hold, params string[] milestones) =>
        Compute(DateRules.HoldDate, 0, milestones).ShouldBe(Date(hold));

    [Theory]
    [InlineData("2026-05-20", "2026-12-01"), InlineData("2026-11-30", "2026-12-01"), InlineData("2026-12-08", "2027-12-01")]
    public void A_contract_is_revised_in_the_December_after_it_was_signed(string signed, string revision) =>
        Compute(DateRules.NextDecemberRevision, 0, signed).ShouldBe(Date(revision));

    [Fact]
    public void What_is_computed_from_nothing_known_is_not_known() =>
        Computing.DateOf(new Computation("x", DateRules.HoldDate, ["a"], 0), new Dictionary<string, Answer>()).ShouldBeNull();

    [Fact]
    public void A_date_beyond_the_calendar_is_not_known() => Compute(DateRules.YearsAfter, 500, "9900-01-01").ShouldBeNull();

    [Fact]
    public void Words_are_filled_with_what_is_computed_or_say_that_it_is_not_known_yet()
    {
        var warning = AllKinds.Journey.Find("warning")!;
        var texts = RepositoryContent.Get().Texts;
        StepValues.Fill("On hold from {hold-date} on.", warning, Answers(("decided", "2026-03-01")), Language.En, texts).ShouldBe("On hold from 2 March 2028 on.");
        StepValues.Fill("On hold from {hold-date} on.", warning, Answers(), Language.En, texts).ShouldBe("On hold from (not known yet) on.");
    }

    [Fact]
    public void Deadlines_ahead_are_those_of_steps_still_to_be_done()
    {
        var answers = Answers(("where", "NO-3203"), ("decided", "2026-11-02"));
        Ahead(answers).ShouldHaveSingleItem().ShouldBe(new StepDeadline(AllKinds.Journey.Find("register")!, Date("2026-12-07")));
        Ahead(Answers(("where", "NO-3203"))).ShouldBeEmpty("the date that it is computed from is not known");

        var done = new JourneyScenario(AllKinds.Journey).AnswerUntil("register").Answer("register", "done");
        Ahead(done.Answers).ShouldBeEmpty();
        done.Answer("register", "later");
        Ahead(done.Answers).ShouldHaveSingleItem();
    }

    private static DateOnly? Compute(string rule, int count, params string[] dates)
    {
        var steps = dates.Select((_, index) => $"step{index}").ToArray();
        return Computing.DateOf(new Computation("x", rule, steps, count), Answers([.. steps.Zip(dates)]));
    }

    private static IReadOnlyList<StepDeadline> Ahead(IReadOnlyDictionary<string, Answer> answers) =>
        Deadlines.Ahead(AllKinds.Journey, Walk.Over(AllKinds.Journey, answers), answers);

    private static Dictionary<string, Answer> Answers(params (string Step, string Value)[] answers) =>
        answers.ToDictionary(answer => answer.Step, answer => new Answer(answer.Value, "directline:1", DateTimeOffset.UnixEpoch, "directline"));

    private static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", null);
}
