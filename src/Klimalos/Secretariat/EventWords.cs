using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Secretariat;

/// <summary>What has happened to an enrolment, in words: "answered Target year" and "2045".</summary>
/// <param name="What">As plain as the names in it.</param>
/// <param name="Value">The answer that was given; null when there was none.</param>
public sealed record EventWords(string What, string? Value)
{
    /// <param name="nameOf">The name of a person key.</param>
    public static EventWords Of(Content content, Language language, Enrolment enrolment, EnrolmentEvent line, Func<string, string> nameOf)
    {
        var step = line.Step is { } id ? content.Journeys[enrolment.JourneyId].Find(id) : null;
        return line.Kind switch
        {
            EnrolmentEventKind.Answered => new EventWords(Said("secretariat.event-answered"), step is null || line.Value is null ? line.Value : Show(step, line.Value)),
            EnrolmentEventKind.Skipped => new EventWords(Said("secretariat.event-skipped"), null),
            _ => new EventWords(content.Texts.Get(language, Members.KeyOf(line.Kind), ("whom", Members.IsAboutPerson(line) ? nameOf(line.Value!) : string.Empty)), null),
        };

        string Said(string key) => content.Texts.Get(
            language, key, ("step", step is null ? line.Step : content.Words[enrolment.JourneyId][language].LabelOf(step)));

        string Show(Step known, string value) => AnswerReader.Show(known, value, new AnswerContext(
            content.Journeys[enrolment.JourneyId], content.Words[enrolment.JourneyId][language], language, LocalCalendar.Today(line.At), enrolment.Round,
            content.Municipalities, content.Texts));
    }
}
