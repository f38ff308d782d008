using Klimalos.BotFramework.Cards;

namespace Klimalos.BotFramework.Tests.Cards;

public class AnswerStreamTests
{
    [Fact]
    public void A_text_is_cut_at_the_end_of_sentences_and_lines_and_each_part_begins_like_the_next()
    {
        var text = string.Join("\n\n", Enumerable.Repeat("Dette er en setning. Her er en til! Og hva er så dette? Det er den siste.", 12));

        var parts = AnswerStream.Cuts(text).ToList();

        parts.Count.ShouldBe(2);
        parts.ShouldAllBe(part => text.StartsWith(part, StringComparison.Ordinal) && part.Length < text.Length);
        parts.ShouldAllBe(part => ".!?".Contains(part.TrimEnd().Last()));
        parts[1].Length.ShouldBeGreaterThan(parts[0].Length);
    }

    [Fact]
    public void A_very_long_text_comes_in_few_parts() => AnswerStream.Cuts(string.Concat(Enumerable.Repeat("En setning. ", 1_000))).Count().ShouldBe(3);

    [Theory]
    [InlineData("**", "**")]
    [InlineData("[", "](https://example.org/plan)")]
    public void No_part_ends_within_emphasis_or_a_link(string opens, string closes)
    {
        var text = $"Først. {opens}{string.Join(' ', Enumerable.Repeat("Et ord. Et til.", 20))}{closes} Sist. {string.Join(' ', Enumerable.Repeat("Et ord. Et til.", 20))}";

        foreach (var part in AnswerStream.Cuts(text))
            part.Contains(opens, StringComparison.Ordinal).ShouldBe(part.Contains(closes, StringComparison.Ordinal), part);
    }

    [Fact]
    public void The_number_of_a_list_item_does_not_end_a_sentence() =>
        AnswerStream.Cuts(string.Join('\n', Enumerable.Range(1, 30).Select(number => $"{number}. et punkt i en liste som er lang")))
            .ShouldAllBe(part => part.EndsWith("lang", StringComparison.Ordinal));
}
