using System.Text;
using Klimalos.Documents.Templates;
using Klimalos.Documents.Values;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Documents;

/// <summary>The e-mail that tells the campaign that the municipality takes part.</summary>
public static class CampaignEmail
{
    /// <summary>Outlook and some browsers cut a longer link off, or do not open it.</summary>
    internal const int LongestLink = 1_900;

    // How much of each answer a link holds, as escaped characters: the first that makes the link short enough is taken.
    private static readonly int[] AnswerLengths = [LongestLink, 400, 200, 100, 50];

    /// <returns>The subject on one line, and the body with line feeds.</returns>
    /// <exception cref="ArgumentException">The enrolment's journey is not in the content.</exception>
    public static (string Subject, string Body) Compose(Enrolment enrolment, Content content, Language language) =>
        Compose(TemplateOf(enrolment, content, language), Values(enrolment, content, language), content);

    /// <summary>The address, or else what is to be filled in, with the name of whom it goes to.</summary>
    internal static string Recipient(Enrolment enrolment, Content content, Language language)
    {
        var template = TemplateOf(enrolment, content, language);
        var name = content.Documents.RecipientOf(template) ?? content.Texts.Get(language, "documents.email-campaign");
        return content.Documents.AddressOf(template) ?? content.Texts.Get(language, "documents.email-address", ("name", name));
    }

    /// <summary>
    /// A <c>mailto</c> address after RFC 6068, shorter than 1,900 characters: long answers are shortened in it, and end in "…".
    /// It names the campaign's address where that is known.
    /// </summary>
    /// <exception cref="ArgumentException">The enrolment's journey is not in the content.</exception>
    public static string MailtoLink(Enrolment enrolment, Content content, Language language)
    {
        var template = TemplateOf(enrolment, content, language);
        var values = Values(enrolment, content, language);
        return MailtoLink(
            content.Documents.AddressOf(template),
            length => Compose(template, values with { Show = name => values.Show(name) is { } value ? Shortened(value, length) : null }, content));
    }

    /// <param name="address">Null when it is not known.</param>
    /// <param name="compose">The e-mail with each answer at most so many escaped characters long.</param>
    internal static string MailtoLink(string? address, Func<int, (string Subject, string Body)> compose)
    {
        var subject = string.Empty;
        foreach (var length in AnswerLengths)
        {
            (subject, var body) = compose(length);
            if (Link(address, subject, body) is { Length: < LongestLink } link)
                return link;
        }

        return Link(address, subject, string.Empty);
    }

    private static (string Subject, string Body) Compose(DocumentTemplate template, TemplateValues values, Content content)
    {
        var document = template.Fill(values, content.Texts);
        return (document.Title.ReplaceLineEndings(" "), TextFile.Write(document));
    }

    internal static string Shortened(string value, int escapedLength)
    {
        var clean = PlainText.Clean(value);
        if (Uri.EscapeDataString(clean).Length <= escapedLength)
            return clean;
        var kept = new StringBuilder();
        var left = escapedLength - Uri.EscapeDataString("…").Length;
        foreach (var rune in clean.EnumerateRunes())
        {
            left -= Uri.EscapeDataString(rune.ToString()).Length;
            if (left < 0)
                break;
            kept.Append(rune);
        }

        return $"{kept.ToString().TrimEnd()}…";
    }

    private static DocumentTemplate TemplateOf(Enrolment enrolment, Content content, Language language) =>
        content.Documents.Get(DocumentKind.CampaignEmail, enrolment.JourneyId, language);

    private static TemplateValues Values(Enrolment enrolment, Content content, Language language) =>
        // The e-mail holds no date of its own; answers are shown the same on any day.
        new EnrolmentValues(enrolment, content, language, DateOnly.FromDateTime(enrolment.ChangedAt.UtcDateTime)).Template;

    // RFC 6068: percent-encoded UTF-8, line breaks as %0D%0A, and never "+" for a space.
    private static string Link(string? address, string subject, string body) => body.Length == 0
        ? $"mailto:{Address(address)}?subject={Uri.EscapeDataString(subject)}"
        : $"mailto:{Address(address)}?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(body.ReplaceLineEndings("\r\n"))}";

    private static string Address(string? address) =>
        address is null ? string.Empty : string.Join('@', address.Split('@').Select(Uri.EscapeDataString));
}
