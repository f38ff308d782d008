using System.Text.Json.Nodes;

namespace Klimalos.Discord.Tests.Rest;

/// <summary>What the requests look like, and interactions: sections 6, 7 and 10 of the checklist.</summary>
public class RequestTests
{
    private readonly RestLab lab = new();

    [Fact]
    public void Every_request_says_who_asks_and_in_which_form()
    {
        lab.Sent(lab.Kari, "hei");

        lab.Requests[0].ShouldSatisfyAllConditions(
            request => request.Header("User-Agent").ShouldBe("DiscordBot (http://localhost:3978, 0.1.0)"),
            request => request.Header("Authorization").ShouldBe($"Bot {FakeDiscord.BotToken}"),
            request => request.Header("Content-Type").ShouldBe("application/json"));
    }

    [Fact]
    public void It_names_the_address_under_which_it_is_known()
    {
        var discord = new FakeDiscord(lab.Time.Clock);
        var options = new DiscordOptions { Token = FakeDiscord.BotToken, ApiBaseUrl = "https://discord.test/api/v10", Url = "https://klima.asker.kommune.no" };
        var client = new RestClient(new HttpClient(new MemoryTransport(discord)), options, lab.Time.Clock, () => 0, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        lab.Time.Finish(lab.Time.Start(() => new DiscordRest(client, lab.Time.Clock, lab.Log).GetGatewayAsync(CancellationToken.None)));

        discord.Rest.Requests[0].Header("User-Agent").ShouldBe("DiscordBot (https://klima.asker.kommune.no, 0.1.0)");
    }

    [Fact]
    public void Of_a_message_that_was_made_its_id_is_enough()
    {
        lab.AnswerFirst(new FakeAnswer(200, new JsonObject { ["id"] = "7" }));

        lab.Sent(lab.Kari, "hei").Id.ShouldBe(new Snowflake(7));
    }

    [Fact]
    public void An_answer_that_is_none_of_Discords_is_told_as_a_failure()
    {
        lab.AnswerFirst(new FakeAnswer(200, Text: "<html>proxy</html>"));

        lab.Refused(() => lab.Send(lab.Kari, "hei")).Status.ShouldBe(200);
    }

    [Fact]
    public void Nobody_is_pinged_unless_it_is_said_who()
    {
        lab.Sent(lab.Kari, "@everyone hei");
        lab.Time.Finish(lab.Time.Start(() => lab.Rest.CreateMessageAsync(
            RestLab.Id(lab.Kari.Channel),
            new MessageDraft { Content = "hei", AllowedMentions = AllowedMentions.Only(new Snowflake(5)) },
            CancellationToken.None)));

        lab.Requests.Select(request => request.Body!["allowed_mentions"]!.ToJsonString())
            .ShouldBe(["""{"parse":[]}""", """{"parse":[],"users":["5"]}"""]);
    }

    [Fact]
    public void A_nonce_is_enforced()
    {
        lab.Sent(lab.Kari, "hei", nonce: "abc");

        lab.Requests[0].Body!["enforce_nonce"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void The_channel_of_direct_messages_is_asked_for_once()
    {
        var first = lab.Time.Finish(lab.Time.Start(() => lab.Rest.OpenDirectAsync(RestLab.Id(lab.Kari.Id), CancellationToken.None)));
        var second = lab.Time.Finish(lab.Time.Start(() => lab.Rest.OpenDirectAsync(RestLab.Id(lab.Kari.Id), CancellationToken.None)));

        (first.ToString(), second.ToString()).ShouldBe((lab.Kari.Channel, lab.Kari.Channel));
        lab.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void An_interaction_is_answered_by_its_own_token()
    {
        var interaction = lab.Kari.Slash("help");
        lab.Respond(interaction, InteractionResponse.Message(new MessageDraft { Content = "hei", Flags = MessageFlags.Ephemeral }));

        lab.Requests[0].Header("Authorization").ShouldBeNull();
        interaction.Original!.IsEphemeral.ShouldBeTrue();
        lab.Discord.Violations.ShouldBeEmpty();
    }

    /// <summary>Trap 10: ephemeral is decided at the deferral, by the only flag that may stand there.</summary>
    [Theory]
    [InlineData(true, """{"type":5,"data":{"flags":64}}""")]
    [InlineData(false, """{"type":5}""")]
    public void A_deferral_holds_nothing_but_whether_others_may_see_it(bool isEphemeral, string expected)
    {
        var interaction = lab.Kari.Slash("help");
        lab.Respond(interaction, InteractionResponse.Deferred(isEphemeral));
        lab.Time.Finish(lab.Time.Start(() => lab.Rest.EditOriginalAsync(lab.Told(interaction), new MessageDraft { Content = "ferdig" }, CancellationToken.None)));

        JsonNode.DeepEquals(lab.Requests[0].Body, JsonNode.Parse(expected)).ShouldBeTrue();
        interaction.Original!.IsEphemeral.ShouldBe(isEphemeral);
        interaction.Original.Text.ShouldBe("ferdig");
        lab.Discord.Violations.ShouldBeEmpty();
    }

    /// <summary>Trap 7: too late, or at random.</summary>
    [Fact]
    public void An_answer_that_comes_too_late_is_refused_by_a_code_and_nothing_else_happens()
    {
        var interaction = lab.Kari.Slash("help");
        lab.Time.Pass(TimeSpan.FromSeconds(4));

        lab.Refused(() => lab.Rest.RespondAsync(lab.Told(interaction), InteractionResponse.Deferred(isEphemeral: false), CancellationToken.None))
            .Code.ShouldBe(DiscordErrors.UnknownInteraction);
        lab.Requests.Count.ShouldBe(1);
        lab.Log.Lines.ShouldHaveSingleItem().ShouldContain("at the age of 00:00:04");
    }

    [Fact]
    public void An_interaction_whose_answer_was_taken_and_lost_counts_as_answered()
    {
        var isLost = true;
        lab.Discord.Rest.After = (_, answer) => isLost && !(isLost = false) ? FakeAnswer.Cut : answer;
        var interaction = lab.Kari.Slash("help");

        lab.Respond(interaction, InteractionResponse.Deferred(isEphemeral: false));

        (interaction.AnswerType, lab.Requests.Count).ShouldBe((5, 2));
    }

    /// <summary>Trap 7: two instances answer.</summary>
    [Fact]
    public void An_interaction_that_somebody_else_has_answered_is_refused()
    {
        var interaction = lab.Kari.Slash("help");
        lab.Respond(interaction, InteractionResponse.Deferred(isEphemeral: false));

        lab.Refused(() => lab.Rest.RespondAsync(lab.Told(interaction), InteractionResponse.Deferred(isEphemeral: false), CancellationToken.None))
            .Code.ShouldBe(DiscordErrors.AlreadyAcknowledged);
    }

    [Fact]
    public void After_fifteen_minutes_an_interaction_is_no_longer_used()
    {
        var interaction = lab.Kari.Slash("help");
        lab.Respond(interaction, InteractionResponse.Deferred(isEphemeral: false));
        lab.Time.Pass(TimeSpan.FromMinutes(16));

        lab.Refused(Edit).Code.ShouldBe(DiscordErrors.InvalidToken);
        lab.Refused(Edit).Code.ShouldBe(DiscordErrors.UnknownWebhook);
        lab.Requests.Count.ShouldBe(2);
        lab.Rest.IsTokenRefused.ShouldBeFalse();

        Task Edit() => lab.Rest.EditOriginalAsync(lab.Told(interaction), new MessageDraft { Content = "ferdig" }, CancellationToken.None);
    }

    [Fact]
    public void What_went_wrong_is_told_without_the_token_of_the_interaction()
    {
        var interaction = lab.Kari.Slash("help");
        lab.Discord.Rest.Before = _ => FakeAnswer.Error(400, 50035, "Invalid Form Body");

        var refused = lab.Refused(() => lab.Rest.RespondAsync(lab.Told(interaction), InteractionResponse.Deferred(isEphemeral: false), CancellationToken.None));

        refused.Message.ShouldContain("50035 Invalid Form Body");
        refused.ToString().ShouldNotContain(interaction.Token);
        lab.Told(interaction).ToString().ShouldNotContain(interaction.Token);
    }

    /// <summary>Trap 12: a command in two scopes shows twice.</summary>
    [Fact]
    public void Commands_replace_all_there_are_in_their_scope()
    {
        var application = RestLab.Id(lab.Discord.ApplicationId);
        var command = new ApplicationCommand { Name = "help", Description = "Help", NameLocalizations = new Dictionary<string, string> { ["no"] = "hjelp" } };
        Overwrite(null, [command]);
        Overwrite(RestLab.Id(lab.Discord.Guild), [command]);
        Overwrite(null, []);

        lab.Discord.Rest.Commands().ShouldBeEmpty();
        lab.Discord.Rest.Commands(lab.Discord.Guild).Count.ShouldBe(1);
        Read(RestLab.Id(lab.Discord.Guild)).Single().NameLocalizations!["no"].ShouldBe("hjelp");
        lab.Discord.Violations.ShouldBeEmpty();

        void Overwrite(Snowflake? guild, IReadOnlyList<ApplicationCommand> commands) =>
            lab.Time.Finish(lab.Time.Start(() => lab.Rest.OverwriteCommandsAsync(application, guild, commands, CancellationToken.None)));

        IReadOnlyList<ApplicationCommand> Read(Snowflake? guild) =>
            lab.Time.Finish(lab.Time.Start(() => lab.Rest.GetCommandsAsync(application, guild, CancellationToken.None)));
    }

    [Fact]
    public void A_submitted_modal_gives_its_fields_whatever_they_stand_in()
    {
        var data = new InteractionData
        {
            Components =
            [
                new Component { Type = ComponentType.Label, Child = new Component { Type = ComponentType.TextInput, CustomId = "title", Value = "Klimavedtak" } },
                new Component { Type = ComponentType.Label, Child = new Component { Type = ComponentType.StringSelect, CustomId = "sectors", Values = ["energy", "transport"] } },
                new Component { Type = ComponentType.ActionRow, Components = [new Component { Type = ComponentType.TextInput, CustomId = "old", Value = "x" }] },
                new Component { Type = ComponentType.TextDisplay, Content = "…" },
            ],
        };

        data.Fields().ShouldBe(new Dictionary<string, string> { ["title"] = "Klimavedtak", ["sectors"] = "energy,transport", ["old"] = "x" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/api/v10")]
    [InlineData("http://127.0.0.1:5000/api/", "http://127.0.0.1:5000/api/v10")]
    [InlineData("https://discord.com/api/v10/", "https://discord.com/api/v10")]
    [InlineData("https://proxy.example/discord", "https://proxy.example/discord")]
    public void The_address_of_the_API_is_completed_as_Discord_has_it(string configured, string expected) =>
        new DiscordOptions { ApiBaseUrl = configured }.ApiAddress.ShouldBe(expected);

    [Theory]
    [InlineData("18446744073709551615", true)]
    [InlineData("0", true)]
    [InlineData("-1", false)]
    [InlineData("1.5", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_id_is_a_whole_number_of_64_bits(string? text, bool isId)
    {
        Snowflake.TryParse(text, out var id).ShouldBe(isId);
        if (isId)
            id.ToString().ShouldBe(text);
    }

    [Fact]
    public void An_id_tells_when_it_was_made() =>
        new Snowflake(175928847299117063).CreatedAt.ShouldBe(new DateTimeOffset(2016, 4, 30, 11, 18, 25, 796, TimeSpan.Zero));
}
