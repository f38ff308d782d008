using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search;

/// <summary>One thing that a word can stand for: a numbered stem or concept, and how surely (0–1).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Sense(int Term, float Strength);

/// <summary>What one word or phrase of a text means: its stem, its concepts, the halves of a compound, the words it may be misspelt for.</summary>
internal sealed class Meaning
{
    public List<Sense> Senses { get; } = [];

    /// <summary>How much the word counts in its text.</summary>
    public float Importance { get; set; }

    /// <summary>The word belongs to other matters than those of the articles.</summary>
    public bool IsOtherMatter { get; init; }

    /// <summary>No article has the word, nor anything near it.</summary>
    public bool IsUnknown => Senses.Count == 0;

    /// <summary>A question word: it points, but no article is about it.</summary>
    public bool IsWeak { get; init; }

    public void Add(int? term, float strength)
    {
        if (term is not { } number)
            return;
        var place = Senses.FindIndex(sense => sense.Term == number);
        if (place < 0)
            Senses.Add(new Sense(number, strength));
        else if (Senses[place].Strength < strength)
            Senses[place] = new Sense(number, strength);
    }
}
