using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Journeys.Rules;

/// <summary>Computes what a definition asks of the rules from the answers given so far.</summary>
public static class Computing
{
    /// <summary>Null while none of the dates that it is computed from is known, and when it lies beyond the calendar.</summary>
    public static DateOnly? DateOf(Computation computation, IReadOnlyDictionary<string, Answer> answers)
    {
        var known = computation.From.Select(step => answers.GetValueOrDefault(step)).OfType<Answer>()
            .Select(answer => LocalFormat.IsoDate(answer.Value)).OfType<DateOnly>().ToList();
        if (known.Count == 0 || DateRules.Find(computation.Rule) is not { } rule)
            return null;
        try
        {
            return rule.Compute(known, computation.Count);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
