using Klimalos.Reminders;
using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

/// <summary>Rounds that the secretariat opened, changed or closed.</summary>
public abstract class RoundStoreContract : StoreContract
{
    private static readonly Round Autumn = new("2027", "race-to-zero", new DateOnly(2027, 5, 1), new DateOnly(2027, 9, 15));
    private static readonly Round Open = new("open", "covenant-of-mayors", new DateOnly(2021, 1, 1), null) { ClosedOn = new DateOnly(2028, 2, 29) };

    [Fact]
    public async Task Rounds_come_back_as_they_were_stored()
    {
        await Stores.Rounds.PutAsync(new RoundEdit(Autumn, RoundEditKind.Opened), Kari, Noon, default);
        await Stores.Rounds.PutAsync(new RoundEdit(Open, RoundEditKind.Closed), Kari, Noon, default);

        (await Stores.Rounds.ListAsync(default)).ShouldBe([Open, Autumn]);
    }

    [Fact]
    public async Task A_round_that_is_changed_is_there_once_and_who_did_what_when_is_known()
    {
        var later = Autumn with { Deadline = new DateOnly(2027, 10, 1) };
        await Stores.Turns.CommitAsync(Turn(), default);
        await Stores.Rounds.PutAsync(new RoundEdit(Autumn, RoundEditKind.Opened), Kari, Noon, default);
        await Stores.Rounds.PutAsync(new RoundEdit(later, RoundEditKind.Changed), Ola, Noon.AddDays(1), default);

        (await Stores.Rounds.ListAsync(default)).ShouldBe([later]);
        (await Stores.Rounds.HistoryAsync(default)).ShouldBe(
        [
            new RoundChange(new RoundEdit(later, RoundEditKind.Changed), Ola, null, Noon.AddDays(1)),
            new RoundChange(new RoundEdit(Autumn, RoundEditKind.Opened), Kari, "Kari Nordmann", Noon),
        ]);
    }

    [Fact]
    public async Task A_turn_that_opens_a_round_stores_it_with_all_else_or_not_at_all()
    {
        var turn = Turn() with { RoundEdits = [new RoundEdit(Autumn, RoundEditKind.Opened)] };
        (await Stores.Turns.CommitAsync(turn, default)).ShouldBe(CommitOutcome.Committed);
        (await Stores.Turns.CommitAsync(turn with { Version = 1, RoundEdits = [new RoundEdit(Open, RoundEditKind.Opened)] }, default)).ShouldBe(CommitOutcome.Duplicate);

        (await Stores.Rounds.ListAsync(default)).ShouldBe([Autumn]);
        (await Stores.Rounds.HistoryAsync(default)).ShouldHaveSingleItem().By.ShouldBe(Kari);
    }
}
