using Microsoft.Data.Sqlite;

namespace Bot.Startup;

/// <summary>Where what must last is kept.</summary>
/// <param name="ConnectionString">Of the database.</param>
/// <param name="Folder">The folder of the database: the keys that sign document links lie in <c>keys/</c> below it.</param>
public sealed record StoreSettings(string ConnectionString, string Folder)
{
    /// <summary>Reads <c>Storage:Provider</c> and <c>ConnectionStrings:Store</c>; creates the database's folder.</summary>
    /// <param name="home">The default database is <c>data/klimalos.db</c> below this folder.</param>
    /// <exception cref="StartRefusedException">They cannot be used.</exception>
    public static StoreSettings From(IConfiguration configuration, string home)
    {
        var provider = configuration["Storage:Provider"] ?? "Sqlite";
        if (!string.Equals(provider, "Sqlite", StringComparison.OrdinalIgnoreCase))
            throw new StartRefusedException($"Storage:Provider is \"{provider}\"; this version knows Sqlite only.");
        return Sqlite(configuration.GetConnectionString("Store") ?? $"Data Source={Path.Combine(home, "data", "klimalos.db")}");
    }

    private static StoreSettings Sqlite(string connectionString)
    {
        var file = FileOf(connectionString);
        var folder = Path.GetDirectoryName(file)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The folder {folder} of ConnectionStrings:Store cannot be made: {problem.Message}");
        }

        return new StoreSettings(connectionString, folder);
    }

    private static string FileOf(string connectionString)
    {
        try
        {
            var source = new SqliteConnectionStringBuilder(connectionString).DataSource;
            if (source.Length > 0 && !source.StartsWith(':'))
                return Path.GetFullPath(source);
        }
        catch (ArgumentException)
        {
            // Said below, together with a missing file.
        }

        throw new StartRefusedException(
            "ConnectionStrings:Store must name a file for SQLite, such as \"Data Source=/var/lib/klimalos/klimalos.db\".");
    }
}
