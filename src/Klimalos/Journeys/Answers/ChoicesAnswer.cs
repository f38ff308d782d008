using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads which options are meant: labels, numbers or values with commas, "and" or line breaks between; "all".</summary>
internal sealed class ChoicesAnswer(Step step, AnswerContext context)
{
    private static readonly char[] Separators = [StoredValue.Separator, ';', '\n', '+', '&', '•', '*'];

    private static readonly string[] Ands = ["og", "och", "and", "samt"];

    private static readonly string[] All = ["alle", "alle sammen", "alt", "alla", "allt", "samtliga", "samtlige", "all", "all of them", "everything", "alle sammen takk"];

    private readonly ChoiceAnswer one = new(step, context);

    public AnswerReading Read(string text)
    {
        if (All.Contains(TypedText.Normalise(text), StringComparer.Ordinal))
            return Within([.. step.Options.Select(option => option.Value)]);
        if (one.Exact(text) is { } only)
            return Within([only]);
        var pieces = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(Pieces).ToList();
        var chosen = pieces.Select(piece => (Piece: piece, Reading: one.Read(piece))).ToList();
        if (chosen.Count > 0 && chosen.TrueForAll(entry => entry.Reading is AnswerReading.Accepted))
            return Within([.. chosen.Select(entry => ((AnswerReading.Accepted)entry.Reading).Value)]);
        return chosen.Find(entry => entry.Reading is AnswerReading.Refused { TextKey: "answers.choice-number" }).Reading ?? Unknown(text, chosen);
    }

    /// <summary>"flood and heat" and "1 3" are two, unless an option is called so.</summary>
    private IEnumerable<string> Pieces(string text)
    {
        if (one.Exact(text) is not null)
            return [text];
        var words = TypedText.Words(text);
        if (words.Length > 1 && words.All(word => word.All(char.IsAsciiDigit) || Ands.Contains(word, StringComparer.Ordinal)))
            return words.Where(word => word.All(char.IsAsciiDigit));
        var at = Array.FindIndex(words, word => Ands.Contains(word, StringComparer.Ordinal));
        return at > 0 && at < words.Length - 1
            ? Pieces(string.Join(' ', words[..at])).Concat(Pieces(string.Join(' ', words[(at + 1)..])))
            : [at == 0 ? string.Join(' ', words[1..]) : text];
    }

    private AnswerReading Within(IReadOnlyList<string> values)
    {
        var chosen = step.Options.Select(option => option.Value).Where(value => values.Contains(value, StringComparer.Ordinal)).ToList();
        var limits = step.Limits!;
        if (chosen.Count < limits.AtLeast)
            return Refusal.Attempt("choices-few", ("count", chosen.Count), ("min", limits.AtLeast), ("options", Labels(step.Options.Select(option => option.Value))));
        return chosen.Count > limits.AtMost
            ? Refusal.Attempt("choices-many", ("count", chosen.Count), ("max", limits.AtMost), ("chosen", Labels(chosen)))
            : new AnswerReading.Accepted(string.Join(StoredValue.Separator, chosen));
    }

    private AnswerReading.Refused Unknown(string text, List<(string Piece, AnswerReading Reading)> pieces)
    {
        var strange = pieces.Find(entry => entry.Reading is not AnswerReading.Accepted).Piece ?? text.Trim();
        var arguments = new (string, object?)[] { Refusal.Text(strange), ("options", Labels(step.Options.Select(option => option.Value))) };
        var isAttempt = pieces.Exists(entry => entry.Reading is AnswerReading.Accepted) && !TypedText.LooksLikeQuestion(text);
        return isAttempt ? Refusal.Attempt("choices", arguments) : Refusal.NoAttempt("choices", arguments);
    }

    private string Labels(IEnumerable<string> values) => string.Join(", ", values.Select(value => AnswerReader.Show(step, value, context)));
}
