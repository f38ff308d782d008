namespace Klimalos.Journeys;

/// <summary>What has been answered on the route so far, as conditions ask for it.</summary>
internal sealed class KnownValues
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public void Add(Step step, string value)
    {
        values[step.Id] = value;
        if (step.Kind == StepKind.Municipality)
            values[Condition.Country] = value.Split('-')[0];
    }

    /// <summary>The step's conditions hold; one on a step that is not answered does not.</summary>
    public bool Allow(Step step) => !step.IsConditional || (step.When.All(Holds) && !step.WhenNot.Any(Holds));

    /// <summary>Of several choices one that is named will do.</summary>
    private bool Holds(Condition condition)
    {
        if (!values.TryGetValue(condition.Step, out var value))
            return false;
        foreach (var one in value.AsSpan().Split(StoredValue.Separator))
        {
            foreach (var named in condition.AnyOf)
            {
                if (value.AsSpan(one).SequenceEqual(named))
                    return true;
            }
        }

        return false;
    }
}
