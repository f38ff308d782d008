using Klimalos.Languages;

namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteQuestionStore(SqliteDatabase database) : IQuestionStore
{
    public Task<IReadOnlyList<OpenQuestion>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OpenQuestion>>(
            session => [.. AskedLatestFirst(session).GroupBy(Sameness).Select(Together).OrderByDescending(question => question.LastAsked)],
            cancellationToken);

    private static List<Asked> AskedLatestFirst(SqliteSession session) => session.All(
        """
        SELECT text, language, NULL AS article, NULL AS comment, asked_at AS at FROM unanswered_question
        UNION ALL
        SELECT question, language, article, comment, at FROM answer_rating WHERE helpful = 0
        ORDER BY at DESC
        """,
        Read);

    /// <summary>SQLite knows capitals of ASCII only, so that what is the same is found here.</summary>
    private static (string? Article, Language Language, string Words) Sameness(Asked asked) =>
        (asked.Article, asked.Language, TypedText.Normalise(asked.Text));

    private static OpenQuestion Together(IEnumerable<Asked> same)
    {
        var all = same.ToArray();
        var latest = all[0];
        return new OpenQuestion(
            latest.Article is null ? OpenQuestionKind.Unanswered : OpenQuestionKind.NotHelpful,
            latest.Text,
            latest.Language,
            latest.Article,
            all.Length,
            all[^1].At,
            latest.At,
            [.. all.Select(asked => asked.Comment).OfType<string>()]);
    }

    private static Asked Read(SqliteRow row) => new(
        row.GetString(0),
        LanguageExtensions.FromTag(row.GetString(1)) ?? Language.Nb,
        row.GetStringOrNull(2),
        row.GetStringOrNull(3),
        StoredForm.Instant(row.GetString(4)));

    private sealed record Asked(string Text, Language Language, string? Article, string? Comment, DateTimeOffset At);
}
