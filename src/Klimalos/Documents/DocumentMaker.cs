using System.Text;
using Klimalos.Conversations;
using Klimalos.Documents.Word;
using Klimalos.Enrolments;

namespace Klimalos.Documents;

/// <summary>Makes the documents that replies link to. Pure: the same input gives the same bytes.</summary>
public static class DocumentMaker
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // With a byte order mark: without one, older Notepad and Outlook's preview read the file in the Windows code page.
    private static readonly UTF8Encoding WindowsText = new(encoderShouldEmitUTF8Identifier: true);

    /// <param name="today">Local date of the municipality.</param>
    /// <exception cref="ArgumentException">No such kind of document, or the enrolment's journey is not in the content.</exception>
    public static MadeDocument Make(DocumentLink link, Enrolment enrolment, Content content, DateOnly today)
    {
        var fileName = PlainText.FileName(link.FileName);
        return link.Kind switch
        {
            DocumentTemplates.CasePaper => new MadeDocument(fileName, WordType, CasePaper(link, enrolment, content, today)),
            DocumentTemplates.CampaignEmail => new MadeDocument(fileName, "text/plain; charset=utf-8", Email(link, enrolment, content)),
            _ => throw new ArgumentException($"There is no kind of document '{link.Kind}'.", nameof(link)),
        };
    }

    private static byte[] CasePaper(DocumentLink link, Enrolment enrolment, Content content, DateOnly today)
    {
        var values = new EnrolmentValues(enrolment, content, link.Language, today).Template;
        var document = content.Documents.Get(DocumentTemplates.CasePaper, link.Language).Fill(values, content.Texts);
        return WordFile.Write(document, today);
    }

    private static byte[] Email(DocumentLink link, Enrolment enrolment, Content content)
    {
        var (subject, body) = CampaignEmail.Compose(enrolment, content, link.Language);
        var text = content.Texts.Get(link.Language, "documents.email-file", ("subject", subject), ("body", body));
        return [.. WindowsText.GetPreamble(), .. WindowsText.GetBytes($"{text}\n".ReplaceLineEndings("\r\n"))];
    }
}
