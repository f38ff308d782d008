using System.Xml.Linq;

namespace Klimalos.Tests;

/// <summary>The house looks as docs/architecture.md says.</summary>
public class ArchitectureTests
{
    [Theory]
    [InlineData("Klimalos", "")]
    [InlineData("Klimalos.Storage", "Klimalos")]
    [InlineData("Klimalos.BotFramework", "Klimalos Klimalos.Storage")]
    [InlineData("Klimalos.Discord", "Klimalos")]
    [InlineData("Bot", "Klimalos Klimalos.BotFramework Klimalos.Discord Klimalos.Storage")]
    public void Arrows_between_projects_point_one_way(string project, string allowed) =>
        ReferencesOf(project).ShouldBe(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public void Every_project_has_its_row_in_that_test() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryContent.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(["Bot", "Klimalos", "Klimalos.BotFramework", "Klimalos.Discord", "Klimalos.Storage"], ignoreOrder: true);

    [Fact]
    public void The_guide_knows_no_network_no_database_and_no_web_server() =>
        typeof(Content).Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("System.Net", StringComparison.Ordinal)
                || name.StartsWith("System.Data", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("File.")]
    [InlineData("Directory.")]
    [InlineData("TimeProvider")]
    [InlineData("Random.Shared")]
    [InlineData("Guid.NewGuid")]
    [InlineData("Environment.GetEnvironmentVariable")]
    public void The_guide_has_no_disk_no_clock_and_no_chance_of_its_own(string name) =>
        SourcesOf("Klimalos").Where(source => Uses(source.Text, name)).Select(source => source.Path).ShouldBeEmpty();

    private static bool Uses(string source, string name) =>
        source.Split('\n').Any(line => line.Contains($" {name}", StringComparison.Ordinal) || line.Contains($"({name}", StringComparison.Ordinal));

    private static IEnumerable<(string Path, string Text)> SourcesOf(string project) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryContent.Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (path, File.ReadAllText(path)));

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Load(Path.Combine(RepositoryContent.Root, "src", project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
