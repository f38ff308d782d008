using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Klimalos.Languages;
using WordDocument = DocumentFormat.OpenXml.Wordprocessing.Document;

namespace Klimalos.Documents.Word;

/// <summary>Writes a document as Office Open XML (ISO/IEC 29500), A4, for Word and LibreOffice.</summary>
internal static class WordFile
{
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string FooterId = "rId4";

    /// <param name="day">The day that the file says it was made on.</param>
    public static byte[] Write(Document document, DateOnly day)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // Ids are given, because those that the package makes up are random.
            var main = package.AddNewPart<MainDocumentPart>(MainType, "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = WordStyles.Make(document.Language);
            main.AddNewPart<DocumentSettingsPart>("rId2").Settings = Settings(document.Language);
            main.AddNewPart<FooterPart>(FooterId).Footer = PageFooter();
            var body = new WordBody();
            main.Document = new WordDocument(new Body([.. body.Of(document), Page()]));
            main.AddNewPart<NumberingDefinitionsPart>("rId3").Numbering = body.Numbering();
            Describe(package, document, day);
        }

        return WordPackage.WithFixedTimes(stream);
    }

    private static SectionProperties Page() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId },
        new PageSize { Width = WordMeasures.PageWidth, Height = WordMeasures.PageHeight },
        new PageMargin
        {
            Top = (int)WordMeasures.Margin,
            Bottom = (int)WordMeasures.Margin,
            Left = WordMeasures.Margin,
            Right = WordMeasures.Margin,
            Header = WordMeasures.FooterDistance,
            Footer = WordMeasures.FooterDistance,
            Gutter = 0,
        });

    /// <summary>"2 / 3": the same in all languages.</summary>
    private static Footer PageFooter() => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Footer }),
        new SimpleField(new DocumentFormat.OpenXml.Wordprocessing.Run(new Text("1"))) { Instruction = " PAGE " },
        new DocumentFormat.OpenXml.Wordprocessing.Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(new DocumentFormat.OpenXml.Wordprocessing.Run(new Text("1"))) { Instruction = " NUMPAGES " }));

    private static Settings Settings(Language language) => new(
        new DefaultTabStop { Val = 709 },
        // Version 15 keeps Word from opening the file in compatibility mode.
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = language.Culture().Name });

    private static void Describe(WordprocessingDocument package, Document document, DateOnly day)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace elements = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace schema = "http://www.w3.org/2001/XMLSchema-instance";
        var made = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T00:00:00Z");
        var properties = new XElement(
            core + "coreProperties",
            new XElement(elements + "title", document.Title),
            new XElement(elements + "creator", "Klimalos"),
            new XElement(elements + "language", document.Language.Culture().Name),
            new XElement(terms + "created", new XAttribute(schema + "type", "dcterms:W3CDTF"), new XAttribute(XNamespace.Xmlns + "dcterms", terms), made),
            new XElement(terms + "modified", new XAttribute(schema + "type", "dcterms:W3CDTF"), new XAttribute(XNamespace.Xmlns + "dcterms", terms), made));
        using var part = package.AddNewPart<CoreFilePropertiesPart>("rId2").GetStream(FileMode.Create);
        new XDocument(properties).Save(part);
    }
}
