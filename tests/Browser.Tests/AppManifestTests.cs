using System.Diagnostics;
using System.IO.Compression;
using Bot.Startup;
using Bot.Teams;
using Bot.Tests.Hosting;
using Klimalos.BotFramework.Tests.DirectLine;

namespace Browser.Tests;

/// <summary>The app package against the schemas that Microsoft publishes, by Microsoft's own checker.</summary>
public sealed class AppManifestTests : IClassFixture<WebChatBundle>, IDisposable
{
    /// <summary>Prints a line for each fault in the manifest and its localisation files.</summary>
    private const string Check =
        """
        const fs = require('fs'), path = require('path');
        const { AppManifestUtils } = require('@microsoft/app-manifest');
        const Ajv = require('ajv-draft-04');
        const folder = process.argv[1];
        (async () => {
          const [manifest, faults] = await AppManifestUtils.readAndValidateTeamsManifest(path.join(folder, 'manifest.json'));
          const schemas = path.join(path.dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams', 'v' + manifest.manifestVersion);
          const words = new Ajv({ strict: false, formats: { uri: true } })
            .compile(JSON.parse(fs.readFileSync(path.join(schemas, 'MicrosoftTeams.Localization.schema.json'), 'utf8')));
          const info = manifest.localizationInfo;
          for (const file of [info.defaultLanguageFile, ...info.additionalLanguages.map(language => language.file)])
            if (!words(JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')))) faults.push(file + ' ' + JSON.stringify(words.errors));
          console.log(manifest.manifestVersion + ' ' + info.additionalLanguages.length);
          for (const fault of faults) console.log(fault);
        })();
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
        };
        using var node = Process.Start(start)!;
        var said = await node.StandardOutput.ReadToEndAsync();

        said.Trim().ShouldBe("1.19 4", "the version, the additional languages, and no fault");
    }
}
