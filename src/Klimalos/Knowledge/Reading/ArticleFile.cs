using System.Globalization;
using Klimalos.Languages;

namespace Klimalos.Knowledge.Reading;

/// <summary>Reads one article from one file: front matter between two lines of three hyphens, then the body.</summary>
internal sealed class ArticleFile(ContentFile file, List<ContentProblem> problems)
{
    private const string Fence = "---";
    private const int LongestBody = 1200;
    private const int FewestQuestions = 3;
    private const string ContactMark = "{contact:";

    public Article? Read(Contacts contacts)
    {
        if (NameParts() is not var (id, language))
            return null;
        var lines = file.Text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.FindIndex(lines, 1, line => IsFence(line));
        if (!IsFence(lines[0]) || end < 0)
            return Fail<Article>(1, "An article begins with front matter between two lines of '---'.");
        var body = string.Join('\n', lines[(end + 1)..]).Trim();
        var fields = YamlFields.Parse(string.Join('\n', lines[1..end]), file.Path, offset: 1, problems);
        return fields is null ? null : Read(fields, contacts, id, language, FillContacts(body, end + 2, contacts, language));
    }

    private Article? Read(YamlFields fields, Contacts contacts, string id, Language language, string body)
    {
        var before = problems.Count;
        var source = ReadSource(fields);
        var article = new Article
        {
            Id = fields.Text("id") ?? id,
            Language = language,
            Title = fields.Text("title") ?? "",
            Topic = fields.Text("topic") ?? "",
            Questions = fields.Texts("questions", FewestQuestions),
            Body = body,
            Source = source,
            Checked = fields.Date("checked") ?? default,
            Expires = fields.Date("expires", required: false),
            Contact = fields.Text("contact", required: false),
        };
        fields.RefuseOthers();
        Check(article, fields, contacts, id);
        return problems.Count == before ? article : null;
    }

    private static ArticleSource ReadSource(YamlFields fields)
    {
        if (fields.Fields("source") is not { } source)
            return new ArticleSource("", null);
        var read = new ArticleSource(source.Text("title") ?? "", source.Text("url", required: false));
        source.RefuseOthers();
        return read;
    }

    private void Check(Article article, YamlFields fields, Contacts contacts, string id)
    {
        if (!string.Equals(article.Id, id, StringComparison.Ordinal))
            Fail(fields.LineOf("id"), $"The id '{article.Id}' differs from the file's name, which says '{id}'.");
        if (article.Contact is { } contact && !contacts.Has(contact))
            Fail(fields.LineOf("contact"), $"The contact '{contact}' is not in contacts.yaml.");
        if (article.Expires < article.Checked)
            Fail(fields.LineOf("expires"), "'expires' is earlier than 'checked'.");
        if (article.Source.Url is { } url && !IsWebAddress(url))
            Fail(fields.LineOf("source"), $"'{url}' is not a web address.");
        CheckBody(article.Body);
    }

    private void CheckBody(string body)
    {
        var line = Array.FindLastIndex(file.Text.Split('\n'), text => IsFence(text)) + 2;
        if (body.Length == 0)
            Fail(line, "The article has no body.");
        else if (body.Length > LongestBody)
            Fail(line, string.Create(CultureInfo.InvariantCulture, $"The body has {body.Length} characters; at most {LongestBody} are read in a chat."));
    }

    /// <summary>Puts the contacts' phrases into the text where it says <c>{contact:ID}</c>.</summary>
    private string FillContacts(string body, int line, Contacts contacts, Language language)
    {
        for (var start = body.IndexOf(ContactMark, StringComparison.Ordinal); start >= 0;)
        {
            var end = body.IndexOf('}', start);
            var id = end < 0 ? "" : body[(start + ContactMark.Length)..end];
            if (!contacts.Has(id))
                return Fail<string>(line, $"The body names the contact '{id}', which is not in contacts.yaml.") ?? body;
            var phrase = contacts.Phrase(id, language);
            body = string.Concat(body.AsSpan(0, start), phrase, body.AsSpan(end + 1));
            start = body.IndexOf(ContactMark, start + phrase.Length, StringComparison.Ordinal);
        }
        return body;
    }

    private (string Id, Language Language)? NameParts()
    {
        var parts = file.Path[(file.Path.LastIndexOf('/') + 1)..].Split('.');
        if (parts is [{ Length: > 0 } id, var code, "md"] && LanguageOf(code) is { } language)
            return (id, language);
        Fail(line: null, "An article's file is named {id}.{language}.md, with nb, sv, da or en as language.");
        return null;
    }

    private static Language? LanguageOf(string code)
    {
        foreach (var language in LanguageExtensions.All)
        {
            if (string.Equals(language.Code(), code, StringComparison.Ordinal))
                return language;
        }
        return null;
    }

    private void Fail(int? line, string cause) => problems.Add(new ContentProblem(file.Path, line, cause));

    private T? Fail<T>(int line, string cause)
        where T : class
    {
        Fail(line, cause);
        return null;
    }

    private static bool IsFence(string line) => string.Equals(line.TrimEnd(), Fence, StringComparison.Ordinal);

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";
}
