using Klimalos.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Klimalos.Storage.Tests.Sqlite;

/// <summary>A directory of its own for a database file; deleted at the end.</summary>
internal sealed class DatabaseFile : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("klimalos-store-").FullName;

    public string Path => System.IO.Path.Combine(directory, "data", "klimalos.db");

    public string ConnectionString => $"Data Source={Path};Default Timeout=1";

    public string In(string name) => System.IO.Path.Combine(directory, name);

    public SqliteDatabase Open() => SqliteDatabase.Open(ConnectionString);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    public static Stores Fresh()
    {
        var file = new DatabaseFile();
        return new Stores(
            new ServiceCollection().AddSqliteStore(file.ConnectionString).BuildServiceProvider(),
            () =>
            {
                file.Dispose();
                return ValueTask.CompletedTask;
            });
    }
}

public sealed class SqliteTurnStoreTests : TurnStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteOutboxTests : OutboxContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteEnrolmentStoreTests : EnrolmentStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteConversationStoreTests : ConversationStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteDirectLineStoreTests : DirectLineStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteRoundTripTests : RoundTripContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}
