using Klimalos.Conversations;

namespace Klimalos.Tests.Conversations;

public class DidYouMeanDialogueTests
{
    private static readonly string Unclear = RepositoryContent.UnclearQuestion();

    [Fact]
    public void An_unclear_question_is_answered_with_a_few_to_choose_among()
    {
        var talk = new Dialogue().Types(Unclear).ShouldAnswerWith(string.Empty);
        talk.Replies.ShouldHaveSingleItem().Choices.Count.ShouldBeInRange(3, 4);
    }

    [Fact]
    public void The_choice_is_made_by_its_button_its_number_or_its_title()
    {
        var choice = new Dialogue().Types(Unclear).Replies[0].Choices[0];

        new Dialogue().Types(Unclear).Presses(choice.Step, choice.Value).ShouldAnswerWith(choice.Value);
        new Dialogue().Types(Unclear, "1").ShouldAnswerWith(choice.Value);
        new Dialogue().Types(Unclear, choice.Label).ShouldAnswerWith(choice.Value);
    }

    [Fact]
    public void None_of_these_says_whom_to_ask_and_keeps_the_question()
    {
        var talk = new Dialogue().Types(Unclear, "ingen av disse");
        talk.Said.ShouldContain("Ta kontakt med");
        talk.Last.UnansweredQuestion.ShouldBe(PersonalData.Mask(Unclear));
    }

    [Fact]
    public void In_the_middle_of_a_step_the_step_is_asked_again_after_the_choice()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker", "Kari Nordmann", "kari@asker.kommune.no").ShouldAsk("endorse");
        talk.Types(Unclear).Asked.ShouldBeNull("its numbers would be mistaken for those of the articles");
        talk.Types("1").ShouldAsk("endorse");
        talk.Types(Unclear).Types("ja").ShouldAsk("net-zero-year");
    }
}
