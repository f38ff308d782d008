using System.Text;
using Bot.Discord;
using Bot.Tests.Hosting;
using Discord.Fake;
using Klimalos.BotFramework.Teams;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Discord;

/// <summary>Files that people send in Discord.</summary>
public sealed class DiscordFileTests : IAsyncLifetime
{
    private static readonly byte[] Pdf = "%PDF-1.7 klimaplan"u8.ToArray();

    private readonly TestFolder folder = new();
    private FakeDiscordHost host = null!;

    private FakeDiscord Discord => host.Discord;

    public async Task InitializeAsync() => host = await FakeDiscordHost.StartAsync();

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Delete();
    }

    [Fact]
    public async Task A_file_that_is_sent_directly_is_fetched_kept_and_handed_on_with_the_words_beside_it()
    {
        await using var bot = await StartAsync();
        var kari = Discord.Person("Kari");

        kari.Send("Klimaplan Ås.pdf", Pdf, "her er den", times: 2);
        await Discord.UntilAsync(() => kari.Received.Count > 0);

        kari.Received.ShouldHaveSingleItem().Content.ShouldStartWith("her er den: Klimaplan Ås.pdf application/pdf discord/");
        var kept = (await bot.Services.GetRequiredService<IReceivedFileStore>().GetAsync(kari.Received[0].Content.Split(' ')[^1], default))!;
        kept.Bytes.ShouldBe(Pdf);
        kept.PersonKey.ShouldBe($"discord:{kari.Id}");
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_said_after_a_file_is_handled_after_it_and_other_people_do_not_wait()
    {
        await using var bot = await StartAsync();
        var (kari, ola) = (Discord.Person("Kari"), Discord.Person("Ola"));
        Discord.FileDelay = TimeSpan.FromSeconds(2);

        kari.Send("plan.pdf", Pdf, "filen");
        kari.Say("og dette");
        var asked = kari.Slash("help");
        ola.Say("hei");
        await Discord.UntilAsync(() => ola.Received.Count == 1);
        kari.Received.ShouldAllBe(message => message.Body.Count == 0, "her file is still being fetched");
        await Discord.UntilAsync(() => kari.Received.Count(message => message.Body.Count > 0) == 3);

        asked.AnsweredAfter!.Value.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        kari.Received.Where(message => message.Interaction is null).Select(message => message.Content.Split(':')[0]).ShouldBe(["filen", "og dette"]);
    }

    [Theory]
    [InlineData("virus.exe", "%PDF-1.7", null, "Jeg kan ikke ta imot virus.exe")]
    [InlineData("plan.pdf", "MZ no pdf", null, "Jeg kan ikke ta imot plan.pdf")]
    [InlineData("plan.pdf", "%PDF-1.7", 4 * 1024 * 1024 + 1L, "plan.pdf er for stor. Filen kan være på høyst 4 MB.")]
    public async Task A_file_that_is_not_taken_is_answered_with_the_reason(string name, string content, long? size, string answer)
    {
        await using var bot = await StartAsync();
        var kari = Discord.Person("Kari");

        kari.Send(name, Encoding.UTF8.GetBytes(content), size: size);
        await Discord.UntilAsync(() => kari.Received.Count > 0);

        kari.Received.ShouldHaveSingleItem().Content.Replace("\\", "", StringComparison.Ordinal).ShouldStartWith(answer);
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_scanner_finds_unsafe_is_not_kept()
    {
        await using var bot = await StartAsync(new Suspicious());
        var kari = Discord.Person("Kari", "da");
        await kari.Slash("help").MessageAsync();

        kari.Send("plan.pdf", Pdf);
        await Discord.UntilAsync(() => kari.Received.Any(message => message.Interaction is null));

        kari.Received.Last(message => message.Interaction is null).Content.ShouldContain("virusscanningen");
    }

    [Fact]
    public async Task Of_a_file_that_cannot_be_fetched_the_person_is_told()
    {
        await using var bot = await StartAsync();
        var kari = Discord.Person("Kari");

        kari.Send("plan.pdf", Pdf, url: "https://cdn.discordapp.com.example.org/plan.pdf");
        await Discord.UntilAsync(() => kari.Received.Count > 0);

        kari.Received.ShouldHaveSingleItem().Content.ShouldContain("Jeg klarte ikke å hente");
    }

    [Theory]
    [InlineData("https://cdn.discordapp.com/attachments/1/2/plan.pdf?ex=1", false, true)]
    [InlineData("https://media.discordapp.net/attachments/1/2/plan.pdf", false, true)]
    [InlineData("http://cdn.discordapp.com/plan.pdf", false, false)]
    [InlineData("https://cdn.discordapp.com:8443/plan.pdf", false, false)]
    [InlineData("https://kari@cdn.discordapp.com/plan.pdf", false, false)]
    [InlineData("https://evil.cdn.discordapp.com/plan.pdf", false, false)]
    [InlineData("https://cdn.discordapp.com.example.org/plan.pdf", false, false)]
    [InlineData("https://169.254.169.254/latest", false, false)]
    [InlineData("http://127.0.0.1:9/plan.pdf", false, false)]
    [InlineData("http://127.0.0.1:9/plan.pdf", true, true)]
    [InlineData("http://kari@127.0.0.1:9/plan.pdf", true, false)]
    [InlineData("http://example.org/plan.pdf", true, false)]
    [InlineData("file:///etc/passwd", true, false)]
    [InlineData(null, true, false)]
    public void Files_are_fetched_from_Discord_alone(string? url, bool isHere, bool isTaken) =>
        (DiscordUploads.Place(url, isHere) is not null).ShouldBe(isTaken);

    private async Task<BotHost> StartAsync(IFileScanner? scanner = null)
    {
        var bot = await BotHost.StartAsync(
            folder,
            handle: input => BotHost.Say(
                input, $"{input.Incoming.Text}: {string.Join(' ', input.Incoming.Files.Select(file => $"{file.Name} {file.ContentType} {file.Id}"))}"),
            replace: services =>
            {
                if (scanner is not null)
                    services.AddSingleton(scanner);
            },
            arguments: [$"--Discord:ApiBaseUrl={host.ApiBaseUrl}", $"--Discord:Token={FakeDiscord.BotToken}"]);
        await Discord.Gateway.ConnectedAsync();
        return bot;
    }

    private sealed class Suspicious : IFileScanner
    {
        public Task<bool> IsCleanAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
