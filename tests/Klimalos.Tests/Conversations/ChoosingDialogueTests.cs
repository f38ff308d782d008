using Klimalos.Conversations;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Tests.Journeys;

namespace Klimalos.Tests.Conversations;

public class ChoosingDialogueTests
{
    private const string Definition = """
        id: which-campaign
        steps:
          - { id: country, kind: choice, options: [NO, SE, DK] }
          - { id: want, kind: choice, options: [commitment, plan] }
        campaigns:
          all-kinds: { base: 0, want: { plan: 3 } }
          race-to-zero: { base: 1, want: { commitment: 3 } }
        """;

    private const string Words = """
        title: Which campaign?
        introduction: Two questions.
        result: These fit.
        none: None fits.
        steps:
          country: { label: Country, question: Which country?, help: Say., options: { NO: { label: Norway, synonyms: [norge] }, SE: { label: Sweden }, DK: { label: Denmark } } }
          want: { label: Want, question: What do you want?, help: Say., options: { commitment: { label: A commitment }, plan: { label: A plan, synonyms: [planlegging] } } }
        campaigns:
          all-kinds: It has all kinds.
          race-to-zero: It races.
        """;

    [Fact]
    public void The_choice_asks_the_country_when_it_is_unknown_and_offers_what_fits_best_first()
    {
        var talk = new Dialogue { Content = TwoCampaigns }.Types("Hvilken kampanje passer oss?");
        talk.Said.ShouldContain("Which country?");
        talk.Types("norge").Said.ShouldContain("What do you want?");
        talk.Types("planlegging");

        talk.Said.ShouldContain("1. **All kinds**: It has all kinds.");
        talk.Replies[^1].Choices.Select(choice => (choice.Step, choice.Value)).ShouldBe([(Command.Start, "all-kinds"), (Command.Start, "race-to-zero")]);
        talk.Types("1").ShouldAsk("where");
    }

    [Theory]
    [InlineData("vilken kampanj passar oss?"), InlineData("Hvilken kampagne passer til os"), InlineData("Which campaign fits us?"), InlineData("hjelp oss å velge")]
    public void The_choice_is_asked_for_in_each_language(string words) =>
        new Dialogue { Content = TwoCampaigns }.Types(words).Said.ShouldContain("Which country?");

    [Fact]
    public void The_welcome_offers_the_choice_and_its_buttons_lead_through()
    {
        var talk = new Dialogue { Content = TwoCampaigns }.Arrives();
        talk.Replies[^1].Choices.ShouldContain(choice => choice.Step == Command.Step && choice.Value == CommandName.Choose);
        talk.Presses(Command.Step, CommandName.Choose).Presses(Command.Confirm, "SE").Presses(Command.Confirm, "commitment");
        talk.Replies[^1].Choices[0].Value.ShouldBe("race-to-zero");
        talk.Replies[^1].Choices.Count.ShouldBe(1, "nothing speaks for the other one");
    }

    [Fact]
    public void A_known_country_is_not_asked_for()
    {
        var talk = new Dialogue { Content = TwoCampaigns }.Starts("race-to-zero").Types("Asker", "Hvilken kampanje passer oss?");
        talk.Said.ShouldContain("What do you want?");
    }

    [Fact]
    public void A_question_in_the_middle_is_answered_and_the_choice_let_go()
    {
        var talk = new Dialogue { Content = TwoCampaigns }.Types("Hvilken kampanje passer oss?", "Hva koster det å være med i Race to Zero?");
        talk.Article.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("race-to-zero: { base: 1, want: { commitment: 3 } }", "race-to-zero: { want: { comitment: 3 } }", "Unknown key 'comitment'")]
    [InlineData("race-to-zero: { base: 1, want: { commitment: 3 } }", "nowhere: { base: 1 }", "There is no journey 'nowhere'")]
    [InlineData("  race-to-zero: { base: 1, want: { commitment: 3 } }", "", "The journey 'race-to-zero' has no points")]
    [InlineData("base: 1", "base: 11", "Points are 0 to 10")]
    [InlineData("[commitment, plan]", "[commitment]", "at least two")]
    [InlineData("[commitment, plan]", "[commitment, plan, numbers]", "The words of the option 'numbers' of 'want' are missing")]
    public void A_fault_in_the_choice_is_named(string sound, string faulty, string cause) =>
        Load(Definition.Replace(sound, faulty)).Problems.ShouldContain(problem => problem.Line != null && problem.Cause.Contains(cause));

    private static readonly Content TwoCampaigns = new Func<Content>(() =>
    {
        var loaded = Load(Definition);
        loaded.Problems.ShouldBeEmpty();
        var content = AllKinds.ContentWith(loaded);
        return content with
        {
            Journeys = content.Journeys.Where(entry => loaded.Journeys.ContainsKey(entry.Key)).ToDictionary(),
            Words = content.Words.Where(entry => loaded.Journeys.ContainsKey(entry.Key)).ToDictionary(),
        };
    })();

    private static LoadedJourneys Load(string definition) => JourneyFiles.Load(
    [
        .. AllKinds.Files(AllKinds.Definition, AllKinds.English),
        .. RepositoryContent.Files().Where(file => file.Path.Contains("race-to-zero", StringComparison.Ordinal) && file.Path.EndsWith(".yaml", StringComparison.Ordinal)),
        new ContentFile(Chooser.Path, definition),
        .. LanguageExtensions.All.Select(language => new ContentFile($"resources/journeys/which-campaign.{language.Code()}.yaml", Words)),
    ]);
}
