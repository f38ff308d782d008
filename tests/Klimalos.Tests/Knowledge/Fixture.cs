using Klimalos.Knowledge;
using Klimalos.Languages;

namespace Klimalos.Tests.Knowledge;

/// <summary>A few small articles in all four languages, and ways to spoil them.</summary>
internal static class Fixture
{
    public const string CostPath = "resources/knowledge/cost.nb.md";

    public static ContentFile Contacts { get; } = new("resources/contacts.yaml", """
        contacts:
          office:
            checked: 2021-05-20
            nb: kampanjekontoret i Norge
            sv: kampanjkontoret i Norge
            da: kampagnekontoret i Norge
            en: the campaign office in Norway
        """);

    public static ContentFile Thesaurus { get; } = new("resources/thesaurus.yaml", """
        concepts:
          cost:
            nb: [koster, pris, gratis]
            sv: [kostar, pris, gratis]
            da: [koster, pris, gratis]
            en: [cost, price, free]
        other-matters:
          nb: [barnehage]
          sv: [förskola]
          da: [børnehave]
          en: [kindergarten]
        """);

    public static string CostInNorwegian { get; } = Text(
        "cost", "Hva koster det å delta?", ["Hva koster det å bli med?", "Er det gratis?", "Må kommunen betale en avgift?"],
        "Deltakelse har ingen avgift. Spør {contact:office}.");

    public static IReadOnlyList<ContentFile> Articles { get; } =
    [
        new(CostPath, CostInNorwegian),
        File("cost", Language.Sv, "Vad kostar det att delta?", ["Vad kostar det att gå med?", "Är det gratis?", "Måste kommunen betala en avgift?"], "Deltagandet har ingen avgift."),
        File("cost", Language.Da, "Hvad koster det at deltage?", ["Hvad koster det at være med?", "Er det gratis?", "Skal kommunen betale et gebyr?"], "Deltagelsen har intet gebyr."),
        File("cost", Language.En, "What does it cost to take part?", ["What is the price?", "Is it free?", "Does the municipality pay a fee?"], "Taking part has no fee."),
        File("reporting", Language.Nb, "Hvordan rapporterer kommunen?", ["Hvor ofte skal vi rapportere?", "Hvilken rapporteringsplattform brukes?", "årlig rapportering"], "Kommunen rapporterer framgangen hvert år."),
        File("reporting", Language.Sv, "Hur rapporterar kommunen?", ["Hur ofta ska vi rapportera?", "Vilken rapporteringsplattform används?", "årlig rapportering"], "Kommunen rapporterar framstegen varje år."),
        File("reporting", Language.Da, "Hvordan rapporterer kommunen?", ["Hvor ofte skal vi indberette?", "Hvilken rapporteringsplatform bruges?", "årlig indberetning"], "Kommunen indberetter fremskridt hvert år."),
        File("reporting", Language.En, "How does the municipality report?", ["How often do we report?", "Which reporting platform is used?", "annual reporting"], "The municipality reports progress every year."),
        File("mayor", Language.Nb, "Hvem skriver under?", ["Må ordføreren skrive under?", "ordførerens underskrift", "Hvem signerer løftet?"], "Ordføreren skriver under løftet."),
        File("mayor", Language.Sv, "Vem skriver under?", ["Måste kommunalrådet skriva under?", "ordförandens underskrift", "Vem signerar löftet?"], "Kommunstyrelsens ordförande skriver under löftet."),
        File("mayor", Language.Da, "Hvem skriver under?", ["Skal borgmesteren skrive under?", "borgmesterens underskrift", "Hvem underskriver løftet?"], "Borgmesteren skriver under på løftet."),
        File("mayor", Language.En, "Who signs?", ["Must the mayor sign?", "the mayor's signature", "Who signs the pledge?"], "The mayor signs the pledge."),
    ];

    public static KnowledgeBase Knowledge { get; } = KnowledgeBase.Load(Articles, Contacts, Thesaurus);

    /// <summary>The problems when the Norwegian article on cost is this text instead.</summary>
    public static IReadOnlyList<ContentProblem> ProblemsWith(string text) => ProblemsOf([new(CostPath, text), .. Articles.Skip(1)]);

    public static IReadOnlyList<ContentProblem> ProblemsOf(IReadOnlyList<ContentFile> articles) =>
        Should.Throw<ContentException>(() => KnowledgeBase.Load(articles, Contacts, Thesaurus)).Problems;

    private static ContentFile File(string id, Language language, string title, string[] questions, string body) =>
        new($"resources/knowledge/{id}.{language.Code()}.md", Text(id, title, questions, body));

    private static string Text(string id, string title, string[] questions, string body) => $"""
        ---
        id: {id}
        title: {title}
        topic: race-to-zero
        questions:
          - {questions[0]}
          - {questions[1]}
          - {questions[2]}
        source:
          title: A page of the campaign
          url: https://example.org/campaign
        checked: 2026-05-20
        expires: 2027-05-20
        contact: office
        ---
        {body}
        """;
}
