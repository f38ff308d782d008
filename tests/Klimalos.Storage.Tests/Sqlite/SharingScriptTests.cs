using Klimalos.Enrolments;
using Klimalos.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Klimalos.Storage.Tests.Sqlite;

/// <summary>A database from before enrolments were shared.</summary>
public sealed class SharingScriptTests : IDisposable
{
    private readonly DatabaseFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Of_several_enrolments_of_one_municipality_the_first_that_still_counts_holds_the_place()
    {
        await using (var before = SqliteDatabase.Open(file.ConnectionString, [.. SchemaScript.Embedded().TakeWhile(script => script.Number < 4)], NullLogger.Instance))
        {
            await BeginAsync(before, "cancelled", "NO-3203", "2026-01-01", status: "Cancelled");
            await BeginAsync(before, "later", "NO-3203", "2026-03-01");
            await BeginAsync(before, "first", "NO-3203", "2026-02-01");
            await BeginAsync(before, "other", "NO-3201", "2026-02-01");
            await BeginAsync(before, "unnamed", null, "2026-01-01");
        }

        await using var after = file.Open();

        (await after.ReadAsync(session => session.All("SELECT municipality, enrolment_id FROM enrolment_place ORDER BY municipality", row => (row.GetString(0), row.GetString(1))), default))
            .ShouldBe([("NO-3201", "other"), ("NO-3203", "first")]);
        (await new SqliteSharingStore(after).HolderAsync(new Place("race-to-zero", "2021", "NO-3203"), default))!.Enrolment.Id.ShouldBe("first");
    }

    private static Task BeginAsync(SqliteDatabase database, string id, string? municipality, string startedAt, string status = "Open")
    {
        var document = System.Text.Encoding.UTF8.GetString(JsonText.Of(Samples.Enrolment(id), StorageJson.Default.Enrolment).Utf8.Span);
        return database.WriteAsync(
            session =>
            {
                session.Execute(
                    """
                    INSERT INTO enrolment (id, journey, journey_version, round_id, municipality, status, language, document_json, version, started_at, changed_at)
                    VALUES ($id, 'race-to-zero', 1, '2021', $municipality, $status, 'nb', $document, 1, $at, $at)
                    """,
                    ("$id", id), ("$municipality", municipality), ("$status", status), ("$document", document), ("$at", startedAt));
                return session.Execute("INSERT INTO enrolment_member (enrolment_id, person_key) VALUES ($id, 'k')", ("$id", id));
            },
            default);
    }
}
