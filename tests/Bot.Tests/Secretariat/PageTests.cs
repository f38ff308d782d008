using System.Net;
using Bot.Secretariat;
using Bot.Secretariat.Page;
using Bot.Startup;
using Bot.Tests.Hosting;
using Bot.Trial;
using Klimalos.Secretariat;
using Klimalos.Storage;
using Klimalos.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Secretariat;

/// <summary>The page over real HTTP, as somebody who is signed in, and as somebody who is not.</summary>
public sealed class PageTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Delete();

    [Fact]
    public async Task Who_is_not_signed_in_gets_nothing_from_any_address_of_the_page()
    {
        await using var bot = await StartAsync(municipalities: 6);
        using var outsider = new PageClient(bot);
        var routes = Routes(bot);
        routes.Count.ShouldBeGreaterThan(12);
        var names = (await bot.Services.GetRequiredService<StandingReader>().ReadAsync(CancellationToken.None)).Select(standing => standing.Municipality!.Name).ToArray();
        names.ShouldNotBeEmpty();

        foreach (var (method, path) in routes)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{id}", "x", StringComparison.Ordinal));
            if (method is "POST")
                request.Content = new FormUrlEncodedContent([]);
            using var answer = await outsider.Http.SendAsync(request);
            var isDoor = path == $"/{PageRoutes.SignIn}";
            answer.StatusCode.ShouldBe(isDoor ? (method is "GET" ? HttpStatusCode.OK : HttpStatusCode.BadRequest) : HttpStatusCode.Unauthorized, $"{method} {path}");
            var said = await answer.Content.ReadAsStringAsync();
            names.ShouldAllBe(name => !said.Contains(name, StringComparison.Ordinal));
        }

        outsider.Cookies.ShouldNotContain(cookie => cookie.Name == PageSessions.Cookie);
    }

    [Theory]
    [InlineData("/SECRETARIAT/table")]
    [InlineData("/secretariat/table/")]
    [InlineData("//secretariat/table")]
    [InlineData("/secretariat/../secretariat/table")]
    public async Task Another_spelling_of_an_address_is_no_way_past_the_door(string path)
    {
        await using var bot = await StartAsync(municipalities: 2);
        using var outsider = new PageClient(bot);
        using var answer = await outsider.Http.GetAsync(new Uri($"{bot.Client.BaseAddress!.AbsoluteUri.TrimEnd('/')}{path}"));
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_link_opens_the_page_once_and_what_looks_at_links_ahead_does_not_use_it_up()
    {
        await using var bot = await StartAsync();
        var link = await PageClient.LinkAsync(bot, Now(bot));
        using var curious = new PageClient(bot);
        (await curious.Http.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var member = new PageClient(bot);
        using var entered = await member.SignInAsync(link);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await member.Http.GetStringAsync("/secretariat")).ShouldContain("Kari Nordmann");

        using var second = await curious.SignInAsync(link);
        second.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        curious.Cookies.ShouldNotContain(cookie => cookie.Name == PageSessions.Cookie);
    }

    [Fact]
    public async Task A_link_that_is_too_old_and_one_of_somebody_who_is_no_member_open_nothing()
    {
        await using var bot = await StartAsync();
        using var client = new PageClient(bot);
        using var old = await client.SignInAsync(await PageClient.LinkAsync(bot, Now(bot) - PageSignIn.Lifetime, "old"));
        old.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var other = await client.SignInAsync(await PageClient.LinkAsync(bot, Now(bot), "other", person: "directline:dl_other"));
        other.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Where_the_clock_runs_fast_a_link_still_lives_for_real_minutes()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
        await using var bot = await BotHost.StartAsync(folder, time: time, arguments: [PageClient.MemberSetting, "--Clock:Start=2026-05-01T08:00:00Z", "--Clock:Speed=3600"]);
        var link = await PageClient.LinkAsync(bot, Now(bot));
        time.Advance(TimeSpan.FromMinutes(9));
        using var client = new PageClient(bot);
        using var entered = await client.SignInAsync(link);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_session_ends_when_it_is_not_used_when_it_is_long_and_when_one_signs_out()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
        await using var bot = await BotHost.StartAsync(folder, time: time, arguments: PageClient.MemberSetting);
        using var idle = await PageClient.SignedInAsync(bot);
        time.Advance(PageSessions.Idle);
        (await idle.Http.GetAsync("/secretariat")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var busy = await PageClient.SignedInAsync(bot);
        for (var hour = TimeSpan.Zero; hour < PageSessions.Longest - TimeSpan.FromMinutes(30); hour += TimeSpan.FromMinutes(30))
        {
            (await busy.Http.GetAsync("/secretariat")).StatusCode.ShouldBe(HttpStatusCode.OK);
            time.Advance(TimeSpan.FromMinutes(30));
        }

        time.Advance(TimeSpan.FromMinutes(30));
        (await busy.Http.GetAsync("/secretariat")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var leaving = await PageClient.SignedInAsync(bot);
        var cookie = leaving.Cookies.First(each => each.Name == PageSessions.Cookie).Value;
        using var left = await leaving.PostAsync("/secretariat", "/secretariat/sign-out");
        left.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var thief = new PageClient(bot);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/secretariat") { Headers = { { "Cookie", $"{PageSessions.Cookie}={cookie}" } } };
        (await thief.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "a cookie that was copied is worth nothing after signing out");
    }

    [Fact]
    public async Task Asking_what_is_new_keeps_no_session_alive()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
        await using var bot = await BotHost.StartAsync(folder, time: time, arguments: PageClient.MemberSetting);
        using var member = await PageClient.SignedInAsync(bot);
        member.Http.DefaultRequestHeaders.Add(PageGuard.AsksByItself, "1");
        time.Advance(PageSessions.Idle / 2);
        (await member.Http.GetAsync("/secretariat")).StatusCode.ShouldBe(HttpStatusCode.OK);
        time.Advance(PageSessions.Idle / 2);
        (await member.Http.GetAsync("/secretariat")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_form_that_the_page_did_not_write_changes_nothing()
    {
        await using var bot = await StartAsync();
        using var member = await PageClient.SignedInAsync(bot);
        foreach (var (_, path) in Routes(bot).Where(route => route.Method is "POST"))
        {
            using var answer = await member.Http.PostAsync(path.Replace("{id}", "x", StringComparison.Ordinal), new FormUrlEncodedContent([KeyValuePair.Create("journey", "race-to-zero")]));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
        }

        (await bot.Services.GetRequiredService<IRoundStore>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
        (await member.Http.GetAsync("/secretariat")).StatusCode.ShouldBe(HttpStatusCode.OK, "nobody is signed out by it either");
    }

    [Fact]
    public async Task All_pages_keep_what_is_ours_to_us_and_are_never_stored()
    {
        await using var bot = await StartAsync(municipalities: 10);
        using var member = await PageClient.SignedInAsync(bot);
        var cookie = member.Cookies.First(each => each.Name == PageSessions.Cookie);
        cookie.HttpOnly.ShouldBeTrue();
        cookie.Path.ShouldBe("/secretariat");
        foreach (var (_, path) in Routes(bot).Where(route => route.Method is "GET" && !route.Path.Contains("{id}", StringComparison.Ordinal)))
        {
            using var answer = await member.Http.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'; script-src 'self'; style-src 'self'");
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
            if (answer.Content.Headers.ContentType?.MediaType is "text/html")
            {
                var page = await answer.Content.ReadAsStringAsync();
                page.ShouldNotContain(" style=");
                page.ShouldNotContain("<style");
                page.ShouldNotContain(" onclick=");
            }
        }
    }

    [Fact]
    public async Task The_table_is_filtered_and_sorted_by_its_address_alone()
    {
        await using var bot = await StartAsync(municipalities: 80);
        using var member = await PageClient.SignedInAsync(bot);
        var all = (await bot.Services.GetRequiredService<StandingReader>().ReadAsync(CancellationToken.None)).Where(standing => standing.Municipality!.Country == "SE").ToArray();
        all.Length.ShouldBeInRange(5, TableQuery.PageSize);

        var page = await member.Http.GetStringAsync("/secretariat/table?country=SE&sort=percent&descending=1");

        var shown = Links(page);
        shown.ShouldBe(all.OrderByDescending(standing => standing.Percent).Select(standing => standing.Id));
        page.ShouldContain("aria-sort=\"descending\"");
        (await member.Http.GetStringAsync("/secretariat/table?sort=nonsense&page=99999&status=7&country=XX")).ShouldContain("<h1>");
        var csv = await member.Http.GetStringAsync("/secretariat/table.csv?country=SE");
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(all.Length + 1);
        (await member.Http.GetStringAsync("/secretariat/deadlines.ics")).ShouldStartWith("BEGIN:VCALENDAR");
    }

    [Fact]
    public async Task A_municipality_shows_all_that_has_happened_to_it()
    {
        await using var bot = await StartAsync(municipalities: 12);
        using var member = await PageClient.SignedInAsync(bot);
        var standing = (await bot.Services.GetRequiredService<StandingReader>().ReadAsync(CancellationToken.None)).MaxBy(each => each.Percent)!;
        var history = await bot.Services.GetRequiredService<IEnrolmentStore>().HistoryAsync(standing.Id, CancellationToken.None);
        history.Count.ShouldBeGreaterThan(3);

        var page = await member.Http.GetStringAsync($"/secretariat/enrolments/{standing.Id}");

        (page.Split("<li class=\"event\">").Length - 1).ShouldBe(history.Count);
        (await member.Http.GetAsync("/secretariat/enrolments/nonsense")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_question_is_answered_once_and_made_a_draft()
    {
        await using var bot = await StartAsync(municipalities: 20);
        using var member = await PageClient.SignedInAsync(bot);
        var store = bot.Services.GetRequiredService<ISecretariatStore>();
        var question = (await store.QuestionsAsync(CancellationToken.None))[0];

        (await member.PostAsync("/secretariat/questions", $"/secretariat/questions/{question.Id}/answer", ("answer", " "))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await member.PostAsync("/secretariat/questions", $"/secretariat/questions/{question.Id}/answer", ("answer", "Ja, det går bra."))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await member.PostAsync("/secretariat/questions", $"/secretariat/questions/{question.Id}/answer", ("answer", "Nei."))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await store.QuestionAsync(question.Id, CancellationToken.None))!.Answer!.Text.ShouldBe("Ja, det går bra.");

        (await member.PostAsync("/secretariat/questions", $"/secretariat/questions/{question.Id}/draft")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await store.QuestionAsync(question.Id, CancellationToken.None))!.Draft.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_round_is_opened_changed_and_closed_and_what_cannot_be_is_refused_with_the_reason()
    {
        await using var bot = await StartAsync();
        using var member = await PageClient.SignedInAsync(bot);
        var store = bot.Services.GetRequiredService<IRoundStore>();
        (await SaveAsync("", "2030-02-01", "2030-01-01")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SaveAsync("", "soon", "")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await store.ListAsync(CancellationToken.None)).ShouldBeEmpty();

        (await SaveAsync("", "2030-02-01", "2030-09-15")).ShouldBe(HttpStatusCode.Redirect);
        (await SaveAsync("", "2030-05-01", "2030-12-15")).ShouldBe(HttpStatusCode.UnprocessableEntity, "it would overlap");
        (await SaveAsync("2030", "2030-02-01", "2030-10-15")).ShouldBe(HttpStatusCode.Redirect);
        (await store.ListAsync(CancellationToken.None)).Single().Deadline.ShouldBe(new DateOnly(2030, 10, 15));
        (await member.PostAsync("/secretariat/rounds", "/secretariat/rounds/close", ("journey", "race-to-zero"), ("id", "2030"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await store.ListAsync(CancellationToken.None)).Single().ClosedOn.ShouldNotBeNull();
        (await store.HistoryAsync(CancellationToken.None)).Count.ShouldBe(3);

        async Task<HttpStatusCode> SaveAsync(string id, string opens, string deadline)
        {
            using var answer = await member.PostAsync("/secretariat/rounds", "/secretariat/rounds", ("journey", "race-to-zero"), ("id", id), ("opens", opens), ("deadline", deadline));
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task The_page_speaks_the_language_that_is_chosen_and_leads_nobody_away()
    {
        await using var bot = await StartAsync(municipalities: 3);
        using var member = await PageClient.SignedInAsync(bot);
        foreach (var (code, title) in new[] { ("nb", "Kommuner"), ("sv", "Kommuner"), ("da", "Kommuner"), ("en", "Municipalities") })
        {
            using var chosen = await member.PostAsync("/secretariat", "/secretariat/language", ("language", code), ("back", "/secretariat/table?country=NO"));
            chosen.Headers.Location!.OriginalString.ShouldBe("/secretariat/table?country=NO");
            var page = await member.Http.GetStringAsync("/secretariat/table");
            page.ShouldContain($"<html lang=\"{code}\"");
            page.ShouldContain($"<h1>{title}</h1>");
        }

        using var lured = await member.PostAsync("/secretariat", "/secretariat/language", ("language", "nb"), ("back", "https://elsewhere.example/"));
        lured.Headers.Location!.OriginalString.ShouldBe("/secretariat");
    }

    [Fact]
    public async Task With_all_municipalities_a_page_comes_at_once()
    {
        await using var bot = await StartAsync(municipalities: 745);
        using var member = await PageClient.SignedInAsync(bot);
        await member.Http.GetStringAsync("/secretariat");
        foreach (var path in new[] { "/secretariat", "/secretariat/table", "/secretariat/deadlines", "/secretariat/reminders" })
        {
            var began = TimeProvider.System.GetTimestamp();
            (await member.Http.GetStringAsync(path)).ShouldContain("</html>");
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(2), path);
        }
    }

    /// <summary>On a day in the midst of a trial round, with municipalities as far as they would have come.</summary>
    private async Task<BotHost> StartAsync(int municipalities = 0)
    {
        var bot = await BotHost.StartAsync(folder, arguments: [PageClient.MemberSetting, "--Clock:Start=2026-08-20T08:00:00Z"]);
        if (municipalities > 0)
        {
            var trial = new TrialData(bot.Services.GetRequiredService<Bot.Editing.CurrentContent>().Content, bot.Services, bot.Services.GetRequiredService<GuideClock>());
            (await trial.FillAsync(municipalities)).ShouldBeGreaterThan(municipalities / 4);
        }

        return bot;
    }

    private static DateTimeOffset Now(BotHost bot) => bot.Services.GetRequiredService<GuideClock>().Now;

    private static IReadOnlyList<(string Method, string Path)> Routes(BotHost bot) =>
    [
        .. bot.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith(PageRoutes.Root, StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/')))),
    ];

    private static IEnumerable<string> Links(string page) => page.Split("<th scope=\"row\"><a href=\"/secretariat/enrolments/").Skip(1).Select(rest => rest.Split('"')[0]);
}
