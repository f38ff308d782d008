using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.Tests.Conversations.Journeys;

public class WhichCampaignTests
{
    [Theory]
    [InlineData(Language.Nb, "Hvilken kampanje passer oss?|norge|nei, ikke i denne omgang|forplikte oss offentlig|2040-årene", "race-to-zero")]
    [InlineData(Language.Nb, "Hvilken kampanje passer oss?|Norge|ja, det er vedtatt|hjelp med en klimaplan|vet ikke", "covenant-of-mayors")]
    [InlineData(Language.Sv, "Vilken kampanj passar oss?|Sverige|det kan tas upp|siffror|vet inte", "koldioxidbudget")]
    [InlineData(Language.Sv, "Vilken kampanj passar oss?|i Sverige|ja|nätverk|2030", "klimatkontrakt")]
    [InlineData(Language.Sv, "Vilken kampanj passar oss?|2|1|2|3", "covenant-of-mayors")]
    [InlineData(Language.Da, "Hvilken kampagne passer til os?|Danmark|måske|tal|2050", "klimaalliancen")]
    [InlineData(Language.Da, "Hvilken kampagne passer til os?|i Danmark|vi har en beslutning|forpligte os offentligt|senest 2050", "covenant-of-mayors")]
    [InlineData(Language.En, "Which campaign fits us?|Norway|perhaps|plan|not decided", "covenant-of-mayors")]
    [InlineData(Language.En, "Which campaign fits us?|Denmark|no|network|2050", "klimaalliancen")]
    public void What_fits_best_comes_first_with_the_reason(Language language, string typed, string best)
    {
        var content = RepositoryContent.Get();
        var talk = new Dialogue { Locale = language.Code() }.Types(typed.Split('|')).ShouldSpeak(language);

        var choices = talk.Replies[^1].Choices.Where(choice => choice.Step == Command.Start).ToArray();
        choices[0].Value.ShouldBe(best, talk.Said);
        foreach (var choice in choices)
            talk.Said.ShouldContain(content.Chooser!.Words[language].Campaigns[choice.Value]);
        talk.Types("1").ShouldAsk("municipality").Enrolment!.JourneyId.ShouldBe(best);
    }

    [Theory]
    [InlineData("Norge", "klimatkontrakt|koldioxidbudget|klimaalliancen")]
    [InlineData("Sverige", "klimaalliancen")]
    [InlineData("Danmark", "klimatkontrakt|koldioxidbudget")]
    public void No_campaign_of_another_country_is_shown(string country, string foreign)
    {
        foreach (var wish in new[] { "1", "2", "3", "4" })
        {
            var shown = new Dialogue().Types("Hvilken kampanje passer oss?", country, "1", wish, "1").Replies[^1].Choices.Select(choice => choice.Value).ToArray();
            shown.ShouldNotBeEmpty();
            shown.Intersect(foreign.Split('|'), StringComparer.Ordinal).ShouldBeEmpty();
        }
    }
}
