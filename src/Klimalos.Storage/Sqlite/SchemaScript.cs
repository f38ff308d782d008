using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Klimalos.Storage.Sqlite;

/// <summary>One step of the schema: <c>0001-what-it-does.sql</c>. Once released it is never edited; a change is a new script.</summary>
internal sealed record SchemaScript(int Number, string Name, string Sql)
{
    private const string Prefix = "Klimalos.Storage.Sqlite.Schema.";

    /// <summary>SHA-256 of the text, whatever line ends the checkout has.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The scripts in this program, in order.</summary>
    public static IReadOnlyList<SchemaScript> Embedded()
    {
        var assembly = typeof(SchemaScript).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(name[Prefix.Length..], assembly.GetManifestResourceStream(name)!)),
        ];
    }

    private static SchemaScript Read(string name, Stream resource)
    {
        using var reader = new StreamReader(resource);
        return new SchemaScript(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
