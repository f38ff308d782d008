using Klimalos.Documents;
using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>The replies that ask a step.</summary>
internal static class StepReplies
{
    /// <summary>Asks what is next, or shows where things stand when nothing is.</summary>
    public static void AskNext(TurnDraft turn, string? before = null)
    {
        if (turn.Asked is { } step)
            Ask(turn, step, before);
        else
            Standing.Show(turn, before);
    }

    /// <param name="before">A paragraph said ahead of the question; none when null or empty.</param>
    public static void Ask(TurnDraft turn, Step step, string? before = null)
    {
        var words = turn.Words.Steps[step.Id];
        var current = CurrentValue(turn, step) is { } value ? turn.Text("conversation.current-answer", ("value", Markdown.Literal(value))) : null;
        turn.Say(turn.NewReply(Paragraphs.Join(before, words.Question, current)) with
        {
            Title = StatusReplies.StageTitle(turn, step),
            Progress = StatusReplies.ProgressOf(turn),
            Choices = OptionsOf(turn, step),
            Form = StepForms.Of(turn, step),
            Documents = [.. step.Documents.Select(kind => Papers.Link(turn, kind))],
            Links = LinksOf(turn, step, words),
            Commands = CommandsAt(turn, step),
            Asks = ReferenceTo(turn, step.StageId, step.Id),
        });
    }

    /// <summary>The same step once more, with the reason why the last answer did not do.</summary>
    public static void AskAgain(TurnDraft turn, Step step, string reason) =>
        turn.Say(turn.NewReply(reason) with
        {
            Tone = ReplyTone.Warning,
            Choices = OptionsOf(turn, step),
            Form = StepForms.Of(turn, step),
            Commands = CommandsAt(turn, step),
            Asks = ReferenceTo(turn, step.StageId, step.Id),
        });

    public static StepReference ReferenceTo(TurnDraft turn, string stage, string step) =>
        new(turn.Journey.Id, stage, step, turn.Enrolment!.Id);

    private static Choice[] OptionsOf(TurnDraft turn, Step step) =>
    [
        .. step.Options.Select(option =>
            new Choice(step.Id, option.Value, AnswerReader.Show(step, option.Value, turn.AnswerContext), turn.Enrolment!.Id)),
    ];

    private static Link[] LinksOf(TurnDraft turn, Step step, StepWords words)
    {
        var links = new List<Link>();
        if (step.Link is { } url)
            links.Add(new Link(words.Link ?? url, url));
        if (step.Documents.Contains(DocumentKind.CampaignEmail, StringComparer.Ordinal))
            links.Add(Papers.Mailto(turn));
        return [.. links];
    }

    /// <summary>The answer that stands, while it is being changed.</summary>
    private static string? CurrentValue(TurnDraft turn, Step step) =>
        turn.State.Changing is not null && turn.Enrolment!.Answers.GetValueOrDefault(step.Id) is { IsSkipped: false } answer
            ? AnswerReader.Show(step, answer.Value, turn.AnswerContext)
            : null;

    private static Choice[] CommandsAt(TurnDraft turn, Step step)
    {
        var names = new List<string>();
        if (turn.State.Changing is not null)
            names.Add(CommandName.Resume);
        if (step.IsOptional)
            names.Add(CommandName.Skip);
        if (Commands.StepBefore(turn) is not null)
            names.Add(CommandName.Back);
        names.AddRange([CommandName.Help, CommandName.Status, CommandName.Pause]);
        return [.. names.Select(name => Offer.Command(turn, name))];
    }
}
