using Klimalos.Languages;

namespace Klimalos.Journeys;

/// <summary>"Which campaign fits us?": a few choices, and a table of how far each answer speaks for each campaign.</summary>
/// <param name="Steps">In the order in which they are asked.</param>
/// <param name="Campaigns">By journey id, in the file's order, which decides between equals.</param>
public sealed record Chooser(
    IReadOnlyList<ChooserStep> Steps, IReadOnlyList<CampaignPoints> Campaigns, IReadOnlyDictionary<Language, ChooserWords> Words)
{
    public const string Id = "which-campaign";
    public const string Path = $"dialogs/{Id}.yaml";

    /// <summary>The step that is asked only while the municipality's country is not known; its options are ISO 3166 codes.</summary>
    public const string Country = Condition.Country;

    /// <summary>The campaigns that fit, best first: those of the country that any answer speaks for, or all of the country's when none is spoken for.</summary>
    /// <param name="answers">The option chosen at each step, by step id.</param>
    public IReadOnlyList<string> Rank(IReadOnlyDictionary<string, string> answers, IReadOnlyDictionary<string, Journey> journeys)
    {
        var open = Campaigns.Where(campaign => IsFor(answers.GetValueOrDefault(Country), journeys.GetValueOrDefault(campaign.Journey)))
            .Select(campaign => (campaign.Journey, Points: campaign.Of(answers))).OrderByDescending(campaign => campaign.Points).ToList();
        var spokenFor = open.Where(campaign => campaign.Points > 0).ToList();
        return [.. (spokenFor.Count > 0 ? spokenFor : open).Select(campaign => campaign.Journey)];
    }

    private static bool IsFor(string? country, Journey? journey) =>
        journey is not null && (country is null || journey.Countries.Contains(country, StringComparer.Ordinal));
}

/// <param name="Options">Stable values.</param>
public sealed record ChooserStep(string Id, IReadOnlyList<string> Options);

/// <param name="Base">Points whatever is answered.</param>
/// <param name="Points">By step id and option.</param>
public sealed record CampaignPoints(string Journey, int Base, IReadOnlyDictionary<(string Step, string Option), int> Points)
{
    public int Of(IReadOnlyDictionary<string, string> answers) =>
        Base + answers.Sum(answer => Points.GetValueOrDefault((answer.Key, answer.Value)));
}

/// <summary>The words in one language: <c>resources/journeys/which-campaign.{language}.yaml</c>.</summary>
public sealed record ChooserWords
{
    public required string Title { get; init; }

    /// <summary>Said before the first question.</summary>
    public required string Introduction { get; init; }

    /// <summary>Said above the campaigns that fit.</summary>
    public required string Result { get; init; }

    /// <summary>Said when there is no campaign for the country.</summary>
    public required string None { get; init; }

    public required IReadOnlyDictionary<string, StepWords> Steps { get; init; }

    /// <summary>By journey id: one sentence why the campaign may fit.</summary>
    public required IReadOnlyDictionary<string, string> Campaigns { get; init; }
}
