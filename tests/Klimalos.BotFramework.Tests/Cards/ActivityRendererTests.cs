using System.Text;
using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Cards;
using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.BotFramework.Tests.Cards;

public class ActivityRendererTests
{
    private const string Nasty = "[klikk](https://evil.example) **fet** `kode` _lut_ \"},{\\ <b> {{x}} \u0001";

    private static readonly Reply Plain = new() { Language = Language.Nb, Text = "Hei, **Asker**!" };

    private static readonly Reply Full = new()
    {
        Language = Language.Sv,
        Title = "Klimatmål",
        Tone = ReplyTone.Good,
        Text = "Första stycket\nfortsätter.\n\n- ett\n- två\n\n## Rubrik\nSista stycket.",
        Progress = new Progress(3, 4, "3 av 4 steg"),
        Facts = [new Fact("Kommun", "Asker"), new Fact("Datum", "13. desember 2027")],
        Documents = [new DocumentLink("case-paper", "e-1", Language.Sv, "tjänsteutlåtande.docx", "Ladda ner")],
        Links = [new Link("Läs mer", "https://example.org/a?b=c"), new Link("Farlig", "javascript:alert(1)")],
        Form = new Form("contact-name", "e-1",
        [
            new FormField("contact-name", FieldKind.Text, "Namn", "För- och efternamn", "Kari", IsRequired: true, "Skriv ett namn"),
            new FormField("contact-email", FieldKind.Email, "E-post", null, null, IsRequired: true, "Skriv en adress"),
            new FormField("measure", FieldKind.LongText, "Åtgärd", null, null, IsRequired: false, "Skriv en åtgärd"),
            new FormField("net-zero-year", FieldKind.Year, "År", null, "2045", IsRequired: true, "Skriv ett år"),
            new FormField("meeting-date", FieldKind.Date, "Datum", null, "2027-12-13", IsRequired: true, "Välj ett datum"),
            new FormField("other-date", FieldKind.Date, "Datum", null, "i morgon", IsRequired: true, "Välj ett datum"),
            new FormField("phone", FieldKind.Phone, "Telefon", null, "08 123", IsRequired: false, "Skriv ett nummer"),
            new FormField("people", FieldKind.Number, "Invånare", null, "12.5", IsRequired: true, "Skriv ett tal") { Min = 0, Max = 1000 },
            new FormField("area", FieldKind.Number, "Yta", null, "stor", IsRequired: true, "Skriv ett tal") { Error = "Jag hittade inget tal i svaret." },
            new FormField("risks", FieldKind.Choices, "Risker", null, "flood,heat", IsRequired: true, "Välj minst ett svar")
            {
                Options = [new FieldOption("flood", "Översvämning"), new FieldOption("heat", "Värmebölja")],
            },
        ],
        "Skicka"),
        Choices = Enumerable.Range(1, 12).Select(number => new Choice("endorse", $"v{number}", $"Val {number}", "e-1", IsPrimary: number == 1)).ToList(),
        Commands = [new Choice(Command.Step, "back", "Tillbaka", IsPrimary: true), new Choice(Command.Step, "help", "Hjälp")],
        Footer = "Källa: Race to Zero, kontrollerad 2021-09-01",
        Asks = new StepReference("race-to-zero", "case-preparation", "contact-name", "e-1"),
        Answers = new ArticleReference(null, 0.25),
    };

    public static TheoryData<string> Channels => ["msteams", "webchat", "directline", "emulator", "agents"];

    [Fact]
    public void Words_alone_are_a_message_in_Markdown()
    {
        var activity = Render(Plain).Single();

        var json = JsonSerializer.SerializeToElement(activity, ActivityJson.Default.Activity);
        var expected = """
            {"type":"message","serviceUrl":"http://localhost:39673/_connector","channelId":"msteams",
             "from":{"id":"00000000-0000-0000-0000-00000000000011","name":"Test Bot"},
             "conversation":{"conversationType":"personal","tenantId":"00000000-0000-0000-0000-0000000000001","id":"2a039911-fd0d-460a-9a07-e2c281bfe750"},
             "recipient":{"id":"user-id-0","name":"Alex Wilber","aadObjectId":"00000000-0000-0000-0000-0000000000020"},
             "locale":"nb-NO","text":"Hei, **Asker**!","textFormat":"markdown","inputHint":"acceptingInput","replyToId":"a-1"}
            """;
        JsonElement.DeepEquals(json, JsonElement.Parse(expected)).ShouldBeTrue(json.GetRawText());
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void A_full_reply_is_one_valid_card_and_carries_its_words_once(string channelId)
    {
        var activity = Render(Full, channelId).Single();

        activity.Text.ShouldBeNull();
        activity.TextFormat.ShouldBeNull();
        activity.Locale.ShouldBe("sv-SE");
        activity.InputHint.ShouldBe("expectingInput");
        activity.Summary.ShouldBe("Första stycket fortsätter. - ett - två Rubrik Sista stycket.");
        var card = Card(activity);
        CardSchema.Fault(card).ShouldBeNull();
        card.GetProperty("lang").GetString().ShouldBe("sv");
        card.GetProperty("version").GetString().ShouldBe("1.5");
    }

    [Fact]
    public void The_parts_stand_in_their_order() =>
        Body(Full).Select(element => element.GetProperty("type").GetString()).ShouldBe(
        [
            "TextBlock", "TextBlock", "TextBlock", "TextBlock", "TextBlock", "ColumnSet", "TextBlock", "FactSet", "ActionSet", "ActionSet",
            "Input.Text", "Input.Text", "Input.Text", "Input.Number", "Input.Date", "Input.Date",
            "Input.Text", "Input.Number", "TextBlock", "Input.Text", "Input.ChoiceSet", "ActionSet",
            "ActionSet", "ActionSet", "ActionSet", "ActionSet", "TextBlock",
        ]);

    [Fact]
    public void Paragraphs_lists_and_headings_are_blocks_of_their_own()
    {
        var texts = Body(Full).Where(element => element.GetProperty("type").GetString() is "TextBlock").ToList();

        texts.Take(5).Select(text => text.GetProperty("text").GetString())
            .ShouldBe(["Klimatmål", "Första stycket\nfortsätter.", "- ett\n- två", "Rubrik", "Sista stycket."]);
        texts.ShouldAllBe(text => text.GetProperty("wrap").GetBoolean());
        texts[0].GetProperty("style").GetString().ShouldBe("heading");
        texts[0].GetProperty("color").GetString().ShouldBe("good");
    }

    [Fact]
    public void Every_input_has_id_and_label_and_a_required_one_says_what_is_wrong()
    {
        var inputs = Body(Full).Where(element => element.GetProperty("type").GetString()!.StartsWith("Input.", StringComparison.Ordinal)).ToList();

        inputs.Select(input => input.GetProperty("id").GetString()).ShouldBe(Full.Form!.Fields.Select(field => field.Id));
        inputs.ShouldAllBe(input => input.GetProperty("label").GetString() != "" && input.GetProperty("errorMessage").GetString() != "");
        inputs.Select(input => input.GetProperty("isRequired").GetBoolean()).ShouldBe([true, true, false, true, true, true, false, true, true, true]);
        inputs[3].GetProperty("value").GetInt32().ShouldBe(2045);
        inputs[4].GetProperty("value").GetString().ShouldBe("2027-12-13");
        inputs[5].TryGetProperty("value", out _).ShouldBeFalse("no date that the client could show");
    }

    [Fact]
    public void Teams_executes_and_every_other_channel_submits()
    {
        Buttons(Full, "msteams").ShouldAllBe(button => button.GetProperty("type").GetString() == "Action.Execute"
            && button.GetProperty("verb").GetString() == "answer");
        foreach (var channelId in new[] { "webchat", "directline", "emulator", "agents" })
            Buttons(Full, channelId).ShouldAllBe(button => button.GetProperty("type").GetString() == "Action.Submit");
    }

    [Fact]
    public void A_button_submits_what_the_contract_says()
    {
        var reply = Plain with { Choices = [new Choice("endorse", "yes", "Ja", "e-1", IsPrimary: true), new Choice(Command.Step, "skip", "Hopp over")] };

        var buttons = Buttons(reply, "webchat");

        buttons.Select(button => button.GetProperty("data").GetRawText()).ShouldBe(
        [
            """{"klimalos":{"step":"endorse","value":"yes","enrolment":"e-1"}}""",
            """{"klimalos":{"step":"@command","value":"skip"}}""",
        ]);
        buttons[0].GetProperty("style").GetString().ShouldBe("positive");
        buttons[1].TryGetProperty("style", out _).ShouldBeFalse();
    }

    [Fact]
    public void All_choices_are_kept_in_order_in_rows_that_clients_show_whole()
    {
        var rows = Body(Full).Where(element => element.GetProperty("type").GetString() is "ActionSet")
            .Select(row => row.GetProperty("actions").EnumerateArray().ToList()).ToList();

        rows.ShouldAllBe(row => row.Count <= 5);
        rows.SelectMany(row => row).Select(button => button.GetProperty("title").GetString()).ShouldBe(
            ["Ladda ner", "Läs mer", "Skicka", .. Enumerable.Range(1, 12).Select(number => $"Val {number}"), "Tillbaka", "Hjälp"]);
    }

    [Fact]
    public void Buttons_beside_a_form_work_while_a_required_field_is_empty()
    {
        var buttons = Buttons(Full, "webchat");

        buttons.Where(button => button.TryGetProperty("associatedInputs", out _)).Count().ShouldBe(14);
        buttons.Single(button => button.GetProperty("title").GetString() is "Skicka").TryGetProperty("associatedInputs", out _).ShouldBeFalse();
    }

    [Fact]
    public void Only_addresses_that_a_browser_should_open_are_offered() =>
        JsonSerializer.Serialize(Render(Full).Single(), ActivityJson.Default.Activity).ShouldNotContain("javascript:");

    [Fact]
    public void Progress_is_drawn_and_said()
    {
        var bar = Body(Full).Single(element => element.GetProperty("type").GetString() is "ColumnSet").GetProperty("columns").EnumerateArray().ToList();

        bar.Select(column => column.GetProperty("style").GetString()).ShouldBe(["good", "good", "good", "emphasis"]);
        Body(Full)[6].GetProperty("text").GetString().ShouldBe("3 av 4 steg");
    }

    [Fact]
    public void The_marks_say_what_is_asked_and_what_is_answered()
    {
        Marks(Full).ShouldBe("""{"journey":"race-to-zero","step":"contact-name","stage":"case-preparation","enrolment":"e-1","article":null,"score":0.25}""");
        Marks(Plain with { Answers = new ArticleReference("what-is-it", 0.75) }).ShouldBe("""{"article":"what-is-it","score":0.75}""");
        Marks(Plain with { Asks = Full.Asks }).ShouldBe("""{"journey":"race-to-zero","step":"contact-name","stage":"case-preparation","enrolment":"e-1"}""");
        Render(Plain).Single().ChannelData.ShouldBeNull();
    }

    [Fact]
    public void No_null_is_sent_but_that_of_an_unknown_article()
    {
        var json = JsonSerializer.Serialize(Render(Full).Single(), WireJson.Activity);
        json.Replace("\"article\":null", "", StringComparison.Ordinal).ShouldNotContain("null");
        json.ShouldContain("Första", customMessage: "letters stay themselves");
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void Text_from_outside_is_shown_as_it_is_and_breaks_nothing(string channelId)
    {
        var reply = Full with
        {
            Title = Nasty,
            Text = Nasty,
            Facts = [new Fact(Nasty, Nasty)],
            Choices = [new Choice(Nasty, Nasty, Nasty, Nasty)],
            Progress = new Progress(0, 1, Nasty),
        };

        var activity = Render(reply, channelId).Single();
        var body = Card(activity).GetProperty("body");

        CardSchema.Fault(Card(activity)).ShouldBeNull();
        body[0].GetProperty("text").GetString().ShouldStartWith(@"\[klikk\](https://evil.example) \*\*fet\*\* \`kode\` \_lut\_");
        var button = Buttons(reply, channelId).First(button => button.GetProperty("title").ValueEquals(Nasty));
        button.GetProperty("data").GetProperty("klimalos").GetProperty("value").GetString().ShouldBe(Nasty);
    }

    [Theory]
    [InlineData("13. desember 2027", "13.\u00A0desember 2027")]
    [InlineData("- nei", "-\u00A0nei")]
    [InlineData("# 1", "#\u00A01")]
    [InlineData("post_mottak@asker.no", "post_mottak@asker.no")]
    [InlineData("a * b", @"a \* b")]
    [InlineData("C:\\temp", @"C:\\temp")]
    public void A_plain_value_is_not_taken_for_Markdown(string plain, string shown) => Markdown.Literal(plain).ShouldBe(shown);

    [Theory]
    [MemberData(nameof(Channels))]
    public void A_very_long_reply_becomes_several_cards_of_20_kB_and_loses_no_word(string channelId)
    {
        var words = Enumerable.Range(0, 9_000).Select(number => $"ord{number}").ToList();
        var reply = Full with
        {
            Text = string.Join("\n\n", words.Chunk(1_500).Select(chunk => string.Join(' ', chunk))),
            Facts = Enumerable.Range(0, 40).Select(number => new Fact($"Felt {number}", new string('"', 4_000))).ToList(),
        };

        var activities = Render(reply, channelId);

        activities.Count.ShouldBeGreaterThan(5);
        activities.ShouldAllBe(activity => Encoding.UTF8.GetByteCount(Card(activity).GetRawText()) <= ActivityRenderer.MaxCardBytes);
        activities.ShouldAllBe(activity => CardSchema.Fault(Card(activity)) == null);
        activities.Select(activity => activity.ChannelData is not null).ShouldBe([.. Enumerable.Repeat(false, activities.Count - 1), true]);
        var elements = activities.SelectMany(activity => Card(activity).GetProperty("body").EnumerateArray()).ToList();
        elements.Where(element => element.TryGetProperty("text", out _))
            .SelectMany(element => element.GetProperty("text").GetString()!.Split(' ', '\n'))
            .Where(word => word.StartsWith("ord", StringComparison.Ordinal)).ShouldBe(words);
        elements.Where(element => element.GetProperty("type").GetString() is "FactSet")
            .SelectMany(element => element.GetProperty("facts").EnumerateArray())
            .Sum(fact => fact.GetProperty("value").GetString()!.Length).ShouldBe(40 * 4_000);
    }

    [Fact]
    public void Words_alone_that_are_too_long_for_a_message_become_cards() =>
        Render(Plain with { Text = string.Join(' ', Enumerable.Repeat("klima", 10_000)) }).Count.ShouldBeGreaterThan(2);

    [Fact]
    public void A_proactive_reply_replies_to_nothing() =>
        ActivityRenderer.RenderAll(Plain, Reference("webchat"), replyToId: null, Address).Single().ReplyToId.ShouldBeNull();

    [Fact]
    public void Typing_has_the_shape_that_the_SDK_sends()
    {
        var recorded = Sample.Json("out-sdk-typing").GetProperty("body");
        var reference = ConversationReference.Of(Sample.Read(recorded.GetRawText()))!;

        var typing = ActivityRenderer.Typing(reference with { Bot = reference.User, User = reference.Bot }, "act-4");

        JsonElement.DeepEquals(
            JsonSerializer.SerializeToElement(typing with { Locale = "en-US" }, ActivityJson.Default.Activity), recorded).ShouldBeTrue();
    }

    [Fact]
    public void The_summary_is_about_80_characters_of_the_words()
    {
        var reply = Full with { Text = string.Join(' ', Enumerable.Repeat("**klimaplan**", 30)) };
        var summary = Render(reply).Single().Summary!;

        summary.Length.ShouldBeInRange(60, 80);
        summary.ShouldStartWith("klimaplan klimaplan");
        summary.ShouldEndWith("klimaplan…");
    }

    private static IReadOnlyList<Activity> Render(Reply reply, string channelId = "msteams") =>
        ActivityRenderer.RenderAll(reply, Reference(channelId), "a-1", Address);

    private static ConversationReference Reference(string channelId) =>
        ConversationReference.Of(Sample.Activity("in-msteams-message-personal") with { ChannelId = channelId })!;

    private static string Address(DocumentLink document) => $"http://localhost:3978/documents/{document.Kind}";

    private static JsonElement Card(Activity activity)
    {
        var attachment = activity.Attachments.ShouldHaveSingleItem();
        attachment.ContentType.ShouldBe("application/vnd.microsoft.card.adaptive");
        return attachment.Content!.Parse();
    }

    private static List<JsonElement> Body(Reply reply) => [.. Card(Render(reply).Single()).GetProperty("body").EnumerateArray()];

    private static List<JsonElement> Buttons(Reply reply, string channelId) =>
    [
        .. Card(Render(reply, channelId).Single()).GetProperty("body").EnumerateArray()
            .Where(element => element.GetProperty("type").GetString() is "ActionSet")
            .SelectMany(row => row.GetProperty("actions").EnumerateArray())
            .Where(button => button.GetProperty("type").GetString() is not "Action.OpenUrl"),
    ];

    private static string Marks(Reply reply) => Render(reply).Single().ChannelData!.Value.GetProperty("klimalos").GetRawText();

    [Fact]
    public void A_number_has_its_bounds_and_what_was_typed_wrong_is_kept_with_its_error_above()
    {
        var body = Body(Full);

        var people = body.Single(element => Id(element) == "people");
        people.GetProperty("type").GetString().ShouldBe("Input.Number");
        (people.GetProperty("min").GetInt32(), people.GetProperty("max").GetInt32(), people.GetProperty("value").GetDecimal()).ShouldBe((0, 1000, 12.5m));
        var area = body.FindIndex(element => Id(element) == "area");
        body[area].GetProperty("type").GetString().ShouldBe("Input.Text", "an input for numbers would not show it");
        body[area].GetProperty("value").GetString().ShouldBe("stor");
        body[area - 1].GetProperty("text").GetString().ShouldBe("Jag hittade inget tal i svaret.");
        body[area - 1].GetProperty("color").GetString().ShouldBe("attention");
    }

    /// <summary>The renderer of Web Chat takes an empty number for one below its minimum.</summary>
    [Fact]
    public void A_number_that_may_be_left_empty_has_no_limits_that_refuse_it_when_it_is()
    {
        var form = new Form("people", "e1", [new FormField("people", FieldKind.Number, "Invånare", null, null, IsRequired: false, "Skriv ett tal") { Min = 1 }], "Spara");

        var people = Body(Plain with { Form = form }).Single(element => Id(element) == "people");

        people.TryGetProperty("min", out _).ShouldBeFalse();
    }

    [Fact]
    public void Several_choices_are_boxes_to_tick_with_those_ticked_that_were()
    {
        var risks = Body(Full).Single(element => Id(element) == "risks");

        risks.GetProperty("type").GetString().ShouldBe("Input.ChoiceSet");
        risks.GetProperty("isMultiSelect").GetBoolean().ShouldBeTrue();
        risks.GetProperty("value").GetString().ShouldBe("flood,heat");
        risks.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("title").GetString()).ShouldBe(["Översvämning", "Värmebölja"]);
    }

    private static string? Id(JsonElement element) => element.TryGetProperty("id", out var id) ? id.GetString() : null;
}
