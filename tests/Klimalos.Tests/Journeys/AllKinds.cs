using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Tests.Journeys;

/// <summary>A journey that uses all of the grammar, for looking and testing only.</summary>
internal static class AllKinds
{
    public const string Definition = """
        id: all-kinds
        version: 1
        countries: [NO, SE, DK]
        stages:
          - id: only
            steps:
              - { id: where, kind: municipality }
              - { id: swedish, kind: text, when: { country: SE } }
              - { id: phone, kind: phone, optional: true }
              - { id: people, kind: number, unit: inhabitants, min: 0, max: 1000000, decimals: 1 }
              - { id: risks, kind: choices, options: [flood, heat, storm], at-most: 2 }
              - { id: only-floods, kind: text, when: { risks: [flood, heat] } }
              - { id: not-storm, kind: text, when-not: { risks: storm } }
              - { id: plan, kind: file, types: [pdf, docx], max-megabytes: 2, optional: true }
              - { id: first-year, kind: year, earliest-year: 2015 }
              - { id: decided, kind: date }
              - { id: reported, kind: date, optional: true }
              - id: warning
                kind: information
                computed: { rule: hold-date, from: [decided, reported] }
              - { id: register, kind: task, allow-not-relevant: true, link: "https://example.org/", deadline: { rule: weeks-after, from: decided, weeks: 5 } }
              - { id: paper, kind: document, document: case-paper }
              - id: measures
                kind: repeat
                at-least: 0
                at-most: 3
                steps:
                  - { id: title, kind: text }
                  - { id: funded, kind: yes-no }
                  - { id: cost, kind: number, when: { funded: "yes" } }
              - { id: closed, kind: date }
        """;

    public const string English = """
        title: All kinds
        introduction: All of it.
        confirmed: Done.
        stages: { only: Only }
        steps:
          where: { label: Where, question: Where?, help: Name it. }
          swedish: { label: Swedish, question: Swedish?, help: Say. }
          phone: { label: Phone, question: Phone?, help: A number. }
          people:
            label: People
            question: How many?
            help: A number.
            unit: "{count, plural, one {# inhabitant} other {# inhabitants}}"
          risks:
            label: Risks
            question: Which?
            help: Some.
            options: { flood: { label: Flood }, heat: { label: Heat waves, synonyms: [hot days] }, storm: { label: Storm } }
          only-floods: { label: Water, question: Water?, help: Say. }
          not-storm: { label: Calm, question: Calm?, help: Say. }
          plan: { label: Plan, question: The plan?, help: Send it. }
          first-year: { label: First year, question: First year?, help: A year. }
          decided: { label: Decided, question: Decided?, help: A date. }
          reported: { label: Reported, question: Reported?, help: A date. }
          warning: { label: Warning, question: "On hold from {hold-date} on.", help: Know it. }
          register: { label: Register, question: "Registered by {deadline}?", help: Do it., link: Open }
          paper: { label: Paper, question: Sent?, help: Send it. }
          measures:
            label: Measures
            question: Add one?
            help: More is better.
            item: Measure {number}
            steps:
              title: { label: Title, question: What?, help: A name. }
              funded: { label: Funded, question: Paid?, help: Say. }
              cost: { label: Cost, question: How much?, help: A sum. }
          closed: { label: Closed, question: Closed?, help: A date. }
        exits: {}
        """;

    public static LoadedJourneys Loaded { get; } = Load(Definition, English);

    public static Journey Journey => Loaded.Journeys["all-kinds"];

    public static JourneyWords Words(Language language) => Loaded.Words["all-kinds"][language];

    public static AnswerContext Context(Language language) => new(
        Journey, Words(language), language, new DateOnly(2026, 11, 2), Round, RepositoryContent.Get().Municipalities, RepositoryContent.Get().Texts)
    {
        AllWords = Loaded.Words["all-kinds"],
    };

    public static Round Round { get; } = new("2027", "all-kinds", new DateOnly(2026, 10, 1), new DateOnly(2027, 3, 31));

    /// <summary>The repository's content with this journey in it.</summary>
    public static Content ContentWith(LoadedJourneys loaded)
    {
        var real = RepositoryContent.Get();
        return real with
        {
            Journeys = Merged(real.Journeys, loaded.Journeys),
            Words = Merged(real.Words, loaded.Words),
            Chooser = loaded.Chooser ?? real.Chooser,
        };
    }

    public static LoadedJourneys Load(string definition, string english) => JourneyFiles.Load(Files(definition, english));

    /// <summary>The English words stand for all languages, unless a test breaks those in English only.</summary>
    public static IReadOnlyList<ContentFile> Files(string definition, string english) =>
    [
        new ContentFile("dialogs/all-kinds.yaml", definition),
        .. LanguageExtensions.All.Select(language =>
            new ContentFile($"resources/journeys/all-kinds.{language.Code()}.yaml", language == Language.En ? english : English)),
    ];

    private static Dictionary<string, T> Merged<T>(IReadOnlyDictionary<string, T> one, IReadOnlyDictionary<string, T> other) =>
        one.Where(entry => !other.ContainsKey(entry.Key)).Concat(other).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
}
