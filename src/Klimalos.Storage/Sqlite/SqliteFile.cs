using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Klimalos.Storage.Sqlite;

/// <summary>The database file that a connection string names, and how connections to it are opened.</summary>
internal sealed class SqliteFile
{
    private const int DefaultBusySeconds = 5;
    private readonly SqliteConnectionStringBuilder writer;
    private readonly SqliteConnectionStringBuilder reader;

    /// <summary>
    /// Each connection is used by one thread at a time (a session of its own for each reader, one for the writer), so that SQLite need
    /// not lock them, nor count its memory. It heeds this only before its first use in the process; later, it goes on locking.
    /// </summary>
    static SqliteFile()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <exception cref="StoreStartException">The connection string names no file in a directory.</exception>
    public SqliteFile(string connectionString)
    {
        writer = Parse(connectionString);
        // We keep our own connections; the provider's pool would hold the file open after we have closed it.
        writer.Pooling = false;
        writer.ForeignKeys = true;
        writer.Cache = SqliteCacheMode.Private;
        writer.Mode = SqliteOpenMode.ReadWriteCreate;
        if (!writer.ShouldSerialize("Default Timeout"))
            writer.DefaultTimeout = DefaultBusySeconds;
        reader = new SqliteConnectionStringBuilder(writer.ConnectionString) { Mode = SqliteOpenMode.ReadOnly };
    }

    public string Path => writer.DataSource;

    /// <exception cref="StoreStartException">The directory cannot be created.</exception>
    public void CreateDirectory()
    {
        var directory = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreStartException(
                $"The directory {directory} of the database cannot be created: {exception.Message} "
                + "Let ConnectionStrings:Store name a file in a directory that the program may write to.",
                exception);
        }
    }

    public SqliteSession OpenWriter()
    {
        var session = Open(writer);
        try
        {
            var mode = session.First("PRAGMA journal_mode = WAL", row => row.GetString(0));
            if (!string.Equals(mode, "wal", StringComparison.Ordinal))
                throw new StoreStartException(
                    $"The database {Path} cannot use a write-ahead log (journal mode is {mode}): put it on a local disk.");
            session.Execute("PRAGMA synchronous = FULL");
            // The pages of the conversations under way fit into the writer's cache, and a page that changes often is copied
            // from the log into the database less often.
            session.Execute("PRAGMA cache_size = -16000");
            session.Execute("PRAGMA wal_autocheckpoint = 4000");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public SqliteSession OpenReader() => Open(reader);

    private static SqliteSession Open(SqliteConnectionStringBuilder settings)
    {
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            session.Execute($"PRAGMA busy_timeout = {settings.DefaultTimeout * 1000}");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        const string Advice =
            "Write the path of a file in a directory, for example ConnectionStrings:Store = \"Data Source=./data/klimalos.db\".";
        SqliteConnectionStringBuilder settings;
        try
        {
            settings = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException exception)
        {
            throw new StoreStartException($"The store's connection string cannot be read: {exception.Message} {Advice}", exception);
        }

        var source = settings.DataSource;
        if (settings.Mode == SqliteOpenMode.Memory
            || source.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
            || source.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new StoreStartException(
                $"The store's connection string names no plain file (Data Source={source}); a restart would lose all that is kept in memory. {Advice}");
        }

        if (string.IsNullOrEmpty(System.IO.Path.GetDirectoryName(source)) || string.IsNullOrEmpty(System.IO.Path.GetFileName(source)))
            throw new StoreStartException($"The store's connection string names no file in a directory (Data Source={source}). {Advice}");
        settings.DataSource = System.IO.Path.GetFullPath(source);
        return settings;
    }
}
