using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Tests.Conversations.Journeys;

public class JourneyDialogueTests
{
    public static TheoryData<string, Language> EveryJourneyInEveryLanguage()
    {
        var data = new TheoryData<string, Language>();
        foreach (var journey in RepositoryContent.Get().Journeys.Keys)
        {
            foreach (var language in LanguageExtensions.All)
                data.Add(journey, language);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryJourneyInEveryLanguage))]
    public void An_official_gets_from_the_first_word_to_the_confirmation_by_typing(string journey, Language language)
    {
        var script = JourneyScript.Read(journey, language);
        // A script that leaves these out proves less than it says.
        script.Lines.ShouldContain(line => line.IsQuestion, "a question in the middle");
        script.Lines.ShouldContain(line => line.IsSwitch, "a switch of language");
        script.Lines[^1].Asks.ShouldBe(ScriptLine.Confirmed);

        var talk = script.Play();

        talk.Enrolment!.JourneyId.ShouldBe(journey);
        PutOff(talk).ShouldNotBeEmpty("something is answered later");
        Walk.Over(RepositoryContent.Get().Journeys[journey], talk.Enrolment.Answers).IsComplete.ShouldBeTrue();
        talk.Language.ShouldNotBe(language);
    }

    /// <summary>The steps that were first left open.</summary>
    private static IEnumerable<string?> PutOff(Dialogue talk) =>
        talk.History.Where(line => line.Kind == EnrolmentEventKind.Answered && line.Value is "later" or "no" or "missing" or "postponed" or "asking" or "waiting")
            .Select(line => line.Step);
}
