using System.Net;
using System.Text.Json;
using Bot.Tests.Hosting;
using Klimalos.Enrolments;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Sharing;

/// <summary>Colleagues of one municipality in several conversations and channels, over HTTP and the real store.</summary>
public sealed class SharingTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private FakeConnector connector = null!;

    public async Task InitializeAsync() => connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync()
    {
        await connector.DisposeAsync();
        folder.Delete();
    }

    private Chat Kari => field ??= new Chat(connector, "29:kari", "Kari Nordmann");

    private Chat Ola => field ??= new Chat(connector, "29:ola", "Ola Hansen");

    [Fact]
    public async Task The_second_colleague_asks_a_member_admits_and_both_are_written_to_where_they_are()
    {
        await using var bot = await BotHost.StartAsync(folder);
        await BeginAsync(bot, Kari);

        var told = await BeginAsync(bot, Ola);
        await Ola.SayAsync(bot, "ja");
        var question = (await Kari.ToldAsync()).Single();
        await Kari.SayAsync(bot, "slipp inn");
        var admitted = (await Ola.ToldAsync()).Single();
        var resumed = await Ola.SayAsync(bot, "fortsett");

        told.Words.ShouldContain("Kari Nordmann");
        question.Json.GetRawText().ShouldContain("Ola Hansen");
        admitted.Json.GetRawText().ShouldContain("Kari Nordmann");
        resumed.Asked.ShouldBe("contact-name");
        (await EnrolmentAsync(bot, resumed.Enrolment!)).Members.ShouldBe([Kari.Key, Ola.Key]);
    }

    [Fact]
    public async Task The_buttons_of_the_question_admit_too()
    {
        await using var bot = await BotHost.StartAsync(folder);
        await BeginAsync(bot, Kari);
        await BeginAsync(bot, Ola);
        await Ola.SayAsync(bot, "ja");
        var (step, value, enrolment) = FirstButton((await Kari.ToldAsync()).Single().Json);

        await Kari.PressAsync(bot, step, value, enrolment);

        await Ola.ToldAsync();
        (await EnrolmentAsync(bot, enrolment)).Members.ShouldBe([Kari.Key, Ola.Key]);
    }

    [Fact]
    public async Task Of_many_colleagues_who_name_the_municipality_at_once_one_begins_and_the_others_are_told()
    {
        await using var bot = await BotHost.StartAsync(folder);
        var colleagues = Enumerable.Range(0, 12).Select(number => new Chat(connector, $"29:{number}", $"Kollega {number}")).ToArray();
        foreach (var colleague in colleagues)
            await colleague.PressAsync(bot, "@start", "race-to-zero");

        var heard = await Task.WhenAll(colleagues.Select(colleague => colleague.SayAsync(bot, "Asker")));

        heard.Count(reply => reply.Asked == "contact-name").ShouldBe(1);
        heard.Count(reply => reply.Asked == "municipality" && reply.Words.Contains("allerede i gang", StringComparison.Ordinal)).ShouldBe(11);
        var store = bot.Services.GetRequiredService<IEnrolmentStore>();
        var all = await Task.WhenAll(colleagues.Select(colleague => store.OfPersonAsync(colleague.Key, default)));
        all.SelectMany(each => each).Count(enrolment => enrolment.Municipality is "NO-3203").ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_who_answer_at_the_same_moment_both_stay_in_the_history_and_one_is_told()
    {
        await using var bot = await BotHost.StartAsync(folder);
        var enrolment = await TogetherAsync(bot);
        for (var year = 2040; year < 2048; year += 2)
        {
            await Kari.PressAsync(bot, "@change", "net-zero-year", enrolment);
            await Ola.PressAsync(bot, "@change", "net-zero-year", enrolment);

            var heard = await Task.WhenAll(Kari.SayAsync(bot, $"{year}"), Ola.SayAsync(bot, $"{year + 1}"));

            heard.Count(reply => reply.Words.Contains("er lagret i stedet", StringComparison.Ordinal)).ShouldBe(1);
            var history = (await HistoryAsync(bot, enrolment)).Where(line => line.Step is "net-zero-year").TakeLast(2).ToArray();
            history.Select(line => line.Value).Order(StringComparer.Ordinal).ShouldBe([$"{year}", $"{year + 1}"]);
            (await EnrolmentAsync(bot, enrolment)).Answers["net-zero-year"].Value.ShouldBe(history[1].Value);
        }
    }

    [Fact]
    public async Task Many_who_come_with_the_code_at_once_are_all_let_in()
    {
        await using var bot = await BotHost.StartAsync(folder);
        await BeginAsync(bot, Kari);
        var code = (await Kari.SayAsync(bot, "inviter")).Code;

        var heard = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            new Chat(connector, $"29:{number}", $"Kollega {number}").SayAsync(bot, $"bli med {code}")));

        heard.ShouldAllBe(reply => reply.Asked == "contact-name");
        (await EnrolmentAsync(bot, heard[0].Enrolment!)).Members.Count.ShouldBe(11);
        await Kari.ToldAsync(10);
    }

    [Fact]
    public async Task Work_begun_in_one_channel_goes_on_in_another_also_after_a_restart()
    {
        string code;
        await using (var bot = await BotHost.StartAsync(folder))
        {
            await BeginAsync(bot, Kari);
            code = (await Kari.SayAsync(bot, "koble")).Code;
        }

        await using (var bot = await BotHost.StartAsync(folder))
        {
            var web = await WebChat.OpenAsync(bot, "dl_kari", "Kari");
            (await web.SayAsync($"koble {code}")).Words.ShouldContain("Teams");
            (await Kari.ToldAsync()).Single().Json.GetRawText().ShouldContain("nettsiden");
            (await web.SayAsync("fortsett")).Asked.ShouldBe("contact-name");
            (await web.SayAsync("Kari Nordmann")).Asked.ShouldBe("contact-email");
            (await web.SayAsync("english please")).Asked.ShouldBe("contact-email");
        }

        await using var later = await BotHost.StartAsync(folder);
        var status = await Kari.SayAsync(later, "status");
        status.Words.ShouldContain("\"en-GB\"");
        (await Kari.SayAsync(later, "continue")).Asked.ShouldBe("contact-email");
    }

    [Fact]
    public async Task A_member_on_the_web_page_is_written_to_there()
    {
        await using var bot = await BotHost.StartAsync(folder);
        var web = await WebChat.OpenAsync(bot, "dl_kari", "Kari på nettet");
        await web.SayAsync("start Race to Zero");
        await web.SayAsync("Asker");

        (await BeginAsync(bot, Ola)).Words.ShouldContain("Kari på nettet");
        await Ola.SayAsync(bot, "ja");
        (await web.ToldAsync("Ola Hansen")).Words.ShouldContain("@member");
        await web.SayAsync("slipp inn");

        (await Ola.ToldAsync()).Single().Json.GetRawText().ShouldContain("Kari på nettet");
    }

    [Fact]
    public async Task Whoever_turned_to_another_conversation_is_written_to_in_that_one()
    {
        await using var bot = await BotHost.StartAsync(folder);
        await BeginAsync(bot, Kari);
        var second = new Chat(connector, "29:kari", "Kari Nordmann", conversation: "a:second");
        await second.SayAsync(bot, "status");
        await BeginAsync(bot, Ola);

        await Ola.SayAsync(bot, "ja");

        await second.ToldAsync();
        Kari.Told().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_to_a_colleague_that_cannot_be_delivered_goes_out_after_the_next_start()
    {
        connector.Answer = activity => Task.FromResult(activity.ReplyTo is null ? new Refusal((int)HttpStatusCode.ServiceUnavailable) : null);
        await using (var bot = await BotHost.StartAsync(folder))
        {
            await BeginAsync(bot, Kari);
            await BeginAsync(bot, Ola);
            await Ola.SayAsync(bot, "ja");
        }

        Kari.Told().ShouldBeEmpty();
        connector.Answer = null;
        await using var next = await BotHost.StartAsync(folder);

        (await Kari.ToldAsync()).Single().Json.GetRawText().ShouldContain("Ola Hansen");
    }

    [Fact]
    public async Task Someone_of_another_tenant_stays_out_and_the_secretariat_sees_that_they_tried()
    {
        await using var bot = await BotHost.StartAsync(folder);
        await BeginAsync(bot, Kari);
        var stranger = new Chat(connector, "29:per", "Per Fremmed", tenant: "elsewhere");

        (await BeginAsync(bot, stranger)).Words.ShouldNotContain("Kari");
        await stranger.SayAsync(bot, "ja");
        (await Kari.ToldAsync()).Single().Json.GetRawText().ShouldContain("en annen organisasjon");
        (await stranger.SayAsync(bot, "status")).Words.ShouldNotContain("Asker");

        var attempt = (await bot.Services.GetRequiredService<ISharingStore>().OtherTenantAttemptsAsync(default)).ShouldHaveSingleItem();
        (attempt.Person, attempt.Name, attempt.Tenant, attempt.Municipality, attempt.IsMember)
            .ShouldBe((stranger.Key, "Per Fremmed", "elsewhere", "NO-3203", false));
        (await EnrolmentAsync(bot, attempt.Enrolment)).Members.ShouldBe([Kari.Key]);
    }

    [Fact]
    public async Task Whoever_left_in_one_channel_is_out_in_the_other_and_the_enrolment_stays_as_it_was()
    {
        await using var bot = await BotHost.StartAsync(folder);
        var enrolment = await TogetherAsync(bot);
        var second = new Chat(connector, "29:ola", "Ola Hansen", conversation: "a:second");
        (await second.SayAsync(bot, "fortsett")).Asked.ShouldBe("net-zero-year");
        await Ola.SayAsync(bot, "forlat");
        await Ola.SayAsync(bot, "ja");

        (await second.SayAsync(bot, "2040")).Words.ShouldContain("ikke lenger med");

        (await EnrolmentAsync(bot, enrolment)).Answers.Keys.ShouldNotContain("net-zero-year");
        (await EnrolmentAsync(bot, enrolment)).Members.ShouldBe([Kari.Key]);
    }

    [Fact]
    public async Task Ordinary_turns_ask_the_store_for_nothing_more_than_ever()
    {
        CountingSharingStore? sharing = null;
        await using var bot = await BotHost.StartAsync(folder, replace: services =>
        {
            var real = services.Last(service => service.ServiceType == typeof(ISharingStore)).ImplementationType!;
            services.AddSingleton<ISharingStore>(provider =>
                sharing = new CountingSharingStore((ISharingStore)ActivatorUtilities.CreateInstance(provider, real)));
        });
        var script = EnrolmentScript.Messages(TimeProvider.System.GetUtcNow());

        for (var turn = 0; turn < script.Count; turn++)
        {
            using var answer = await bot.PostAsync(EnrolmentScript.Activity(connector, "asker", turn, script[turn]));
        }

        sharing.ShouldNotBeNull().Calls.ShouldBe(["HolderAsync"]);
    }

    private static Task<Heard> BeginAsync(BotHost bot, Chat chat) => chat.PressAsync(bot, "@start", "race-to-zero")
        .ContinueWith(_ => chat.SayAsync(bot, "Asker"), TaskScheduler.Default).Unwrap();

    /// <summary>Kari and Ola work on one enrolment, both asked for the year.</summary>
    private async Task<string> TogetherAsync(BotHost bot)
    {
        await BeginAsync(bot, Kari);
        var code = (await Kari.SayAsync(bot, "inviter")).Code;
        await Ola.SayAsync(bot, $"bli med {code}");
        await Kari.SayAsync(bot, "fortsett");
        await Kari.SayAsync(bot, "Kari Nordmann");
        var asked = await Kari.SayAsync(bot, "kari@asker.kommune.no");
        await Kari.PressAsync(bot, "endorse", "yes", asked.Enrolment);
        (await Ola.SayAsync(bot, "fortsett")).Asked.ShouldBe("net-zero-year");
        return asked.Enrolment!;
    }

    private static async Task<Enrolment> EnrolmentAsync(BotHost bot, string id) =>
        (await bot.Services.GetRequiredService<IEnrolmentStore>().GetAsync(id, default))!.Enrolment;

    private static Task<IReadOnlyList<EnrolmentEvent>> HistoryAsync(BotHost bot, string id) =>
        bot.Services.GetRequiredService<IEnrolmentStore>().HistoryAsync(id, default);

    /// <summary>What the first button of the card with members' buttons submits.</summary>
    private static (string Step, string Value, string Enrolment) FirstButton(JsonElement activity)
    {
        var submits = Submissions(activity).First(each => each.GetProperty("step").GetString() is "@member");
        return (submits.GetProperty("step").GetString()!, submits.GetProperty("value").GetString()!, submits.GetProperty("enrolment").GetString()!);
    }

    private static IEnumerable<JsonElement> Submissions(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Name is "klimalos" && member.Value.TryGetProperty("value", out _) ? [member.Value] : Submissions(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Submissions),
        _ => [],
    };
}
