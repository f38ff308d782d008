using Klimalos.Journeys;

namespace Klimalos.Tests.Journeys;

public class ReleasedFileTests
{
    private static readonly string Written = ReleasedFile.With(new Dictionary<string, ReleasedJourney>(), AllKinds.Journey);

    [Fact]
    public void What_was_written_is_read_back_the_same()
    {
        var read = Load(AllKinds.Definition, Written);
        read.Problems.ShouldBeEmpty();
        ReleasedFile.With(read.Released, AllKinds.Journey).ShouldBe(Written);
        read.Released["all-kinds"].Steps.Select(step => step.Id).ShouldContain("measures.cost");
    }

    [Theory]
    [InlineData("- { id: closed, kind: date }", "", ReleasedFile.Path, "The step 'closed' of 'all-kinds' was released, and is gone")]
    [InlineData("- { id: closed, kind: date }", "- { id: closed, kind: text }", "dialogs/all-kinds.yaml", "The step 'closed' was released as date, and is text now")]
    [InlineData("options: [flood, heat, storm]", "options: [flood, heat, gale]", "dialogs/all-kinds.yaml", "The option 'storm' of 'risks' was released, and is gone")]
    [InlineData("- { id: title, kind: text }", "- { id: title, kind: long-text }", "dialogs/all-kinds.yaml", "The step 'measures.title' was released as text")]
    public void What_was_released_may_go_only_with_a_raised_version(string sound, string edited, string path, string cause)
    {
        var definition = AllKinds.Definition.Replace(sound, edited);
        Load(definition, Written).Problems.ShouldContain(problem => problem.Path == path && problem.Line != null && problem.Cause.Contains(cause));
        Load(definition.Replace("version: 1", "version: 2"), Written).Problems.ShouldNotContain(problem => problem.Cause.Contains("released"));
    }

    [Fact]
    public void What_is_new_needs_no_raised_version() =>
        Load(AllKinds.Definition.Replace("[flood, heat, storm]", "[flood, heat, fire, storm]"), Written).Problems.ShouldNotContain(problem => problem.Cause.Contains("released"));

    [Fact]
    public void A_released_journey_cannot_go_unnoticed() =>
        Load(AllKinds.Definition, Written.Replace("all-kinds:", "other-kinds:")).Problems.ShouldHaveSingleItem().ToString()
            .ShouldStartWith("dialogs/released.yaml(3): The journey 'other-kinds' was released, and is gone");

    [Fact]
    public void The_released_journeys_of_the_repository_are_in_the_file() =>
        RepositoryContent.Get().Released.Keys.ShouldContain("race-to-zero");

    private static LoadedJourneys Load(string definition, string released) =>
        JourneyFiles.Load([.. AllKinds.Files(definition, AllKinds.English), new ContentFile(ReleasedFile.Path, released)]);
}
