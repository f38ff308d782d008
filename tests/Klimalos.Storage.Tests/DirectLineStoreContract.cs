using System.Globalization;
using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

public abstract class DirectLineStoreContract : StoreContract
{
    [Fact]
    public async Task A_conversation_belongs_to_who_created_it_first()
    {
        await DirectLine.CreateAsync("c", "dl_kari", Noon, default);
        await DirectLine.CreateAsync("c", "dl_ola", Noon, default);

        (await DirectLine.OwnerAsync("c", default)).ShouldBe("dl_kari");
        (await DirectLine.OwnerAsync("unknown", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Activities_are_numbered_from_1_in_each_conversation()
    {
        await CreateAsync("c", "d");

        (await DirectLine.AppendAsync("c", "k1", "{\"text\":\"å\"}", default)).ShouldBe(1);
        (await DirectLine.AppendAsync("c", "k2", "{}", default)).ShouldBe(2);
        (await DirectLine.AppendAsync("d", "k1", "{}", default)).ShouldBe(1);
        (await DirectLine.ReadAsync("c", 0, 10, default)).ShouldBe([new(1, "{\"text\":\"å\"}"), new(2, "{}")]);
    }

    [Fact]
    public async Task An_activity_with_the_same_dedup_key_is_appended_once_and_gives_its_first_position()
    {
        await CreateAsync("c");
        await DirectLine.AppendAsync("c", "k1", "{}", default);
        await DirectLine.AppendAsync("c", "k2", "{}", default);

        (await DirectLine.AppendAsync("c", "k1", "{\"again\":true}", default)).ShouldBe(1);

        (await DirectLine.ReadAsync("c", 0, 10, default)).ShouldBe([new(1, "{}"), new(2, "{}")]);
    }

    [Fact]
    public async Task Concurrent_appends_leave_no_gap_and_no_repetition()
    {
        await CreateAsync("c");

        var positions = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => Task.Run(() => DirectLine.AppendAsync("c", $"k{i / 2}", "{}", default))));

        positions.Distinct().Order().ShouldBe(Enumerable.Range(1, 100).Select(i => (long)i));
        (await DirectLine.ReadAsync("c", 0, 1000, default)).Select(activity => activity.Position)
            .ShouldBe(Enumerable.Range(1, 100).Select(i => (long)i));
    }

    [Fact]
    public async Task Ten_thousand_activities_are_read_page_by_page()
    {
        await CreateAsync("c");
        await Task.WhenAll(Enumerable.Range(1, 10_000).Select(i => DirectLine.AppendAsync("c", $"k{i}", $"{{\"n\":{i}}}", default)));

        var read = new List<DirectLineActivity>();
        while (await DirectLine.ReadAsync("c", read.Count, 300, default) is { Count: > 0 } page)
        {
            page.Count.ShouldBeLessThanOrEqualTo(300);
            read.AddRange(page);
        }

        read.ShouldBe(Enumerable.Range(1, 10_000).Select(i => new DirectLineActivity(i, string.Create(CultureInfo.InvariantCulture, $"{{\"n\":{i}}}"))));
    }

    [Fact]
    public async Task Past_the_end_there_is_nothing_to_read()
    {
        await CreateAsync("c");
        await DirectLine.AppendAsync("c", "k", "{}", default);

        (await DirectLine.ReadAsync("c", 1, 10, default)).ShouldBeEmpty();
        (await DirectLine.ReadAsync("c", long.MaxValue, 10, default)).ShouldBeEmpty();
        (await DirectLine.ReadAsync("unknown", 0, 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task To_append_to_an_unknown_conversation_is_an_error()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => DirectLine.AppendAsync("unknown", "k", "{}", default));
        await Should.ThrowAsync<InvalidOperationException>(
            () => DirectLine.SaveFileAsync("unknown", "f", "a.txt", "text/plain", new byte[] { 1 }, default));
    }

    [Fact]
    public async Task A_file_comes_back_as_it_was_only_in_its_conversation()
    {
        await CreateAsync("c", "d");
        var bytes = Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray();

        await DirectLine.SaveFileAsync("c", "f", "søknad.docx", "application/octet-stream", bytes, default);

        var file = (await DirectLine.FileAsync("c", "f", default)).ShouldNotBeNull();
        file.Name.ShouldBe("søknad.docx");
        file.ContentType.ShouldBe("application/octet-stream");
        file.Bytes.ShouldBe(bytes);
        (await DirectLine.FileAsync("d", "f", default)).ShouldBeNull();
        (await DirectLine.FileAsync("c", "g", default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_saved_again_replaces_the_first_and_may_be_empty()
    {
        await CreateAsync("c");
        await DirectLine.SaveFileAsync("c", "f", "a", "text/plain", new byte[] { 1, 2 }, default);

        await DirectLine.SaveFileAsync("c", "f", "b", "text/html", ReadOnlyMemory<byte>.Empty, default);

        var file = (await DirectLine.FileAsync("c", "f", default)).ShouldNotBeNull();
        (file.Name, file.ContentType, file.Bytes.Length).ShouldBe(("b", "text/html", 0));
    }

    private IDirectLineStore DirectLine => Stores.DirectLine;

    private async Task CreateAsync(params string[] conversations)
    {
        foreach (var conversation in conversations)
            await DirectLine.CreateAsync(conversation, "dl_kari", Noon, default);
    }
}
