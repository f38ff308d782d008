using System.Globalization;

namespace Klimalos.Discord.Tests.Gateway;

/// <summary>What follows on the end of a connection: section 4 of the checklist.</summary>
public class ResumeTests
{
    public static TheoryData<string, Action<FakeGateway>> Resumable => new()
    {
        { "a drop", gateway => gateway.Drop() },
        { "op 7", gateway => gateway.AskReconnect() },
        { "op 9 with true", gateway => gateway.Invalidate(isResumable: true) },
        { "1000", gateway => gateway.Close(1000) },
        { "1001", gateway => gateway.Close(1001) },
        { "4000", gateway => gateway.Close(4000) },
        { "4001", gateway => gateway.Close(4001) },
        { "4002", gateway => gateway.Close(4002) },
        { "a code yet unknown", gateway => gateway.Close(4321) },
    };

    [Theory]
    [MemberData(nameof(Resumable))]
    public void The_session_is_resumed_and_what_was_missed_comes_in_order(string end, Action<FakeGateway> cause)
    {
        var lab = new GatewayLab().Start();
        lab.Pass(5);
        lab.Say("før");
        lab.Do(() =>
        {
            cause(lab.Gateway);
            lab.Kari.Say("imens");
            lab.Kari.Say("også imens");
        });
        lab.Pass(10);
        lab.Say("etter");

        lab.Texts.ShouldBe(["før", "imens", "også imens", "etter"], end);
        (lab.Gateway.Identified, lab.Gateway.Resumed).ShouldBe((1, 1));
        lab.Addresses[^1].ToString().ShouldBe("ws://127.0.0.1:1/resume?v=10&encoding=json");
        lab.Handled.OfType<Resumed>().Count().ShouldBe(1);
        lab.Gateway.ClosedWith.ShouldNotContain(1000);
        lab.Discord.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4007)]
    [InlineData(4008)]
    [InlineData(4009)]
    public void After_codes_that_spoil_the_session_a_new_one_is_begun(int code)
    {
        var lab = new GatewayLab().Start();
        lab.Pass(10);
        lab.Do(() => lab.Gateway.Close(code, endsSession: true));
        lab.Pass(10);

        (lab.Gateway.Identified, lab.Gateway.Resumed).ShouldBe((2, 0));
        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
        lab.Discord.Violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "shard")]
    [InlineData(4011, "sharding")]
    [InlineData(4012, "version")]
    [InlineData(4013, "intents")]
    [InlineData(4014, "MESSAGE CONTENT")]
    public void After_codes_that_only_the_operator_can_help_it_stops_and_says_which(int code, string problem)
    {
        var lab = new GatewayLab().Start();
        lab.Pass(10);
        lab.Do(() => lab.Gateway.Close(code));
        lab.Pass(86_400);

        lab.Client.Status.State.ShouldBe(GatewayState.Refused);
        lab.Client.Status.Problem!.ShouldContain(problem);
        lab.Gateway.Connections.ShouldBe(1);
    }

    [Fact]
    public void An_intent_that_is_not_switched_on_stops_it()
    {
        var lab = new GatewayLab();
        lab.Options.ReadMessageContent = true;
        lab.Start().Pass(600);

        lab.Client.Status.Problem!.ShouldContain("4014");
        lab.Gateway.Connections.ShouldBe(1);
    }

    /// <summary>Trap 4: dead after INVALID_SESSION.</summary>
    [Fact]
    public void When_the_session_is_gone_a_new_one_is_begun_after_one_to_five_seconds()
    {
        var lab = new GatewayLab(chance: 0.5).Start();
        lab.Pass(60);
        lab.Do(() => lab.Gateway.Invalidate(isResumable: false));
        lab.Pass(2.9);
        lab.Gateway.Identified.ShouldBe(1);
        lab.Pass(1);

        lab.Gateway.Identified.ShouldBe(2);
        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    [Fact]
    public void A_session_that_Discord_no_longer_has_is_followed_by_a_new_one()
    {
        var lab = new GatewayLab().Start();
        lab.Pass(10);
        lab.Do(() =>
        {
            lab.Gateway.Drop();
            lab.Gateway.ForgetSessions();
        });
        lab.Pass(20);

        (lab.Gateway.Identified, lab.Gateway.Resumed).ShouldBe((2, 1));
        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    [Fact]
    public void Op_7_may_come_instead_of_HELLO()
    {
        var lab = new GatewayLab();
        lab.Gateway.SaysHello = false;
        lab.Start().Pass(1);
        lab.Do(lab.Gateway.AskReconnect);
        lab.Gateway.SaysHello = true;
        lab.Pass(10);

        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    [Fact]
    public void When_the_address_for_resuming_cannot_be_reached_a_new_session_is_begun_at_the_first_one()
    {
        var lab = new GatewayLab { IsUnreachable = address => address.AbsolutePath.StartsWith("/resume", StringComparison.Ordinal) };
        lab.Start().Pass(10);
        lab.Do(lab.Gateway.Drop);
        lab.Pass(15);

        (lab.Gateway.Identified, lab.Gateway.Resumed).ShouldBe((2, 0));
        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    [Fact]
    public void A_session_that_is_told_no_address_for_resuming_goes_on_where_it_began()
    {
        var lab = new GatewayLab(chance: 0);
        lab.Gateway.TellsResumeUrl = false;
        lab.Start().Pass(60);
        lab.Do(lab.Gateway.Drop);
        lab.Say("imens");
        lab.Pass(60);

        lab.Texts.ShouldBe(["imens"]);
        lab.Addresses.Select(address => address.AbsolutePath).ShouldBe(["/gateway", "/gateway"]);
        lab.Gateway.Received.Last(frame => frame["op"]!.GetValue<int>() == 1)["d"]!.GetValue<long>().ShouldBe(4, "heartbeats tell the last event all the same");
    }

    [Fact]
    public void An_address_for_resuming_that_takes_connections_and_ends_them_is_given_up_in_the_end()
    {
        var lab = new GatewayLab();
        lab.Start().Pass(10);
        lab.Gateway.HangsUpAt = path => path.StartsWith("/resume", StringComparison.Ordinal);
        lab.Do(lab.Gateway.Drop);
        lab.Pass(120);

        lab.Gateway.Identified.ShouldBe(2);
        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    [Fact]
    public void Connections_that_end_a_few_times_before_the_session_is_resumed_do_not_cost_it()
    {
        var lab = new GatewayLab();
        lab.Start().Pass(10);
        var times = 0;
        lab.Gateway.HangsUpAt = _ => times++ < 4;
        lab.Do(lab.Gateway.Drop);
        lab.Say("imens");
        lab.Pass(120);

        lab.Texts.ShouldBe(["imens"]);
        lab.Gateway.Identified.ShouldBe(1);
    }

    [Fact]
    public void A_network_that_is_down_for_minutes_costs_neither_session_nor_messages()
    {
        var lab = new GatewayLab().Start();
        lab.Pass(10);
        (lab.Gateway.IsDown, lab.Discord.Rest.Before) = (_ => true, _ => FakeAnswer.Cut);
        lab.Do(lab.Gateway.Drop);
        lab.Pass(200);
        lab.Say("imens");
        (lab.Gateway.IsDown, lab.Discord.Rest.Before) = (null, null);
        lab.Pass(30);

        lab.Texts.ShouldBe(["imens"]);
        lab.Gateway.Identified.ShouldBe(1);
    }

    /// <summary>Trap 5: the session thrown away by how the connection is closed.</summary>
    [Fact]
    public void A_restart_goes_on_with_the_session_and_gets_what_came_in_between()
    {
        var lab = new GatewayLab { Kept = new KeptSession() };
        lab.Start().Pass(10);
        lab.Say("før");
        lab.Stop();
        lab.Say("imens");
        lab.Start().Pass(5);

        lab.Texts.ShouldBe(["før", "imens"]);
        lab.Gateway.ClosedWith.ShouldBe([4900]);
        lab.Client.BotId.ToString().ShouldBe(lab.Discord.ApplicationId, "though READY does not come again");
        lab.Client.ApplicationId.ToString().ShouldBe(lab.Discord.ApplicationId);
        (lab.Gateway.Identified, lab.Gateway.Resumed).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not a session")]
    [InlineData("""{"session_id":"x","resume_url":"ws://example.org","sequence":1,"bot_id":"1"}""")]
    public void What_was_kept_and_is_no_session_is_no_reason_not_to_start(string text)
    {
        var lab = new GatewayLab { Kept = new KeptSession { Text = text } };
        lab.Start().Pass(5);

        (lab.Gateway.Identified, lab.Gateway.Resumed).ShouldBe((1, 0));
    }

    [Fact]
    public void What_was_received_and_not_handled_when_the_process_died_comes_again()
    {
        var lab = new GatewayLab { Kept = new KeptSession(), Handler = (happened, stop) => happened is MessageCreated ? new TaskCompletionSource().Task.WaitAsync(stop) : Task.CompletedTask };
        lab.Start().Pass(10);
        lab.Say("én");
        lab.Say("to");
        lab.Pass(100);
        lab.Kill();
        lab.Handler = (_, _) => Task.CompletedTask;
        lab.Start().Pass(5);

        lab.Texts.ShouldBe(["én", "to"]);
    }

    [Fact]
    public void What_was_not_handled_when_the_process_died_comes_again_though_what_came_after_it_was()
    {
        var lab = new GatewayLab { Kept = new KeptSession(), Handler = (happened, stop) => happened is MessageCreated { Message.Content: "fil" } ? new TaskCompletionSource().Task.WaitAsync(stop) : Task.CompletedTask };
        lab.Start().Pass(10);
        lab.Say("fil");
        lab.Say("hei");
        lab.Pass(100);
        lab.Kill();
        lab.Handler = (_, _) => Task.CompletedTask;
        lab.Start().Pass(5);

        lab.Texts.ShouldBe(["hei", "fil"]);
    }

    [Fact]
    public void Events_that_come_faster_than_they_are_handled_are_left_with_Discord_until_there_is_room()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lab = new GatewayLab(queuedEvents: 10) { Handler = (happened, _) => happened is MessageCreated ? release.Task : Task.CompletedTask };
        lab.Start().Pass(10);
        for (var number = 0; number < 500; number++)
            lab.Say(number.ToString(CultureInfo.InvariantCulture));
        lab.Pass(120);
        lab.Do(release.SetResult);
        lab.Pass(600);

        lab.Texts.ShouldBe(Enumerable.Range(0, 500).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        lab.Gateway.Identified.ShouldBe(1);
    }
}
