using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Tests.DirectLine;

namespace Browser.Tests;

/// <summary>The words of a small bot: a welcome, a form, a choice, a summary with a document.</summary>
internal static class Dialogue
{
    public static ScriptedReceiver Bot() => new(Answer);

    private static IEnumerable<Activity> Answer(Activity activity) => activity switch
    {
        { Type: "conversationUpdate" } => [Card("welcome")],
        { Value: { } value } => [AnswerTo(value.GetProperty("klimalos"))],
        { Attachments: [{ Name: { } name }, ..] } => [ScriptedReceiver.Message($"Takk for **{name}**.")],
        { Text: "tekst" } => [ScriptedReceiver.Message("Dette er **viktig**, og *nytt*:\n\n1. først\n2. så [kampanjen](https://www.c40.org/)\n\n<b>ikke HTML</b> [farlig](javascript:alert(1)) 5 \\* 3")],
        { Text: "lang" } => [.. Enumerable.Range(1, 12).Select(number => ScriptedReceiver.Message($"Avsnitt {number}. Et langt svar som fyller siden."))],
        { Type: "message" } => [ScriptedReceiver.Message($"Du skrev: {activity.Text} ({activity.Locale})")],
        _ => [],
    };

    private static Activity AnswerTo(JsonElement klimalos) => klimalos.GetProperty("step").GetString() switch
    {
        "@start" => Card("form"),
        "contact-name" => Card("choice"),
        "endorse" => Card("summary"),
        "@language" => ScriptedReceiver.Message($"språk: {klimalos.GetProperty("value").GetString()}"),
        _ => ScriptedReceiver.Message("Her er hjelp."),
    };

    private static Activity Card(string name) => new()
    {
        Type = "message",
        Locale = "nb-NO",
        Attachments =
        [
            new()
            {
                ContentType = "application/vnd.microsoft.card.adaptive",
                Content = new RawJson(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Dialogue", name + ".json"))),
            },
        ],
    };
}
