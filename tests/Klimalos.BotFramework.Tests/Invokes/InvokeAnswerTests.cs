using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Invokes;

namespace Klimalos.BotFramework.Tests.Invokes;

public class InvokeAnswerTests
{
    [Fact]
    public void A_card_in_place_of_the_pressed_one_has_the_recorded_shape()
    {
        var recorded = Sample.Json("invoke-response-again");
        ShouldBe(InvokeAnswer.Card(recorded.GetProperty("body").GetProperty("value")), recorded);
    }

    [Fact]
    public void A_message_below_the_card_has_the_recorded_shape() =>
        ShouldBe(InvokeAnswer.Message("a message instead of a card"), Sample.Json("invoke-response-message"));

    [Fact]
    public void An_error_has_the_recorded_shape() =>
        ShouldBe(InvokeAnswer.Error(400, "BadRequest", "a wrong request"), Sample.Json("invoke-response-error"));

    [Fact]
    public void An_unknown_invoke_is_answered_with_501_and_nothing_else()
    {
        InvokeAnswer.Unknown.Status.ShouldBe(Sample.Json("invoke-response-throw").GetProperty("status").GetInt32());
        InvokeAnswer.Unknown.Body.ShouldBeNull();
    }

    [Theory]
    [InlineData("expectReplies-message-request-and-response")]
    [InlineData("expectReplies-invoke-request-and-response")]
    public void Expected_replies_have_the_recorded_shape(string sample)
    {
        var recorded = Sample.Json(sample).GetProperty("response");
        var replies = recorded.GetProperty("activities").EnumerateArray().Select(reply => Sample.Read(reply.GetRawText()));

        var answer = InvokeAnswer.ExpectedReplies(replies);

        answer.Status.ShouldBe(200);
        JsonElement.DeepEquals(answer.Body!.Value, recorded).ShouldBeTrue(answer.Body.Value.GetRawText());
    }

    [Fact]
    public void The_answer_to_an_invoke_among_expected_replies_has_the_recorded_shape()
    {
        var sample = Sample.Json("expectReplies-invoke-request-and-response");
        var recorded = sample.GetProperty("response").GetProperty("activities")[0];
        var request = Sample.Read(sample.GetProperty("request").GetRawText());
        var card = recorded.GetProperty("value").GetProperty("body").GetProperty("value");

        var reply = InvokeAnswer.AsReply(InvokeAnswer.Card(card), ConversationReference.Of(request)!, request.Id);

        var written = JsonSerializer.SerializeToElement(reply, ActivityJson.Default.Activity);
        JsonElement.DeepEquals(written, recorded).ShouldBeTrue(written.GetRawText());
    }

    [Fact]
    public void A_recorded_action_is_read_with_its_merged_data()
    {
        var action = ExecutedAction.Read(Sample.Activity("in-msteams-invoke-adaptivecard-action").Value).ShouldNotBeNull();

        action.Verb.ShouldBe("again");
        action.Trigger.ShouldBeNull("the playground does not tell it");
        action.Data!.Value.GetProperty("name").GetString().ShouldBe("Bob");
    }

    private static void ShouldBe(ReceiverResponse answer, JsonElement recorded)
    {
        answer.Status.ShouldBe(recorded.GetProperty("status").GetInt32());
        JsonElement.DeepEquals(answer.Body!.Value, recorded.GetProperty("body")).ShouldBeTrue(answer.Body.Value.GetRawText());
    }
}
