using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using Klimalos.Conversations;
using Klimalos.Documents;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Tests.Documents;

/// <summary>Every kind of document, in every language, for every journey and country, at every kind of point of the way.</summary>
public class EveryDocumentTests
{
    private static readonly string[] WordKinds = [DocumentKind.CasePaper, DocumentKind.Checklist, DocumentKind.Summary];

    public static TheoryData<string, Language> KindsAndLanguages()
    {
        var all = new TheoryData<string, Language>();
        foreach (var kind in WordKinds)
        {
            foreach (var language in LanguageExtensions.All)
                all.Add(kind, language);
        }

        return all;
    }

    public static TheoryData<Language> AllLanguages => [.. LanguageExtensions.All];

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public void A_Word_file_is_valid_and_holds_no_placeholder_of_its_own(string kind, Language language)
    {
        foreach (var (name, enrolment) in Points())
        {
            using var file = new Opened(Enrolled.Make(kind, enrolment, language));

            file.Faults().ShouldBeEmpty(name);
            var own = file.Text.Replace("{{#if route=political}}", string.Empty, StringComparison.Ordinal);
            own.ShouldNotContain("{", customMessage: name);
            own.ShouldNotContain("}", customMessage: name);
            file.Language.ShouldBe(language.Culture().Name);
            file.Title.ShouldNotBeNullOrWhiteSpace();
            file.Author.ShouldBe("Klimalos");
            file.Body.Descendants<Table>().Where(HasGrid).ShouldAllBe(table => table.Descendants<TableHeader>().Count() == 1);
        }
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void A_preview_begins_the_document_and_is_short(Language language)
    {
        foreach (var (name, enrolment) in Points())
        {
            foreach (var kind in DocumentKind.All)
            {
                var (title, text) = DocumentMaker.Preview(kind, enrolment, RepositoryContent.Get(), language, Enrolled.Today);

                title.ShouldNotBeNullOrWhiteSpace();
                text.Length.ShouldBeInRange(20, 2_500, $"{kind} {name}");
                text.ShouldNotContain("<tiltak>**");
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void A_letter_has_a_subject_on_one_line_and_a_link_that_mail_programs_open(Language language)
    {
        foreach (var (name, enrolment) in Points())
        {
            var (subject, body) = CampaignEmail.Compose(enrolment, RepositoryContent.Get(), language);
            var link = CampaignEmail.MailtoLink(enrolment, RepositoryContent.Get(), language);

            subject.ShouldNotContain("\n", customMessage: name);
            body.ShouldNotBeNullOrWhiteSpace(name);
            link.Length.ShouldBeLessThan(1_900, name);
        }
    }

    [Theory]
    [InlineData("race-to-zero", "NO", Language.Nb, "Kommunedirektørens forslag til vedtak", "Saksopplysninger")]
    [InlineData("race-to-zero", "SE", Language.Sv, "Förslag till beslut", "Sammanfattning av ärendet")]
    [InlineData("race-to-zero", "DK", Language.Da, "Indstilling", "Sagsfremstilling")]
    [InlineData("race-to-zero", "SE", Language.Nb, "Forslag til vedtak", "Vedtaket sendes til")]
    [InlineData("race-to-zero", "DK", Language.En, "Recommendation", "Who decides")]
    [InlineData("race-to-zero", "NO", Language.En, "The chief executive's recommendation", "Financial and administrative implications")]
    public void The_country_gives_the_form_and_the_language_the_words(string journey, string country, Language language, params string[] headings)
    {
        using var file = new Opened(Enrolled.CasePaper(Filled.To(99, journey, country), language));

        foreach (var heading in headings)
            file.Headings.ShouldContain(heading);
    }

    [Theory]
    [InlineData("covenant-of-mayors", "NO", Language.Nb, "handlingsplan for bærekraftig energi og klima")]
    [InlineData("klimatkontrakt", "SE", Language.Sv, "Viable Cities")]
    [InlineData("klimaalliancen", "DK", Language.Da, "Energi- og CO2-regnskabet")]
    [InlineData("koldioxidbudget", "SE", Language.Sv, "Climate Visualizer")]
    public void A_campaign_has_words_of_its_own(string journey, string country, Language language, string words)
    {
        using var file = new Opened(Enrolled.CasePaper(Filled.To(99, journey, country), language));

        file.Text.ShouldContain(words);
    }

    [Fact]
    public void A_journey_without_words_of_its_own_gets_the_shared_paper_with_its_answers()
    {
        var content = RepositoryContent.Get();
        var (templates, problems) = DocumentTemplates.Load(
            [.. RepositoryContent.Files().Where(file => !file.Path.Contains(".race-to-zero."))], content.Journeys.Values);
        var paper = DocumentMaker.Make(
            new DocumentLink(DocumentKind.CasePaper, "e-1", Language.Nb, "a.docx", "a"), Enrolled.Prepared, content with { Documents = templates }, Enrolled.Today);
        using var file = new Opened(paper);

        problems.ShouldBeEmpty();
        file.Faults().ShouldBeEmpty();
        file.Title.ShouldBe("Saksfremlegg: Tilslutning til Race to Zero");
        file.Text.ShouldContain("Klimamål for 2030\n55 % lavere direkte utslipp enn i 2009\nBesvart, må vurderes");
    }

    [Fact]
    public void The_checklist_tells_what_is_missing_apart_from_what_is_there()
    {
        using var file = new Opened(Enrolled.Make(DocumentKind.Checklist, Enrolled.Decided.With("decision", "postponed"), Language.Nb));
        var tables = file.Body.Descendants<Table>().Skip(1).Select(Rows).ToList();

        file.Text.ShouldContain("2 av 9 punkter er på plass.");
        tables[0].ShouldContain("Vedtak | Politisk behandling | Utsatt eller ikke behandlet ennå");
        tables[0].ShouldContain("Klimaplan | Rapportering | Ikke besvart ennå");
        tables[1].ShouldContain("Saksfremlegg | Saksforberedelse | Ja, det er sendt videre");
        tables[1].Count.ShouldBe(3);
    }

    [Fact]
    public void The_checklist_leaves_out_what_the_route_does_not_come_by()
    {
        using var file = new Opened(Enrolled.Make(DocumentKind.Checklist, Enrolled.Informed, Language.Nb));

        file.Text.ShouldNotContain("Vedtak\n");
    }

    [Fact]
    public void The_summary_tells_who_answered_what_and_when_and_never_a_key()
    {
        var enrolment = Filled.To(6, "race-to-zero", "NO");
        var made = DocumentMaker.Make(
            new DocumentLink(DocumentKind.Summary, "e-1", Language.Nb, "a.docx", "a"), enrolment, RepositoryContent.Get(), Enrolled.Today,
            person => person == "directline:a" ? "Kari Nordmann" : null);
        using var file = new Opened(made);

        var rows = Rows(file.Body.Descendants<Table>().ElementAt(1));
        rows[1].ShouldBe("Kommune | Asker kommune | Medlem 2 (nettsiden) | 23. november 2026");
        rows[3].ShouldBe("E-post | kari.nordmann@asker.kommune.no | Kari Nordmann (nettsiden) | 23. november 2026");
        file.Text.ShouldContain("Fasen er ikke begynt.");
        file.Text.ShouldNotContain("msteams:b");
    }

    [Fact]
    public void The_items_of_a_repeated_step_stand_a_line_each()
    {
        using var file = new Opened(Enrolled.CasePaper(Filled.To(99, "klimaalliancen", "DK"), Language.Da));

        file.Text.Split('\n').Count(line => line.EndsWith(" – 2045", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void The_enrolments_that_are_tried_go_to_the_end_of_their_journeys() =>
        Filled.Everywhere.Where(place => Walk.Over(RepositoryContent.Get().Journeys[place.Journey], Filled.To(99, place.Journey, place.Country).Answers) is { IsComplete: false })
            .ShouldBeEmpty();

    private static bool HasGrid(Table table) => table.GetFirstChild<TableProperties>()!.TableStyle!.Val! == "TableGrid";

    private static List<string> Rows(Table table) =>
        [.. table.Elements<TableRow>().Select(row => string.Join(" | ", row.Elements<TableCell>().Select(cell => cell.InnerText)))];

    private static IEnumerable<(string Name, Enrolment Enrolment)> Points()
    {
        foreach (var (journey, country) in Filled.Everywhere)
        {
            foreach (var steps in new[] { 0, 1, 7, 99 })
                yield return ($"{journey} {country} {steps}", Filled.To(steps, journey, country));
            yield return ($"{journey} {country} open", Filled.To(99, journey, country, "later", "missing", "postponed", "waiting", "asking", "not-yet", "in-progress"));
            yield return ($"{journey} {country} information", Filled.To(99, journey, country, "information", "revision", "decided", "adopted"));
        }
    }
}
