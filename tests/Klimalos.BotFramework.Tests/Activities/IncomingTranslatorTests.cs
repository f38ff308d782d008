using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Tests.Activities;

public class IncomingTranslatorTests
{
    [Fact]
    public void A_button_submits_its_step_value_and_enrolment()
    {
        var submission = Heard("""{"klimalos":{"step":"endorse","value":"yes","enrolment":"e-1"}}""").Submission.ShouldNotBeNull();

        submission.ShouldBe(new Submission("endorse", "yes", "e-1"));
    }

    [Fact]
    public void A_form_submits_its_fields_beside_its_step()
    {
        var submission = Heard(
            """{"klimalos":{"step":"contact-name"},"contact-name":" Kari\u200b Nordmann ","net-zero-year":2045,"consent":true,"list":[1],"none":null}""")
            .Submission.ShouldNotBeNull();

        submission.Step.ShouldBe("contact-name");
        submission.Value.ShouldBeNull();
        submission.Fields!.Select(field => $"{field.Key}={field.Value}")
            .ShouldBe(["contact-name=Kari Nordmann", "net-zero-year=2045", "consent=true"]);
    }

    [Theory]
    [InlineData("""{"klimalos":{"value":"yes"}}""")]
    [InlineData("""{"klimalos":{"step":""}}""")]
    [InlineData("""{"klimalos":"endorse"}""")]
    [InlineData("""{"step":"endorse"}""")]
    [InlineData("[]")]
    [InlineData("5")]
    public void What_another_card_submits_is_left_alone(string value) =>
        IncomingTranslator.Translate(Message() with { Value = JsonElement.Parse(value) }).ShouldBeOfType<Translation.Nothing>();

    [Fact]
    public void A_form_with_very_many_fields_or_very_long_ones_is_cut()
    {
        var fields = string.Join(',', Enumerable.Range(0, 500).Select(number => $"\"f{number}\":\"{new string('x', 20_000)}\""));
        var submission = Heard($$"""{"klimalos":{"step":"s"},{{fields}}}""").Submission.ShouldNotBeNull();

        submission.Fields!.Count.ShouldBe(50);
        submission.Fields.Values.ShouldAllBe(value => value.Length == 8_000);
    }

    [Fact]
    public void An_executed_action_is_a_submission_with_the_inputs_merged_in()
    {
        var activity = Sample.Activity("in-msteams-invoke-adaptivecard-action") with
        {
            Value = JsonElement.Parse(
                """{"trigger":"manual","action":{"type":"Action.Execute","verb":"answer","data":{"klimalos":{"step":"measure","enrolment":"e-1"},"measure":"Sykkelveier"}}}"""),
        };

        var submission = IncomingTranslator.Translate(activity).ShouldBeOfType<Translation.Heard>().Incoming.Submission.ShouldNotBeNull();
        submission.Step.ShouldBe("measure");
        submission.Fields!["measure"].ShouldBe("Sykkelveier");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"action":"Action.Execute"}""")]
    [InlineData("""{"action":{"type":"Action.Execute"}}""")]
    [InlineData("""{"action":{"type":"Action.Submit","verb":"answer"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":5}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"answer","data":"text"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"answer","data":{}}}""")]
    public void A_malformed_action_is_refused_with_400(string value)
    {
        var activity = Sample.Activity("in-msteams-invoke-adaptivecard-action") with { Value = JsonElement.Parse(value) };
        IncomingTranslator.Translate(activity).ShouldBeOfType<Translation.Refused>().Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("<at>Klimalos</at>&nbsp;hva er fristen?", "hva er fristen?")]
    [InlineData("Si meg, <at>Klimalos</at>, hva er fristen?", "Si meg, , hva er fristen?")]
    [InlineData("hei <at id=\"1\">Kari</at>", "hei Kari")]
    [InlineData("&lt;b&gt; &amp; &#230;", "<b> & æ")]
    [InlineData("Klimalos er fin", "Klimalos er fin")]
    public void Text_from_Teams_is_freed_from_mentions_and_encoding(string text, string words) =>
        Words(Mentioning("bot", "Klimalos") with { Text = text }).ShouldBe(words);

    [Fact]
    public void A_mention_is_taken_out_by_its_entity_whatever_the_bot_is_called_there()
    {
        Words(Mentioning("bot", "Climate Pilot") with { Text = "<at>Climate Pilot</at> hei" }).ShouldBe("hei");
        Words(Mentioning("kari", "Klimalos") with { Text = "<at>Klimalos</at> hei" }).ShouldBe("Klimalos hei", "a person of the bot's name");
    }

    [Fact]
    public void A_mention_without_text_is_found_by_the_name_in_it()
    {
        var mention = JsonElement.Parse("""{"type":"mention","mentioned":{"id":"bot","name":"Klimalos"}}""");
        Words(Message() with { Text = "<at>Klimalos</at> hei", Entities = [mention] }).ShouldBe("hei");
    }

    [Fact]
    public void A_bare_mention_asks_for_help() =>
        IncomingTranslator.Translate(Mentioning("bot", "Klimalos") with { Text = "<at>Klimalos</at> " })
            .ShouldBeOfType<Translation.Heard>().Incoming.Submission.ShouldBe(new Submission(Command.Step, "help"));

    [Fact]
    public void A_file_without_words_is_told_so() =>
        IncomingTranslator.Translate(Message() with { Attachments = [new Attachment { ContentType = "image/png" }] })
            .ShouldBeOfType<Translation.Heard>().Incoming.Submission.ShouldBe(new Submission(Command.Step, CommandName.File));

    [Fact]
    public void Markup_is_taken_out_of_xml_only()
    {
        const string text = "<p>Første<br/>andre</p><b>tredje</b> 1 &lt; 2";
        Words(Message() with { Text = text, TextFormat = "xml" }).ShouldBe("Første\nandre\ntredje 1 < 2");
        Words(Message() with { Text = text, ChannelId = "webchat" }).ShouldBe(text);
    }

    [Theory]
    [InlineData("  hei\u200b\u0007 \u202edu\u00ad  ", "hei du")]
    [InlineData("en\r\nto\tre", "en\nto re")]
    [InlineData("bla\u030abær", "blåbær")]
    [InlineData("hi\U000E0041dden", "hidden")]
    public void Characters_that_nobody_sees_are_taken_out(string text, string words) => Words(Message() with { Text = text }).ShouldBe(words);

    [Fact]
    public void A_very_long_text_is_cut_at_8000_characters_and_not_within_a_character()
    {
        Words(Message() with { Text = new string('a', 100_000) }).Length.ShouldBe(8_000);
        Words(Message() with { Text = "a" + string.Concat(Enumerable.Repeat("😀", 10_000)) }).Length.ShouldBe(7_999);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"x","from":{"id":"b","role":"bot"}}""")]
    [InlineData("""{"type":"message","text":"x","from":{"id":"b"},"recipient":{"id":"b"}}""")]
    [InlineData("""{"type":"message","text":"x","from":{"name":"Kari"}}""")]
    [InlineData("""{"type":"message","text":"x"}""")]
    [InlineData("""{"type":"message","text":" \u200b ","from":{"id":"u"}}""")]
    [InlineData("""{"type":"installationUpdate","action":"add-upgrade","from":{"id":"u"}}""")]
    [InlineData("""{"type":"installationUpdate","action":"remove-upgrade","from":{"id":"u"}}""")]
    [InlineData("""{"type":"typing","from":{"id":"u"}}""")]
    [InlineData("""{"type":"endOfConversation","from":{"id":"u"}}""")]
    [InlineData("""{"type":"something-new","from":{"id":"u"},"text":"x"}""")]
    [InlineData("""{"type":"conversationUpdate","from":{"id":"u"},"membersAdded":[],"membersRemoved":[]}""")]
    public void There_is_nothing_to_do_for(string json) => IncomingTranslator.Translate(Sample.Read(json)).ShouldBeOfType<Translation.Nothing>();

    [Fact]
    public void The_person_who_was_added_arrives_when_the_bot_itself_sent_the_update() =>
        IncomingTranslator.Translate(Sample.Read(
            """{"type":"conversationUpdate","channelId":"directline","from":{"id":"b"},"recipient":{"id":"b"},"membersAdded":[{"id":"b"},{"id":"u"}]}"""))
            .ShouldBeOfType<Translation.Heard>().Incoming.From.Id.ShouldBe("u");

    [Fact]
    public void An_arrival_needs_no_recipient() =>
        IncomingTranslator.Translate(Sample.Read("""{"type":"conversationUpdate","from":{"id":"u"},"membersAdded":[{"id":"u"}]}"""))
            .ShouldBeOfType<Translation.Heard>().Incoming.Kind.ShouldBe(IncomingKind.Arrival);

    private static Activity Message() => new()
    {
        Type = "message",
        ChannelId = "msteams",
        From = new ChannelAccount { Id = "kari" },
        Recipient = new ChannelAccount { Id = "bot", Name = "Klimalos" },
    };

    private static Activity Mentioning(string id, string name) => Message() with
    {
        Entities = [JsonElement.Parse($$"""{"type":"mention","text":"<at>{{name}}</at>","mentioned":{"id":"{{id}}","name":"{{name}}" } }""")],
    };

    private static Incoming Heard(string value) =>
        IncomingTranslator.Translate(Message() with { Value = JsonElement.Parse(value) }).ShouldBeOfType<Translation.Heard>().Incoming;

    private static string Words(Activity activity) =>
        IncomingTranslator.Translate(activity).ShouldBeOfType<Translation.Heard>().Incoming.Text.ShouldNotBeNull();
}
