using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Secretariat;

namespace Klimalos.Storage.Sqlite;

/// <summary>Questions that were passed on to the secretariat.</summary>
internal static class SqlitePassedQuestions
{
    public static List<PassedQuestion> All(SqliteSession session) => session.All(
        """
        SELECT q.id, q.at, q.person_key, q.name, q.language, q.municipality, q.journey, q.text, c.channel, c.id, q.is_shared,
            q.answer, q.answered_by, q.answered_at, q.draft
        FROM passed_question q JOIN conversation c ON c.key = q.conversation
        ORDER BY q.at DESC, q.key DESC
        """,
        Read);

    public static PassedQuestion? Find(SqliteSession session, string id) => session.First(
        """
        SELECT q.id, q.at, q.person_key, q.name, q.language, q.municipality, q.journey, q.text, c.channel, c.id, q.is_shared,
            q.answer, q.answered_by, q.answered_at, q.draft
        FROM passed_question q JOIN conversation c ON c.key = q.conversation
        WHERE q.id = $id
        """,
        Read,
        ("$id", id));

    public static void Save(SqliteSession session, PassedQuestion question, SecretariatContext context) => session.Execute(
        """
        INSERT INTO passed_question (id, conversation, is_shared, person_key, name, language, municipality, journey, text, at)
        VALUES ($id, $conversation, $shared, $person, $name, $language, $municipality, $journey, $text, $at)
        """,
        ("$id", question.Id), ("$conversation", context.Conversation), ("$shared", question.IsShared ? 1 : 0), ("$person", question.By),
        ("$name", question.Name), ("$language", question.Language.Code()), ("$municipality", question.Municipality),
        ("$journey", question.Journey), ("$text", question.Text), ("$at", StoredForm.Text(question.At)));

    /// <returns>False when it is answered already, or there is none.</returns>
    public static bool Answer(SqliteSession session, QuestionAnswer answer) => session.Execute(
        """
        UPDATE passed_question SET answer = $answer, answered_by = $by, answered_at = $at WHERE id = $id AND answer IS NULL
        """,
        ("$answer", answer.Text), ("$by", answer.By), ("$at", StoredForm.Text(answer.At)), ("$id", answer.Question)) == 1;

    public static int RecordDraft(SqliteSession session, string question, string fileName) => session.Execute(
        "UPDATE passed_question SET draft = $draft WHERE id = $id", ("$draft", fileName), ("$id", question));

    private static PassedQuestion Read(SqliteRow row) => new()
    {
        Id = row.GetString(0),
        At = StoredForm.Instant(row.GetString(1)),
        By = row.GetString(2),
        Name = row.GetStringOrNull(3),
        Language = LanguageExtensions.FromTag(row.GetString(4)) ?? Language.Nb,
        Municipality = row.GetStringOrNull(5),
        Journey = row.GetStringOrNull(6),
        Text = row.GetString(7),
        Asked = new ConversationAddress(row.GetString(8), row.GetString(9)),
        IsShared = row.GetInt32(10) == 1,
        Answer = row.GetStringOrNull(11) is { } answer
            ? new QuestionAnswer(row.GetString(0), row.GetString(12), StoredForm.Instant(row.GetString(13)), answer)
            : null,
        Draft = row.GetStringOrNull(14),
    };
}
