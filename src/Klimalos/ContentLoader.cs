using Klimalos.Documents;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Knowledge;
using Klimalos.Knowledge.Reading;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos;

/// <summary>Reads every part of the content and collects what is wrong in all of them before it gives up.</summary>
internal static class ContentLoader
{
    private const string KnowledgeFolder = "resources/knowledge/";
    private const string Contacts = "resources/contacts.yaml";
    private const string Thesaurus = "resources/thesaurus.yaml";

    public static Content Load(IReadOnlyList<ContentFile> files)
    {
        var problems = new List<ContentProblem>();
        var texts = TextFiles.Read(files, problems);
        var journeys = JourneyFiles.Load(files);
        var (municipalities, municipalityProblems) = MunicipalityRegister.Load(files);
        var (rounds, roundProblems) = Rounds.Load(files, [.. journeys.Journeys.Keys]);
        var (reminders, reminderProblems) = new ReminderPlanReader([.. journeys.Journeys.Values]).Read(files);
        var (documents, documentProblems) = DocumentTemplates.Load(files, journeys.Journeys.Values);
        var knowledge = ReadKnowledge(files, municipalities, problems);
        problems.AddRange([.. journeys.Problems, .. municipalityProblems, .. roundProblems, .. reminderProblems, .. documentProblems]);
        if (problems.Count > 0 || knowledge is null || reminders is null)
            throw new ContentException(problems);

        return new Content
        {
            Texts = texts,
            Languages = new LanguageDetector(),
            Knowledge = knowledge,
            Journeys = journeys.Journeys,
            Words = journeys.Words,
            Released = journeys.Released,
            Chooser = journeys.Chooser,
            Documents = documents,
            Municipalities = municipalities,
            Rounds = rounds,
            Reminders = reminders,
        };
    }

    private static KnowledgeBase? ReadKnowledge(IReadOnlyList<ContentFile> files, MunicipalityRegister municipalities, List<ContentProblem> problems)
    {
        var articles = files.Where(file => file.Path.StartsWith(KnowledgeFolder, StringComparison.Ordinal)).ToArray();
        if (Find(files, Contacts) is not { } contacts)
        {
            problems.Add(new ContentProblem(Contacts, null, "the file is missing"));
            return null;
        }

        try
        {
            var phrasings = files.Where(file => file.Path.StartsWith(PhrasingFiles.Beginning, StringComparison.Ordinal)).ToArray();
            var thesaurus = Find(files, Thesaurus);
            var places = municipalities.All.Select(municipality => municipality.CommonName).ToArray();
            return LatestKnowledge.For(
                [.. articles, contacts, .. thesaurus is null ? [] : new[] { thesaurus }, .. phrasings], places,
                () => KnowledgeBase.Load(articles, contacts, thesaurus, places, phrasings));
        }
        catch (ContentException exception)
        {
            problems.AddRange(exception.Problems);
            return null;
        }
    }

    private static ContentFile? Find(IReadOnlyList<ContentFile> files, string path) =>
        files.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal));
}
