using System.Globalization;

namespace Bot.Verbs;

internal static class TrialDataVerb
{
    public static int Run(VerbContext context)
    {
        if (context.Arguments is not [var number, ..] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            context.Error.WriteLine("Usage: trial-data N, with the number of municipalities.");
            return VerbList.WrongUse;
        }

        using var trial = context.Sources.Trial();
        if (count > trial.Data.Most)
        {
            context.Error.WriteLine($"There are {trial.Data.Most} municipalities in the register; write a smaller number.");
            return VerbList.WrongUse;
        }

        var begun = trial.Data.FillAsync(count).GetAwaiter().GetResult();
        context.Out.WriteLine($"{begun} of {count} made-up municipalities have begun by {trial.Day:yyyy-MM-dd}. Run it again with a later Clock:Start, and they go on.");
        return 0;
    }
}
