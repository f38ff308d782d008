using System.Diagnostics;
using System.Globalization;
using Klimalos.Languages;
using Klimalos.Languages.Recognition;

namespace LanguageTrainer;

/// <summary>How many messages the model tells right, both kinds of Norwegian counted as one.</summary>
internal static class Figures
{
    public static void Print(string title, LanguageModel model, IEnumerable<Sentence> messages)
    {
        var judged = messages.Select(message => (message.Variety, Guess: Guess(model, message.Text))).ToList();
        var lines = judged.GroupBy(pair => pair.Variety).OrderBy(group => group.Key)
            .Select(group => (group.Key, Right: Share(group, pair => Family(pair.Guess) == Family(pair.Variety)), Count: group.Count()))
            .ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{title,-34} mean {lines.Average(line => line.Right):P2}  {string.Join("  ", lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Key} {line.Right:P1} ({line.Count})")))}"));
        var norwegian = judged.Where(pair => pair.Variety is Variety.Nb or Variety.Nn).ToList();
        if (norwegian.Count > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{"",-34} bokmål and nynorsk told apart: {Share(norwegian, pair => pair.Guess == pair.Variety):P1}"));
    }

    public static void PrintSpeed(LanguageModel model, IReadOnlyList<Sentence> messages)
    {
        foreach (var message in messages)
            Guess(model, message.Text);
        var start = Stopwatch.GetTimestamp();
        foreach (var message in messages)
            Guess(model, message.Text);
        var each = Stopwatch.GetElapsedTime(start) / messages.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{each.TotalMicroseconds:F1} µs a message"));
    }

    private static Variety Guess(LanguageModel model, string text)
    {
        Span<double> probabilities = stackalloc double[LanguageModel.Varieties];
        model.Judge(text, probabilities);
        return LanguageDetector.Likeliest(probabilities);
    }

    private static Variety Family(Variety variety) => variety == Variety.Nn ? Variety.Nb : variety;

    private static double Share<T>(IEnumerable<T> items, Func<T, bool> holds) => items.Average(item => holds(item) ? 1.0 : 0.0);
}
