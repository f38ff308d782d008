using Klimalos.Conversations;
using Klimalos.Documents;
using Klimalos.Languages;

namespace Klimalos.Tests.Conversations;

public class PaperDialogueTests
{
    [Theory]
    [InlineData("nb-NO", "saksfremlegget", DocumentKind.CasePaper, "Kommunedirektørens forslag til vedtak")]
    [InlineData("nb-NO", "e-post til kampanjen", DocumentKind.CampaignEmail, "Asker kommune")]
    [InlineData("nb-NO", "Sjekkliste", DocumentKind.Checklist, "Klimaplan")]
    [InlineData("nb-NO", "samandrag", DocumentKind.Summary, "Asker kommune")]
    [InlineData("nb-NO", "kalender", DocumentKind.Calendar, "Siste frist")]
    [InlineData("sv-SE", "tjänsteskrivelse", DocumentKind.CasePaper, "förslag till beslut")]
    [InlineData("sv-SE", "checklistan", DocumentKind.Checklist, "Klimatplan")]
    [InlineData("sv-SE", "sammanfattning", DocumentKind.Summary, "Asker")]
    [InlineData("sv-SE", "kalender", DocumentKind.Calendar, "Sista dag")]
    [InlineData("da-DK", "sagsfremstilling", DocumentKind.CasePaper, "indstilling")]
    [InlineData("da-DK", "tjekliste", DocumentKind.Checklist, "Klima")]
    [InlineData("da-DK", "resumé", DocumentKind.Summary, "Asker")]
    [InlineData("da-DK", "kalender", DocumentKind.Calendar, "Sidste frist")]
    [InlineData("en-GB", "case paper", DocumentKind.CasePaper, "recommendation")]
    [InlineData("en-GB", "checklist", DocumentKind.Checklist, "Climate plan")]
    [InlineData("en-GB", "summary", DocumentKind.Summary, "Asker")]
    [InlineData("en-GB", "calendar", DocumentKind.Calendar, "Deadline")]
    public void A_document_is_asked_for_by_its_name_and_shown_with_a_way_to_download_it(string locale, string words, string kind, string shown)
    {
        var talk = Started(locale).Types(words);

        var reply = talk.Replies.ShouldHaveSingleItem();
        reply.Text.ShouldContain(shown);
        reply.Documents.ShouldAllBe(document => document.Kind == kind);
        reply.Documents[0].Language.ShouldBe(Language.Nb);
        reply.Documents.ShouldAllBe(document => document.Label.Length <= 60);
        talk.ShouldSpeak(LanguageExtensions.FromTag(locale)!.Value);
        talk.Presses(Command.Step, CommandName.Resume).ShouldAsk("contact-name");
    }

    [Fact]
    public void Someone_who_speaks_another_language_than_the_municipality_gets_both()
    {
        var talk = Started("en-GB").Types("case paper");

        talk.Replies[0].Documents.Select(document => (document.Language, document.FileName, document.Label)).ShouldBe(
        [
            (Language.Nb, "Saksfremlegg Race to Zero Asker.docx", "Download the case paper (Norsk)"),
            (Language.En, "Case paper Race to Zero Asker.docx", "Download the case paper (English)"),
        ]);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("dokumenter")]
    public void The_documents_are_offered_where_an_official_looks_for_them(string words)
    {
        var talk = Started("nb-NO").Types(words);
        if (words is "status")
            talk.Presses(talk.Replies[0].Commands.Single(command => command.Value == CommandName.Documents).Step, CommandName.Documents);

        talk.Replies[0].Choices.Select(choice => choice.Value).ShouldBe(DocumentKind.All);
        foreach (var choice in talk.Replies[0].Choices.ToArray())
        {
            choice.Label.Length.ShouldBeLessThanOrEqualTo(40);
            talk.Presses(choice.Step, choice.Value).Replies[0].Documents[0].Kind.ShouldBe(choice.Value);
        }
    }

    [Fact]
    public void A_document_is_found_from_another_conversation_when_there_is_only_one_enrolment() =>
        Started("nb-NO").InNewConversation().Types("sjekkliste").Replies[0].Documents.ShouldHaveSingleItem().Kind.ShouldBe(DocumentKind.Checklist);

    [Fact]
    public void Without_an_enrolment_there_is_nothing_to_make_a_document_of()
    {
        var talk = new Dialogue().Types("saksfremlegg");

        talk.Said.ShouldContain("Dokumentene lages ut fra svarene");
        talk.Replies[0].Choices.ShouldNotBeEmpty();
        talk.Replies[0].Documents.ShouldBeEmpty();
    }

    [Fact]
    public void The_letter_can_be_opened_in_the_mail_program() =>
        Started("nb-NO").Types("e-post til kampanjen").Replies[0].Links.ShouldHaveSingleItem().Url.ShouldStartWith("mailto:?subject=Asker%20kommune");

    [Fact]
    public void What_was_typed_in_an_answer_is_no_markup_in_the_preview()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker").Types("**Kari** [her](http://x)").Types("sammendrag");

        talk.Replies[0].Text.ShouldContain(@"\*\*Kari\*\* \[her\](http://x)");
    }

    private static Dialogue Started(string locale) => new Dialogue { Locale = locale }.Arrives().Starts("race-to-zero").Types("Asker");
}
