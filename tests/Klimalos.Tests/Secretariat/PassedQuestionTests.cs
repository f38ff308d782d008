using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Tests.Conversations;
using static Klimalos.Tests.Secretariat.Desk;

namespace Klimalos.Tests.Secretariat;

public sealed class PassedQuestionTests
{
    private const string Unknown = "Hvor mange fliser er det på rådhustaket i Ulan Bator?";
    private readonly Desk desk = new Desk().WithMunicipalities();

    [Theory]
    [InlineData("nb-NO", "spør sekretariatet", "ja")]
    [InlineData("sv-SE", "fråga sekretariatet", "ja")]
    [InlineData("da-DK", "spørg sekretariatet", "ja")]
    [InlineData("en-GB", "ask the secretariat", "yes")]
    public void A_question_that_nobody_knows_is_passed_on_with_consent(string locale, string words, string yes)
    {
        var ola = desk.With(new Person("msteams", "29:ola", "Ola Hansen"), locale).Types(Unknown);
        ola.Article.ShouldBe(string.Empty);

        ola.Types(words);
        desk.World.Secretariat.Questions.ShouldBeEmpty();
        ola.Types(yes);

        var question = desk.World.Secretariat.Questions.ShouldHaveSingleItem();
        (question.Text, question.Name, question.Municipality).ShouldBe((Unknown, "Ola Hansen", null));
        desk.World.Secretariat.Notices.ShouldHaveSingleItem().Replies[Language.Sv].Text.ShouldContain("**Ola Hansen**");
    }

    [Fact]
    public void The_button_below_not_known_does_the_same_and_the_municipality_is_named_in_the_consent()
    {
        var kari = new Dialogue(desk.World, Kari).Presses(Command.Resume, desk.Of("NO-3203").Id).Types(Unknown);
        var button = kari.Replies.SelectMany(reply => reply.Choices).First(choice => choice.Step == Command.PassOn);

        kari.Presses(button.Step, button.Value);
        kari.Said.ShouldContain("(Asker)");
        kari.Types("ja");

        desk.World.Secretariat.Questions[0].Municipality.ShouldBe("NO-3203");
        kari.Asked.ShouldBe("contact-name");
    }

    [Fact]
    public void Without_consent_nothing_is_passed_on()
    {
        desk.With(Kari).InNewConversation().Types(Unknown, "spør sekretariatet", "nei");

        desk.World.Secretariat.Questions.ShouldBeEmpty();
        desk.World.Secretariat.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void Where_there_is_no_secretariat_nothing_is_offered()
    {
        var kari = new Dialogue(new World(), Kari).Types(Unknown);

        kari.Replies.SelectMany(reply => reply.Choices).ShouldNotContain(choice => choice.Step == Command.PassOn);
        kari.Presses(Command.PassOn, "ask").Last.Secretariat.ShouldBeNull();
    }

    [Fact]
    public void Personal_data_in_the_question_is_masked()
    {
        desk.With(Kari).Types("spør sekretariatet", "Ring meg på 911 22 333 eller kari@asker.no", "ja");

        desk.World.Secretariat.Questions[0].Text.ShouldNotContain("911");
        desk.World.Secretariat.Questions[0].Text.ShouldNotContain("kari@");
    }

    [Fact]
    public void A_member_answers_and_the_asker_gets_it_in_their_language()
    {
        desk.With(Sven, "sv-SE").Types("Hur många tegelpannor har stadshuset i Ulan Bator?", "fråga sekretariatet", "ja");

        var siri = desk.With(Siri).Types("spørsmål");
        siri.Said.ShouldContain("**Sven Svensson**");
        siri.Types("svar").Said.ShouldContain("Svenska");
        siri.Types("Det vet ingen.");

        var answer = desk.World.Messages[^1];
        answer.To.ShouldBe(Sven.Key);
        answer.In.ShouldBeNull();
        answer.Reply.ShouldSatisfyAllConditions(
            reply => reply.Language.ShouldBe(Language.Sv),
            reply => reply.Title.ShouldBe("Svar från sekretariatet"),
            reply => reply.Text.ShouldEndWith("Det vet ingen."));
        siri.Types("spørsmål").Said.ShouldContain("Ingen spørsmål venter");
    }

    [Fact]
    public void The_notices_button_answers_its_own_question()
    {
        desk.With(Kari).Types("spør sekretariatet", "Første?", "ja");
        desk.With(Sven).Types("spør sekretariatet", "Andre?", "ja");
        var button = desk.World.Secretariat.Notices[0].Replies[Language.Nb].Choices[0];

        desk.With(Siri).Presses(button.Step, button.Value).Types("Svar på første");

        desk.World.Messages[^1].To.ShouldBe(Kari.Key);
        desk.World.Secretariat.Questions[1].Answer.ShouldBeNull();
    }

    [Fact]
    public void With_several_open_the_command_lists_them()
    {
        desk.With(Kari).Types("spør sekretariatet", "Første?", "ja");
        desk.With(Sven).Types("spør sekretariatet", "Andre?", "ja");

        var siri = desk.With(Siri).Types("svar");

        siri.Said.ShouldContain("2 spørsmål venter");
        siri.Types("2", "Svar på andre");
        desk.World.Messages[^1].To.ShouldBe(Sven.Key);
    }

    [Fact]
    public void Of_two_who_answer_the_later_is_told_what_the_first_said()
    {
        desk.World.Secretariat.Members.Add(Bo.Key);
        desk.With(Kari).Types("spør sekretariatet", "Hva nå?", "ja");
        var (siri, bo) = (desk.With(Siri).Types("svar"), desk.With(Bo).Types("svar"));
        siri.Types("Først");

        bo.Types("Sist").Said.ShouldContain("Siri Sekretær har alt svart");

        bo.Last.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_asked_in_a_group_is_answered_there()
    {
        desk.With(Kari, isShared: true).InNewConversation().Types("spør sekretariatet", "Hva nå?", "ja");

        desk.With(Siri).Types("svar", "Slik.");

        desk.World.Messages[^1].In.ShouldBe(new ConversationAddress("msteams", "a:1"));
    }

    [Fact]
    public void An_answer_becomes_a_draft_article_with_one_action()
    {
        desk.With(Kari).Types("spør sekretariatet", "Hvem søker støtte?", "ja");
        var siri = desk.With(Siri).Types("svar", "Klimasats.");

        Press(siri, "draft:").Said.ShouldContain("hvem-soker-stotte.nb.md");

        desk.World.Secretariat.Drafts.ShouldBe(["hvem-soker-stotte.nb.md"]);
        desk.With(Siri).Types("lag utkast").Said.ShouldContain("ikke noe besvart spørsmål");
    }
}
