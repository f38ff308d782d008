using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Klimalos.Storage.Sqlite;

/// <summary>Brings a database to the schema of this program.</summary>
internal static class SqliteSchema
{
    /// <exception cref="StoreStartException">The database is newer than the program, a script was edited, or a script fails.</exception>
    public static void Apply(SqliteSession session, string file, IReadOnlyList<SchemaScript> scripts, ILogger logger)
    {
        session.Execute(
            """
            CREATE TABLE IF NOT EXISTS schema_version (
                number     INTEGER PRIMARY KEY,
                name       TEXT NOT NULL,
                checksum   TEXT NOT NULL,
                applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
            ) STRICT
            """);
        RefuseNewer(session, file, scripts);
        foreach (var script in scripts)
            ApplyOnce(session, file, script, logger);
    }

    private static void RefuseNewer(SqliteSession session, string file, IReadOnlyList<SchemaScript> scripts)
    {
        var known = scripts[^1].Number;
        var stored = session.First("SELECT coalesce(max(number), 0) FROM schema_version", row => row.GetInt32(0));
        if (stored > known)
        {
            throw new StoreStartException(
                $"The database {file} has schema {stored}, and this program knows schemas up to {known}: a newer version of the program "
                + "has used it. Start that version, or restore the backup made before the upgrade.");
        }
    }

    /// <summary>Looks and applies under one lock, so that two programs may start at once.</summary>
    private static void ApplyOnce(SqliteSession session, string file, SchemaScript script, ILogger logger)
    {
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            var applied = session.First(
                "SELECT checksum FROM schema_version WHERE number = $number", row => row.GetString(0), ("$number", script.Number));
            if (applied is null)
                Run(session, file, script);
            else if (!string.Equals(applied, script.Checksum, StringComparison.Ordinal))
                throw Edited(file, script);
            session.Execute("COMMIT");
            if (applied is null)
                logger.SchemaScriptApplied(script.Name, file);
        }
        catch
        {
            session.Execute("ROLLBACK");
            throw;
        }
    }

    private static void Run(SqliteSession session, string file, SchemaScript script)
    {
        try
        {
            session.RunScript(script.Sql);
        }
        catch (SqliteException exception)
        {
            throw new StoreStartException(
                $"Schema script {script.Name} failed on {file}; nothing of it was kept: {exception.Message}", exception);
        }

        session.Execute(
            "INSERT INTO schema_version (number, name, checksum) VALUES ($number, $name, $checksum)",
            ("$number", script.Number), ("$name", script.Name), ("$checksum", script.Checksum));
    }

    private static StoreStartException Edited(string file, SchemaScript script) => new(
        $"Schema script {script.Name} was applied to {file} with other content than it has now. "
        + "A released script must not be edited: restore it, and write the change as a new script.");
}
