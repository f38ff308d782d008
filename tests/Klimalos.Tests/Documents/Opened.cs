using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Klimalos.Documents;

namespace Klimalos.Tests.Documents;

/// <summary>A Word file as a reader opens it.</summary>
internal sealed class Opened : IDisposable
{
    private readonly WordprocessingDocument file;

    public Opened(MadeDocument document) => file = WordprocessingDocument.Open(new MemoryStream(document.Bytes), isEditable: false);

    public MainDocumentPart Main => file.MainDocumentPart.ShouldNotBeNull();

    public Body Body => Main.Document.Body.ShouldNotBeNull();

    /// <summary>All text, a line for each paragraph.</summary>
    public string Text => string.Join('\n', Body.Descendants<Paragraph>().Select(TextOf));

    public string Title => file.PackageProperties.Title.ShouldNotBeNull();

    public string Author => file.PackageProperties.Creator.ShouldNotBeNull();

    public IReadOnlyList<string> Headings =>
        [.. Body.Descendants<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith("Heading", StringComparison.Ordinal) == true).Select(TextOf)];

    public string Language => file.PackageProperties.Language.ShouldNotBeNull();

    /// <summary>The texts of the gaps left for a person.</summary>
    public IReadOnlyList<string> Gaps =>
        [.. Body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Run>().Where(run => run.RunProperties?.RunStyle?.Val?.Value == "ToFill").Select(run => run.InnerText)];

    public IReadOnlyList<string> Faults() =>
        [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];

    public void Dispose() => file.Dispose();

    private static string TextOf(Paragraph paragraph) =>
        string.Concat(paragraph.Descendants().Select(element => element is Break ? "\n" : element is Text text ? text.Text : string.Empty));
}
