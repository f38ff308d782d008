using Microsoft.Extensions.Logging.Abstractions;

namespace Klimalos.Discord.Tests.Rest;

/// <summary>Rate limits and what to do when Discord does not answer as wished: section 6 of the checklist.</summary>
public class LimitTests
{
    private readonly RestLab lab = new();

    [Fact]
    public void When_nothing_remains_of_a_bucket_it_waits_until_that_is_reset()
    {
        lab.Discord.Rest.Limit = 2;
        var all = Enumerable.Range(0, 6).Select(number => lab.Send(lab.Kari, $"{number}")).ToList();
        lab.Time.Finish(Task.WhenAll(all));

        lab.Seconds.ShouldBe([0, 0, 5, 5, 10, 10]);
        lab.Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Messages_to_one_channel_keep_their_order_also_when_one_is_refused_for_a_while()
    {
        lab.AnswerFirst(null, FakeAnswer.TooMany(2.5), FakeAnswer.TooMany(1));
        var all = Enumerable.Range(0, 20).Select(number => lab.Send(lab.Kari, $"{number}")).ToList();
        lab.Time.Finish(Task.WhenAll(all));

        lab.Kari.Received.Select(message => message.Content).ShouldBe(Enumerable.Range(0, 20).Select(number => $"{number}"));
        lab.Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void One_channel_does_not_wait_for_another()
    {
        lab.Discord.Rest.Limit = 1;
        var (first, waiting, other) = (lab.Send(lab.Kari, "én"), lab.Send(lab.Kari, "to"), lab.Send(lab.Ola, "hej"));

        (first.IsCompleted, waiting.IsCompleted, other.IsCompleted).ShouldBe((true, false, true));
        lab.Time.Finish(waiting);
    }

    /// <summary>Trap 9: header and body differ.</summary>
    [Theory]
    [InlineData(1.5, 1.0, 2.0)]
    [InlineData(0.3, 4.0, 4.0)]
    [InlineData(3.7, 2.0, 3.7)]
    public void After_a_429_it_waits_the_longer_of_what_header_and_body_say(double body, double header, double expected)
    {
        lab.AnswerFirst(FakeAnswer.TooMany(body, header: header));
        lab.Sent(lab.Kari, "hei");

        lab.Seconds.Last().ShouldBe(expected, tolerance: 0.6); // The header has whole seconds.
        lab.Seconds.Last().ShouldBeGreaterThanOrEqualTo(Math.Max(body, header));
    }

    [Fact]
    public void A_global_limit_holds_everything_but_interactions()
    {
        lab.AnswerFirst(FakeAnswer.TooMany(3, isGlobal: true));
        var (first, other) = (lab.Send(lab.Kari, "hei"), lab.Send(lab.Ola, "hej"));
        var interaction = lab.Kari.Slash("help");
        lab.Respond(interaction, InteractionResponse.Deferred(isEphemeral: false));

        other.IsCompleted.ShouldBeFalse();
        interaction.AnsweredAfter.ShouldBe(TimeSpan.Zero);
        lab.Time.Finish(Task.WhenAll(first, other));
        lab.Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void No_more_than_fifty_requests_are_made_in_a_second()
    {
        var people = Enumerable.Range(0, 120).Select(number => lab.Discord.Person($"P{number}")).ToList();
        var all = people.Select(person => lab.Send(person, "hei")).ToList();
        lab.Time.Finish(Task.WhenAll(all));

        lab.Seconds.GroupBy(second => Math.Floor(second)).Select(group => group.Count()).ShouldBe([50, 50, 20]);
        lab.Discord.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("user")]
    [InlineData("shared")]
    [InlineData("global")]
    public void A_429_of_the_API_that_tells_the_time_in_its_header_alone_is_waited_out(string scope)
    {
        lab.AnswerFirst(new FakeAnswer(429).With("Retry-After", "4").With("X-RateLimit-Scope", scope));
        lab.Sent(lab.Kari, "hei");

        lab.Seconds.ShouldBe([0, 4]);
    }

    [Fact]
    public void A_429_that_tells_the_time_in_its_body_alone_is_waited_out()
    {
        lab.AnswerFirst(new FakeAnswer(429, new System.Text.Json.Nodes.JsonObject { ["retry_after"] = 2.5, ["global"] = false }));
        lab.Sent(lab.Kari, "hei");

        lab.Seconds.ShouldBe([0, 2.5]);
    }

    [Fact]
    public void Direct_messages_that_were_opened_too_fast_are_opened_later_and_the_rest_goes_on()
    {
        lab.AnswerFirst(FakeAnswer.Error(403, DiscordErrors.OpeningTooFast, "You are opening direct messages too fast."));
        var refused = lab.Refused(() => lab.Rest.OpenDirectAsync(RestLab.Id(lab.Kari.Id), CancellationToken.None));
        (refused.IsTransient, refused.RetryAfter).ShouldBe((true, TimeSpan.FromMinutes(10)));
        lab.Refused(() => lab.Rest.OpenDirectAsync(RestLab.Id(lab.Ola.Id), CancellationToken.None)).IsTransient.ShouldBeTrue();
        lab.Requests.Count.ShouldBe(1);

        lab.Sent(lab.Ola, "hej");
        lab.Time.Pass(TimeSpan.FromMinutes(10));
        lab.Time.Finish(lab.Time.Start(() => lab.Rest.OpenDirectAsync(RestLab.Id(lab.Ola.Id), CancellationToken.None))).ToString().ShouldBe(lab.Ola.Channel);
    }

    /// <summary>Trap 9: the guard before the API speaks otherwise.</summary>
    [Fact]
    public void When_the_guard_before_the_API_blocks_nothing_is_asked_for_minutes()
    {
        lab.AnswerFirst(FakeAnswer.Blocked());
        var refused = lab.Refused(() => lab.Rest.CreateMessageAsync(RestLab.Id(lab.Kari.Channel), new MessageDraft { Content = "hei" }, CancellationToken.None));
        refused.IsTransient.ShouldBeTrue();
        refused.RetryAfter!.Value.ShouldBeGreaterThan(TimeSpan.FromMinutes(5));
        lab.Refused(() => lab.Rest.GetGatewayAsync(CancellationToken.None));
        lab.Requests.Count.ShouldBe(1);

        lab.Time.Pass(TimeSpan.FromMinutes(10));
        lab.Sent(lab.Kari, "hei");
        lab.Kari.Received.Count.ShouldBe(1);
    }

    [Fact]
    public void Who_is_asked_to_wait_for_long_is_told_so_and_does_not_hold_the_caller()
    {
        lab.AnswerFirst(FakeAnswer.TooMany(3600));

        var refused = lab.Refused(() => lab.Send(lab.Kari, "hei"));

        refused.ShouldSatisfyAllConditions(
            exception => exception.IsTransient.ShouldBeTrue(),
            exception => exception.RetryAfter!.Value.ShouldBe(TimeSpan.FromHours(1), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Before_refusals_get_the_address_banned_it_stops_asking()
    {
        lab.Discord.Rest.Before = _ => FakeAnswer.Error(403, 50001, "Missing Access");
        for (var number = 0; number < 9_500; number++)
        {
            lab.Refused(() => lab.Send(lab.Kari, "hei"));
            lab.Time.Pass(TimeSpan.FromMilliseconds(21));
        }

        lab.Requests.Count.ShouldBe(9_000);
        lab.Time.Pass(TimeSpan.FromMinutes(10));
        lab.Discord.Rest.Before = null;
        lab.Sent(lab.Kari, "hei");
    }

    [Fact]
    public void A_limit_that_others_have_used_up_does_not_count_as_ours()
    {
        for (var number = 0; number < 9_500; number++)
        {
            lab.AnswerFirst(FakeAnswer.TooMany(0.001, scope: "shared", header: 0));
            lab.Sent(lab.Discord.Person("x"), "hei");
            lab.Time.Pass(TimeSpan.FromMilliseconds(21));
        }

        lab.Requests.Count.ShouldBe(19_000);
    }

    [Fact]
    public void After_a_401_nothing_more_is_asked_by_that_token()
    {
        lab.Discord.Token = "another";
        lab.Refused(() => lab.Send(lab.Kari, "hei")).Status.ShouldBe(401);
        lab.Refused(() => lab.Send(lab.Ola, "hej")).Status.ShouldBe(401);

        lab.Requests.Count.ShouldBe(1);
        lab.Rest.IsTokenRefused.ShouldBeTrue();
    }

    [Theory]
    [InlineData(403, DiscordErrors.CannotSendToUser)]
    [InlineData(403, DiscordErrors.MissingPermissions)]
    [InlineData(404, DiscordErrors.UnknownChannel)]
    [InlineData(400, DiscordErrors.InvalidBody)]
    public void What_Discord_refuses_for_good_is_asked_once(int status, int code)
    {
        lab.Discord.Rest.Before = _ => FakeAnswer.Error(status, code, "No");

        lab.Refused(() => lab.Send(lab.Kari, "hei")).ShouldSatisfyAllConditions(
            exception => exception.Code.ShouldBe(code),
            exception => exception.Status.ShouldBe(status),
            exception => exception.IsTransient.ShouldBeFalse());
        lab.Requests.Count.ShouldBe(1);
    }

    /// <summary>Trap 15: closed direct messages.</summary>
    [Fact]
    public void A_person_who_takes_no_messages_is_told_by_a_code_of_its_own()
    {
        lab.Kari.IsClosed = true;

        lab.Refused(() => lab.Send(lab.Kari, "hei")).Code.ShouldBe(DiscordErrors.CannotSendToUser);
    }

    [Fact]
    public void Trouble_in_Discord_is_waited_out_longer_each_time()
    {
        lab.AnswerFirst(new FakeAnswer(500), new FakeAnswer(502), new FakeAnswer(503));
        lab.Sent(lab.Kari, "hei", nonce: "1");

        lab.Seconds.ShouldBe([0, 0.5, 1.5, 3.5]);
    }

    [Fact]
    public void Lasting_trouble_is_left_to_the_caller()
    {
        lab.Discord.Rest.Before = _ => new FakeAnswer(503);

        lab.Refused(() => lab.Send(lab.Kari, "hei", nonce: "1")).IsTransient.ShouldBeTrue();
        lab.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public void A_message_whose_answer_was_lost_is_sent_again_and_stands_there_once()
    {
        var isLost = true;
        lab.Discord.Rest.After = (_, answer) => isLost && !(isLost = false) ? FakeAnswer.Cut : answer;
        lab.Sent(lab.Kari, "hei", nonce: "abc").Id.ToString().ShouldBe(lab.Kari.Received.Single().Id);

        lab.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public void Without_a_nonce_a_message_whose_answer_was_lost_is_left_to_the_caller()
    {
        lab.Discord.Rest.After = (_, _) => FakeAnswer.Cut;

        lab.Refused(() => lab.Send(lab.Kari, "hei")).IsTransient.ShouldBeTrue();
        lab.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_gets_no_answer_ends_after_its_time()
    {
        var handler = new Silent();
        var options = new DiscordOptions { Token = "x", ApiBaseUrl = "https://discord.test/api/v10" };
        var clock = new ManualTimeProvider();
        var rest = new DiscordRest(new RestClient(new HttpClient(handler), options, clock, () => 0, NullLogger.Instance), clock, NullLogger.Instance);

        var sending = rest.CreateMessageAsync(new Snowflake(1), new MessageDraft { Content = "hei" }, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(21));

        (await Should.ThrowAsync<DiscordException>(() => sending)).ShouldSatisfyAllConditions(
            exception => exception.Status.ShouldBeNull(),
            exception => exception.IsTransient.ShouldBeTrue());
    }

    private sealed class Silent : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
