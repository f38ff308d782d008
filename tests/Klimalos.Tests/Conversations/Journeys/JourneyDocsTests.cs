using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Tests.Conversations.Journeys;

public class JourneyDocsTests
{
    public static TheoryData<string> EveryJourney() => [.. RepositoryContent.Get().Journeys.Keys];

    [Theory]
    [MemberData(nameof(EveryJourney))]
    public void The_drawing_in_the_docs_is_of_the_journey_as_it_is(string journey)
    {
        var content = RepositoryContent.Get();
        var page = File.ReadAllText(Path.Combine(RepositoryContent.Root, "docs", "journeys", $"{journey}.md")).ReplaceLineEndings("\n");
        var drawing = JourneyDiagram.Draw(content.Journeys[journey], content.Words[journey][Language.En]);
        page.Contains($"```mermaid\n{drawing}```", StringComparison.Ordinal)
            .ShouldBeTrue($"Draw it anew: dotnet run --project src/Bot -- draw-journey {journey} en");
    }

    [Fact]
    public void Every_page_is_of_a_journey() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryContent.Root, "docs", "journeys"), "*.md").Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(RepositoryContent.Get().Journeys.Keys, ignoreOrder: true);
}
