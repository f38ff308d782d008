using System.Text.Json;

namespace Klimalos.BotFramework.Tests.Cards;

/// <summary>The checker itself: a check that finds nothing proves nothing.</summary>
public class CardSchemaTests
{
    [Fact]
    public void A_recorded_card_is_valid() =>
        CardSchema.Fault(Sample.Json("out-sdk-card").GetProperty("body").GetProperty("attachments")[0].GetProperty("content")).ShouldBeNull();

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","made":"up"}""")]
    [InlineData("""{"type":"Card"}""")]
    [InlineData("""{"type":"AdaptiveCard","body":{}}""")]
    [InlineData("""{"type":"AdaptiveCard","body":[{"type":"TextBlock"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","body":[{"text":"no type"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"x","wrap":"yes"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"x","size":"huge"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","body":[{"type":"Input.Number","id":"x","value":"5"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","body":[{"type":"ActionSet","actions":[{"type":"Action.OpenUrl","title":"x"}]}]}""")]
    public void A_wrong_card_is_found_out(string card) => CardSchema.Fault(JsonElement.Parse(card)).ShouldNotBeNull();
}
