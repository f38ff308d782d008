using Klimalos.Discord.Talk;

namespace Klimalos.Discord.Tests;

public class CustomIdTests
{
    private const string Enrolment = "0123456789abcdef0123456789abcdef";

    private readonly CustomIds ids = CustomIds.SealedBy("a token");

    [Theory]
    [InlineData("endorse", "yes", Enrolment)]
    [InlineData("@command", "help", null)]
    [InlineData("measures.2.title", null, Enrolment)]
    [InlineData("@secretariat", "a|b:c", null)]
    [InlineData("@confirm", "", "not-a-guid")]
    public void What_is_written_is_read_again_within_a_hundred_characters(string step, string? value, string? enrolment)
    {
        var id = new CustomId(ComponentAction.Submit, step, value, enrolment);

        var text = ids.Write(id, "user:1").ShouldNotBeNull();

        text.Length.ShouldBeLessThanOrEqualTo(100);
        ids.Read(text, "user:1").ShouldBe(id);
    }

    [Fact]
    public void An_id_works_in_the_conversation_that_it_was_made_for_only()
    {
        var text = ids.Write(new CustomId(ComponentAction.Submit, "endorse", "yes", Enrolment), "user:1");

        ids.Read(text, "user:2").ShouldBeNull();
        ids.Read(text, "channel:1").ShouldBeNull();
        CustomIds.SealedBy("another token").Read(text, "user:1").ShouldBeNull();
    }

    [Fact]
    public void Whoever_changes_a_value_an_enrolment_or_the_action_breaks_the_seal()
    {
        var text = ids.Write(new CustomId(ComponentAction.Submit, "endorse", "yes", Enrolment), "user:1")!;

        ids.Read(text.Replace("yes", "no"), "user:1").ShouldBeNull();
        ids.Read($"m{text[1..]}", "user:1").ShouldBeNull();
        ids.Read(text[..^1], "user:1").ShouldBeNull();
        ids.Read("s", "user:1").ShouldBeNull();
        ids.Read("", "user:1").ShouldBeNull();
    }

    [Fact]
    public void The_same_token_seals_the_same_so_that_buttons_outlive_a_restart() =>
        CustomIds.SealedBy("a token").Write(new CustomId(ComponentAction.OpenForm, "measure"), "user:1")
            .ShouldBe(ids.Write(new CustomId(ComponentAction.OpenForm, "measure"), "user:1"));

    [Fact]
    public void A_value_that_is_too_long_is_not_written() =>
        ids.Write(new CustomId(ComponentAction.Submit, "step", new string('x', 100)), "user:1").ShouldBeNull();
}
