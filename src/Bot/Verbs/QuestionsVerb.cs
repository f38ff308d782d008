using System.Globalization;
using System.Text;
using Klimalos.Languages;
using Klimalos.Storage;

namespace Bot.Verbs;

internal static class QuestionsVerb
{
    private const int QuestionWidth = 90;

    private static readonly string[] Columns = ["last_asked", "first_asked", "count", "language", "kind", "article", "question", "comments"];

    public static int Run(VerbContext context)
    {
        var asCsv = context.Arguments.Contains("--csv", StringComparer.Ordinal);
        if (context.Arguments.FirstOrDefault(argument => argument is not "--csv" && !argument.Contains('=')) is { } unknown)
        {
            context.Error.WriteLine($"Usage: questions [--csv]; \"{unknown}\" is unknown.");
            return VerbList.WrongUse;
        }

        var questions = context.Sources.Questions();
        if (asCsv)
            WriteCsv(questions, context.Out);
        else
            WriteTable(questions, context.Out);
        return 0;
    }

    /// <summary>After RFC 4180, times in UTC as ISO 8601. Several comments stand on lines of their own within the cell.</summary>
    private static void WriteCsv(IReadOnlyList<OpenQuestion> questions, TextWriter output)
    {
        WriteRow(Columns);
        foreach (var question in questions)
        {
            WriteRow(
            [
                Iso(question.LastAsked), Iso(question.FirstAsked), Number(question.Count), question.Language.Code(), KindOf(question),
                question.Article ?? "", question.Text, string.Join('\n', question.Comments),
            ]);
        }

        void WriteRow(IEnumerable<string> cells) => output.Write($"{string.Join(',', cells.Select(Cell))}\r\n");
    }

    private static void WriteTable(IReadOnlyList<OpenQuestion> questions, TextWriter output)
    {
        if (questions.Count == 0)
        {
            output.WriteLine("No question is without an answer, and nobody said that an answer did not help.");
            return;
        }

        var width = Math.Max("ARTICLE".Length, questions.Max(question => question.Article?.Length ?? 1));
        output.WriteLine($"{"LAST ASKED (UTC)",-17} {"TIMES",5}  LANG  {"ARTICLE".PadRight(width)}  QUESTION");
        foreach (var question in questions)
        {
            var article = (question.Article ?? "-").PadRight(width);
            var asked = question.LastAsked.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            output.WriteLine($"{asked,-17} {Number(question.Count),5}  {question.Language.Code(),-4}  {article}  {Line(question.Text)}");
            foreach (var comment in question.Comments)
                output.WriteLine($"{"",-24} > {Line(comment)}");
        }

        output.WriteLine();
        output.WriteLine("With an article: people said that it did not help. Without: no article answered.");
    }

    private static string KindOf(OpenQuestion question) => question.Kind is OpenQuestionKind.Unanswered ? "unanswered" : "not-helpful";

    /// <summary>One line without control characters, which would play with the terminal.</summary>
    private static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in text)
            line.Append(char.IsControl(letter) ? ' ' : letter);
        return line.Length <= QuestionWidth ? line.ToString() : $"{line.ToString(0, QuestionWidth - 1)}…";
    }

    /// <summary>Whoever asked could have written a formula for the spreadsheet that opens the file: an apostrophe makes it a text.</summary>
    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Iso(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
