using System.Text;
using Klimalos.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Klimalos.Storage.Tests.Sqlite;

public sealed class SqliteStartTests : IDisposable
{
    private readonly DatabaseFile file = new();

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=klimalos.db")]
    [InlineData("Data Source=./data/")]
    [InlineData("Data Source=./data/klimalos.db;Mode=Memory")]
    [InlineData("Data Source=file:klimalos?mode=memory")]
    [InlineData("Host=localhost;Database=klimalos")]
    public void A_connection_string_that_names_no_file_in_a_directory_is_refused_with_what_to_write(string connectionString)
    {
        Should.Throw<StoreStartException>(() => SqliteDatabase.Open(connectionString)).Message.ShouldContain("Data Source=./data/klimalos.db");
    }

    [Fact]
    public async Task The_directory_is_created()
    {
        await file.Open().DisposeAsync();

        File.Exists(file.Path).ShouldBeTrue();
    }

    [Fact]
    public void A_directory_that_cannot_be_created_stops_the_start_with_its_path()
    {
        File.WriteAllText(file.In("plain-file"), "");
        var inside = Path.Combine(file.In("plain-file"), "data");

        var message = Should.Throw<StoreStartException>(() => SqliteDatabase.Open($"Data Source={Path.Combine(inside, "klimalos.db")}")).Message;

        message.ShouldContain(inside);
        message.ShouldContain("may write to");
    }

    [Fact]
    public void A_directory_in_the_place_of_the_file_stops_the_start_with_its_path()
    {
        Directory.CreateDirectory(file.Path);

        Should.Throw<StoreStartException>(file.Open).Message.ShouldContain(file.Path);
    }

    [Fact]
    public void A_file_that_is_no_database_stops_the_start_and_is_left_as_it_was()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("not a database ", 200)));
        File.WriteAllBytes(file.Path, content);

        Should.Throw<StoreStartException>(file.Open).Message.ShouldContain(file.Path);

        File.ReadAllBytes(file.Path).ShouldBe(content);
    }

    [Fact]
    public async Task A_file_held_by_another_writer_stops_the_start_and_says_that_it_is_locked()
    {
        await file.Open().DisposeAsync();
        using var other = new SqliteFile(file.ConnectionString).OpenWriter();
        other.Execute("BEGIN IMMEDIATE");

        Should.Throw<StoreStartException>(file.Open).Message.ShouldContain("locked");
    }

    [Fact]
    public async Task Every_commit_is_flushed_to_disk_before_it_is_acknowledged()
    {
        await using var database = file.Open();

        var (journal, synchronous, foreignKeys, busy) = await database.WriteAsync(
            session => (
                session.First("PRAGMA journal_mode", row => row.GetString(0)),
                session.First("PRAGMA synchronous", row => row.GetInt32(0)),
                session.First("PRAGMA foreign_keys", row => row.GetInt32(0)),
                session.First("PRAGMA busy_timeout", row => row.GetInt32(0))),
            default);

        const int Full = 2;
        (journal, synchronous, foreignKeys, busy).ShouldBe(("wal", Full, 1, 1000));
    }

    [Fact]
    public async Task Another_writer_is_waited_for_five_seconds_unless_the_connection_string_says_otherwise()
    {
        await using var database = SqliteDatabase.Open($"Data Source={file.Path}");

        (await database.ReadAsync(session => session.First("PRAGMA busy_timeout", row => row.GetInt32(0)), default)).ShouldBe(5000);
    }

    [Fact]
    public async Task A_bad_file_is_told_when_the_store_is_first_asked_for()
    {
        await using var provider = new ServiceCollection().AddSqliteStore("Data Source=:memory:").BuildServiceProvider();

        Should.Throw<StoreStartException>(provider.GetRequiredService<ITurnStore>);
    }
}
