using System.Collections.Frozen;
using Klimalos.Documents.Templates;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Documents;

/// <summary>The templates of all documents, from <c>resources/documents/{kind}.{language}.md</c>.</summary>
public sealed class DocumentTemplates
{
    /// <summary>A paper that puts joining the campaign before the municipality's elected body.</summary>
    public const string CasePaper = "case-paper";

    /// <summary>An e-mail that tells the campaign that the municipality takes part.</summary>
    public const string CampaignEmail = "campaign-email";

    internal const string Today = "today";
    internal const string Campaign = "campaign";
    internal const string Deadline = "deadline";

    private const string Folder = "resources/documents/";
    private const string Extension = ".md";

    private static readonly (string Kind, string[] AlwaysKnown)[] Kinds =
    [
        (CasePaper, [Today, Campaign, Deadline]),
        // An e-mail is written anew whenever it is asked for and carries its own date.
        (CampaignEmail, [Campaign, Deadline]),
    ];

    private readonly FrozenDictionary<(string Kind, Language Language), DocumentTemplate> templates;

    private DocumentTemplates(Dictionary<(string Kind, Language Language), DocumentTemplate> templates) =>
        this.templates = templates.ToFrozenDictionary();

    /// <param name="files">All content files; those of other areas are passed over.</param>
    /// <param name="journeys">Their steps may be named in the templates.</param>
    /// <returns>The templates, and what is wrong in the files: with problems they hold what could be read.</returns>
    public static (DocumentTemplates Templates, IReadOnlyList<ContentProblem> Problems) Load(
        IReadOnlyList<ContentFile> files, IEnumerable<Journey> journeys)
    {
        var problems = new List<ContentProblem>();
        var steps = journeys.SelectMany(journey => journey.Steps).ToList();
        var read = new Dictionary<(string Kind, Language Language), DocumentTemplate>();
        foreach (var (kind, alwaysKnown) in Kinds)
        {
            var known = new TemplateNames(alwaysKnown, steps);
            foreach (var language in LanguageExtensions.All)
            {
                var path = PathOf(kind, language);
                if (files.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal)) is not { } file)
                    problems.Add(new ContentProblem(path, null, "the template is missing"));
                else if (new TemplateReader(file, language, known, problems).Read() is { } template)
                    read.Add((kind, language), template);
            }
        }

        problems.AddRange(files.Where(IsStray).Select(file => new ContentProblem(file.Path, null,
            $"the name must be {{kind}}.{{nb, sv, da or en}}.md with one of the kinds {string.Join(", ", Kinds.Select(entry => entry.Kind))}")));
        return (new DocumentTemplates(read), problems);
    }

    /// <exception cref="ArgumentException">No such kind of document.</exception>
    internal DocumentTemplate Get(string kind, Language language) => templates.TryGetValue((kind, language), out var template)
        ? template
        : throw new ArgumentException($"There is no kind of document '{kind}'.", nameof(kind));

    private static string PathOf(string kind, Language language) => $"{Folder}{kind}.{language.Code()}{Extension}";

    private static bool IsStray(ContentFile file) => file.Path.StartsWith(Folder, StringComparison.Ordinal)
        && !Kinds.Any(entry => LanguageExtensions.All.Any(language => string.Equals(PathOf(entry.Kind, language), file.Path, StringComparison.Ordinal)));
}
