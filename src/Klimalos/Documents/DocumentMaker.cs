using System.Text;
using Klimalos.Conversations;
using Klimalos.Documents.Calendar;
using Klimalos.Documents.Values;
using Klimalos.Documents.Word;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Documents;

/// <summary>Makes the documents that replies link to. Pure: the same input gives the same bytes.</summary>
public static class DocumentMaker
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // With a byte order mark: without one, older Notepad and Outlook's preview read the file in the Windows code page.
    private static readonly UTF8Encoding WindowsText = new(encoderShouldEmitUTF8Identifier: true);

    /// <param name="enrolment">With its round as that is now: <see cref="Rounds.Present"/>.</param>
    /// <param name="today">Local date of the municipality.</param>
    /// <param name="nameOf">The name of a member by person key; null when it is not known, and then members are numbered.</param>
    /// <param name="marks">What members said about its deadlines: a calendar leaves out what is done. Null = nothing.</param>
    /// <param name="now">Of two calendar files the one that was made later counts; null = the enrolment's last change.</param>
    /// <exception cref="ArgumentException">No such kind of document, or the enrolment's journey is not in the content.</exception>
    public static MadeDocument Make(
        DocumentLink link, Enrolment enrolment, Content content, DateOnly today, Func<string, string?>? nameOf = null, ReminderMarks? marks = null, DateTimeOffset? now = null)
    {
        var fileName = PlainText.FileName(link.FileName);
        return link.Kind switch
        {
            DocumentKind.CampaignEmail => new MadeDocument(fileName, "text/plain; charset=utf-8", Email(link, enrolment, content)),
            DocumentKind.Calendar => new MadeDocument(fileName, "text/calendar; charset=utf-8", Dates(link, enrolment, content, marks, now ?? enrolment.ChangedAt)),
            _ => new MadeDocument(fileName, WordType, WordFile.Write(Fill(link.Kind, enrolment, content, link.Language, today, nameOf), today)),
        };
    }

    /// <summary>The document as it is read in a chat: its beginning, in the Markdown of replies, and how much there is left to fill in.</summary>
    /// <exception cref="ArgumentException">No such kind of document, or the enrolment's journey is not in the content.</exception>
    public static (string Title, string Markdown) Preview(string kind, Enrolment enrolment, Content content, Language language, DateOnly today, ReminderMarks? marks = null)
    {
        if (string.Equals(kind, DocumentKind.Calendar, StringComparison.Ordinal))
        {
            var items = EnrolmentDates.Of(enrolment, content, language, marks);
            return (content.Texts.Get(language, "documents.calendar-title"), DocumentPreview.OfDates(items, content.Texts, language));
        }

        var document = Fill(kind, enrolment, content, language, today, nameOf: null);
        return (document.Title.ReplaceLineEndings(" "), DocumentPreview.Of(document, content.Texts));
    }

    internal static Document Fill(string kind, Enrolment enrolment, Content content, Language language, DateOnly today, Func<string, string?>? nameOf)
    {
        var values = new EnrolmentValues(enrolment, content, language, today, nameOf).Template;
        return content.Documents.Get(kind, enrolment.JourneyId, language).Fill(values, content.Texts);
    }

    private static byte[] Email(DocumentLink link, Enrolment enrolment, Content content)
    {
        var (subject, body) = CampaignEmail.Compose(enrolment, content, link.Language);
        var text = content.Texts.Get(
            link.Language, "documents.email-file", ("to", CampaignEmail.Recipient(enrolment, content, link.Language)), ("subject", subject), ("body", body));
        return [.. WindowsText.GetPreamble(), .. WindowsText.GetBytes($"{text}\n".ReplaceLineEndings("\r\n"))];
    }

    private static byte[] Dates(DocumentLink link, Enrolment enrolment, Content content, ReminderMarks? marks, DateTimeOffset made) => Encoding.UTF8.GetBytes(CalendarFile.Write(
        EnrolmentDates.Of(enrolment, content, link.Language, marks),
        new CalendarSource(enrolment.Id, PlainText.Clean(Path.GetFileNameWithoutExtension(link.FileName)), link.Language, enrolment.StartedAt, made)));
}
