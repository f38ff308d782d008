using System.Collections.Frozen;
using Klimalos.Documents.Templates;
using Klimalos.Journeys;
using Klimalos.Knowledge.Reading;
using Klimalos.Languages;

namespace Klimalos.Documents;

/// <summary>
/// The templates of all documents: <c>resources/documents/{kind}.{language}.md</c> for every journey, and what a journey has of its own
/// in <c>{kind}.{journey}.{language}.md</c>.
/// </summary>
public sealed class DocumentTemplates
{
    internal const string Today = "today";
    internal const string Campaign = "campaign";
    internal const string Deadline = "deadline";
    internal const string Form = "form";
    internal const string Bodies = "bodies";
    internal const string ItemType = "item-type";
    internal const string State = "state";
    internal const string Started = "started";
    internal const string Changed = "changed";
    internal const string Present = "present";

    private const string Folder = "resources/documents/";
    private const string Extension = ".md";
    private const string ContactsPath = "resources/contacts.yaml";

    private static readonly (string Kind, string[] AlwaysKnown)[] Kinds =
    [
        (DocumentKind.CasePaper, [Today, Campaign, Deadline, Form, Bodies, ItemType]),
        // An e-mail is written anew whenever it is asked for and carries its own date.
        (DocumentKind.CampaignEmail, [Campaign, Deadline]),
        (DocumentKind.Checklist, [Today, Campaign, Deadline, Present]),
        (DocumentKind.Summary, [Today, Campaign, Deadline, State, Started, Changed]),
    ];

    private readonly FrozenDictionary<(string Kind, string? Journey, Language Language), DocumentTemplate> templates;
    private readonly Contacts contacts;

    private DocumentTemplates(Dictionary<(string Kind, string? Journey, Language Language), DocumentTemplate> templates, Contacts contacts) =>
        (this.templates, this.contacts) = (templates.ToFrozenDictionary(), contacts);

    /// <param name="files">All content files; those of other areas are passed over.</param>
    /// <param name="journeys">Their steps may be named in the templates.</param>
    /// <returns>The templates, and what is wrong in the files: with problems they hold what could be read.</returns>
    public static (DocumentTemplates Templates, IReadOnlyList<ContentProblem> Problems) Load(
        IReadOnlyList<ContentFile> files, IEnumerable<Journey> journeys)
    {
        var loading = new Loading(files, [.. journeys], ReadContacts(files));
        foreach (var (kind, alwaysKnown) in Kinds)
            loading.Read(kind, alwaysKnown);
        loading.ReportStrays();
        return (new DocumentTemplates(loading.Templates, loading.Contacts), loading.Problems);
    }

    /// <exception cref="ArgumentException">No such kind of document.</exception>
    internal DocumentTemplate Get(string kind, string journeyId, Language language) =>
        templates.TryGetValue((kind, journeyId, language), out var own) ? own
        : templates.TryGetValue((kind, null, language), out var shared) ? shared
        : throw new ArgumentException($"There is no kind of document '{kind}'.", nameof(kind));

    /// <summary>Whom a letter goes to, as a phrase; null when nobody is named.</summary>
    internal string? RecipientOf(DocumentTemplate template) =>
        template.Recipient is { } id ? contacts.Phrase(id, template.Language) : null;

    /// <summary>The address of the one whom a letter goes to; null when it is not known.</summary>
    internal string? AddressOf(DocumentTemplate template) => template.Recipient is { } id ? contacts.Email(id) : null;

    /// <summary>What is wrong in the contacts is told where the articles read them.</summary>
    private static Contacts ReadContacts(IReadOnlyList<ContentFile> files) => Contacts.Read(
        files.FirstOrDefault(file => string.Equals(file.Path, ContactsPath, StringComparison.Ordinal)) ?? new ContentFile(ContactsPath, "contacts: {}"), []);

    private sealed class Loading(IReadOnlyList<ContentFile> files, IReadOnlyList<Journey> journeys, Contacts contacts)
    {
        private readonly List<ContentProblem> problems = [];
        private readonly HashSet<string> read = new(StringComparer.Ordinal);

        public Contacts Contacts => contacts;

        public IReadOnlyList<ContentProblem> Problems => problems;

        public Dictionary<(string Kind, string? Journey, Language Language), DocumentTemplate> Templates { get; } = [];

        public void Read(string kind, string[] alwaysKnown)
        {
            var all = new TemplateNames(alwaysKnown, [.. journeys.SelectMany(journey => journey.Steps)]);
            var faults = problems.Count;
            var shared = ReadLanguages(kind, journey: null, all);
            var own = new List<List<(string Path, IReadOnlyList<(string Name, int Line)> Named)>>();
            foreach (var journey in journeys)
                own.Add(ReadLanguages(kind, journey.Id, new TemplateNames(alwaysKnown, [.. journey.Steps])));
            // A file with a fault of its own would seem to differ from the others because of it.
            if (problems.Count > faults)
                return;
            CompareLanguages(shared, []);
            var namedInShared = shared.SelectMany(template => template.Named).Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var languages in own)
                CompareLanguages(languages, namedInShared);
        }

        public void ReportStrays() => problems.AddRange(files
            .Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal) && !read.Contains(file.Path))
            .Select(file => new ContentProblem(file.Path, null,
                $"the name must be {{kind}}.{{nb, sv, da or en}}.md or {{kind}}.{{journey}}.{{nb, sv, da or en}}.md with one of the kinds {string.Join(", ", Kinds.Select(entry => entry.Kind))}")));

        private List<(string Path, IReadOnlyList<(string Name, int Line)> Named)> ReadLanguages(string kind, string? journey, TemplateNames known)
        {
            var named = new List<(string Path, IReadOnlyList<(string Name, int Line)> Named)>();
            foreach (var language in LanguageExtensions.All)
            {
                var path = PathOf(kind, journey, language);
                if (Find(path) is { } file)
                    named.Add((path, ReadOne(file, kind, journey, language, known)));
                else if (journey is null || LanguageExtensions.All.Any(other => Find(PathOf(kind, journey, other)) is not null))
                    problems.Add(new ContentProblem(path, null, "the template is missing"));
            }

            return named;
        }

        private IReadOnlyList<(string Name, int Line)> ReadOne(ContentFile file, string kind, string? journey, Language language, TemplateNames known)
        {
            read.Add(file.Path);
            var shared = journey is null ? null : Templates.GetValueOrDefault((kind, null, language));
            if (journey is not null && shared is null)
                return [];
            var reader = new TemplateReader(file, language, known, shared, contacts.Has, problems);
            if (reader.Read() is { } template)
                Templates.Add((kind, journey, language), shared?.With(template) ?? template);
            return reader.Named;
        }

        /// <summary>What one language asks for, all do: a placeholder or a condition that is forgotten in one is told.</summary>
        /// <param name="free">What a language may name or not, because the document has it anyhow.</param>
        private void CompareLanguages(List<(string Path, IReadOnlyList<(string Name, int Line)> Named)> languages, HashSet<string> free)
        {
            foreach (var (path, named) in languages)
            {
                foreach (var (otherPath, others) in languages)
                {
                    foreach (var (name, line) in others.ExceptBy(named.Select(own => own.Name).Concat(free), other => other.Name, StringComparer.Ordinal))
                        problems.Add(new ContentProblem(otherPath, line, $"'{name}' stands here and not in {path}: all languages hold the same"));
                }
            }
        }

        private ContentFile? Find(string path) => files.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal));

        private static string PathOf(string kind, string? journey, Language language) =>
            journey is null ? $"{Folder}{kind}.{language.Code()}{Extension}" : $"{Folder}{kind}.{journey}.{language.Code()}{Extension}";
    }
}
