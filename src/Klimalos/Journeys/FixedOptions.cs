namespace Klimalos.Journeys;

/// <summary>The options that steps of some kinds have without saying so. Their words are common texts, unless the step has better ones.</summary>
public static class FixedOptions
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string Done = "done";
    public const string Later = "later";
    public const string NotRelevant = "not-relevant";
    public const string Seen = "seen";
    public const string Add = "add";
    public const string Enough = "enough";

    /// <summary>Empty for kinds whose options are the definition's own, or that have none.</summary>
    public static IReadOnlyList<StepOption> Of(StepKind kind, bool mayBeIrrelevant = false) => kind switch
    {
        StepKind.YesNo => [new(Yes), new(No)],
        StepKind.Task when mayBeIrrelevant => [new(Done), new(Later, KeepsOpen: true), new(NotRelevant)],
        StepKind.Task or StepKind.Document => [new(Done), new(Later, KeepsOpen: true)],
        StepKind.Information => [new(Seen)],
        StepKind.Repeat => [new(Add), new(Enough)],
        _ => [],
    };

    /// <summary>Key of the option's label in the texts; the words that mean it stand under the same key with -words.</summary>
    internal static string TextOf(string value) => value is Yes or No ? $"answers.{value}" : $"steps.{value}";

    /// <summary>Key of the words that people type for it; null for yes and no, which have a reader of their own.</summary>
    internal static string? WordsOf(string value) => value is Yes or No ? null : $"steps.{value}-words";

    public static bool IsOf(StepKind kind) => kind is StepKind.YesNo or StepKind.Task or StepKind.Document or StepKind.Information or StepKind.Repeat;
}
