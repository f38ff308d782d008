using System.Globalization;

namespace Klimalos.Journeys;

/// <summary>What each item of a repeated step consists of, and how many items there are to be.</summary>
/// <param name="Steps">The parts; the id of each is its own, without a place.</param>
/// <param name="AtLeast">So many are asked for without a question between them.</param>
public sealed record Repetition(string StepId, IReadOnlyList<Step> Steps, int AtLeast, int AtMost)
{
    /// <summary>The parts of one item, each with the key of its answer.</summary>
    /// <param name="number">Counted from 1.</param>
    public IEnumerable<Step> Item(int number) => Steps.Select(part => Placed(part, new ItemPlace(StepId, number, part.Id)));

    internal Step? Part(ItemPlace place) =>
        Steps.FirstOrDefault(part => string.Equals(part.Id, place.Part, StringComparison.Ordinal)) is { } part ? Placed(part, place) : null;

    /// <summary>What the part says of its siblings it says of those in the same item.</summary>
    private Step Placed(Step part, ItemPlace place) => part with
    {
        Id = place.Key,
        Item = place,
        When = Placed(part.When, place),
        WhenNot = Placed(part.WhenNot, place),
        Computed = [.. part.Computed.Select(computation => Placed(computation, place))],
        Deadline = part.Deadline is { } deadline ? Placed(deadline, place) : null,
    };

    private IReadOnlyList<Condition> Placed(IReadOnlyList<Condition> conditions, ItemPlace place) => conditions.Count == 0
        ? conditions
        : [.. conditions.Select(condition => condition with { Step = Placed(condition.Step, place) })];

    private Computation Placed(Computation computation, ItemPlace place) =>
        computation with { From = [.. computation.From.Select(step => Placed(step, place))] };

    private string Placed(string stepId, ItemPlace place) =>
        Steps.Any(part => string.Equals(part.Id, stepId, StringComparison.Ordinal)) ? (place with { Part = stepId }).Key : stepId;
}

/// <summary>Which part of which item of a repeated step.</summary>
/// <param name="Repeat">The repeated step's id.</param>
/// <param name="Number">The item's, counted from 1.</param>
/// <param name="Part">The part's own id.</param>
public sealed record ItemPlace(string Repeat, int Number, string Part)
{
    /// <summary>The key of the answer: <c>measures.2.title</c>.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Repeat}.{Number}.{Part}");

    /// <summary>Null when it is no such key.</summary>
    public static ItemPlace? Parse(string stepId) =>
        stepId.Contains('.') && stepId.Split('.') is [var repeat, var digits, var part]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? new ItemPlace(repeat, number, part)
            : null;
}

/// <summary>The stored answer to a repeated step: how many items there are, and whether more may come.</summary>
/// <param name="IsClosed">"That is all" was said.</param>
public sealed record ItemCount(int Number, bool IsClosed)
{
    private const char Open = '+';

    /// <summary><c>2</c> is all, <c>2+</c> is two so far.</summary>
    public override string ToString() => IsClosed
        ? Number.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Number}{Open}");

    /// <summary>Null when it is no such value.</summary>
    public static ItemCount? Parse(string value)
    {
        var isOpen = value.EndsWith(Open);
        return int.TryParse(isOpen ? value[..^1] : value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ItemCount(number, !isOpen)
            : null;
    }
}
