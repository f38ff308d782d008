namespace Klimalos.Documents;

/// <summary>The documents that the bot makes. The names stand in journeys, in links and in file names of templates: never rename one.</summary>
public static class DocumentKind
{
    /// <summary>A paper that puts joining the campaign before the municipality's elected body.</summary>
    public const string CasePaper = "case-paper";

    /// <summary>An e-mail that tells the campaign that the municipality takes part.</summary>
    public const string CampaignEmail = "campaign-email";

    /// <summary>What is there and what is missing before the enrolment is done.</summary>
    public const string Checklist = "checklist";

    /// <summary>All answers by stage, with who answered when.</summary>
    public const string Summary = "summary";

    /// <summary>The enrolment's dates for a calendar.</summary>
    public const string Calendar = "calendar";

    public static IReadOnlyList<string> All { get; } = [CasePaper, CampaignEmail, Checklist, Summary, Calendar];
}
