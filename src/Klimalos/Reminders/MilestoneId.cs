namespace Klimalos.Reminders;

/// <summary>The days on the way to a round's last day that are no steps' own deadlines, in the order in which they come. Stored: never change one.</summary>
public static class MilestoneId
{
    /// <summary>By now the case paper should be begun.</summary>
    public const string CasePaperBegun = "case-paper-begun";

    /// <summary>The case paper must be finished: the papers go out.</summary>
    public const string PapersOut = "papers-out";

    /// <summary>Formannskap, kommunstyrelse, økonomiudvalg.</summary>
    public const string ExecutiveMeeting = "executive-meeting";

    /// <summary>Kommunestyre, kommunfullmäktige, kommunalbestyrelse.</summary>
    public const string CouncilMeeting = "council-meeting";

    /// <summary>The last day for joining.</summary>
    public const string RoundEnds = "round-ends";

    public static IReadOnlyList<string> All { get; } = [CasePaperBegun, PapersOut, ExecutiveMeeting, CouncilMeeting, RoundEnds];
}
