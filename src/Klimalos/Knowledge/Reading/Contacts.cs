using Klimalos.Languages;

namespace Klimalos.Knowledge.Reading;

/// <summary>Whom to ask: one phrase a contact and language, which fits into a sentence.</summary>
internal sealed class Contacts
{
    private readonly Dictionary<string, IReadOnlyDictionary<Language, string>> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _emails = new(StringComparer.Ordinal);

    public static Contacts Read(ContentFile file, List<ContentProblem> problems)
    {
        var contacts = new Contacts();
        var root = YamlFields.Parse(file.Text, file.Path, offset: 0, problems);
        if (root?.Fields("contacts") is { } entries)
        {
            foreach (var id in entries.Keys)
                contacts.Add(id, entries);
        }
        root?.RefuseOthers();
        return contacts;
    }

    public bool Has(string id) => _phrases.ContainsKey(id);

    public string Phrase(string id, Language language) => _phrases[id][language];

    /// <summary>The address for letters; null when it is not known.</summary>
    public string? Email(string id) => _emails.GetValueOrDefault(id);

    private void Add(string id, YamlFields entries)
    {
        if (entries.Fields(id) is not { } contact)
            return;
        contact.Date("checked");
        if (contact.Text("email", required: false) is { } email)
            _emails[id] = email;
        _phrases[id] = LanguageExtensions.All.ToDictionary(language => language, language => contact.Text(language.Code()) ?? "");
        contact.RefuseOthers();
    }
}
