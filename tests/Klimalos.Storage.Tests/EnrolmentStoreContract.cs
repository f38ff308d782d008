using Klimalos.Enrolments;
using Microsoft.Extensions.DependencyInjection;
using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

public abstract class EnrolmentStoreContract : StoreContract
{
    [Fact]
    public async Task An_unknown_enrolment_is_none_and_has_no_history()
    {
        (await Stores.Enrolments.GetAsync("none", default)).ShouldBeNull();
        (await Stores.Enrolments.HistoryAsync("none", default)).ShouldBeEmpty();
        (await Stores.Enrolments.OfPersonAsync("nobody", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enrolment_comes_back_as_it_was_stored()
    {
        await SaveAsync(Enrolment(), 0);

        var stored = (await Stores.Enrolments.GetAsync("e-1", default)).ShouldNotBeNull();

        stored.Version.ShouldBe(1);
        stored.Enrolment.ShouldBeTheSameAs(Enrolment());
    }

    [Fact]
    public async Task An_enrolment_without_optional_values_comes_back_with_none()
    {
        var bare = Enrolment() with { Municipality = null, Members = [], Answers = new Dictionary<string, Answer>(StringComparer.Ordinal) };
        await SaveAsync(bare, 0);

        (await Stores.Enrolments.GetAsync("e-1", default))!.Enrolment.ShouldBeTheSameAs(bare);
    }

    [Fact]
    public async Task The_history_holds_every_event_in_the_order_in_which_it_happened()
    {
        EnrolmentEvent[] all =
        [
            .. Enum.GetValues<EnrolmentEventKind>().Select(kind => new EnrolmentEvent(kind, Kari, Noon.AddTicks(-(long)kind), "discord")),
            Answered("case-number", ""), Answered("target-2030", "Å halvere"),
        ];
        await SaveAsync(Enrolment(), 0, all[..5]);
        await SaveAsync(Enrolment(), 1, all[5..]);

        (await Stores.Enrolments.HistoryAsync("e-1", default)).ShouldBe(all);
    }

    [Fact]
    public async Task A_person_finds_all_their_enrolments_latest_change_first()
    {
        await SaveAsync(Enrolment("old", Kari) with { ChangedAt = Noon, Status = EnrolmentStatus.Ended }, 0);
        await SaveAsync(Enrolment("new", Ola, Kari) with { ChangedAt = Noon.AddHours(1) }, 0);
        await SaveAsync(Enrolment("others", Ola), 0);

        (await OfPersonAsync(Kari)).ShouldBe(["new", "old"]);
    }

    [Fact]
    public async Task Who_joins_finds_the_enrolment_and_who_has_left_does_not()
    {
        await SaveAsync(Enrolment("e-1", Kari), 0);
        await SaveAsync(Enrolment("e-1", Ola), 1);

        (await OfPersonAsync(Ola)).ShouldBe(["e-1"]);
        (await OfPersonAsync(Kari)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_purge_deletes_old_files_that_no_answer_of_anybody_holds()
    {
        var files = Stores.Services.GetRequiredService<IReceivedFileStore>();
        foreach (var (id, at) in new[] { ("held", Noon), ("evidence", Noon), ("refused", Noon), ("left", Noon), ("recent", Noon.AddDays(2)) })
            await files.SaveAsync($"msteams/{id}", new ReceivedFile("a.pdf", "application/pdf", [1], Kari, at), default);
        await SaveAsync(Enrolment("e-1", Kari) with { Answers = FileIn("msteams/held", "msteams/evidence") }, 0);
        await SaveAsync(Enrolment("e-2", Kari) with { Answers = FileIn("msteams/left", null) }, 0);
        await SaveAsync(Enrolment("e-2") with { Members = [], Answers = FileIn("msteams/left", null) }, 1);

        var purged = await Stores.Maintenance.PurgeAsync(Noon.AddDays(1), default);

        purged.Files.ShouldBe(2);
        var kept = new List<string>();
        foreach (var id in new[] { "held", "evidence", "refused", "left", "recent" })
        {
            if (await files.GetAsync($"msteams/{id}", default) is not null)
                kept.Add(id);
        }

        kept.ShouldBe(["held", "evidence", "recent"]);
    }

    private static Dictionary<string, Answer> FileIn(string value, string? evidence) => new(StringComparer.Ordinal)
    {
        ["plan"] = new Answer(new StoredFile(value, 1, "a.pdf").ToString(), Kari, Noon, "msteams", Evidence: evidence is null ? null : new StoredFile(evidence, 1, "b.pdf").ToString()),
    };

    private async Task<IEnumerable<string>> OfPersonAsync(string person) =>
        (await Stores.Enrolments.OfPersonAsync(person, default)).Select(enrolment => enrolment.Id);

    private async Task SaveAsync(Enrolment enrolment, long version, params EnrolmentEvent[] events)
    {
        var loaded = await Stores.Turns.LoadAsync(Conversation, Kari, default);
        var turn = Turn($"a-{loaded.Version}", loaded.Version) with { Enrolment = new(enrolment, version), Events = events };
        (await Stores.Turns.CommitAsync(turn, default)).ShouldBe(CommitOutcome.Committed);
    }
}
