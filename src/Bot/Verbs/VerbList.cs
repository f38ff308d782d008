using Bot.Startup;
using Klimalos;
using Klimalos.Storage;

namespace Bot.Verbs;

/// <summary>All verbs, and the choice among them.</summary>
public static class VerbList
{
    public const int WrongUse = 2;
    public const int Problem = 1;

    private static readonly Verb[] Verbs =
    [
        new("check", "check", "Read all content and list every problem in it.", CheckVerb.Run),
        new("detect-language", "detect-language", "Read lines from stdin; print nb, nn, sv, da or en for each.", DetectLanguageVerb.Run),
        new("draw-journey", "draw-journey ID [LANGUAGE]", "Draw a journey as a Mermaid flow chart.", DrawJourneyVerb.Run),
        new("release-journey", "release-journey ID", "Note the steps and options that enrolments hold answers to.", ReleaseJourneyVerb.Run),
        new("questions", "questions [--csv]", "List the questions without an answer, and the answers that did not help.", QuestionsVerb.Run),
        new("trial-data", "trial-data N", "Fill the store with N made-up municipalities, for a trial.", TrialDataVerb.Run),
        new("register-discord-commands", "register-discord-commands", "Tell Discord of the slash commands, if they changed: [SERVER_ID]", DiscordCommandsVerb.Run),
        new("teams-package", "teams-package --app-id …", "Write the app package for Teams: --app-id GUID --domain HOST [--out FILE] …", TeamsPackageVerb.Run),
    ];

    /// <summary>Is this a call for a verb? Without one, or with options only, the server starts.</summary>
    public static bool IsCalledFor(IReadOnlyList<string> arguments) =>
        arguments.Count > 0 && (arguments[0] is "--help" or "-h" or "-?" || !IsOption(arguments[0]));

    /// <summary>Runs the verb that is named first; unknown ones get the list and exit code 2.</summary>
    public static int Run(IReadOnlyList<string> arguments, VerbSources sources, TextReader input, TextWriter output, TextWriter error)
    {
        if (arguments[0] is "--help" or "-h" or "-?" or "help")
            return Help(output, 0);
        if (Array.Find(Verbs, verb => string.Equals(verb.Name, arguments[0], StringComparison.Ordinal)) is not { } found)
        {
            error.WriteLine($"There is no verb \"{arguments[0]}\".");
            return Help(error, WrongUse);
        }

        try
        {
            return found.Run(new VerbContext([.. arguments.Skip(1)], sources, input, output, error));
        }
        catch (Exception problem) when (problem is ContentException or StartRefusedException or StoreStartException)
        {
            error.WriteLine(problem.Message);
            return Problem;
        }
    }

    private static bool IsOption(string argument) => argument.StartsWith('-') || argument.StartsWith('/') || argument.Contains('=');

    private static int Help(TextWriter output, int exitCode)
    {
        output.WriteLine("Usage: dotnet run --project src/Bot [-- VERB]");
        output.WriteLine();
        output.WriteLine("Without a verb the bot starts. Verbs:");
        foreach (var verb in Verbs)
            output.WriteLine($"  {verb.Usage,-27} {verb.Summary}");
        output.WriteLine($"  {"help",-27} Show this list.");
        return exitCode;
    }
}
