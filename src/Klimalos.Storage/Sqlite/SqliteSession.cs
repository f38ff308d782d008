using Microsoft.Data.Sqlite;

namespace Klimalos.Storage.Sqlite;

/// <summary>
/// One connection with its prepared statements, each prepared once and used again. For one thread at a time.
/// SQL texts must be constants: every text stays prepared as long as the session lives.
/// </summary>
/// <remarks>
/// Statements are run through SQLite's own functions: on the path of a turn, the commands, parameters and readers of ADO.NET cost more
/// than the statements themselves.
/// </remarks>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    /// <summary>By reference: the texts are constants, and to compare whole texts costs as much as to run some of them.</summary>
    private readonly Dictionary<string, SqliteStatement> prepared = new(ReferenceEqualityComparer.Instance);

    /// <summary>Runs a statement and returns the number of rows that it changed.</summary>
    /// <param name="arguments">By name, <c>$id</c>; the names of one SQL text are in the same order at each call.</param>
    /// <exception cref="SqliteException">SQLite could not do it.</exception>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        using var run = Prepare(sql, arguments).Run(arguments);
        while (run.Step())
        {
        }

        return run.Changes;
    }

    /// <summary>The first row, or default when there is none.</summary>
    public T? First<T>(string sql, Func<SqliteRow, T> read, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        using var run = Prepare(sql, arguments).Run(arguments);
        return run.Step() ? read(run.Row) : default;
    }

    public List<T> All<T>(string sql, Func<SqliteRow, T> read, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        using var run = Prepare(sql, arguments).Run(arguments);
        var all = new List<T>();
        while (run.Step())
            all.Add(read(run.Row));
        return all;
    }

    /// <summary>Runs a script of several statements, once.</summary>
    public void RunScript(string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values)
            statement.Dispose();
        connection.Dispose();
    }

    private SqliteStatement Prepare(string sql, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (prepared.TryGetValue(sql, out var statement))
            return statement;
        statement = new SqliteStatement(connection.Handle!, sql, arguments);
        prepared.Add(sql, statement);
        return statement;
    }
}
