using Klimalos.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Klimalos.Storage.Tests.Sqlite;

public sealed class SqliteSchemaTests : IDisposable
{
    private static readonly SchemaScript First = new(1, "0001-first.sql", "CREATE TABLE a (x INTEGER) STRICT;\nINSERT INTO a VALUES (1);\n");
    private static readonly SchemaScript Second = new(2, "0002-second.sql", "CREATE TABLE b (x INTEGER) STRICT;");
    private readonly DatabaseFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public void The_programs_own_scripts_are_numbered_from_1_without_a_gap()
    {
        var scripts = SchemaScript.Embedded();

        scripts.ShouldNotBeEmpty();
        scripts.Select(script => script.Number).ShouldBe(Enumerable.Range(1, scripts.Count));
    }

    [Fact]
    public async Task Each_script_is_applied_once_and_recorded_with_its_checksum()
    {
        await OpenAsync(First);
        await OpenAsync(First, Second);
        await using var database = Open(First, Second);

        (await database.ReadAsync(session => session.First("SELECT count(*) FROM a", row => row.GetInt32(0)), default)).ShouldBe(1);
        var recorded = await database.ReadAsync(
            session => session.All("SELECT name, checksum FROM schema_version ORDER BY number", row => (row.GetString(0), row.GetString(1))), default);
        recorded.ShouldBe([(First.Name, First.Checksum), (Second.Name, Second.Checksum)]);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_stops_the_start()
    {
        await OpenAsync(First, Second);

        var message = Should.Throw<StoreStartException>(() => Open(First)).Message;

        message.ShouldContain(file.Path);
        message.ShouldContain("has schema 2");
        message.ShouldContain("up to 1");
    }

    [Fact]
    public async Task A_script_edited_after_it_was_applied_stops_the_start()
    {
        await OpenAsync(First);

        var message = Should.Throw<StoreStartException>(() => Open(First with { Sql = First.Sql + "-- edited" })).Message;

        message.ShouldContain(First.Name);
        message.ShouldContain("must not be edited");
    }

    [Fact]
    public async Task Other_line_ends_are_no_edit()
    {
        await OpenAsync(First);

        await OpenAsync(First with { Sql = First.Sql.Replace("\n", "\r\n", StringComparison.Ordinal) });
    }

    [Fact]
    public async Task A_script_that_fails_stops_the_start_and_leaves_nothing_of_itself()
    {
        var broken = Second with { Sql = "CREATE TABLE b (x INTEGER) STRICT; CREATE TABEL c (x);" };

        var message = Should.Throw<StoreStartException>(() => Open(First, broken)).Message;

        message.ShouldContain(Second.Name);
        message.ShouldContain("TABEL");
        await OpenAsync(First, Second);
    }

    [Fact]
    public async Task Two_programs_may_start_at_once_on_a_new_file()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(file.Open)));

        foreach (var database in databases)
            await database.DisposeAsync();
    }

    private SqliteDatabase Open(params SchemaScript[] scripts) =>
        SqliteDatabase.Open(file.ConnectionString, scripts, NullLogger.Instance);

    private async Task OpenAsync(params SchemaScript[] scripts) => await Open(scripts).DisposeAsync();
}
