using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.Tests.Conversations;

public class RatingDialogueTests
{
    private const string Question = "Hva koster det å være med i Race to Zero?";

    [Fact]
    public void An_answer_offers_to_be_rated()
    {
        var answer = new Dialogue().Types(Question).Replies[0];

        answer.Commands.Select(command => (command.Step, command.Value, command.Label)).ShouldBe(
            [(Command.Rate, "helpful:r2z-cost", "Nyttig"), (Command.Rate, "not:r2z-cost", "Ikke nyttig")]);
    }

    [Fact]
    public void What_is_not_known_is_not_rated()
    {
        var talk = new Dialogue().Types("Hvor får jeg parkeringstillatelse i sentrum?").ShouldAnswerWith(string.Empty);

        talk.Replies.SelectMany(reply => reply.Commands).ShouldNotContain(command => command.Step == Command.Rate);
        talk.Last.State.Pending.ShouldBeNull();
    }

    [Fact]
    public void A_helpful_answer_is_noted_with_its_question_and_thanked()
    {
        var talk = new Dialogue().Types(Question).Presses(Command.Rate, "helpful:r2z-cost");

        talk.Last.Rating.ShouldBe(new AnswerRating("r2z-cost", Question, Language.Nb, IsHelpful: true));
        talk.Said.ShouldContain("godt å høre");
    }

    [Fact]
    public void After_a_no_the_next_line_is_the_comment_and_the_one_after_that_is_not()
    {
        var talk = new Dialogue().Types(Question).Presses(Command.Rate, "not:r2z-cost");
        talk.Last.Rating.ShouldBe(new AnswerRating("r2z-cost", Question, Language.Nb, IsHelpful: false));
        talk.Said.ShouldContain("Hva var det som manglet");

        talk.Types("Jeg savner tall, ring 900 63 086");
        talk.Last.Rating.ShouldBe(new AnswerRating("r2z-cost", Question, Language.Nb, IsHelpful: false, "Jeg savner tall, ring ***"));

        talk.Types("Jeg savner tall");
        talk.Last.Rating.ShouldBeNull();
    }

    [Theory]
    [InlineData("Hva koster det å være med i Race to Zero?", "nyttig", true)]
    [InlineData("Hva koster det å være med i Race to Zero?", "Det var ikke nyttig.", false)]
    [InlineData("Vad kostar det att vara med i Race to Zero?", "Hjälpte!", true)]
    [InlineData("Vad kostar det att vara med i Race to Zero?", "hjälpte inte", false)]
    [InlineData("Hvad koster det at være med i Race to Zero?", "Nyttigt", true)]
    [InlineData("Hvad koster det at være med i Race to Zero?", "ikke nyttigt", false)]
    [InlineData("What does it cost to join Race to Zero?", "helpful", true)]
    [InlineData("What does it cost to join Race to Zero?", "That wasn't helpful", false)]
    public void Words_right_after_an_answer_rate_it(string question, string words, bool isHelpful)
    {
        var talk = new Dialogue().Types(question);
        var language = talk.Language;
        talk.Types(words);

        talk.Last.Rating.ShouldBe(new AnswerRating("r2z-cost", question, language, isHelpful));
        talk.ShouldSpeak(language);
    }

    [Fact]
    public void The_same_words_later_are_no_rating()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker", Question, "Kari Nordmann").ShouldAsk("contact-email").Types("nyttig");

        talk.Last.Rating.ShouldBeNull();
    }

    [Fact]
    public void A_button_of_an_older_answer_counts_for_its_article_without_a_question()
    {
        var talk = new Dialogue().Types(Question, "Hvem kan bli med i Race to Zero?").Presses(Command.Rate, "helpful:r2z-cost");

        talk.Last.Rating.ShouldBe(new AnswerRating("r2z-cost", "", Language.Nb, IsHelpful: true));
    }

    [Theory]
    [InlineData("not")]
    [InlineData("helpful:no-such-article")]
    [InlineData("")]
    public void A_button_for_nothing_is_no_rating(string value)
    {
        var talk = new Dialogue().Types(Question).Presses(Command.Rate, value);

        talk.Last.Rating.ShouldBeNull();
        talk.Replies.ShouldNotBeEmpty();
    }

    [Fact]
    public void Who_thinks_better_of_it_rates_again()
    {
        var talk = new Dialogue().Types(Question, "ikke nyttig", "nyttig");

        talk.Last.Rating.ShouldBe(new AnswerRating("r2z-cost", Question, Language.Nb, IsHelpful: true));
    }

    [Theory]
    [InlineData("nei")]
    [InlineData("hopp over")]
    [InlineData("1")]
    public void The_comment_may_be_left_out(string words)
    {
        var talk = new Dialogue().Types(Question, "ikke nyttig", words);

        talk.Last.Rating.ShouldBeNull();
        talk.Said.ShouldContain("Sekretariatet ser");
    }

    [Fact]
    public void The_button_beside_the_comment_leaves_it_out()
    {
        var asked = new Dialogue().Types(Question, "ikke nyttig");
        var no = asked.Replies[^1].Choices.ShouldHaveSingleItem();

        var talk = asked.Presses(no.Step, no.Value);

        talk.Last.Rating.ShouldBeNull();
        talk.Types("Jeg savner tall").Last.Rating.ShouldBeNull();
    }

    [Fact]
    public void In_a_free_text_step_the_comment_is_not_the_answer_and_the_answer_is_not_the_comment()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker", Question).ShouldAsk("contact-name").Types("ikke nyttig");

        talk.Types("Jeg savner tall").ShouldAsk("contact-name");
        talk.Last.Rating!.Comment.ShouldBe("Jeg savner tall");
        talk.Enrolment!.Answers.Keys.ShouldNotContain("contact-name");

        talk.Types("Kari Nordmann").ShouldAsk("contact-email");
        talk.Last.Rating.ShouldBeNull();
        talk.Enrolment!.Answers["contact-name"].Value.ShouldBe("Kari Nordmann");
    }

    [Fact]
    public void An_answer_to_the_step_right_after_the_article_is_the_answer()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker", Question, "Kari Nordmann").ShouldAsk("contact-email");

        talk.Last.Rating.ShouldBeNull();
        talk.Last.State.Pending.ShouldBeNull();
    }

    [Fact]
    public void Skipping_the_comment_skips_no_step()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker", Question, "ikke nyttig", "hopp over").ShouldAsk("contact-name");

        talk.Enrolment!.Answers.Keys.ShouldNotContain("contact-name");
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("nei")]
    public void A_bare_yes_or_no_to_the_comment_answers_no_step(string words)
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker", "Kari Nordmann", "kari@asker.no").ShouldAsk("endorse");

        talk.Types(Question, "ikke nyttig", words).ShouldAsk("endorse");

        talk.Last.Rating.ShouldBeNull();
        talk.Enrolment!.Answers.Keys.ShouldNotContain("endorse");
    }

    [Fact]
    public void A_number_an_address_or_a_label_is_the_answer_to_the_step_that_asks_for_one()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker", "Kari Nordmann");
        talk.Types(Question, "ikke nyttig", "kari@asker.no").ShouldAsk("endorse");
        talk.Types("ja").ShouldAsk("net-zero-year");
        talk.Types(Question, "ikke nyttig", "2045").ShouldAsk("target-2030");

        talk.Enrolment!.Answers["net-zero-year"].Value.ShouldBe("2045");
        talk.Enrolment!.Answers["contact-email"].Value.ShouldBe("kari@asker.no");
    }

    [Fact]
    public void A_sentence_with_a_year_in_it_is_the_comment_also_where_a_year_is_asked()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker", "Kari Nordmann", "kari@asker.no", "ja").ShouldAsk("net-zero-year");

        talk.Types(Question, "ikke nyttig", "det mangler priser for 2045").ShouldAsk("net-zero-year");

        talk.Last.Rating!.Comment.ShouldBe("det mangler priser for 2045");
        talk.Enrolment!.Answers.Keys.ShouldNotContain("net-zero-year");
    }

    [Fact]
    public void A_question_instead_of_a_comment_is_answered()
    {
        var talk = new Dialogue().Types(Question, "ikke nyttig", "Hvem kan bli med i Race to Zero?").ShouldAnswerWith("r2z-who-can-join");

        talk.Last.Rating.ShouldBeNull();
    }

    [Theory]
    [InlineData("status")]
    [InlineData("svenska")]
    public void After_a_command_the_next_line_is_no_comment(string command)
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker", Question, "ikke nyttig", command);
        talk.Last.Rating.ShouldBeNull();

        talk.Types("Kari Nordmann").Last.Rating.ShouldBeNull();
        talk.Enrolment!.Answers["contact-name"].Value.ShouldBe("Kari Nordmann");
    }

    [Fact]
    public void After_a_button_of_the_step_the_next_line_is_no_comment()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker", "Kari Nordmann", "kari@asker.no").ShouldAsk("endorse");

        talk.Types(Question, "ikke nyttig").Presses("endorse", "yes").ShouldAsk("net-zero-year").Types("2045").ShouldAsk("target-2030");

        talk.Last.Rating.ShouldBeNull();
    }

    [Fact]
    public void A_yes_button_of_an_older_question_rates_nothing()
    {
        var talk = new Dialogue().Types(Question).Presses(Command.Confirm, "yes");

        talk.Last.Rating.ShouldBeNull();
    }

    [Fact]
    public void A_question_is_remembered_without_personal_data_and_not_at_any_length()
    {
        var talk = new Dialogue().Types($"Hva koster det å være med i Race to Zero? Mvh kari@asker.no {new string('x', 600)}");
        talk.Types(Question.Replace("?", ", svar til kari@asker.no?", StringComparison.Ordinal));

        talk.Last.State.LastQuestion.ShouldBe("Hva koster det å være med i Race to Zero, svar til ***");
    }
}
