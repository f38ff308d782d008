using Klimalos.Languages;

namespace Bot.Verbs;

internal static class DetectLanguageVerb
{
    /// <summary>One line out for each line in. A line that says nothing (a number, a name) counts as English, the common ground.</summary>
    public static int Run(VerbContext context)
    {
        var detector = context.Content().Languages;
        while (context.In.ReadLine() is { } line)
            context.Out.WriteLine(Code(detector.Detect(line).Likeliest));
        context.Out.Flush();
        return 0;
    }

    private static string Code(Variety variety) => variety switch
    {
        Variety.Nb => "nb",
        Variety.Nn => "nn",
        Variety.Sv => "sv",
        Variety.Da => "da",
        _ => "en",
    };
}
