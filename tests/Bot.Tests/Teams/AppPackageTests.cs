using System.IO.Compression;
using System.Text.Json;
using Bot.Startup;
using Bot.Teams;
using Bot.Tests.Hosting;
using Bot.Verbs;
using Klimalos;
using Klimalos.Languages;

namespace Bot.Tests.Teams;

public sealed class AppPackageTests : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private static readonly string Root = ContentFolder.Find(null, AppContext.BaseDirectory);
    private static readonly Lazy<Content> Real = new(() => Content.Load(ContentFolder.Read(Root)));

    private readonly TestFolder folder = new();

    private string Zip => Path.Combine(folder.Path, "app.zip");

    public void Dispose() => folder.Delete();

    [Fact]
    public void The_package_holds_manifest_icons_and_the_words_of_five_languages()
    {
        Run("--app-id", AppId, "--domain", "klimalos.example.no", "--out", Zip).Code.ShouldBe(0);

        using var zip = ZipFile.OpenRead(Zip);
        zip.Entries.Select(entry => entry.FullName).ShouldBe(
            ["manifest.json", "en.json", "nb.json", "nn.json", "sv.json", "da.json", "color.png", "outline.png"]);
        var manifest = Json(zip, "manifest.json");
        manifest.GetProperty("id").GetString().ShouldBe(AppId);
        manifest.GetProperty("bots")[0].GetProperty("botId").GetString().ShouldBe(AppId);
        manifest.GetProperty("validDomains")[0].GetString().ShouldBe("klimalos.example.no");
        manifest.GetProperty("bots")[0].GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).ShouldBe(["personal", "groupChat", "team"]);
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void The_icons_are_PNG_of_the_size_that_Teams_asks(string name, int size)
    {
        Run("--app-id", AppId, "--domain", "klimalos.example.no", "--out", Zip);

        using var zip = ZipFile.OpenRead(Zip);
        using var content = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        var png = bytes.ToArray();
        png[..8].ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        (png[18] << 8 | png[19], png[22] << 8 | png[23]).ShouldBe((size, size));
    }

    [Fact]
    public void Each_language_has_words_for_each_place_in_the_manifest()
    {
        Run("--app-id", AppId, "--domain", "klimalos.example.no", "--out", Zip);

        using var zip = ZipFile.OpenRead(Zip);
        var english = Json(zip, "en.json").EnumerateObject().Select(member => member.Name).ToList();
        english.Count.ShouldBe(1 + 4 + 1 + 4 + (2 * (10 + 8 + 8)));
        foreach (var language in AppWords.Languages)
            Json(zip, $"{language}.json").EnumerateObject().Select(member => member.Name).ShouldBe(english, language);
    }

    [Fact]
    public void The_bot_understands_each_command_of_the_lists_in_its_language()
    {
        foreach (var language in AppWords.Languages)
        {
            foreach (var (name, command) in AppWords.Read(Root, language).Commands)
            {
                var answersIn = LanguageExtensions.FromTag(language)!.Value;
                Real.Value.Texts.Words(answersIn, $"commands.{name}-words")
                    .ShouldContain(command.Title.TrimEnd('?').ToLower(answersIn.Culture()), $"{language}: {command.Title}");
            }
        }
    }

    [Theory]
    [InlineData]
    [InlineData("--app-id", "no-guid", "--domain", "klimalos.example.no")]
    [InlineData("--app-id", AppId)]
    [InlineData("--app-id", AppId, "--domain", "https://klimalos.example.no/")]
    [InlineData("--app-id", AppId, "--domain", "localhost")]
    [InlineData("--app-id", AppId, "--domain", "klimalos.example.no", "--version", "one")]
    [InlineData("--app-id", AppId, "--domain", "klimalos.example.no", "--privacy", "http://klimalos.example.no")]
    [InlineData("--app-id", AppId, "--domain", "klimalos.example.no", "--colour", "red")]
    public void A_wrong_option_is_refused_with_the_usage(params string[] options)
    {
        var (code, _, error) = Run(options);

        code.ShouldBe(VerbList.WrongUse);
        error.ShouldContain("Usage: teams-package --app-id GUID --domain HOST");
    }

    [Theory]
    [InlineData("nb-NO", "Åpne oversikten")]
    [InlineData("sv", "Öppna översikten")]
    [InlineData("fi", "Open the overview")]
    public async Task The_tab_shows_the_way_to_the_secretariats_page_and_only_Teams_may_frame_it(string locale, string words)
    {
        await using var bot = await BotHost.StartAsync(folder);

        using var answer = await bot.Client.GetAsync(new Uri($"/teams/secretariat?locale={locale}", UriKind.Relative));

        System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(words);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("frame-ancestors https://teams.microsoft.com");
        policy.ShouldStartWith("default-src 'none'");
    }

    private static JsonElement Json(ZipArchive zip, string name)
    {
        using var content = zip.GetEntry(name)!.Open();
        using var document = JsonDocument.Parse(content);
        return document.RootElement.Clone();
    }

    private static (int Code, string Output, string Error) Run(params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var sources = new VerbSources(() => Real.Value, () => [], () => Root);
        var code = VerbList.Run(["teams-package", .. options], sources, TextReader.Null, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
