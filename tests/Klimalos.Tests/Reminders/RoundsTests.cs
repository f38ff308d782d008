using Klimalos.Reminders;
using Klimalos.Tests.Journeys;

namespace Klimalos.Tests.Reminders;

public class RoundsTests
{
    private const string Sound = """
        - id: "2021"
          journey: race-to-zero
          opens: 2021-05-01
          deadline: 2021-09-15
        - id: "2022"
          journey: race-to-zero
          opens: 2022-05-01
          deadline: 2022-09-15
        """;

    private static readonly Round Real = new("2021", "race-to-zero", new DateOnly(2021, 5, 1), new DateOnly(2021, 9, 15));

    [Fact]
    public void The_released_file_holds_the_round_of_2021() =>
        RepositoryContent.Get().Rounds.Where(round => round.JourneyId == "race-to-zero").ShouldBe([Real]);

    [Theory]
    [InlineData("covenant-of-mayors")]
    [InlineData("klimaalliancen")]
    [InlineData("klimatkontrakt")]
    [InlineData("koldioxidbudget")]
    public void A_campaign_without_a_last_day_can_be_joined_at_any_time_also_where_no_trial_is_allowed(string journey)
    {
        var round = Rounds.OpenOn(RepositoryContent.Get().Rounds, journey, new DateOnly(2031, 7, 1), trialAllowed: false);

        round.ShouldNotBeNull().Deadline.ShouldBeNull();
        round.IsTrial.ShouldBeFalse();
    }

    [Fact]
    public void A_closed_round_takes_nobody_from_that_day_on()
    {
        var closed = Real with { ClosedOn = new DateOnly(2021, 6, 10) };

        closed.IsOpenOn(new DateOnly(2021, 6, 9)).ShouldBeTrue();
        closed.IsOpenOn(new DateOnly(2021, 6, 10)).ShouldBeFalse();
    }

    [Fact]
    public void What_the_secretariat_stored_takes_the_place_of_the_files_round()
    {
        var longer = Real with { Deadline = new DateOnly(2021, 9, 30) };
        var next = new Round("2022", "race-to-zero", new DateOnly(2022, 5, 1), new DateOnly(2022, 9, 15));

        Rounds.Merge([Real], [longer, next]).ShouldBe([longer, next]);
    }

    [Theory]
    [InlineData("2022", "2021-09-15", "2022-09-15", RoundFault.Overlap)]
    [InlineData("2022", "2021-09-16", "2022-09-15", RoundFault.None)]
    [InlineData("2022", "2022-09-15", "2022-05-01", RoundFault.DeadlineBeforeOpening)]
    [InlineData("trial-x", "2022-05-01", "2022-09-15", RoundFault.ReservedId)]
    [InlineData("2021", "2021-05-01", "2021-12-31", RoundFault.None)]
    [InlineData("2020", "2020-05-01", null, RoundFault.Overlap)]
    public void A_round_is_checked_before_it_is_opened_or_changed(string id, string opens, string? deadline, RoundFault fault) =>
        Rounds.Check(new Round(id, "race-to-zero", DateOnly.Parse(opens, null), deadline is null ? null : DateOnly.Parse(deadline, null)), [Real])
            .ShouldBe(fault);

    [Theory]
    [InlineData("2021-10-15", "2021-10-15")]
    [InlineData("2021-08-01", "2021-09-15")]
    public void A_deadline_may_be_moved_back_for_those_who_have_joined_but_never_forward(string moved, string holds) =>
        Rounds.DeadlineFor(Real, [Real with { Deadline = DateOnly.Parse(moved, null) }]).ShouldBe(DateOnly.Parse(holds, null));

    [Theory]
    [InlineData("2021-05-01")]
    [InlineData("2021-09-15")]
    public void A_round_is_open_from_its_first_to_its_last_day(string day) =>
        Rounds.OpenOn([Real], "race-to-zero", DateOnly.Parse(day, null), trialAllowed: true).ShouldBe(Real);

    [Theory]
    [InlineData("2021-04-30")]
    [InlineData("2021-09-16")]
    [InlineData("2026-11-02")]
    public void Outside_its_days_nothing_is_open_where_no_trial_is_allowed(string day) =>
        Rounds.OpenOn([Real], "race-to-zero", DateOnly.Parse(day, null), trialAllowed: false).ShouldBeNull();

    [Fact]
    public void A_round_of_another_journey_does_not_count() =>
        Rounds.OpenOn([Real], "covenant", new DateOnly(2021, 6, 1), trialAllowed: false).ShouldBeNull();

    [Theory]
    [InlineData("2026-10-01", "trial-2026-q4", "2026-10-01", "2027-03-31")]
    [InlineData("2026-12-31", "trial-2026-q4", "2026-10-01", "2027-03-31")]
    [InlineData("2027-01-01", "trial-2027-q1", "2027-01-01", "2027-06-30")]
    [InlineData("2027-06-15", "trial-2027-q2", "2027-04-01", "2027-09-30")]
    [InlineData("2027-09-30", "trial-2027-q3", "2027-07-01", "2027-12-31")]
    public void A_trial_round_is_the_same_for_the_whole_quarter(string day, string id, string opens, string deadline) =>
        Rounds.OpenOn([Real], "race-to-zero", DateOnly.Parse(day, null), trialAllowed: true).ShouldBe(
            new Round(id, "race-to-zero", DateOnly.Parse(opens, null), DateOnly.Parse(deadline, null), IsTrial: true));

    [Fact]
    public void The_deadline_of_a_trial_round_is_never_past()
    {
        for (var day = new DateOnly(2026, 1, 1); day.Year < 2029; day = day.AddDays(1))
        {
            var round = Rounds.OpenOn([], "race-to-zero", day, trialAllowed: true)!;
            round.IsOpenOn(day).ShouldBeTrue();
            round.Deadline!.Value.ShouldBeGreaterThan(day.AddDays(89));
        }
    }

    [Theory]
    [InlineData("journey: race-to-zero", "journey: race-to-one", 2, "no journey 'race-to-one'")]
    [InlineData("opens: 2021-05-01", "opens: 1. mai", 3, "must be a date")]
    [InlineData("deadline: 2021-09-15", "deadline: 2021-04-15", 4, "before the day on which the round opens")]
    [InlineData("deadline: 2021-09-15", "deadline: 2022-09-01", 5, "open on the same days")]
    [InlineData("id: \"2022\"", "id: \"2021\"", 5, "stands here twice")]
    [InlineData("id: \"2022\"", "id: trial-2022-q1", 5, "kept for trial rounds")]
    [InlineData("  deadline: 2021-09-15\n", "", 1, "'deadline' is missing")]
    [InlineData("opens: 2021-05-01", "opens: 2021-05-01\n  closes: 2021-09-15", 4, "Unknown key 'closes'")]
    public void A_fault_is_named_with_its_line(string sound, string faulty, int line, string cause)
    {
        Sound.ShouldContain(sound);
        var at = Sound.IndexOf(sound, StringComparison.Ordinal);
        var text = string.Concat(Sound.AsSpan(0, at), faulty, Sound.AsSpan(at + sound.Length));

        var problems = Rounds.Load([new ContentFile(Rounds.Path, text)], ["race-to-zero"]).Problems;

        problems.ShouldContain(problem => problem.Line == line && problem.Cause.Contains(cause), string.Join('\n', problems));
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Rounds.Load([], []).Problems.ShouldHaveSingleItem().Path.ShouldBe("resources/rounds.yaml");
}
