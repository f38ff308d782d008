using System.IO.Compression;
using DocumentFormat.OpenXml.Wordprocessing;
using Klimalos.Documents;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Tests.Documents;

public class CasePaperTests
{
    private static readonly string[] Hostile =
    [
        "</w:t></w:r><w:p/> & \"quoted\" <script>alert(1)</script>",
        "null\0 bell\a escape\u001b[31m, lone \ud800 surrogate, \uffff non-character",
        "{municipality} {{#if route=political}} {fill: x} }",
        "# Heading\n\n- list\n\n| a | b |\n|---|---|\n\n**bold** [link](http://x)",
        "\u202e right to left \u2066",
        "🏔️ Ærlig målsætning på 1,5 °C — 日本語",
        new string('å', 20_000),
    ];

    private static readonly Dictionary<string, Enrolment> Points = new(StringComparer.Ordinal)
    {
        ["empty"] = Enrolled.Empty,
        ["begun"] = Enrolled.Begun,
        ["prepared"] = Enrolled.Prepared,
        ["decided"] = Enrolled.Decided,
        ["informed"] = Enrolled.Informed,
        ["postponed"] = Enrolled.Decided.With("decision", "postponed"),
        ["swedish"] = Enrolled.Decided.With("municipality", "SE-1281"),
        ["danish"] = Enrolled.Informed.With("municipality", "DK-0350"),
    };

    public static TheoryData<Language, string> Everything()
    {
        var all = new TheoryData<Language, string>();
        foreach (var language in LanguageExtensions.All)
        {
            foreach (var point in Points.Keys)
                all.Add(language, point);
        }

        return all;
    }

    public static TheoryData<string> HostileTexts() => [.. Hostile];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_language_at_every_point_of_the_way_gives_a_valid_file_without_a_placeholder(Language language, string point)
    {
        using var file = new Opened(Enrolled.CasePaper(Points[point], language));

        file.Faults().ShouldBeEmpty();
        file.Text.ShouldNotContain("{");
        file.Text.ShouldNotContain("}");
        file.Title.ShouldContain("Race to Zero");
        file.Language.ShouldBe(language.Culture().Name);
    }

    [Fact]
    public void Each_requirement_stands_beside_the_municipalitys_own_answer_and_its_status()
    {
        using var file = new Opened(Enrolled.CasePaper(Enrolled.Prepared, Language.Nb));

        var rows = file.Body.Descendants<Table>().Last().Elements<TableRow>().Select(row => row.Elements<TableCell>().Select(cell => cell.InnerText).ToList()).ToList();
        rows.Count.ShouldBe(6);
        rows[1].Skip(1).ShouldBe(["Ja", "Oppfylt"]);
        rows[2].Skip(1).ShouldBe(["Netto null innen 2045", "Oppfylt"]);
        rows[3].Skip(1).ShouldBe(["55 % lavere direkte utslipp enn i 2009", "Besvart, må vurderes"]);
        rows[4].Skip(1).ShouldBe(["Fossilfrie byggeplasserElektriske tjenestebiler", "Besvart, må vurderes"]);
        rows[5].Skip(1).ShouldBe(["Ja", "Oppfylt"]);
    }

    [Fact]
    public void What_is_not_answered_is_marked_as_a_gap_that_says_what_belongs_there()
    {
        using var file = new Opened(Enrolled.CasePaper(Enrolled.Begun, Language.Sv));

        file.Gaps.ShouldContain("[fylls i: klimatmål för 2030]");
        file.Gaps.ShouldContain("[fylls i: diarienummer]");
        file.Text.ShouldContain("Inte besvarat");
    }

    [Fact]
    public void What_is_answered_is_no_gap()
    {
        using var file = new Opened(Enrolled.CasePaper(Enrolled.Decided, Language.Nb));

        file.Gaps.ShouldNotContain(gap => gap.Contains("saksnummer") || gap.Contains("klimamål for 2030") || gap.Contains("møte"));
        file.Text.ShouldContain("26/1234");
        file.Text.ShouldContain("15. desember 2026");
        file.Text.ShouldContain("Asker kommune slutter seg til klimakampanjen Race to Zero");
    }

    [Theory]
    [InlineData(Language.Nb, "fullmakt til å undertegne", "Saken tas til orientering.")]
    [InlineData(Language.Sv, "i uppdrag att underteckna", "Informationen noteras till protokollet.")]
    [InlineData(Language.Da, "bemyndiges til at underskrive", "at orienteringen tages til efterretning.")]
    [InlineData(Language.En, "authorised to sign", "The information is noted.")]
    public void The_recommendation_follows_the_route_and_an_open_route_tells_of_both(Language language, string decision, string information)
    {
        using var political = new Opened(Enrolled.CasePaper(Enrolled.Decided, language));
        using var informing = new Opened(Enrolled.CasePaper(Enrolled.Informed, language));
        using var open = new Opened(Enrolled.CasePaper(Enrolled.Prepared, language));

        (political.Text.Contains(decision), political.Text.Contains(information)).ShouldBe((true, false));
        (informing.Text.Contains(decision), informing.Text.Contains(information)).ShouldBe((false, true));
        (open.Text.Contains(decision), open.Text.Contains(information)).ShouldBe((true, true));
    }

    [Fact]
    public void An_answer_from_a_route_no_longer_taken_is_not_told()
    {
        var changed = Enrolled.Decided.With("route", "information");
        var email = CampaignEmail.Compose(changed, RepositoryContent.Get(), Language.Nb);

        changed.Answers["decision"].Value.ShouldBe("adopted");
        email.Body.ShouldNotContain("vedtatt");
    }

    [Fact]
    public void A_trial_round_gives_no_real_deadline()
    {
        var trial = Enrolled.Prepared with { Round = Enrolled.Prepared.Round with { IsTrial = true } };
        using var file = new Opened(Enrolled.CasePaper(trial, Language.Da));

        file.Text.ShouldContain("31. januar 2027 (prøverunde, ingen reel frist)");
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Text_from_people_is_only_ever_text(string hostile)
    {
        var enrolment = Enrolled.Prepared.With("target-2030", hostile).With("contact-name", hostile).With("measure", hostile);
        using var plain = new Opened(Enrolled.CasePaper(Enrolled.Prepared, Language.Nb));
        using var file = new Opened(Enrolled.CasePaper(enrolment, Language.Nb));

        file.Faults().ShouldBeEmpty();
        file.Body.Descendants<Paragraph>().Count().ShouldBe(plain.Body.Descendants<Paragraph>().Count());
        file.Body.Descendants<Table>().Count().ShouldBe(2);
        file.Text.ShouldContain(PlainText.Clean(hostile));
    }

    [Fact]
    public void Control_characters_are_dropped_and_nothing_is_cut_off()
    {
        PlainText.Clean(Hostile[1]).ShouldBe("null bell escape[31m, lone \ufffd surrogate,  non-character");
        PlainText.Clean(Hostile[4]).ShouldBe("right to left");
        PlainText.Clean(Hostile[6]).Length.ShouldBe(20_000);
        PlainText.Clean("a\r\nb\rc").ShouldBe("a\nb\nc");
    }

    [Fact]
    public void The_same_enrolment_gives_the_same_bytes()
    {
        var first = Enrolled.CasePaper(Enrolled.Decided, Language.Nb);
        var second = Enrolled.CasePaper(Enrolled.Decided, Language.Nb);

        second.Bytes.ShouldBe(first.Bytes);
        using var zip = new ZipArchive(new MemoryStream(first.Bytes));
        zip.Entries[0].FullName.ShouldBe("[Content_Types].xml");
    }

    [Fact]
    public void The_page_is_A4_with_a_page_number_and_a_header_row_that_repeats()
    {
        using var file = new Opened(Enrolled.CasePaper(Enrolled.Decided, Language.En));

        var size = file.Body.Descendants<PageSize>().Single();
        ((uint)size.Width!, (uint)size.Height!).ShouldBe((11_906u, 16_838u));
        file.Main.FooterParts.Single().Footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value!.Trim()).ShouldBe(["PAGE", "NUMPAGES"]);
        file.Body.Descendants<Table>().Last().Descendants<TableHeader>().Count().ShouldBe(1);
        file.Main.StyleDefinitionsPart!.Styles!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Languages>().Single().Val!.Value.ShouldBe("en-GB");
    }

    [Fact]
    public void Each_numbered_list_begins_at_one()
    {
        var document = new Klimalos.Documents.Document(Language.En, "T", [Numbered("a"), Numbered("b")]);
        using var file = new Opened(new MadeDocument("t.docx", string.Empty, Klimalos.Documents.Word.WordFile.Write(document, Enrolled.Today)));

        file.Faults().ShouldBeEmpty();
        file.Body.Descendants<NumberingId>().Select(number => number.Val!.Value).Distinct().Count().ShouldBe(2);
        file.Main.NumberingDefinitionsPart!.Numbering.Descendants<StartOverrideNumberingValue>().Count().ShouldBe(2);
    }

    [Fact]
    public void An_unknown_kind_is_refused() =>
        Should.Throw<ArgumentException>(() => Enrolled.Make("press-release", Enrolled.Prepared, Language.Nb)).Message.ShouldContain("press-release");

    [Theory]
    [InlineData("Saksfremlegg Race to Zero .docx", "Saksfremlegg Race to Zero.docx")]
    [InlineData("a/b\\c:\0\n d?.docx", "a-b-c- d-.docx")]
    public void A_file_name_holds_nothing_that_a_file_system_refuses(string wished, string name) => PlainText.FileName(wished).ShouldBe(name);

    private static Klimalos.Documents.Block.List Numbered(string text) => new(IsNumbered: true, [[new Klimalos.Documents.Run(text)]]);
}
