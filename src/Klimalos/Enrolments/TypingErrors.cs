namespace Klimalos.Enrolments;

/// <summary>Counts typing errors: a letter wrong, missing, too many, or two neighbours swapped (optimal string alignment).</summary>
internal static class TypingErrors
{
    /// <summary>How many errors a word may hold and still be recognised.</summary>
    public static int Allowed(string word) => word.Length switch
    {
        < 4 => 0,
        <= 6 => 1,
        _ => 2,
    };

    /// <summary>The errors between what was typed and the word; null when there are more than allowed.</summary>
    public static int? Count(string typed, string word, int allowed)
    {
        if (Math.Abs(typed.Length - word.Length) > allowed || typed.Length > 100)
            return null;

        Span<int> beforeLast = stackalloc int[word.Length + 1];
        Span<int> last = stackalloc int[word.Length + 1];
        Span<int> row = stackalloc int[word.Length + 1];
        for (var column = 0; column <= word.Length; column++)
            last[column] = column;

        for (var line = 1; line <= typed.Length; line++)
        {
            row[0] = line;
            var best = line;
            for (var column = 1; column <= word.Length; column++)
            {
                var replaced = last[column - 1] + (typed[line - 1] == word[column - 1] ? 0 : 1);
                row[column] = Math.Min(replaced, Math.Min(last[column], row[column - 1]) + 1);
                if (line > 1 && column > 1 && typed[line - 1] == word[column - 2] && typed[line - 2] == word[column - 1])
                    row[column] = Math.Min(row[column], beforeLast[column - 2] + 1);
                best = Math.Min(best, row[column]);
            }

            if (best > allowed)
                return null;
            var freed = beforeLast;
            beforeLast = last;
            last = row;
            row = freed;
        }

        return last[word.Length] <= allowed ? last[word.Length] : null;
    }
}

/// <summary>A name in the two forms in which typing errors are counted: letter by letter, and with "aa", "ae" and "oe" as one letter.</summary>
internal readonly record struct Spelling(string Plain, string Folded)
{
    public Spelling(string name)
        : this(NameForm.Plain(name), NameForm.Folded(name))
    {
    }

    private bool HasOneForm => Plain.Length == Folded.Length;

    /// <summary>The fewest errors in either form; null when there are more than the name or <paramref name="most"/> allows.</summary>
    public int? ErrorsTo(Spelling name, int most)
    {
        var plain = TypingErrors.Count(Plain, name.Plain, Math.Min(most, TypingErrors.Allowed(name.Plain)));
        if (HasOneForm && name.HasOneForm)
            return plain;
        var folded = TypingErrors.Count(Folded, name.Folded, Math.Min(most, TypingErrors.Allowed(name.Folded)));
        return plain is null || folded < plain ? folded : plain;
    }
}
