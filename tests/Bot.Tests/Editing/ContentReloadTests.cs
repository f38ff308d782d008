using Bot.Editing;
using Bot.Tests.Hosting;
using Klimalos.Languages;
using Klimalos.Testing;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Editing;

public sealed class ContentReloadTests : IAsyncLifetime, IDisposable
{
    private const string TextFile = "resources/texts/bot.nb.resx";
    private const string Said = "Mottatt.";
    private const string Article = "resources/knowledge/r2z-cost.nb.md";

    private readonly ManualTimeProvider clock = new();
    private readonly EditedDisk disk = new();
    private readonly CurrentContent current = EditedDisk.Start();
    private readonly TestLog log = new();
    private readonly CancellationTokenSource stop = new();
    private ContentReload reload = null!;
    private Task running = null!;

    /// <summary>Starts it and lets it read once: at the start it does not know what the files were like when they were loaded.</summary>
    public async Task InitializeAsync()
    {
        using var loggers = new LoggerFactory([log.NewProvider()]);
        reload = new ContentReload(disk.Source, current, clock, loggers.CreateLogger<ContentReload>());
        running = reload.RunAsync(stop.Token);
        await SettleAsync();
        disk.Reads.ShouldBe(1);
    }

    public async Task DisposeAsync()
    {
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    public void Dispose() => stop.Dispose();

    [Fact]
    public async Task An_edit_is_in_force_when_the_files_have_stood_still_for_half_a_second()
    {
        disk.Edit(TextFile, Said, "Takk, mottatt.");
        await SettleAsync();

        Receipt.ShouldBe("Takk, mottatt.");
        log.Lines.ShouldBe(["Information: The edited content is in force. Files: 1 changed (texts 1)"]);
    }

    [Fact]
    public async Task While_files_are_being_written_nothing_is_read()
    {
        disk.Edit(TextFile, Said, "En");
        await SignAsync();
        for (var write = 0; write < 5; write++)
        {
            clock.Advance(ContentReload.Settled / 2);
            disk.Touch();
            clock.Advance(ContentReload.Settled / 2);
            await Patience.UntilAsync(IsSettling);
        }

        disk.Reads.ShouldBe(1);
        Receipt.ShouldBe(Said);
        clock.Advance(ContentReload.Settled);
        await Patience.UntilAsync(() => Receipt == "En");
    }

    [Fact]
    public async Task An_edit_that_nothing_signals_is_found_by_the_regular_look()
    {
        disk.Edit(TextFile, Said, "Takk");

        clock.Advance(ContentReload.LookEvery);
        await Patience.UntilAsync(IsSettling);
        clock.Advance(ContentReload.Settled);

        await Patience.UntilAsync(() => Receipt == "Takk");
    }

    [Fact]
    public async Task A_turn_that_began_before_the_edit_ends_with_the_content_it_began_with()
    {
        var begun = current.Edition;

        disk.Edit(TextFile, Said, "Takk");
        await SettleAsync();

        begun.Content.Texts.Get(Language.Nb, "bot.received").ShouldBe(Said);
        current.Edition.Guide.ShouldNotBeSameAs(begun.Guide);
    }

    [Fact]
    public async Task A_broken_edit_is_refused_with_every_problem_once_and_the_old_content_stays()
    {
        var before = current.Edition;
        disk.Edit(Article, "topic: race-to-zero\n", "");
        disk.Edit(TextFile, Said, "{");
        await SettleAsync();
        await LookAgainAsync();

        current.Edition.ShouldBeSameAs(before);
        current.Refused.Select(problem => problem.Path).ShouldBe([TextFile, Article], ignoreOrder: true);
        log.Lines.Count(line => line.Contains(Article, StringComparison.Ordinal)).ShouldBe(1);
        log.Lines.ShouldContain(line => line.StartsWith($"Warning: Content: {TextFile}(", StringComparison.Ordinal));
        disk.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task A_half_written_file_is_refused_until_its_other_half_comes()
    {
        var whole = disk.TextOf(TextFile).Replace(Said, "Hele filen", StringComparison.Ordinal);
        disk.Write(TextFile, whole[..(whole.Length / 2)]);
        await SettleAsync();
        current.Refused.ShouldNotBeEmpty();
        Receipt.ShouldBe(Said);

        disk.Write(TextFile, whole);
        await SettleAsync();

        Receipt.ShouldBe("Hele filen");
        current.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_broken_edit_that_is_taken_back_leaves_everything_as_it_was()
    {
        var before = current.Edition;
        disk.Edit(Article, "topic:", "topick:");
        await SettleAsync();
        current.Refused.ShouldNotBeEmpty();

        disk.Edit(Article, "topick:", "topic:");
        await SettleAsync();

        current.Refused.ShouldBeEmpty();
        current.Edition.ShouldBeSameAs(before);
        log.Lines[^1].ShouldBe("Information: The content files are again what is in force");
    }

    [Fact]
    public async Task A_file_that_an_editor_holds_is_tried_again_though_nothing_changes()
    {
        disk.Edit(TextFile, Said, "Takk");
        disk.Fault = new IOException("held by an editor");
        await SettleAsync();
        current.Refused.ShouldHaveSingleItem().Cause.ShouldContain("held by an editor");

        disk.Fault = null;
        await SettleAsync();

        Receipt.ShouldBe("Takk");
        current.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fault_of_ours_in_loading_stops_neither_the_bot_nor_the_next_edit()
    {
        disk.Touch();
        disk.Fault = new InvalidOperationException("a fault of ours");
        await SettleAsync();
        current.Refused.ShouldHaveSingleItem().Cause.ShouldNotContain("a fault of ours");

        disk.Fault = null;
        disk.Edit(TextFile, Said, "Takk");
        await SettleAsync();

        Receipt.ShouldBe("Takk");
    }

    [Fact]
    public async Task Files_that_were_touched_and_say_the_same_change_nothing()
    {
        var before = current.Edition;
        disk.Touch();
        await SettleAsync();

        current.Edition.ShouldBeSameAs(before);
        log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bot.received", "bot.recieved", "'bot.received' stood here")]
    [InlineData(Said, "Mottatt, {name}.", "{name}, which nothing fills")]
    public async Task An_edit_without_a_text_that_the_bot_says_is_refused(string from, string to, string cause)
    {
        foreach (var language in LanguageExtensions.All)
        {
            var file = $"resources/texts/bot.{language.Code()}.resx";
            var said = from == Said ? current.Content.Texts.Get(language, "bot.received") : from;
            disk.Edit(file, said, to);
        }

        await SettleAsync();

        current.Refused.Count.ShouldBe(4);
        current.Refused.ShouldAllBe(problem => problem.Line != null && problem.Cause.Contains(cause));
        Receipt.ShouldBe(Said);
    }

    private string Receipt => current.Content.Texts.Get(Language.Nb, "bot.received");

    /// <summary>Beside the timer of the regular look, the pause in which the files must not change.</summary>
    private bool IsSettling() => clock.WaitingTimers == 2;

    private async Task SignAsync()
    {
        reload.Look();
        await Patience.UntilAsync(IsSettling);
    }

    /// <summary>A sign, the pause, and the end of the look that follows.</summary>
    private async Task SettleAsync()
    {
        var reads = disk.Reads;
        await SignAsync();
        clock.Advance(ContentReload.Settled);
        await Patience.UntilAsync(() => disk.Reads > reads);
        await LookAgainAsync();
    }

    /// <summary>Looks come one after the other: when another has begun, the one before it is over.</summary>
    private async Task LookAgainAsync()
    {
        var stamps = disk.Stamps;
        reload.Look();
        await Patience.UntilAsync(() => disk.Stamps > stamps);
    }
}
