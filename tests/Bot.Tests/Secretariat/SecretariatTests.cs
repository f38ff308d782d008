using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Secretariat;
using Bot.Startup;
using Bot.Tests.Hosting;
using Bot.Tests.Sharing;
using Klimalos.Secretariat;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Secretariat;

/// <summary>The secretariat over HTTP and the real store, in Teams and on the web page.</summary>
public sealed partial class SecretariatTests : IAsyncLifetime
{
    private const string Unknown = "Hvor mange fliser er det på rådhustaket i Ulan Bator?";

    /// <summary>A Monday at eleven, Norwegian time.</summary>
    private const string Monday = "--Clock:Start=2026-11-02T10:00:00Z";

    private readonly TestFolder folder = new();
    private FakeConnector connector = null!;

    public async Task InitializeAsync() => connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync()
    {
        await connector.DisposeAsync();
        folder.Delete();
    }

    private Chat Siri => field ??= new Chat(connector, "29:siri", "Siri Sekretær", "campaign");

    private Chat Kari => field ??= new Chat(connector, "29:kari", "Kari Nordmann");

    [Fact]
    public async Task The_code_that_the_first_start_prints_makes_the_first_member_and_is_printed_no_more()
    {
        var log = new TestLog();
        await using (var bot = await BotHost.StartAsync(folder, log: log))
        {
            var code = CodeIn(log);
            (await Kari.SayAsync(bot, "oversikt")).Words.ShouldNotContain("@secretariat");
            (await Siri.SayAsync(bot, code)).Words.ShouldContain("første i sekretariatet");
            (await Kari.SayAsync(bot, code)).Words.ShouldContain("virker ikke");
            (await Siri.SayAsync(bot, "oversikt")).Words.ShouldContain("@secretariat");
        }

        var later = new TestLog();
        await using var next = await BotHost.StartAsync(folder, log: later);
        later.Lines.ShouldNotContain(line => line.Contains("whoever types the code", StringComparison.Ordinal));
        (await Siri.SayAsync(next, "forfalt")).Words.ShouldContain("@secretariat");
    }

    [Fact]
    public async Task Each_start_without_a_member_prints_another_code_and_the_old_one_is_void()
    {
        var (first, second) = (new TestLog(), new TestLog());
        await using (await BotHost.StartAsync(folder, log: first))
        {
        }

        await using var bot = await BotHost.StartAsync(folder, log: second);

        CodeIn(second).ShouldNotBe(CodeIn(first));
        (await Siri.SayAsync(bot, CodeIn(first))).Words.ShouldContain("virker ikke");
    }

    [Fact]
    public async Task Members_of_the_configuration_are_known_by_key_and_by_directory_id()
    {
        await using var bot = await StartAsync("--Secretariat:Members:1=msteams:aad-ola");
        (await Siri.SayAsync(bot, "oversikt")).Words.ShouldContain("@secretariat");
        using var sent = await bot.PostAsync(ChannelActivity.Message(connector, "a:ola", "oversikt", "ola-1").With("channelId", "msteams")
            .With("from", new JsonObject { ["id"] = "29:ola", ["name"] = "Ola", ["aadObjectId"] = "aad-ola" }));
        await connector.UntilAsync(taken => taken.Messages("a:ola").Any(message => message.ReplyTo == "ola-1"));

        var roster = bot.Services.GetRequiredService<SecretariatRoster>();

        connector.Messages("a:ola").ShouldContain(message => message.Json.GetRawText().Contains("@secretariat", StringComparison.Ordinal));
        (await roster.MembersAsync()).Select(member => (member.Name, member.IsConfigured, member.IsReachable)).ShouldBe([("Ola", true, true), ("Siri Sekretær", true, true)], ignoreOrder: true);
        (await roster.IsMemberAsync("msteams:29:ola")).ShouldBeTrue();
        (await roster.IsMemberAsync("msteams:29:kari")).ShouldBeFalse();
    }

    [Fact]
    public void A_member_that_cannot_be_read_stops_the_start()
    {
        Should.Throw<StartRefusedException>(() => BotApplication.Build([.. BotHost.Arguments(folder), "--Secretariat:Members:0=siri"])).Message.ShouldContain("channel:id");
    }

    [Fact]
    public async Task Outsiders_get_nothing_in_Teams_and_on_the_web_page_typed_or_forged()
    {
        await using var bot = await StartAsync();
        await BeginAsync(bot, Kari);
        var web = await WebChat.OpenAsync(bot, "dl_per", "Per");
        string[] commands = ["overview", "municipality:NO-3203", "overdue", "broadcast", "report", "rounds", "export", "page", "questions", "team", "add-member", "remind:country=NO", "use-channel", "yes",
            "desk", "silent", "unreachable", "digest", "open-round:race-to-zero", "change-round", "close-round", "answer", "draft", "remove-member", "leave-channel", "resend:1", "write"];
        foreach (var command in commands)
        {
            var forged = await web.PressAsync("@secretariat", command);
            forged.Words.ShouldNotContain("Asker", customMessage: command);
            forged.Words.ShouldNotContain("@secretariat", customMessage: command);
            (await new Chat(connector, "29:per", "Per", conversation: $"a:{command}").PressAsync(bot, "@secretariat", command)).Words.ShouldNotContain("Asker", customMessage: command);
        }

        foreach (var text in new[] { "oversikt", "vis Asker", "hvem er forsinket", "send melding til alle", "rapport", "runder", "eksport", "oversiktsside", "sekretariatet", "legg til medlem" })
        {
            (await web.SayAsync(text)).Words.ShouldNotContain("@secretariat", customMessage: text);
            (await new Chat(connector, "29:per", "Per", conversation: $"b:{text}").SayAsync(bot, text)).Words.ShouldNotContain("@secretariat", customMessage: text);
        }

        (await bot.Services.GetRequiredService<ISecretariatStore>().MembersAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_the_web_page_nobody_writes_in_a_members_name()
    {
        await using var bot = await BotHost.StartAsync(folder, arguments: ["--Secretariat:Members=directline:dl_member"]);
        var web = await WebChat.OpenAsync(bot, "dl_per", "Per");

        (await web.SayAsAsync("dl_member", "oversikt")).Words.ShouldNotContain("@secretariat");
    }

    [Fact]
    public async Task A_question_goes_to_the_members_and_the_answer_to_where_the_asker_is_now()
    {
        await using var bot = await StartAsync();
        await Siri.SayAsync(bot, "hei");
        await Kari.SayAsync(bot, Unknown);
        await Kari.SayAsync(bot, "spør sekretariatet");
        await Kari.SayAsync(bot, "ja");
        (await Siri.ToldAsync()).Single().Json.GetRawText().ShouldContain("Ulan Bator");
        var elsewhere = new Chat(connector, "29:kari", "Kari Nordmann", conversation: "a:second");
        await elsewhere.SayAsync(bot, "hei");

        await Siri.SayAsync(bot, "svar");
        await Siri.SayAsync(bot, "Det vet bare taktekkeren.");

        (await elsewhere.ToldAsync()).Single().Json.GetRawText().ShouldContain("taktekkeren");
        Kari.Told().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_answers_in_the_same_way_and_once()
    {
        await using var bot = await StartAsync();
        await Kari.SayAsync(bot, Unknown);
        await Kari.SayAsync(bot, "spør sekretariatet");
        await Kari.SayAsync(bot, "ja");
        var service = bot.Services.GetRequiredService<QuestionService>();
        var id = (await bot.Services.GetRequiredService<ISecretariatStore>().QuestionsAsync(default)).Single().Id;

        (await service.AnswerAsync(id, Siri.Key, "Fra siden.", default)).ShouldBeTrue();
        (await service.AnswerAsync(id, Siri.Key, "Igjen.", default)).ShouldBeFalse();

        (await Kari.ToldAsync()).Single().Json.GetRawText().ShouldContain("Fra siden.");
    }

    [Fact]
    public async Task A_draft_is_written_once_beside_the_store_and_overwrites_nothing()
    {
        var drafts = Path.Combine(folder.Path, "drafts");
        Directory.CreateDirectory(drafts);
        var taken = Path.Combine(drafts, "hvor-mange-fliser-er-det-pa-radhustaket-i-ulan-bator.nb.md");
        await File.WriteAllTextAsync(taken, "an editor's");
        await using var bot = await StartAsync();
        await Kari.SayAsync(bot, Unknown);
        await Kari.SayAsync(bot, "spør sekretariatet");
        await Kari.SayAsync(bot, "ja");
        await Siri.SayAsync(bot, "svar");
        await Siri.SayAsync(bot, "Mange.");

        (await Siri.SayAsync(bot, "lag utkast")).Words.ShouldContain("ulan-bator-2.nb.md");
        await Siri.SayAsync(bot, "lag utkast");

        (await File.ReadAllTextAsync(taken)).ShouldBe("an editor's");
        Directory.GetFiles(drafts).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_broadcast_reaches_all_who_can_be_reached_and_the_report_tells_of_the_others()
    {
        await using var bot = await StartAsync();
        var officials = Enumerable.Range(0, 30).Select(number => new Chat(connector, $"29:o{number}", $"Kollega {number}")).ToArray();
        await BeginAsync(bot, officials[0]);
        var code = (await officials[0].SayAsync(bot, "inviter")).Code;
        foreach (var official in officials[1..])
            await official.SayAsync(bot, $"bli med {code}");
        connector.Answer = activity => Task.FromResult(activity.ReplyTo is null && activity.Json.GetRawText().Contains("o7\"", StringComparison.Ordinal) ? new Refusal((int)HttpStatusCode.Forbidden) : null);

        await Siri.SayAsync(bot, "send melding til Norge");
        await Siri.SayAsync(bot, "skriv meldingen");
        await Siri.SayAsync(bot, "Velkommen til møte");
        (await Siri.SayAsync(bot, "ja")).Words.ShouldContain("30 personer");

        var store = bot.Services.GetRequiredService<ISecretariatStore>();
        await Patience.UntilAsync(async () => (await store.BroadcastsAsync(default)).Single().Count(BroadcastState.Waiting) == 0);
        var told = (await store.BroadcastsAsync(default)).Single();
        foreach (var official in officials.Where((_, number) => number != 7))
            official.Told().Count(message => message.Json.GetRawText().Contains("Velkommen til møte", StringComparison.Ordinal)).ShouldBe(1);
        told.Count(BroadcastState.Sent).ShouldBe(29);
        // An earlier message may have been refused already; then the person counts as out of reach.
        told.NotReached.Single().Recipient.Name.ShouldBe("Kollega 7");
        (await Siri.SayAsync(bot, "rapport")).Words.ShouldContain("Kollega 7");
    }

    [Fact]
    public async Task The_table_is_downloaded_by_a_link_that_holds_no_store_and_the_page_link_is_stored_by_its_hash_only()
    {
        await using var bot = await StartAsync();
        await BeginAsync(bot, Kari);
        var csv = LinkIn((await Siri.SayAsync(bot, "eksport")).Words, "documents/");
        using var file = await bot.Client.GetAsync(csv);
        file.Content.Headers.ContentType!.ToString().ShouldBe(StandingCsv.ContentType);
        (await file.Content.ReadAsStringAsync()).ShouldContain("Asker;NO-3203");
        file.Headers.CacheControl!.NoStore.ShouldBeTrue();

        var token = LinkIn((await Siri.SayAsync(bot, "oversiktsside")).Words, "secretariat/sign-in").Split("token=")[1];
        var signIn = bot.Services.GetRequiredService<IPageSignIn>();
        var now = bot.Services.GetRequiredService<GuideClock>().Now;

        (await signIn.RedeemAsync(token, now, default)).ShouldBe(Siri.Key);
        (await signIn.RedeemAsync(token, now, default)).ShouldBeNull();
    }

    [Fact]
    public async Task The_digest_goes_out_on_Monday_once_to_members_and_channels()
    {
        await using (var bot = await StartAsync(Monday, "--Reminders:Every=0"))
        {
            await Siri.SayAsync(bot, "hei");
            var digest = bot.Services.GetRequiredService<DigestSender>();
            (await digest.SendIfDueAsync(default)).ShouldBeTrue();
            (await digest.SendIfDueAsync(default)).ShouldBeFalse();
            (await Siri.ToldAsync()).Single().Json.GetRawText().ShouldContain("Ukens oversikt");
        }

        await using var next = await StartAsync(Monday, "--Reminders:Every=0");
        (await next.Services.GetRequiredService<DigestSender>().SendIfDueAsync(default)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-11-06T10:00:00Z", false)]
    [InlineData("2026-11-02T05:00:00Z", false)]
    [InlineData("2026-11-03T10:00:00Z", true)]
    [InlineData("2027-05-17T10:00:00Z", false)]
    [InlineData("2027-05-18T10:00:00Z", true)]
    public async Task The_digest_keeps_to_office_hours_and_to_the_first_days_of_the_week(string start, bool isSent)
    {
        await using var bot = await StartAsync($"--Clock:Start={start}", "--Reminders:Every=0");
        await Siri.SayAsync(bot, "hei");

        (await bot.Services.GetRequiredService<DigestSender>().SendIfDueAsync(default)).ShouldBe(isSent);
    }

    [Fact]
    public async Task A_round_that_is_opened_in_the_chat_holds_for_the_next_turn_and_after_a_restart()
    {
        await using (var bot = await StartAsync(Monday))
        {
            await Siri.SayAsync(bot, "åpne runde for Race to Zero");
            await Siri.SayAsync(bot, "i dag");
            await Siri.SayAsync(bot, "15. september 2027");
            (await Siri.SayAsync(bot, "ja")).Words.ShouldContain("åpnet");
            (await Kari.PressAsync(bot, "@start", "race-to-zero")).Words.ShouldContain("15. september 2027");
        }

        await using var next = await StartAsync(Monday);
        (await Siri.SayAsync(next, "runder")).Words.ShouldContain("Race to Zero 2027");
    }

    private Task<BotHost> StartAsync(params string[] arguments) => BotHost.StartAsync(folder, arguments: ["--Secretariat:Members:0=msteams:29:siri", .. arguments]);

    private static Task<Heard> BeginAsync(BotHost bot, Chat chat) => chat.PressAsync(bot, "@start", "race-to-zero")
        .ContinueWith(_ => chat.SayAsync(bot, "Asker"), TaskScheduler.Default).Unwrap();

    private static string CodeIn(TestLog log) =>
        Code().Match(log.Lines.Single(line => line.Contains("whoever types the code", StringComparison.Ordinal))).Groups["code"].Value;

    private static string LinkIn(string words, string path) =>
        Link().Matches(words.Replace("\\u0026", "&", StringComparison.Ordinal)).Select(match => match.Value).First(link => link.Contains(path, StringComparison.Ordinal));

    [GeneratedRegex("the code (?<code>[0-9A-Z]{4}-[0-9A-Z]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("http://[^\"\\\\ )]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
