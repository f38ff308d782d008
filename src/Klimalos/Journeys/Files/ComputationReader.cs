using Klimalos.Journeys.Rules;

namespace Klimalos.Journeys.Files;

/// <summary>Reads which rule computes a value, and from what.</summary>
internal sealed class ComputationReader(YamlSection section, LineMap lines)
{
    private const int LargestCount = 520;

    /// <param name="name">The placeholder that it fills; null = its own name for it, else the rule's.</param>
    public Computation Read(string? name)
    {
        var rule = section.RequiredText("rule");
        var known = DateRules.Find(rule);
        if (known is null && rule.Length > 0)
            section.Report($"Unknown rule '{rule}'; known: {string.Join(", ", DateRules.Names)}.", section.LineOfKey("rule"));
        var from = section.TextList("from");
        if (from.Count == 0)
            section.Report($"'from' is missing: the steps that '{rule}' computes from.");
        var computation = new Computation(name ?? section.OptionalId("as") ?? rule, rule, from, ReadCount(known));
        section.RefuseUnknownKeys();
        return lines.At(section.Line, computation);
    }

    private int ReadCount(DateRule? rule)
    {
        if (rule?.CountKey is not { } key)
            return 0;
        var count = section.Number(key);
        if (count is null or < 1 or > LargestCount)
            section.Report($"'{key}' must be a whole number from 1 to {LargestCount}.", section.LineOfKey(key));
        return count ?? 0;
    }
}
