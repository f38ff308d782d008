using Klimalos.Documents;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Knowledge;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos;

/// <summary>All content, loaded and checked as a whole. Immutable: an edit makes a new one.</summary>
public sealed record Content
{
    public required Texts Texts { get; init; }

    public required LanguageDetector Languages { get; init; }

    public required KnowledgeBase Knowledge { get; init; }

    public required IReadOnlyDictionary<string, Journey> Journeys { get; init; }

    /// <summary>By journey id, then by language.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<Language, JourneyWords>> Words { get; init; }

    /// <summary>What was released of each journey, by id.</summary>
    public IReadOnlyDictionary<string, ReleasedJourney> Released { get; init; } = new Dictionary<string, ReleasedJourney>(StringComparer.Ordinal);

    /// <summary>"Which campaign fits us?"; null when the content has no such guide.</summary>
    public Chooser? Chooser { get; init; }

    public required DocumentTemplates Documents { get; init; }

    public required MunicipalityRegister Municipalities { get; init; }

    /// <summary>From <c>resources/rounds.yaml</c>: past and present ones.</summary>
    public required IReadOnlyList<Round> Rounds { get; init; }

    /// <summary>From <c>dialogs/reminders.yaml</c>: which days are reminded of, and when.</summary>
    public required ReminderPlan Reminders { get; init; }

    /// <summary>Reads everything.</summary>
    /// <param name="files">All files below <c>dialogs/</c> and <c>resources/</c>.</param>
    /// <exception cref="ContentException">With every problem found, each with file, line and cause.</exception>
    public static Content Load(IReadOnlyList<ContentFile> files) => ContentLoader.Load(files);
}
