using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Tests.Conversations.Journeys;

/// <summary>
/// A conversation written down as <c>{journey}.{language}.txt</c>: what an official types, and after the arrow the step that is
/// asked then (or <c>nothing</c>, or at the end <c>confirmed</c>). After semicolons stands what else must be so: <c>answers ARTICLE</c>, <c>speaks LANGUAGE</c>,
/// <c>says WORDS</c>.
/// </summary>
internal sealed record JourneyScript(string Journey, Language Language, IReadOnlyList<ScriptLine> Lines)
{
    private const string Folder = "tests/Klimalos.Tests/Conversations/Journeys";

    public static JourneyScript Read(string journey, Language language)
    {
        var path = Path.Combine(RepositoryContent.Root, Folder, $"{journey}.{language.Code()}.txt");
        return new JourneyScript(journey, language, [.. File.ReadLines(path).Where(line => line.Trim() is { Length: > 0 } text && text[0] != '#').Select(ScriptLine.Read)]);
    }

    /// <summary>Holds the conversation; every line is checked.</summary>
    public Dialogue Play()
    {
        var talk = new Dialogue { Locale = Language.Code(), Now = new DateTimeOffset(2027, 4, 20, 8, 0, 0, TimeSpan.Zero) }.Arrives();
        foreach (var line in Lines)
            line.Play(talk);
        return talk;
    }
}

/// <param name="Asks">The step asked after what was typed.</param>
internal sealed record ScriptLine(string Typed, string Asks, IReadOnlyList<string> Checks)
{
    public const string Confirmed = "confirmed";
    private const string Nothing = "nothing";

    public static ScriptLine Read(string line)
    {
        var (typed, rest) = line.Split(" -> ") is [var before, var after] ? (before.Trim(), after) : throw new FormatException($"No arrow, or two: {line}");
        var parts = rest.Split(';', StringSplitOptions.TrimEntries);
        return new ScriptLine(typed, parts[0], parts[1..]);
    }

    public bool IsQuestion => Checks.Any(check => check.StartsWith("answers ", StringComparison.Ordinal));

    public bool IsSwitch => Checks.Any(check => check.StartsWith("speaks ", StringComparison.Ordinal));

    public void Play(Dialogue talk)
    {
        talk.Types(Typed);
        if (Asks == Confirmed)
            talk.Enrolment!.Status.ShouldBe(EnrolmentStatus.Confirmed, talk.Said);
        else
            talk.Asked.ShouldBe(Asks == Nothing ? null : Asks, $"after «{Typed}»:\n{talk.Said}");
        foreach (var check in Checks)
            Hold(talk, check);
    }

    private void Hold(Dialogue talk, string check)
    {
        var (kind, what) = check.Split(' ', 2) is [var first, var rest] ? (first, rest) : throw new FormatException($"No such check: {check}");
        switch (kind)
        {
            case "answers":
                talk.Article.ShouldBe(what, $"after «{Typed}»:\n{talk.Said}");
                break;
            case "speaks":
                talk.ShouldSpeak(LanguageExtensions.FromTag(what)!.Value);
                break;
            case "says":
                talk.Said.ShouldContain(what);
                break;
            default:
                throw new FormatException($"No such check: {check}");
        }
    }
}
