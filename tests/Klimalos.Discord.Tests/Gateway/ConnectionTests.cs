using System.Text.Json.Nodes;

namespace Klimalos.Discord.Tests.Gateway;

/// <summary>Connecting, heartbeats and IDENTIFY: sections 1 to 3 of the checklist.</summary>
public class ConnectionTests
{
    [Fact]
    public void It_asks_for_the_address_and_connects_with_version_and_encoding()
    {
        var lab = new GatewayLab().Start();
        lab.Pass(1);

        lab.Discord.Rest.Requests[0].ToString().ShouldBe("GET gateway/bot");
        lab.Addresses.ShouldBe([new Uri("ws://127.0.0.1:1/gateway?v=10&encoding=json")]);
        lab.Client.Status.ShouldBe(new GatewayStatus(GatewayState.Connected, lab.Client.Status.Since));
    }

    [Theory]
    [InlineData("ws://127.0.0.1:1/gateway?shard=a%2Bb", "?v=10&encoding=json&shard=a%2Bb")]
    [InlineData("ws://127.0.0.1:1/gateway/?v=9&encoding=etf&compress=zlib-stream", "?v=10&encoding=json")]
    public void What_else_stands_in_the_address_stays_there(string told, string query)
    {
        var lab = new GatewayLab();
        lab.Discord.GatewayUrl = told;
        lab.Start().Pass(1);

        lab.Addresses.ShouldHaveSingleItem().Query.ShouldBe(query);
        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"url\":null}")]
    [InlineData("[]")]
    public void An_answer_that_tells_no_address_is_asked_for_again(string answer)
    {
        var lab = new GatewayLab();
        lab.Discord.Rest.Before = _ => new FakeAnswer(200, JsonNode.Parse(answer));
        lab.Start().Pass(60);
        lab.Client.Status.State.ShouldBe(GatewayState.Identifying);
        lab.Client.Status.Problem.ShouldNotBeNull();

        lab.Discord.Rest.Before = null;
        lab.Pass(180);

        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    [Fact]
    public void However_long_Discord_asks_to_wait_for_a_session_it_looks_again_after_a_day()
    {
        var lab = new GatewayLab();
        (lab.Gateway.SessionsLeft, lab.Gateway.SessionsResetAfter) = (0, 30L * 86_400_000);
        lab.Start().Pass(60);
        lab.Gateway.SessionsLeft = 1000;
        lab.Pass(86_500);

        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    [Fact]
    public void A_gateway_that_is_neither_encrypted_nor_on_this_machine_gets_no_token()
    {
        var lab = new GatewayLab();
        lab.Discord.GatewayUrl = "ws://gateway.example";
        lab.Start().Pass(60);

        lab.Addresses.ShouldBeEmpty();
        lab.Client.Status.State.ShouldBe(GatewayState.Refused);
    }

    [Fact]
    public void IDENTIFY_tells_token_intents_and_properties()
    {
        var lab = new GatewayLab().Start();
        lab.Pass(1);

        var identify = Sent(lab, 2).ShouldHaveSingleItem();
        identify["token"]!.GetValue<string>().ShouldBe(FakeDiscord.BotToken);
        identify["intents"]!.GetValue<int>().ShouldBe(1 + 512 + 4096);
        identify["properties"]!["os"].ShouldNotBeNull();
        lab.Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Free_text_in_servers_is_asked_for_only_when_the_operator_wants_it()
    {
        var lab = new GatewayLab();
        lab.Options.ReadMessageContent = true;
        lab.Gateway.AllowedPrivileged = 1 << 15;
        lab.Start().Pass(1);

        lab.Gateway.Intents.ShouldBe(37377);
    }

    [Fact]
    public void A_token_that_was_copied_with_the_word_Bot_works_too()
    {
        var lab = new GatewayLab();
        lab.Options.Token = $" Bot {FakeDiscord.BotToken}\n";
        lab.Start().Pass(1);

        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    [Fact]
    public void READY_tells_who_the_bot_is()
    {
        var lab = new GatewayLab().Start();
        lab.Pass(1);

        lab.Client.BotId.ToString().ShouldBe(lab.Discord.ApplicationId);
        lab.Client.ApplicationId.ToString().ShouldBe(lab.Discord.ApplicationId);
        lab.Handled.Select(happened => happened.GetType()).ShouldBe([typeof(Ready), typeof(GuildAvailable)]);
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.25, 10.3125)]
    [InlineData(0.99, 40.8375)]
    public void The_first_heartbeat_comes_within_the_interval_by_chance_and_the_next_ones_every_interval(double chance, double seconds)
    {
        var lab = new GatewayLab(chance: chance).Start();

        lab.Pass(seconds + 0.01);
        lab.Gateway.Heartbeats.ShouldBe(1);
        lab.Pass(41.2);
        lab.Gateway.Heartbeats.ShouldBe(1);
        lab.Pass(0.1);
        lab.Gateway.Heartbeats.ShouldBe(2);
    }

    [Fact]
    public void A_heartbeat_tells_the_last_event_that_came()
    {
        var lab = new GatewayLab(chance: 0.5).Start();
        lab.Pass(1);
        lab.Say("én");
        lab.Say("to");
        lab.Pass(30);

        lab.Gateway.Received.Last(frame => frame["op"]!.GetValue<int>() == 1)["d"]!.GetValue<long>().ShouldBe(4); // READY, GUILD_CREATE, two messages
    }

    [Fact]
    public void A_heartbeat_that_is_asked_for_comes_at_once()
    {
        var lab = new GatewayLab(chance: 0.9).Start();
        lab.Pass(1);

        lab.Do(lab.Gateway.AskHeartbeat);

        lab.Gateway.Heartbeats.ShouldBe(1);
    }

    [Fact]
    public void However_many_heartbeats_are_asked_for_it_never_sends_too_much()
    {
        var lab = new GatewayLab().Start();
        lab.Pass(1);

        for (var time = 0; time < 1000; time++)
            lab.Do(lab.Gateway.AskHeartbeat);
        lab.Pass(600);

        lab.Discord.Violations.ShouldBeEmpty();
        lab.Gateway.Connections.ShouldBe(1);
    }

    /// <summary>Trap 1: handlers block the socket.</summary>
    [Fact]
    public void A_handler_that_hangs_stops_neither_reading_nor_heartbeats()
    {
        var lab = new GatewayLab { Handler = (happened, stop) => happened is MessageCreated ? new TaskCompletionSource().Task.WaitAsync(stop) : Task.CompletedTask };
        lab.Start().Pass(1);
        lab.Say("heng");
        lab.Pass(3600);

        lab.Gateway.Heartbeats.ShouldBeInRange(86, 88);
        lab.Gateway.Connections.ShouldBe(1);
        lab.Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void A_connection_whose_heartbeat_is_not_answered_is_left_with_a_code_that_keeps_the_session()
    {
        var lab = new GatewayLab().Start();
        lab.Pass(60);
        lab.Gateway.AnswersHeartbeats = false;
        lab.Pass(83);
        lab.Gateway.AnswersHeartbeats = true;
        lab.Pass(5);

        lab.Gateway.ClosedWith.ShouldBe([4900]);
        (lab.Gateway.Identified, lab.Gateway.Resumed).ShouldBe((1, 1));
    }

    /// <summary>Trap 2: the missed answer of the last connection ends the next one.</summary>
    [Fact]
    public void An_unanswered_heartbeat_is_not_held_against_the_next_connection()
    {
        var lab = new GatewayLab(chance: 0).Start();
        lab.Pass(30);
        lab.Gateway.AnswersHeartbeats = false;
        lab.Pass(15);
        lab.Do(lab.Gateway.Drop);
        lab.Gateway.AnswersHeartbeats = true;
        lab.Pass(600);

        lab.Gateway.Connections.ShouldBe(2);
    }

    /// <summary>Trap 3: never comes back.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_gateway_that_says_nothing_is_tried_again(bool saysHello)
    {
        var lab = new GatewayLab();
        (lab.Gateway.SaysHello, lab.Gateway.AnswersIdentify) = (saysHello, false);
        lab.Start().Pass(300);
        lab.Client.Status.Problem.ShouldBe("Discord did not go on in time");
        (lab.Gateway.SaysHello, lab.Gateway.AnswersIdentify) = (true, true);
        lab.Pass(300);

        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
        lab.Client.Status.Problem.ShouldBeNull();
    }

    /// <summary>Trap 3.</summary>
    [Fact]
    public void After_an_outage_of_a_day_it_comes_back()
    {
        var lab = new GatewayLab().Start();
        lab.Pass(10);
        (lab.Gateway.IsDown, lab.Discord.Rest.Before) = (_ => true, _ => FakeAnswer.Cut);
        lab.Do(lab.Gateway.Drop);
        lab.Pass(86_400);
        (lab.Gateway.IsDown, lab.Discord.Rest.Before) = (null, null);
        lab.Pass(180);

        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    /// <summary>Trap 6: an IDENTIFY loop resets the token.</summary>
    [Fact]
    public void A_day_in_which_no_session_holds_does_not_use_up_the_sessions_of_the_day()
    {
        var lab = new GatewayLab { Handler = (_, _) => Task.CompletedTask };
        lab.Start();
        for (var second = 0; second < 86_400; second += 2)
        {
            lab.Pass(2);
            if (lab.Gateway.IsConnected)
                lab.Do(() => lab.Gateway.Invalidate(isResumable: false));
        }

        lab.Gateway.Identified.ShouldBeInRange(100, 990);
        lab.Discord.Violations.ShouldBeEmpty();
    }

    /// <summary>Trap 6.</summary>
    [Fact]
    public void When_few_sessions_are_left_it_waits_until_there_are_more()
    {
        var lab = new GatewayLab();
        (lab.Gateway.SessionsLeft, lab.Gateway.SessionsResetAfter) = (10, 3_600_000);
        lab.Start().Pass(3500);
        lab.Gateway.Connections.ShouldBe(0);
        lab.Client.Status.Problem!.ShouldContain("nearly all sessions");

        lab.Gateway.SessionsLeft = 1000;
        lab.Pass(200);

        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    /// <summary>Trap 6: a process that starts over and over identifies each time.</summary>
    [Fact]
    public void A_process_that_crashes_again_and_again_resumes_its_session()
    {
        var lab = new GatewayLab { Kept = new KeptSession() };
        for (var start = 0; start < 50; start++)
        {
            lab.Start().Pass(3);
            lab.Kill();
        }

        (lab.Gateway.Identified, lab.Gateway.Resumed).ShouldBe((1, 49));
    }

    [Fact]
    public void Sessions_are_begun_five_seconds_apart()
    {
        var lab = new GatewayLab(chance: 0).Start();
        lab.Pass(1);
        lab.Do(() => lab.Gateway.Invalidate(isResumable: false));
        lab.Pass(3.9);
        lab.Gateway.Identified.ShouldBe(1);
        lab.Pass(1);

        lab.Gateway.Identified.ShouldBe(2);
        lab.Discord.Violations.ShouldBeEmpty();
    }

    private static IEnumerable<JsonNode> Sent(GatewayLab lab, int op) =>
        lab.Gateway.Received.Where(frame => frame["op"]!.GetValue<int>() == op).Select(frame => frame["d"]!);
}
