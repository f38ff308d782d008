using Klimalos.Conversations;
using static Klimalos.Tests.Secretariat.Desk;

namespace Klimalos.Tests.Secretariat;

public sealed class RoundDialogueTests
{
    private readonly Desk desk = new();

    [Theory]
    [InlineData("1. februar 2027", "15. september 2027")]
    [InlineData("01.02.2027", "2027-09-15")]
    [InlineData("1 feb 2027", "15/9/2027")]
    public void A_round_is_opened_with_dates_in_any_usual_form(string opens, string deadline)
    {
        var siri = desk.With(Siri).Types("åpne runde for Race to Zero", opens, deadline);
        siri.Said.ShouldContain("1. februar 2027 til 15. september 2027");
        siri.Last.RoundEdits.ShouldBeEmpty();

        siri.Types("ja");

        var round = siri.Last.RoundEdits.ShouldHaveSingleItem().Round;
        (round.JourneyId, round.Id, round.Opens, round.Deadline).ShouldBe(("race-to-zero", "2027", new DateOnly(2027, 2, 1), new DateOnly(2027, 9, 15)));
    }

    [Fact]
    public void An_overlapping_round_is_refused_with_the_one_that_it_overlaps()
    {
        Opened();
        var siri = desk.With(Siri).Types("åpne runde for Race to Zero", "1. mars 2027", "1. april 2028");

        siri.Said.ShouldContain("samtidig med **Race to Zero 2027**");
        siri.Types("ja").Last.RoundEdits.ShouldBeEmpty();
    }

    [Fact]
    public void A_last_day_before_the_first_is_refused_and_asked_again()
    {
        var siri = desk.With(Siri).Types("åpne runde for Race to Zero", "1. februar 2027", "1. januar 2027");

        siri.Said.ShouldContain("kan ikke være før runden åpner, 1. februar 2027");
        siri.Types("15. september 2027", "ja").Last.RoundEdits.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_no_date_is_asked_again()
    {
        var siri = desk.With(Siri).Types("åpne runde for Race to Zero", "31. februar 2027");

        siri.Said.ShouldContain("Når åpner runden");
        siri.Last.RoundEdits.ShouldBeEmpty();
    }

    [Fact]
    public void A_round_may_have_no_last_day()
    {
        var siri = desk.With(Siri).Types("åpne runde for Race to Zero", "i dag", "ingen siste dag", "ja");

        siri.Last.RoundEdits.ShouldHaveSingleItem().Round.Deadline.ShouldBeNull();
    }

    [Fact]
    public void The_last_day_is_moved_and_the_round_closed()
    {
        Opened();
        var siri = desk.With(Siri).Types("endre runde Race to Zero", "1. oktober 2027", "ja");
        siri.Last.RoundEdits.ShouldHaveSingleItem().Round.Deadline.ShouldBe(new DateOnly(2027, 10, 1));

        siri.Types("lukk runde Race to Zero", "ja");

        siri.Last.RoundEdits.ShouldHaveSingleItem().Round.ClosedOn.ShouldBe(new DateOnly(2026, 11, 2));
        siri.Types("runder").Replies[0].Facts.ShouldNotContain(fact => fact.Name == "Race to Zero 2027");
    }

    [Fact]
    public void The_campaign_and_the_round_may_be_chosen_by_button()
    {
        Opened();
        var siri = desk.With(Siri).Types("runder");
        siri.Replies[0].Facts.ShouldContain(new Fact("Race to Zero 2027", "1. februar 2027 til 15. september 2027"));

        Press(Press(siri, "close-round"), "close-round:race-to-zero/2027").Types("ja").Last.RoundEdits.ShouldHaveSingleItem();
    }

    private void Opened() => desk.With(Siri).Types("åpne runde for Race to Zero", "1. februar 2027", "15. september 2027", "ja");
}
