using Klimalos.Reminders;

namespace Klimalos.Tests.Reminders;

public class ReminderPlanTests
{
    private static readonly ContentFile Sound = RepositoryContent.Files().Single(file => file.Path == ReminderPlan.Path);

    [Fact]
    public void The_released_plan_knows_all_countries_and_deadlines()
    {
        var plan = RepositoryContent.Get().Reminders;

        plan.LeadTimes.Keys.ShouldBe(["NO", "SE", "DK"], ignoreOrder: true);
        plan.Deadlines.Keys.ShouldBe([.. MilestoneId.All, ReminderPlan.Steps], ignoreOrder: true);
        plan.Of(MilestoneId.RoundEnds)!.DaysBefore.ShouldBe([30, 14, 7, 2, 0]);
        plan.Of("plan-submission").ShouldBe(plan.Deadlines[ReminderPlan.Steps]);
    }

    [Theory]
    [InlineData("country: SE", "country: FI", "Unknown country 'FI'")]
    [InlineData("country: SE", "country: DK", "stands here twice")]
    [InlineData("council-meeting: { working-days: 10 }", "council-meeting: { working-days: 10, days: 3 }", "either days or working-days")]
    [InlineData("papers-out: { days: 7 }", "papers-outt: { days: 7 }", "'papers-out' is missing")]
    [InlineData("days-before: [7, 0]", "days-before: [7, soon]", "whole numbers from 0 to 365, not 'soon'")]
    [InlineData("overdue: { every: 7, times: 8 }", "overdue: { every: 0, times: 8 }", "'overdue' needs every")]
    [InlineData("deadline: papers-out", "deadline: papers", "Unknown deadline 'papers'")]
    [InlineData("done-by-stage: registration", "done-by-stage: registered", "Nothing in the journey 'race-to-zero' tells")]
    [InlineData("unanswered: 2", "unanswered: 0", "from 1")]
    [InlineData("unanswered: 2", "unansvered: 2", "Unknown key 'unansvered'")]
    public void A_fault_is_named_with_its_line(string sound, string faulty, string cause)
    {
        Sound.Text.ShouldContain(sound);
        var at = Sound.Text.IndexOf(sound, StringComparison.Ordinal);
        var text = string.Concat(Sound.Text.AsSpan(0, at), faulty, Sound.Text.AsSpan(at + sound.Length));

        var problems = Should.Throw<ContentException>(() => Content.Load(
            [.. RepositoryContent.Files().Where(file => file.Path != ReminderPlan.Path), new ContentFile(ReminderPlan.Path, text)])).Problems;

        problems.ShouldContain(problem => problem.Path == ReminderPlan.Path && problem.Line > 0 && problem.Cause.Contains(cause), string.Join('\n', problems));
    }

    [Fact]
    public void A_missing_file_is_named() => Should.Throw<ContentException>(
        () => Content.Load([.. RepositoryContent.Files().Where(file => file.Path != ReminderPlan.Path)]))
        .Problems.ShouldContain(problem => problem.Path == ReminderPlan.Path);
}
