using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads a file as an answer, and what is typed where one is asked for.</summary>
public static class FileAnswer
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Extensions that mean the same kind.</summary>
    private static readonly (string Other, string Known)[] Aliases = [("jpeg", "jpg")];

    /// <summary>Whether the step takes the file.</summary>
    public static AnswerReading Read(Step step, StoredFile file, AnswerContext context)
    {
        var form = step.File!;
        var type = TypeOf(file.Name);
        if (!form.Types.Contains(type, StringComparer.Ordinal))
            return Refusal.Attempt("file-type", ("name", file.Name), ("types", TypesOf(form, context)));
        return file.Size > (long)form.MaxMegabytes * Megabyte
            ? Refusal.Attempt("file-size", ("name", file.Name), ("size", Math.Round((decimal)file.Size / Megabyte, 1)), ("max", form.MaxMegabytes))
            : new AnswerReading.Accepted(file.ToString());
    }

    /// <summary>"pdf, docx or xlsx" in the reader's language.</summary>
    public static string TypesOf(FileForm form, AnswerContext context) => context.Texts.List(context.Language, form.Types, "steps.or");

    internal static AnswerReading ReadText(Step step, string text, AnswerContext context)
    {
        // What a client may submit, and what an earlier answer is.
        if (StoredFile.Parse(text) is not null)
            return Refusal.Attempt("file-needed", Arguments(step, context));
        var typed = TypedText.Normalise(text);
        var isLater = LanguageExtensions.All.SelectMany(language => context.Texts.Words(language, "steps.file-later-words"))
            .Any(form => string.Equals(TypedText.Normalise(form), typed, StringComparison.Ordinal));
        return isLater && step.IsOptional ? new AnswerReading.Accepted("") : Refusal.NoAttempt("file-needed", Arguments(step, context));
    }

    private static (string Name, object? Value)[] Arguments(Step step, AnswerContext context) =>
        [("types", TypesOf(step.File!, context)), ("max", step.File!.MaxMegabytes)];

    private static string TypeOf(string name)
    {
        var type = name[(name.LastIndexOf('.') + 1)..].ToLowerInvariant();
        return Array.Find(Aliases, alias => string.Equals(alias.Other, type, StringComparison.Ordinal)).Known ?? type;
    }
}
