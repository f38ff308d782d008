using System.Text;
using Klimalos.Documents;
using Klimalos.Languages;

namespace Klimalos.Tests.Documents;

public class CampaignEmailTests
{
    public static TheoryData<Language> All => [.. LanguageExtensions.All];

    [Fact]
    public void The_email_tells_what_was_decided_and_what_the_municipality_answers()
    {
        var (subject, body) = Compose(Language.Nb);

        subject.ShouldBe("Asker kommune: tilslutning til Race to Zero");
        body.ShouldStartWith("Hei,\n\nAsker kommune slutter seg til klimakampanjen Race to Zero.\n\nTilslutningen er vedtatt politisk. Møtedato: 15. desember 2026.\n\nSaksnummer: 26/1234.");
        body.ShouldContain("- Netto null utslipp innen: 2045\n- Klimamål for 2030: 55 % lavere direkte utslipp enn i 2009\n- Tiltak som er i gang: Fossilfrie byggeplasser\n  Elektriske tjenestebiler\n");
        body.ShouldEndWith("Vennlig hilsen\nKari Nordmann\nAsker kommune");
    }

    [Fact]
    public void A_postponed_case_is_not_told_as_joined()
    {
        var (_, body) = CampaignEmail.Compose(Enrolled.Decided.With("decision", "postponed"), RepositoryContent.Get(), Language.En);

        body.ShouldContain("intends to join");
        body.ShouldNotContain("is joining");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_language_leaves_no_placeholder_and_no_gap_when_all_is_answered(Language language)
    {
        var (subject, body) = Compose(language);

        (subject + body).ShouldNotContain("{");
        (subject + body).ShouldNotContain("[");
        subject.ShouldNotContain("\n");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_file_opens_in_Windows_with_its_letters_and_lines(Language language)
    {
        var file = Enrolled.Make(DocumentKind.CampaignEmail, Enrolled.Decided, language);

        file.ContentType.ShouldBe("text/plain; charset=utf-8");
        file.Bytes.Take(3).ShouldBe(new byte[] { 0xEF, 0xBB, 0xBF });
        var text = Encoding.UTF8.GetString(file.Bytes);
        text.Replace("\r\n", string.Empty).ShouldNotContain("\n");
        var (subject, body) = Compose(language);
        text.ShouldContain($": {subject}\r\n\r\n{body.ReplaceLineEndings("\r\n")}\r\n");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_link_is_a_mailto_address_that_reads_back_as_the_email(Language language)
    {
        var link = CampaignEmail.MailtoLink(Enrolled.Decided, RepositoryContent.Get(), language);

        link.Length.ShouldBeLessThan(1_900);
        link.ShouldStartWith("mailto:?subject=");
        link.ShouldNotContain("+");
        link.ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || ":?&=%-._~".Contains(c));
        var fields = link["mailto:?".Length..].Split('&').ToDictionary(field => field.Split('=')[0], field => Uri.UnescapeDataString(field.Split('=')[1]));
        (fields["subject"], fields["body"].ReplaceLineEndings("\n")).ShouldBe(Compose(language));
        fields["body"].Replace("\r\n", string.Empty).ShouldNotContain("\n");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Long_answers_are_shortened_in_the_link_and_the_rest_of_the_letter_stands(Language language)
    {
        var wordy = Enrolled.Decided.With("target-2030", string.Concat(Enumerable.Repeat("🏔å&", 2_000))).With("measure", new string('ø', 5_000))
            .With("contact-name", new string('æ', 5_000)).With("case-number", new string('ä', 3_000));

        var link = CampaignEmail.MailtoLink(wordy, RepositoryContent.Get(), language);

        link.Length.ShouldBeLessThan(1_900);
        var body = Uri.UnescapeDataString(link[(link.IndexOf("&body=", StringComparison.Ordinal) + 6)..]);
        body.ShouldContain("2045");
        body.ShouldContain("…");
        body.ShouldNotContain("\ufffd");
    }

    [Fact]
    public void An_address_in_the_contacts_is_whom_the_letter_goes_to()
    {
        var files = RepositoryContent.Files().Select(file => file.Path == "resources/contacts.yaml"
            ? file with { Text = file.Text.Replace("  race-to-zero-norway:\n", "  race-to-zero-norway:\n    email: post+r2z@example.no\n", StringComparison.Ordinal) }
            : file).ToList();
        var (templates, problems) = DocumentTemplates.Load(files, RepositoryContent.Get().Journeys.Values);
        var content = RepositoryContent.Get() with { Documents = templates };

        problems.ShouldBeEmpty();
        CampaignEmail.MailtoLink(Enrolled.Decided, content, Language.Nb).ShouldStartWith("mailto:post%2Br2z@example.no?subject=Asker");
        CampaignEmail.Recipient(Enrolled.Decided, content, Language.Nb).ShouldBe("post+r2z@example.no");
    }

    [Theory]
    [InlineData("race-to-zero", "NO", "Race to Zero Norge")]
    [InlineData("covenant-of-mayors", "NO", "Covenant of Mayors")]
    [InlineData("klimatkontrakt", "SE", "Viable Cities")]
    [InlineData("klimaalliancen", "DK", "KL")]
    [InlineData("koldioxidbudget", "SE", "Klimatsekretariatet")]
    public void Without_an_address_it_is_told_whose_is_to_be_found(string journey, string country, string recipient)
    {
        var to = CampaignEmail.Recipient(Filled.To(99, journey, country), RepositoryContent.Get(), Language.Nb);

        to.ShouldStartWith("[fylles ut: e-postadressen til ");
        to.ShouldContain(recipient);
    }

    [Fact]
    public void An_email_that_fits_in_no_link_leaves_its_subject() =>
        CampaignEmail.MailtoLink(null, _ => ("Race to Zero", new string('x', 3_000))).ShouldBe("mailto:?subject=Race%20to%20Zero");

    private static (string Subject, string Body) Compose(Language language) =>
        CampaignEmail.Compose(Enrolled.Decided, RepositoryContent.Get(), language);
}
