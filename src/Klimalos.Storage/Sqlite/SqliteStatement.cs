using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Klimalos.Storage.Sqlite;

/// <summary>A prepared statement, to be run again and again with other arguments.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly int[] positions;

    /// <param name="arguments">Their names, in the order in which every run gives them.</param>
    /// <exception cref="SqliteException">The text is not one that SQLite understands.</exception>
    public SqliteStatement(sqlite3 database, string sql, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        positions = new int[arguments.Length];
        for (var i = 0; i < positions.Length; i++)
            positions[i] = raw.sqlite3_bind_parameter_index(statement, arguments[i].Name);
    }

    /// <summary>Begins to run; the statement is free for the next run when what this returns is disposed.</summary>
    public Running Run(ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        for (var i = 0; i < positions.Length; i++)
            Check(Bind(positions[i], arguments[i].Value));
        return new Running(this);
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int position, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, position),
        "" => raw.sqlite3_bind_text(statement, position, ""), // An empty span would be taken for null.
        string text => BindText(position, text),
        long number => raw.sqlite3_bind_int64(statement, position, number),
        int number => raw.sqlite3_bind_int64(statement, position, number),
        JsonText json => raw.sqlite3_bind_text(statement, position, json.Utf8.Span),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, position, 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, position, bytes),
        _ => throw new ArgumentException($"A {value.GetType().Name} has no form in a column.", nameof(value)),
    };

    private int BindText(int position, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var result = raw.sqlite3_bind_text(statement, position, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
        return result;
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(result, database);
    }

    /// <summary>One run of the statement.</summary>
    public readonly ref struct Running(SqliteStatement statement)
    {
        public SqliteRow Row => new(statement.statement);

        /// <summary>The rows that the run changed.</summary>
        public int Changes => raw.sqlite3_changes(statement.database);

        /// <summary>Goes on to the next row; false when there is none.</summary>
        public bool Step()
        {
            var result = raw.sqlite3_step(statement.statement);
            statement.Check(result);
            return result == raw.SQLITE_ROW;
        }

        /// <summary>What went wrong has been told by <see cref="Step"/>; the reset repeats it.</summary>
        public void Dispose() => raw.sqlite3_reset(statement.statement);
    }
}

/// <summary>The row that a statement stands at; columns count from 0.</summary>
internal readonly struct SqliteRow(sqlite3_stmt statement)
{
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public string GetString(int column) => Encoding.UTF8.GetString(GetUtf8(column));

    public string? GetStringOrNull(int column) => IsNull(column) ? null : GetString(column);

    /// <summary>A text as it is stored; gone when the statement goes on.</summary>
    public ReadOnlySpan<byte> GetUtf8(int column) => raw.sqlite3_column_blob(statement, column);

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public int GetInt32(int column) => raw.sqlite3_column_int(statement, column);

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();
}
