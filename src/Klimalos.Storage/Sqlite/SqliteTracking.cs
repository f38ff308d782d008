using System.Text.Json;
using Klimalos.Languages;
using Klimalos.Secretariat;

namespace Klimalos.Storage.Sqlite;

/// <summary>Reads all enrolments with those who work on them: a few queries, however many there are.</summary>
internal static class SqliteTracking
{
    public static IReadOnlyList<TrackedEnrolment> All(SqliteSession session)
    {
        var members = Members(session).ToLookup(member => member.Enrolment, member => member.Member, StringComparer.Ordinal);
        var done = session.All(
            "SELECT enrolment_id, subject FROM reminder_mark WHERE kind = 'Done'", row => (Enrolment: row.GetString(0), Deadline: row.GetString(1)))
            .ToLookup(mark => mark.Enrolment, mark => mark.Deadline, StringComparer.Ordinal);
        return session.All(
            "SELECT document_json FROM enrolment ORDER BY started_at, id",
            row => JsonSerializer.Deserialize(row.GetUtf8(0), StorageJson.Default.Enrolment)!)
            .ConvertAll(enrolment => new TrackedEnrolment(enrolment, [.. members[enrolment.Id]])
            {
                Done = done[enrolment.Id].ToHashSet(StringComparer.Ordinal),
            });
    }

    private static List<(string Enrolment, TrackedMember Member)> Members(SqliteSession session)
    {
        var spoken = SpokenLast(session);
        return session.All(
            """
            WITH reachable (person) AS (
                SELECT DISTINCT coalesce(p.linked_to, pc.person_key)
                FROM personal_conversation pc JOIN conversation c ON c.key = pc.conversation LEFT JOIN person p ON p.key = pc.person_key
                WHERE c.reference_json IS NOT NULL)
            SELECT m.enrolment_id, m.person_key, coalesce(p.linked_to, m.person_key), p.name, p.language,
                coalesce(p.linked_to, m.person_key) IN (SELECT person FROM reachable)
            FROM enrolment_member m LEFT JOIN person p ON p.key = m.person_key
            ORDER BY m.enrolment_id, m.person_key
            """,
            row => (row.GetString(0), new TrackedMember(
                row.GetString(1),
                row.GetString(2),
                row.GetStringOrNull(3),
                spoken.TryGetValue(row.GetString(1), out var language) ? language : LanguageExtensions.FromTag(row.GetStringOrNull(4)),
                row.GetInt32(5) == 1)));
    }

    /// <summary>The language of what was said last in each person's latest conversation, as in <see cref="SqliteSharingStore.FactsAsync"/>.</summary>
    private static Dictionary<string, Language> SpokenLast(SqliteSession session)
    {
        var languages = new Dictionary<string, Language>(StringComparer.Ordinal);
        foreach (var (person, language) in session.All(
            """
            SELECT pc.person_key, json_extract(c.state_json, '$.language')
            FROM personal_conversation pc JOIN conversation c ON c.key = pc.conversation
            ORDER BY pc.at, c.key
            """,
            row => (Person: row.GetString(0), Language: row.GetStringOrNull(1))))
        {
            if (Enum.TryParse<Language>(language, ignoreCase: true, out var known))
                languages[person] = known;
        }

        return languages;
    }
}
