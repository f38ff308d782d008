using System.Collections.Frozen;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>Recognises commands, language requests and questions in typed words, in all languages at once.</summary>
internal sealed class Vocabulary
{
    /// <summary>In words: "jeg vil bli med med koden".</summary>
    private const int LongestCodePrefix = 6;

    private const int LongestReminderAnswer = 100;

    private readonly FrozenDictionary<string, CommandMatch> commands;
    private readonly FrozenDictionary<string, Language> languageNames;
    private readonly FrozenSet<string> languageFillers;
    private readonly FrozenSet<string> questionWords;
    private readonly FrozenSet<string> polite;
    private readonly FrozenDictionary<string, CodePurpose> codeWords;
    private readonly FrozenDictionary<string, string> reminderAnswers;
    private readonly FrozenSet<string> remindMe;
    private readonly string[] wishes;
    private readonly string[] enrolling;

    public Vocabulary(Texts texts)
    {
        commands = Commands(texts).ToFrozenDictionary(StringComparer.Ordinal);
        languageNames = LanguageExtensions.All
            .SelectMany(named => Forms(texts, $"languages.{named.Code()}-words").Select(form => (form, named)))
            .DistinctBy(pair => pair.form, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.form, pair => pair.named, StringComparer.Ordinal);
        languageFillers = Forms(texts, "languages.filler-words").ToFrozenSet(StringComparer.Ordinal);
        codeWords = Forms(texts, "members.join-code-words").Select(form => (form, CodePurpose.Join))
            .Concat(Forms(texts, "members.link-code-words").Select(form => (form, CodePurpose.Link)))
            .Concat(Forms(texts, "secretariat.code-words").Select(form => (form, CodePurpose.Secretariat)))
            .DistinctBy(pair => pair.form, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.form, pair => pair.Item2, StringComparer.Ordinal);
        reminderAnswers = Reminding.Actions
            .SelectMany(action => Forms(texts, $"reminders.{action}-words").Concat(Forms(texts, $"reminders.{action}")).Select(form => (form, action)))
            .DistinctBy(pair => pair.form, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.form, pair => pair.action, StringComparer.Ordinal);
        remindMe = Forms(texts, "reminders.remind-me-words").ToFrozenSet(StringComparer.Ordinal);
        wishes = [.. Forms(texts, "conversation.wish-words")];
        enrolling = [.. Forms(texts, "conversation.enrol-words")];
        polite = Forms(texts, "common.polite-words").ToFrozenSet(StringComparer.Ordinal);
        questionWords = Forms(texts, "conversation.question-words").ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The command that the whole text is, if any.</summary>
    public CommandMatch? Command(string text) => commands.GetValueOrDefault(TypedText.Normalise(text)) ?? PoliteCommand(TypedText.Words(text));

    /// <summary>"Help, please" is "help", and "hei, kan du gå tilbake, takk" is "gå tilbake"; as little as possible is left out.</summary>
    private CommandMatch? PoliteCommand(string[] words)
    {
        var before = words.TakeWhile(polite.Contains).Count();
        var after = words.Reverse().TakeWhile(polite.Contains).Count();
        for (var first = 0; first <= before; first++)
        {
            for (var last = words.Length; last >= words.Length - after && last > first; last--)
            {
                if (commands.GetValueOrDefault(string.Join(' ', words[first..last])) is { } match)
                    return match;
            }
        }

        return null;
    }

    /// <summary>"endre kontaktperson": a command that takes words after it, with those words.</summary>
    public (CommandMatch Command, string Object)? CommandWithObject(string text)
    {
        var words = TypedText.Words(text);
        for (var length = Math.Min(3, words.Length - 1); length > 0; length--)
        {
            if (commands.GetValueOrDefault(string.Join(' ', words[..length])) is { Name: CommandName.Change or CommandName.Admit or CommandName.Refuse } match)
                return (match, string.Join(' ', words[length..]));
        }

        return null;
    }

    /// <summary>"det er gjort", "minn meg i morgen", "minn meg 3. mars": what is answered to a reminder; null when it is nothing of the kind.</summary>
    public ReminderAnswer? ReminderAnswer(string text)
    {
        if (text.Length > LongestReminderAnswer)
            return null;
        if (reminderAnswers.GetValueOrDefault(TypedText.Normalise(text)) is { } action)
            return new ReminderAnswer(action, Date: null);
        var words = TypedText.Words(text);
        for (var length = Math.Min(4, words.Length - 1); length > 0; length--)
        {
            if (remindMe.Contains(string.Join(' ', words[..length])))
                return new ReminderAnswer(Reminding.OtherDay, string.Join(' ', words[length..]));
        }

        return null;
    }

    /// <summary>"bli med K7PX-2M9Q", or the code alone; null when the text is no code and no attempt at one.</summary>
    public TypedCode? CodeIn(string text)
    {
        // The longest code has the separators that people put between its letters.
        if (text.Length > 100)
            return null;
        var words = TypedText.Words(text);
        if (AccessCode.Read(text) is { } bare && (IsAsShown(text, bare) || (bare.Any(char.IsAsciiDigit) && bare.Any(char.IsAsciiLetter))))
            return new TypedCode(null, bare, text);
        for (var length = Math.Min(LongestCodePrefix, words.Length - 1); length > 0; length--)
        {
            if (!codeWords.TryGetValue(string.Join(' ', words[..length]), out var purpose))
                continue;
            var rest = string.Join(' ', words[length..]);
            if (AccessCode.Read(rest) is { } code)
                return new TypedCode(purpose, code, rest);
            return IsAttemptAtCode(words[length..]) ? new TypedCode(purpose, null, rest.ToUpperInvariant()) : null;
        }

        return null;
    }

    /// <summary>"på svenska, tack": a wish for a language and nothing else.</summary>
    public Language? LanguageWish(string text)
    {
        var words = TypedText.Words(text);
        if (words.Length is 0 or > 8)
            return null;
        var telling = words.Where(word => !languageFillers.Contains(word)).ToArray();
        return telling is [var name] && languageNames.TryGetValue(name, out var language) ? language : null;
    }

    /// <summary>"vi vil gjerne melde kommunen på": a wish to enrol, said as a sentence and not as a question.</summary>
    public bool IsWishToEnrol(string text)
    {
        if (IsQuestionMarked(text))
            return false;
        var phrase = $" {TypedText.Normalise(text)} ";
        return wishes.Any(Says) && enrolling.Any(Says);

        bool Says(string words) => phrase.Contains($" {words} ", StringComparison.Ordinal);
    }

    public static bool IsQuestionMarked(string text) => text.AsSpan().TrimEnd().EndsWith('?');

    /// <summary>Begins with a word that questions begin with.</summary>
    public bool BeginsLikeQuestion(string text) => TypedText.Words(text) is [var first, _, ..] && questionWords.Contains(first);

    /// <summary>A code may have no digit; written in capitals with its hyphen it is no word all the same.</summary>
    private static bool IsAsShown(string text, string code) => text.AsSpan().Trim().SequenceEqual(AccessCode.Show(code));

    /// <summary>About as long as a code, with a digit in it: "K7PX2M9", "k7px 2mo9".</summary>
    private static bool IsAttemptAtCode(string[] words) =>
        words.Length <= 2
        && words.Sum(word => word.Length) is >= AccessCode.Length - 2 and <= AccessCode.Length + 2
        && words.Any(word => word.Any(char.IsAsciiDigit))
        && words.Any(word => word.Any(char.IsAsciiLetter));

    private static Dictionary<string, CommandMatch> Commands(Texts texts)
    {
        var found = new Dictionary<string, CommandMatch>(StringComparer.Ordinal);
        foreach (var language in LanguageExtensions.All)
        {
            foreach (var name in CommandName.All)
            {
                foreach (var form in FormsOf(texts, name, language))
                {
                    var known = found.GetValueOrDefault(form);
                    found[form] = known is null ? new CommandMatch(name, language) : known with { OnlyIn = null };
                }
            }
        }

        return found;
    }

    /// <summary>The button's label is a typed form too.</summary>
    private static IEnumerable<string> FormsOf(Texts texts, string command, Language language)
    {
        var words = texts.Words(language, $"commands.{command}-words");
        var label = $"commands.{command}";
        return (texts.Has(label) ? words.Append(texts.Get(language, label)) : words).Select(TypedText.Normalise).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Forms(Texts texts, string key) =>
        LanguageExtensions.All.SelectMany(language => texts.Words(language, key)).Select(TypedText.Normalise);
}

/// <param name="OnlyIn">The language whose word it is; null when several share it.</param>
internal sealed record CommandMatch(string Name, Language? OnlyIn);

/// <param name="Date">The words that name the day to be reminded on; null when the action says all.</param>
internal sealed record ReminderAnswer(string Action, string? Date);
