using System.Text.Json.Nodes;

namespace Klimalos.Discord.Tests.Gateway;

/// <summary>What comes, and what of it is handed on: section 5 of the checklist.</summary>
public class EventTests
{
    private readonly GatewayLab lab = new GatewayLab().Start();

    public EventTests() => lab.Pass(10);

    [Fact]
    public void An_event_that_comes_several_times_is_handled_once()
    {
        lab.Say("hei", times: 3);
        lab.Do(() => lab.Kari.Slash("help"));

        lab.Texts.ShouldBe(["hei"]);
        lab.Handled.OfType<InteractionCreated>().Count().ShouldBe(1);
    }

    /// <summary>Trap 14: the bot talks to itself.</summary>
    [Theory]
    [InlineData("""{"author":{"id":"1010101010101010101","username":"klimalos","bot":true}}""")]
    [InlineData("""{"author":{"id":"5","username":"other","bot":true}}""")]
    [InlineData("""{"author":{"id":"5","username":"hook"},"webhook_id":"5"}""")]
    [InlineData("""{"author":{"id":"5","username":"Discord","system":true}}""")]
    [InlineData("""{"author":{"id":"5","username":"new"},"type":7}""")]
    [InlineData("""{"author":null}""")]
    public void What_no_person_said_is_left_out(string members)
    {
        var message = new JsonObject { ["id"] = lab.Discord.NewId(), ["channel_id"] = "9", ["content"] = "hei" };
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
            message[name] = value?.DeepClone();
        lab.Do(() => lab.Gateway.Publish("MESSAGE_CREATE", message));

        lab.Texts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"op":0,"s":null,"t":"MESSAGE_CREATE","d":{"id":{}}}""")]
    [InlineData("""{"op":0,"s":null,"t":"MESSAGE_CREATE","d":null}""")]
    [InlineData("""{"op":0,"s":null,"t":"INTERACTION_CREATE","d":{"id":"7"}}""")]
    [InlineData("""{"op":0,"s":null,"t":null,"d":5}""")]
    [InlineData("""{"op":0,"s":null,"t":"SOMETHING_NEW","d":{"x":[1,2,{}]}}""")]
    [InlineData("""{"op":99,"d":{"new":true}}""")]
    [InlineData("""{"op":"x"}""")]
    [InlineData("""[1,2]""")]
    [InlineData("""not json""")]
    [InlineData(" ")]
    [InlineData("""{"op":0,"s":null,"t":"MESSAGE_CREATE"}""")]
    public void What_cannot_be_read_is_left_out_and_the_rest_goes_on(string frame)
    {
        lab.Do(() => lab.Gateway.SendRaw(frame));
        lab.Say("hei");

        lab.Texts.ShouldBe(["hei"]);
        lab.Gateway.Connections.ShouldBe(1);
    }

    [Fact]
    public void Types_and_members_that_are_not_known_yet_are_ignored()
    {
        lab.Do(() => lab.Gateway.Publish("MESSAGE_CREATE", JsonNode.Parse(
            $$"""
            {"id":"{{lab.Discord.NewId()}}","channel_id":"9","type":0,"content":"hei","author":{"id":"18446744073709551615","global_name":null},
             "components":[{"type":99,"new":null},{"type":1,"components":[{"type":98,"custom_id":"x"}]}],"embeds":[{"type":"poll_result","provider":null}],
             "flags":1073741824,"mentions":null,"message_snapshots":[{}],"call":null}
            """)!.AsObject()));

        var message = lab.Handled.OfType<MessageCreated>().ShouldHaveSingleItem().Message;
        message.Author!.Id.ShouldBe(new Snowflake(ulong.MaxValue));
        message.IsDirect.ShouldBeTrue();
    }

    /// <summary>Trap 8: the first direct message after a restart is lost since its channel is not known.</summary>
    [Fact]
    public void A_direct_message_is_taken_though_its_channel_was_never_told_of()
    {
        lab.Say("hei");

        lab.Handled.OfType<MessageCreated>().Single().Message.ShouldSatisfyAllConditions(
            message => message.ChannelId.ToString().ShouldBe(lab.Kari.Channel),
            message => message.GuildId.ShouldBeNull());
    }

    /// <summary>Trap 13: a locale that is null.</summary>
    [Fact]
    public void A_server_without_a_language_is_a_server()
    {
        lab.Handled.OfType<GuildAvailable>().Single().Guild.ShouldSatisfyAllConditions(
            guild => guild.Id.ToString().ShouldBe(lab.Discord.Guild),
            guild => guild.PreferredLocale.ShouldBeNull());
    }

    [Fact]
    public void An_interaction_tells_who_did_it_in_a_server_and_in_a_direct_message()
    {
        lab.Do(() =>
        {
            lab.Kari.Slash("help", inServer: true);
            lab.Kari.Slash("help");
        });

        var interactions = lab.Handled.OfType<InteractionCreated>().Select(happened => happened.Interaction).ToList();
        interactions.Select(interaction => interaction.Person!.Id.ToString()).ShouldBe([lab.Kari.Id, lab.Kari.Id]);
        interactions.Select(interaction => interaction.GuildId?.ToString()).ShouldBe([lab.Discord.Guild, null]);
        interactions.ShouldAllBe(interaction => interaction.Locale == "no");
    }

    [Fact]
    public void Leaving_a_server_is_told_and_a_server_out_of_order_is_not()
    {
        lab.Do(() =>
        {
            lab.Gateway.Publish("GUILD_DELETE", new JsonObject { ["id"] = "77", ["unavailable"] = true });
            lab.Gateway.Publish("GUILD_DELETE", new JsonObject { ["id"] = "78" });
        });

        lab.Handled.OfType<GuildLeft>().ShouldHaveSingleItem().GuildId.ShouldBe(new Snowflake(78));
    }

    [Fact]
    public void Events_may_come_in_another_order_than_they_happened()
    {
        lab.Do(() => lab.Kari.SayReordered("først", "sist"));

        lab.Texts.ShouldBe(["sist", "først"]);
    }

    [Fact]
    public void A_handler_that_fails_costs_its_own_event_alone()
    {
        lab.Handler = (happened, _) => happened is MessageCreated { Message.Content: "feil" } ? throw new InvalidOperationException("x") : Task.CompletedTask;
        lab.Say("feil");
        lab.Say("hei");

        lab.Texts.ShouldBe(["hei"]);
        lab.Client.Status.State.ShouldBe(GatewayState.Connected);
    }

    /// <summary>Trap 1: one consumer per channel or person.</summary>
    [Fact]
    public void An_event_that_takes_long_delays_no_other()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lab.Handler = (happened, _) => happened is MessageCreated { Message.Content: "fil" } ? release.Task : Task.CompletedTask;
        lab.Say("fil");
        lab.Say("hei");

        lab.Texts.ShouldBe(["hei"]);
        lab.Do(release.SetResult);
        lab.Texts.ShouldBe(["hei", "fil"]);
    }

    /// <summary>Trap 11: empty content.</summary>
    [Fact]
    public void That_messages_in_servers_come_without_words_is_told_once_with_the_remedy()
    {
        var log = new ListLogger();
        var other = new GatewayLab().Start(log);
        other.Pass(1);
        other.Do(() => other.Kari.SayInServer("hei", mentionsBot: false));
        other.Do(() => other.Kari.SayInServer("hallo", mentionsBot: false));
        other.Do(() => other.Kari.SayInServer("du", mentionsBot: true));

        log.Lines.Where(line => line.Contains("MESSAGE CONTENT", StringComparison.Ordinal)).ShouldHaveSingleItem();
        other.Texts.Last().ShouldEndWith("du");
    }
}
