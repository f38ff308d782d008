using System.Text;

namespace LanguageTrainer;

/// <summary>Makes of sentences what people type in a chat: short cut-outs, letters without their rings and dots, slips.</summary>
internal sealed class Messages(Random random)
{
    public string Of(Sentence sentence)
    {
        var words = sentence.Words;
        var text = words.Length <= 2 || random.NextDouble() < 0.35 ? sentence.Text : CutOut(words, random.Next(1, 9));
        var chance = random.NextDouble();
        return chance < 0.06 ? WithoutMarks(text) : chance < 0.12 ? WithSlip(text) : text;
    }

    public string CutOut(string[] words, int length)
    {
        length = Math.Min(length, words.Length);
        return string.Join(' ', words, random.Next(words.Length - length + 1), length);
    }

    /// <summary>One to three names in a row: they say nothing about the language.</summary>
    public string Names(IReadOnlyList<string> names) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => names[random.Next(names.Count)]));

    private string WithoutMarks(string text)
    {
        var doubled = random.Next(2) == 0;
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
            _ = char.ToLowerInvariant(letter) switch
            {
                'å' => plain.Append(doubled ? "aa" : "a"),
                'ä' => plain.Append('a'),
                'æ' => plain.Append("ae"),
                'ø' => plain.Append(doubled ? "oe" : "o"),
                'ö' => plain.Append('o'),
                _ => plain.Append(letter),
            };
        return plain.ToString();
    }

    private string WithSlip(string text)
    {
        var place = random.Next(text.Length);
        if (text.Length < 6 || place == text.Length - 1 || !char.IsLetter(text[place]) || !char.IsLetter(text[place + 1]))
            return text;
        return random.Next(2) == 0
            ? text.Remove(place, 1)
            : string.Concat(text.AsSpan(0, place), [text[place + 1], text[place]], text.AsSpan(place + 2));
    }
}
