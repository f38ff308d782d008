using System.Text;
using Evaluation.Baselines;
using Klimalos;
using Klimalos.Conversations;
using Klimalos.Knowledge;
using Microsoft.Data.Sqlite;

namespace Evaluation;

/// <summary>A way to find the article for a question.</summary>
/// <param name="Find">SQLite never refuses what matches at all.</param>
internal sealed record Searcher(string Name, Func<Question, Found> Find)
{
    /// <summary>As a turn goes: small talk and misuse are recognised before anything is searched.</summary>
    public static Searcher Klimalos(Content content)
    {
        var smallTalk = new SmallTalk(content.Texts);
        return new Searcher("Klimalos", question => smallTalk.Recognise(question.Text) is { } kind
            ? new Found(kind is "robot" ? AboutItself : null, [], 0)
            : Found.Of(content.Knowledge.Find(question.Text, question.Language, question.Context)));
    }

    /// <summary>Its reply to "are you a robot?" says what this article says.</summary>
    private const string AboutItself = "bot-what";

    public static Searcher Plain(KnowledgeBase knowledge) => new("Plain first version (BM25 over stems, trigrams)", new PlainSearch(knowledge.Articles).Find);

    /// <summary>SQLite's own full text search with its BM25 over the asker's language, words joined by OR.</summary>
    public static Searcher FullText(KnowledgeBase knowledge, string tokenizer)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Run(connection, $"CREATE VIRTUAL TABLE article USING fts5(id UNINDEXED, language UNINDEXED, title, questions, body, tokenize='{tokenizer}')");
        foreach (var article in knowledge.Articles)
            Insert(connection, article);
        return new Searcher($"SQLite FTS5 {tokenizer}", question => new Found(Best(connection, question), [], 0));
    }

    private static void Insert(SqliteConnection connection, Article article) => Run(
        connection,
        "INSERT INTO article VALUES ($id, $language, $title, $questions, $body)",
        ("$id", article.Id),
        ("$language", article.Language.ToString()),
        ("$title", article.Title),
        ("$questions", string.Join('\n', article.Questions)),
        ("$body", article.Body));

    private static string? Best(SqliteConnection connection, Question question)
    {
        var query = Quoted(question.Text);
        if (query.Length == 0)
            return null;
        using var command = Command(
            connection,
            "SELECT id FROM article WHERE article MATCH $query AND language = $language ORDER BY bm25(article, 0, 0, 2, 2, 1) LIMIT 1",
            ("$query", query),
            ("$language", question.Language.ToString()));
        return command.ExecuteScalar() as string;
    }

    private static string Quoted(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var letter in text)
            words.Append(char.IsLetterOrDigit(letter) ? letter : ' ');
        return string.Join(" OR ", words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"\"{word}\""));
    }

    private static void Run(SqliteConnection connection, string sql, params (string Name, string Value)[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, string Value)[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
