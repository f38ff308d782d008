using Klimalos.Languages;

namespace Klimalos.Tests.Conversations.Journeys;

public class CampaignNameTests
{
    [Theory]
    [InlineData("Vi vil gjerne melde på kommunen vår", "ordføreravtalen", Language.Nb)]
    [InlineData("Vi vill anmäla kommunen", "Borgmästaravtalet", Language.Sv)]
    [InlineData("Vi vil gerne tilmelde kommunen til kampagnen", "Borgmesterpagten", Language.Da)]
    [InlineData("We would like to enrol our municipality", "the Covenant", Language.En)]
    public void A_wish_without_a_campaign_is_answered_with_which_and_a_name_is_enough(string wish, string name, Language language)
    {
        var talk = new Dialogue { Locale = null }.Types(wish).ShouldSpeak(language);
        talk.Enrolment.ShouldBeNull();

        talk.Types(name).ShouldAsk("municipality").ShouldSpeak(language);
        talk.Enrolment!.JourneyId.ShouldBe("covenant-of-mayors");
    }

    [Theory]
    [InlineData("Vi vil gjerne bli med i ordføreravtalen", "covenant-of-mayors")]
    [InlineData("Vi vill ansluta oss till Borgmästaravtalet", "covenant-of-mayors")]
    [InlineData("starta klimatkontraktet", "klimatkontrakt")]
    [InlineData("start klimaalliancen", "klimaalliancen")]
    [InlineData("begin the carbon budget", "koldioxidbudget")]
    [InlineData("anmäl oss till klimatkontrakt 2030", "klimatkontrakt")]
    [InlineData("meld oss på Race to Zero", "race-to-zero")]
    [InlineData("tilmeld os til Borgmesterpagten", "covenant-of-mayors")]
    [InlineData("sign us up for the Covenant of Mayors", "covenant-of-mayors")]
    public void A_campaign_is_started_by_its_name(string words, string journey) =>
        new Dialogue { Locale = null }.Types(words).ShouldAsk("municipality").Enrolment!.JourneyId.ShouldBe(journey);

    [Fact]
    public void Which_campaign_is_answered_by_its_number_and_a_button_by_its_label()
    {
        var choices = new Dialogue().Types("start").Replies[^1].Choices;
        new Dialogue().Types("start", "2").Enrolment!.JourneyId.ShouldBe(choices[1].Value);
        new Dialogue().Types(choices[2].Label).Enrolment!.JourneyId.ShouldBe(choices[2].Value);
    }

    [Fact]
    public void The_name_of_a_campaign_alone_or_in_a_question_starts_nothing()
    {
        new Dialogue().Types("Covenant of Mayors").Enrolment.ShouldBeNull();
        new Dialogue().Types("Hvordan blir vi med i Covenant of Mayors?").Enrolment.ShouldBeNull();
        new Dialogue().Types("start Race to Zero", "Asker", "Vi vil delta i Covenant of Mayors").Enrolment!.JourneyId.ShouldBe("race-to-zero");
    }

    [Fact]
    public void A_name_of_two_campaigns_is_a_problem_in_the_words()
    {
        const string Path = "resources/journeys/klimaalliancen.da.yaml";
        var files = RepositoryContent.Files().Select(file => file.Path == Path
            ? file with { Text = file.Text.Replace("DK2020]", "Borgmesterpagten]", StringComparison.Ordinal) }
            : file);
        var problem = Should.Throw<ContentException>(() => Content.Load([.. files])).Problems.ShouldHaveSingleItem();
        (problem.Path, problem.Line).ShouldBe((Path, 2));
        problem.Cause.ShouldContain("'Borgmesterpagten' is a name of the journey 'covenant-of-mayors' too");
    }
}
