using Klimalos.Journeys;
using Klimalos.Languages;

namespace Bot.Verbs;

internal static class DrawJourneyVerb
{
    /// <summary>Writes Mermaid, which GitHub and most editors show as a picture.</summary>
    public static int Run(VerbContext context)
    {
        var content = context.Content();
        if (context.Arguments is [var id, ..] && content.Journeys.TryGetValue(id, out var journey)
            && LanguageOf(context.Arguments) is { } language)
        {
            context.Out.Write(JourneyDiagram.Draw(journey, content.Words[id][language]));
            return 0;
        }

        context.Error.WriteLine($"Usage: draw-journey ID [nb|sv|da|en], with one of: {string.Join(", ", content.Journeys.Keys)}");
        return VerbList.WrongUse;
    }

    private static Language? LanguageOf(IReadOnlyList<string> arguments) => arguments.Count switch
    {
        1 => Language.Nb,
        2 => LanguageExtensions.FromTag(arguments[1]),
        _ => null,
    };
}
