using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.Tests.Conversations;

public class QuestionDialogueTests
{
    [Theory]
    [InlineData("Hva koster det å være med i Race to Zero?", Language.Nb)]
    [InlineData("Vad kostar det att vara med i Race to Zero?", Language.Sv)]
    [InlineData("Hvad koster det at være med i Race to Zero?", Language.Da)]
    [InlineData("What does it cost to join Race to Zero?", Language.En)]
    public void A_question_is_answered_in_the_language_of_the_question_with_its_source(string question, Language language)
    {
        var talk = new Dialogue().Types(question).ShouldAnswerWith("r2z-cost").ShouldSpeak(language);
        talk.Replies[0].Footer!.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_question_asked_in_the_middle_is_answered_and_the_step_asked_again()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker").Types("Hva koster det å være med?");
        talk.ShouldAnswerWith("r2z-cost").ShouldAsk("contact-name");
        talk.Enrolment!.Answers.Keys.ShouldNotContain("contact-name");
    }

    [Fact]
    public void A_question_without_question_mark_in_a_free_text_step_is_no_answer()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker").Types("hva koster det å være med");
        talk.ShouldAnswerWith("r2z-cost").ShouldAsk("contact-name");
    }

    [Fact]
    public void A_question_that_no_article_answers_gets_a_plain_I_dont_know_with_whom_to_ask()
    {
        var talk = new Dialogue().Types("Hvor får jeg parkeringstillatelse i sentrum?").ShouldAnswerWith(string.Empty);
        talk.Said.ShouldContain("Ta kontakt med");
        talk.Last.UnansweredQuestion.ShouldNotBeNull();
    }

    [Fact]
    public void Short_answers_never_switch_the_language()
    {
        var talk = new Dialogue { Locale = "en-US" }.Types("Hei, vi vil gjerne melde kommunen på kampanjen").ShouldSpeak(Language.Nb);
        talk.Types("Asker", "John Smith", "john.smith@asker.kommune.no").ShouldSpeak(Language.Nb).Types("yes").ShouldSpeak(Language.Nb);
    }

    [Fact]
    public void The_persons_choice_goes_before_the_clients_locale()
    {
        var talk = new Dialogue { Locale = "en-US" }.Types("dansk").ShouldSpeak(Language.Da);
        talk.InNewConversation().Arrives().ShouldSpeak(Language.Da);
    }

    [Theory]
    [InlineData("hvad koster det", Language.Da)]
    [InlineData("vad kostar det", Language.Sv)]
    [InlineData("what is the deadline", Language.En)]
    public void A_greeting_in_a_guessed_language_does_not_bind_the_first_question_to_it(string question, Language language) =>
        new Dialogue { Locale = null }.Arrives().ShouldSpeak(Language.Nb).Types(question).ShouldSpeak(language);

    [Fact]
    public void Whoever_arrives_twice_is_welcomed_once()
    {
        var talk = new Dialogue().Arrives();
        talk.Replies.ShouldHaveSingleItem();
        talk.Arrives().Replies.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("hjelp")]
    [InlineData("takk")]
    [InlineData("hei")]
    [InlineData("status")]
    [InlineData("tilbake")]
    [InlineData("hopp over")]
    [InlineData("bekreft")]
    [InlineData("avbryt")]
    [InlineData("fortsett")]
    [InlineData("bytt språk")]
    public void Every_command_has_an_answer_also_when_nothing_is_under_way(string words) =>
        new Dialogue().Types(words).Replies.ShouldNotBeEmpty();

    [Fact]
    public void A_button_of_nobodys_enrolment_shows_what_can_be_done()
    {
        var talk = new Dialogue().Submits(new Submission("endorse", "yes", "somebody-elses"));
        talk.Replies[^1].Choices.ShouldContain(choice => choice.Step == Command.Start);
        talk.Enrolment.ShouldBeNull();
    }

    [Theory]
    [InlineData("race-to-zero", "r2z-cost")]
    [InlineData("covenant-of-mayors", "cov-cost")]
    [InlineData("klimatkontrakt", "vc-cost")]
    [InlineData("koldioxidbudget", "co2-price")]
    public void A_question_that_names_no_campaign_is_about_the_journey_in_hand(string journey, string article) =>
        new Dialogue().Starts(journey).Types("Hva koster det å være med?").ShouldAnswerWith(article);
}
