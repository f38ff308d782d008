using Klimalos.Conversations;
using Klimalos.Languages;
using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

public abstract class QuestionStoreContract : StoreContract
{
    private int turns;

    [Fact]
    public async Task At_first_the_list_is_empty() => (await ListAsync()).ShouldBeEmpty();

    [Fact]
    public async Task An_unanswered_question_is_listed_as_it_was_asked()
    {
        await AskAsync("Får vi låne «elbil»?", Language.Nb, Noon);

        (await ListAsync()).ShouldHaveSingleItem().ShouldBeTheSameAs(
            new OpenQuestion(OpenQuestionKind.Unanswered, "Får vi låne «elbil»?", Language.Nb, null, 1, Noon, Noon, []));
    }

    [Fact]
    public async Task The_same_words_are_one_question_with_the_number_and_the_times_of_asking()
    {
        await AskAsync("Åpner  ØRSTA kontoret?", Language.Nb, Noon.AddHours(1), Elsewhere);
        await AskAsync("åpner Ørsta kontoret", Language.Nb, Noon.AddHours(3));
        await AskAsync("Åpner Ørsta kontoret", Language.Da, Noon.AddHours(2));

        var list = await ListAsync();

        list.Select(question => (question.Text, question.Language, question.Count)).ShouldBe(
            [("åpner Ørsta kontoret", Language.Nb, 2), ("Åpner Ørsta kontoret", Language.Da, 1)]);
        (list[0].FirstAsked, list[0].LastAsked).ShouldBe((Noon.AddHours(1), Noon.AddHours(3)));
    }

    [Fact]
    public async Task The_latest_question_stands_first_whatever_its_kind()
    {
        await AskAsync("eldst", Language.Nb, Noon);
        await RateAsync(Rating(question: "nyest"), Noon.AddHours(2));
        await AskAsync("midt", Language.Nb, Noon.AddHours(1));

        (await ListAsync()).Select(question => question.Text).ShouldBe(["nyest", "midt", "eldst"]);
    }

    [Fact]
    public async Task An_answer_that_did_not_help_is_listed_with_its_article_and_one_that_helped_is_not()
    {
        await RateAsync(Rating("r2z-cost", "Hva koster det?", comment: "Ingen tall"), Noon);
        await RateAsync(Rating("r2z-deadline", "Når?") with { IsHelpful = true }, Noon);

        (await ListAsync()).ShouldHaveSingleItem().ShouldBeTheSameAs(
            new OpenQuestion(OpenQuestionKind.NotHelpful, "Hva koster det?", Language.Nb, "r2z-cost", 1, Noon, Noon, ["Ingen tall"]));
    }

    [Fact]
    public async Task Ratings_of_several_conversations_are_counted_together_with_all_comments()
    {
        await RateAsync(Rating(comment: "først"), Noon);
        await RateAsync(Rating(comment: "sist"), Noon.AddHours(1), Elsewhere);

        var question = (await ListAsync()).ShouldHaveSingleItem();

        question.Count.ShouldBe(2);
        question.Comments.ShouldBe(["sist", "først"]);
    }

    [Fact]
    public async Task Of_two_ratings_of_one_answer_the_later_counts()
    {
        await RateAsync(Rating("a", "en"), Noon);
        await RateAsync(Rating("a", "en") with { IsHelpful = true }, Noon);
        await RateAsync(Rating("a", "to") with { IsHelpful = true }, Noon);
        await RateAsync(Rating("a", "to"), Noon);

        (await ListAsync()).ShouldHaveSingleItem().Text.ShouldBe("to");
    }

    [Fact]
    public async Task The_comment_joins_the_rating_that_it_follows_and_goes_when_the_opinion_changes()
    {
        await RateAsync(Rating(), Noon);
        await RateAsync(Rating(comment: "Ingen tall"), Noon);
        await RateAsync(Rating(), Noon);
        (await ListAsync()).ShouldHaveSingleItem().Comments.ShouldBe(["Ingen tall"]);

        await RateAsync(Rating() with { IsHelpful = true }, Noon);
        await RateAsync(Rating(), Noon);

        var question = (await ListAsync()).ShouldHaveSingleItem();
        (question.Count, question.Comments.Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_turn_that_is_not_committed_leaves_no_rating()
    {
        await RateAsync(Rating("kept"), Noon);

        var outcome = await Stores.Turns.CommitAsync(Turn("late", version: 0) with { Rating = Rating("lost") }, default);

        outcome.ShouldBe(CommitOutcome.Conflict);
        (await ListAsync()).ShouldHaveSingleItem().Article.ShouldBe("kept");
    }

    private static ConversationKey Elsewhere { get; } = new("directline", "elsewhere");

    private static AnswerRating Rating(string article = "r2z-cost", string question = "Hva koster det?", string? comment = null) =>
        new(article, question, Language.Nb, IsHelpful: false, comment);

    private Task<IReadOnlyList<OpenQuestion>> ListAsync() => Stores.Questions.ListAsync(default);

    private Task AskAsync(string text, Language language, DateTimeOffset at, ConversationKey? conversation = null) =>
        CommitAsync(turn => turn with { At = at, Unanswered = new UnansweredQuestion(text, language) }, conversation);

    private Task RateAsync(AnswerRating rating, DateTimeOffset at, ConversationKey? conversation = null) =>
        CommitAsync(turn => turn with { At = at, Rating = rating }, conversation);

    private async Task CommitAsync(Func<TurnCommit, TurnCommit> with, ConversationKey? conversation)
    {
        var loaded = await Stores.Turns.LoadAsync(conversation ?? Conversation, Kari, default);
        var turn = with(Turn($"a-{++turns}", loaded.Version, conversation));
        (await Stores.Turns.CommitAsync(turn, default)).ShouldBe(CommitOutcome.Committed);
    }
}
