using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;

namespace Bot.Tests.Teams;

public sealed class PressedCardTests : TeamsTest
{
    [Fact]
    public async Task A_pressed_button_closes_its_card_and_says_what_was_answered()
    {
        var kari = Client();
        var welcome = await kari.SayAsync("hei");

        var (status, body) = await kari.PressAsync(welcome, "@start", "race-to-zero");

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("statusCode").GetInt32().ShouldBe(200);
        body.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.card.adaptive");
        var closed = body.GetProperty("value").GetRawText();
        closed.ShouldNotContain("Action.Execute");
        Text(body).ShouldContain("✓ Svart: Meld på: Race to Zero");
        await Patience.UntilAsync(() => Connector.Changed.ContainsKey(welcome.Id));
        Connector.Changed[welcome.Id]!.Value.GetRawText().ShouldNotContain("Action.Execute", customMessage: "the message itself is replaced, for whoever looks later");
    }

    [Fact]
    public async Task A_sent_form_closes_its_card_without_repeating_what_was_written()
    {
        var kari = Client();
        await kari.PressAsync(await kari.SayAsync("hei"), "@start", "race-to-zero");
        var form = await kari.SayAsync("Asker");

        var (_, body) = await kari.PressAsync(form, "contact-name", null, new JsonObject { ["contact-name"] = "Ola", ["contact-email"] = "ola@asker.kommune.no" });

        Text(body).ShouldContain("✓ Sendt");
        body.GetRawText().ShouldNotContain("Input.");
        body.GetRawText().ShouldNotContain("ola@asker");
    }

    [Fact]
    public async Task A_press_on_help_leaves_the_card_open()
    {
        var kari = Client();
        var welcome = await kari.SayAsync("hei");

        var (status, body) = await kari.PressAsync(welcome, "@command", "help");

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.activity.message");
        Connector.Changed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_that_is_forgotten_closes_with_the_words_of_the_button()
    {
        var kari = Client();
        await kari.SayAsync("hei");
        var data = new JsonObject { ["klimalos"] = new JsonObject { ["step"] = "@start", ["value"] = "race-to-zero" } };
        var action = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "answer", ["title"] = "Bli *med*", ["data"] = data };

        var (status, body) = await kari.InvokeAsync("adaptiveCard/action", new JsonObject { ["action"] = action }, "nobody-knows");

        status.ShouldBe(HttpStatusCode.OK);
        Text(body).ShouldContain("✓ Svart: Bli \\*med\\*");
    }

    [Fact]
    public async Task A_stale_press_changes_nothing_and_is_answered_with_where_things_stand()
    {
        var kari = Client();
        await kari.PressAsync(await kari.SayAsync("hei"), "@start", "race-to-zero");
        await kari.SayAsync("Asker");
        await kari.SayAsync("Kari Nordmann");
        var endorse = await kari.SayAsync("kari@asker.kommune.no");
        await kari.PressAsync(endorse, "endorse", "yes");
        await kari.SayAsync("2045");
        var before = kari.Count;

        var (status, _) = await kari.PressAsync(endorse, "@confirm", "yes");

        status.ShouldBe(HttpStatusCode.OK);
        var answer = await kari.LastAsync(before + 1);
        answer.Json.GetRawText().ShouldContain("klimamål", Case.Insensitive);
    }

    [Fact]
    public async Task In_a_group_the_closed_card_names_who_answered()
    {
        var kari = Client("19:group@thread.v2", "groupChat");
        var welcome = await kari.SayAsync("hei");

        var (_, body) = await kari.PressAsync(welcome, "@start", "race-to-zero");

        Text(body).ShouldContain("✓ Kari Nordmann svarte: Meld på: Race to Zero");
    }

    [Fact]
    public async Task A_status_card_is_asked_for_anew_by_those_who_share_the_enrolment_and_shows_how_things_stand_then()
    {
        var kari = Client();
        await kari.PressAsync(await kari.SayAsync("hei"), "@start", "race-to-zero");
        await kari.SayAsync("Asker");
        var status = await kari.SayAsync("status");
        var refresh = Card(status).GetProperty("refresh");
        refresh.GetProperty("userIds").EnumerateArray().Select(id => id.GetString()).ShouldBe(["29:kari"]);
        await kari.SayAsync("fortsett");
        await kari.SayAsync("Kari Nordmann");
        await kari.SayAsync("kari@asker.kommune.no");
        var before = kari.Count;

        var (code, body) = await kari.InvokeAsync(
            "adaptiveCard/action", new JsonObject { ["action"] = JsonNode.Parse(refresh.GetProperty("action").GetRawText()), ["trigger"] = "automatic" }, status.Id);

        code.ShouldBe(HttpStatusCode.OK);
        var value = body.GetProperty("value");
        value.GetProperty("refresh").GetProperty("userIds")[0].GetString().ShouldBe("29:kari");
        value.GetRawText().ShouldNotBe(Card(status).GetRawText());
        kari.Count.ShouldBe(before, "nothing is said in the chat");
        Connector.Changed.ShouldNotContainKey(status.Id);
    }

    private static JsonElement Card(SentActivity activity) => activity.Json.GetProperty("attachments")[0].GetProperty("content");

    /// <summary>What the card's last text says.</summary>
    private static string Text(JsonElement body) => body.GetProperty("value").GetProperty("body").EnumerateArray()
        .Last(element => element.TryGetProperty("text", out _)).GetProperty("text").GetString()!;
}
