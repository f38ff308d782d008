using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>Which campaign to enrol in: named, chosen from the list, or found by "which campaign fits us?".</summary>
internal static class Choosing
{
    /// <summary>The button that begins the guided choice; none when there is nothing to choose.</summary>
    public static IEnumerable<Choice> Offers(TurnDraft turn) =>
        turn.Content.Chooser is null || turn.Content.Journeys.Count < 2 ? [] : [Offer.Command(turn, CommandName.Choose) with { Enrolment = null }];

    public static void AskWhich(TurnDraft turn)
    {
        var choices = Welcome.StartChoices(turn, isPrimary: true).ToArray();
        turn.State = turn.State with
        {
            Pending = new PendingQuestion(PendingKind.WhichCampaign, Options: [.. choices.Select(choice => new PendingOption(choice.Value, TitleOf(turn, choice.Value)))]),
        };
        turn.Say(turn.NewReply(turn.Text("conversation.which-campaign")) with { Choices = [.. choices, .. Offers(turn)] });
    }

    public static void Begin(TurnDraft turn)
    {
        if (turn.Content.Chooser is not { } chooser || !Offers(turn).Any())
        {
            Starting.Start(turn, journeyId: null);
            return;
        }

        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (CountryOf(turn) is { } country && chooser.Steps.Any(step => step.Id == Chooser.Country && step.Options.Contains(country, StringComparer.Ordinal)))
            answers[Chooser.Country] = country;
        GoOn(turn, chooser, answers, chooser.Words[turn.Language].Introduction);
    }

    /// <summary>Takes the answer to a step, which was one of those offered.</summary>
    public static void Take(TurnDraft turn, PendingQuestion pending, string value)
    {
        if (turn.Content.Chooser is not { } chooser)
        {
            Standing.Show(turn, turn.Text("conversation.stale-button"));
            return;
        }

        var answers = Read(pending.Value ?? "");
        answers[pending.Step!] = value;
        GoOn(turn, chooser, answers, before: null);
    }

    /// <summary>The option of the pending step that the text is a synonym of; null when it is none.</summary>
    public static string? Synonym(TurnDraft turn, PendingQuestion pending, string text)
    {
        if (pending.Kind != PendingKind.ChooseCampaign || turn.Content.Chooser is not { } chooser)
            return null;
        var phrase = TypedText.Normalise(text);
        return chooser.Words.Values.SelectMany(words => words.Steps.GetValueOrDefault(pending.Step!)?.Options ?? new Dictionary<string, OptionWords>(StringComparer.Ordinal))
            .FirstOrDefault(option => option.Value.Synonyms.Append(option.Value.Label).Any(form => TypedText.Normalise(form) == phrase)).Key;
    }

    private static void GoOn(TurnDraft turn, Chooser chooser, Dictionary<string, string> answers, string? before)
    {
        if (chooser.Steps.FirstOrDefault(step => !answers.ContainsKey(step.Id)) is { } next)
            Ask(turn, chooser, next, answers, before);
        else
            Advise(turn, chooser, answers);
    }

    private static void Ask(TurnDraft turn, Chooser chooser, ChooserStep step, Dictionary<string, string> answers, string? before)
    {
        var words = chooser.Words[turn.Language].Steps[step.Id];
        var options = step.Options.Select(option => new PendingOption(option, words.Options[option].Label)).ToArray();
        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.ChooseCampaign, step.Id, Write(answers), options) };
        turn.Say(turn.NewReply(Paragraphs.Join(before, words.Question)) with
        {
            Title = chooser.Words[turn.Language].Title,
            Choices = [.. options.Select(option => new Choice(Command.Confirm, option.Value, option.Label))],
            Footer = words.Help,
        });
    }

    /// <summary>The campaigns that fit, best first, each with one sentence why and a button to start.</summary>
    private static void Advise(TurnDraft turn, Chooser chooser, Dictionary<string, string> answers)
    {
        var words = chooser.Words[turn.Language];
        var fitting = chooser.Rank(answers, turn.Content.Journeys);
        turn.State = turn.State with { Pending = null };
        var list = fitting.Select((journey, index) => $"{index + 1}. **{TitleOf(turn, journey)}**: {words.Campaigns[journey]}");
        turn.Say(turn.NewReply(fitting.Count == 0 ? words.None : Paragraphs.Join(words.Result, string.Join('\n', list))) with
        {
            Title = words.Title,
            Choices = [.. fitting.Select((journey, index) => Welcome.StartChoices(turn, index == 0).First(choice => choice.Value == journey))],
            Commands = [Offer.Command(turn, CommandName.Choose) with { Enrolment = null }],
        });
        if (fitting.Count > 0)
            turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.WhichCampaign, Options: [.. fitting.Select(journey => new PendingOption(journey, TitleOf(turn, journey)))]) };
    }

    private static string TitleOf(TurnDraft turn, string journey) => turn.Content.Words[journey][turn.Language].Title;

    /// <summary>The country of the municipality in hand, or of another enrolment of the person.</summary>
    private static string? CountryOf(TurnDraft turn) =>
        (turn.Enrolment?.Municipality ?? turn.Input.Enrolments.Select(enrolment => enrolment.Municipality).FirstOrDefault(key => key is not null))?[..2];

    private static string Write(Dictionary<string, string> answers) => string.Join(';', answers.Select(answer => $"{answer.Key}={answer.Value}"));

    private static Dictionary<string, string> Read(string answers) => answers.Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(answer => answer.Split('=')).Where(parts => parts.Length == 2)
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}
