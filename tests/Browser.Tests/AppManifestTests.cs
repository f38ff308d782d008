using System.Diagnostics;
using System.IO.Compression;
using Bot.Startup;
using Bot.Teams;
using Bot.Tests.Hosting;
using Klimalos.BotFramework.Tests.DirectLine;

namespace Browser.Tests;

/// <summary>The app package against the schemas that Microsoft publishes, as their npm package carries them.</summary>
public sealed class AppManifestTests : IClassFixture<WebChatBundle>, IDisposable
{
    /// <summary>Prints a line for each fault in the manifest and its localisation files.</summary>
    private const string Check =
        """
        const fs = require('fs'), path = require('path');
        const Ajv = require('ajv-draft-04');
        const read = file => JSON.parse(fs.readFileSync(file, 'utf8'));
        const folder = process.argv[1];
        const manifest = read(path.join(folder, 'manifest.json'));
        const schemas = path.join('node_modules', '@microsoft', 'app-manifest', 'build', 'json-schemas', 'teams', 'v' + manifest.manifestVersion);
        const checker = name => new Ajv({ strict: false, unicodeRegExp: false, formats: { uri: true } }).compile(read(path.join(schemas, `MicrosoftTeams${name}.schema.json`)));
        const info = manifest.localizationInfo;
        const files = [info.defaultLanguageFile, ...info.additionalLanguages.map(language => language.file)];
        console.log(manifest.manifestVersion + ' ' + files.length);
        const check = (valid, file) => valid(read(path.join(folder, file))) || console.log(file + ' ' + JSON.stringify(valid.errors));
        check(checker(''), 'manifest.json');
        files.forEach(file => check(checker('.Localization'), file));
        """;

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Delete();

    [Fact]
    public async Task The_manifest_and_its_words_are_valid_against_the_published_schema()
    {
        var home = new Uri("https://klimalos.example.no/");
        var settings = new AppPackageSettings(Guid.NewGuid(), "klimalos.example.no", "1.0.0", "Klimalos", home, home, home);
        using (var zip = new ZipArchive(new MemoryStream(AppPackage.Make(settings, ContentFolder.Find(null, AppContext.BaseDirectory)))))
            zip.ExtractToDirectory(folder.Path);

        var start = new ProcessStartInfo("node", ["-e", Check, folder.Path])
        {
            WorkingDirectory = Path.Combine(ChatHost.Root, "tests", "Browser.Tests"),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var node = Process.Start(start)!;
        var said = await node.StandardOutput.ReadToEndAsync();

        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0);
        said.Trim().ShouldBe("1.19 5", "the version, the languages, and no fault");
    }
}
