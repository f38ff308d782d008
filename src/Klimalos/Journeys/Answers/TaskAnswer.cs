using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads how a task stands, and what is said beside it as evidence: "done, case 21/123".</summary>
internal sealed class TaskAnswer(Step step, AnswerContext context)
{
    private const int LongestNote = 500;
    private const int LongestBeginning = 4;

    private static readonly char[] Borders = [',', ';', ':', '.', '(', '\n', '–', '—', '-'];

    /// <summary>What follows these takes back what was said before.</summary>
    private static readonly string[] Hedges = ["men", "but", "utenom", "utom", "undtagen", "bortsett", "except", "hvis", "om", "if", "nesten", "nästan", "næsten", "almost", "delvis", "partly"];

    private readonly ChoiceAnswer choice = new(step, context);

    public AnswerReading Read(string text)
    {
        var whole = choice.Exact(text);
        return whole is null && WithNote(text) is { } noted ? noted : choice.Read(text);
    }

    /// <summary>The option up to a comma or the like, or in the first words; the rest is the note.</summary>
    private AnswerReading.Accepted? WithNote(string text)
    {
        if (TypedText.LooksLikeQuestion(text) && text.TrimEnd().EndsWith('?'))
            return null;
        foreach (var at in Beginnings(text))
        {
            if (choice.Exact(text[..at]) is not { } value || text[..at].All(char.IsAsciiDigit))
                continue;
            var note = text[at..].Trim().Trim(Borders).Trim().TrimEnd(')').Trim();
            return note.Length is > 0 and <= LongestNote && !Hedges.Contains(TypedText.Words(note).FirstOrDefault(), StringComparer.Ordinal)
                ? new AnswerReading.Accepted(value, note)
                : null;
        }

        return null;
    }

    /// <summary>Where a beginning may end: the longer ones first, so that "not relevant" is not read as "not".</summary>
    private static List<int> Beginnings(string text)
    {
        var ends = new List<int>();
        var words = 0;
        for (var at = 1; at < text.Length && words < LongestBeginning; at++)
        {
            if (!char.IsWhiteSpace(text[at]) && !Borders.Contains(text[at]))
                continue;
            if (char.IsLetterOrDigit(text[at - 1]))
            {
                ends.Add(at);
                words++;
            }
        }

        ends.Reverse();
        return ends;
    }
}
