using Klimalos.Documents;
using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>The replies that ask a step.</summary>
internal static class StepReplies
{
    /// <summary>Asks what is next, or shows where things stand when nothing is.</summary>
    public static void AskNext(TurnDraft turn, string? before = null)
    {
        if (turn.Due is { } step)
            Ask(turn, step, before);
        else
            Standing.Show(turn, before);
    }

    /// <param name="before">A paragraph said ahead of the question; none when null or empty.</param>
    public static void Ask(TurnDraft turn, Step step, string? before = null)
    {
        if (PersonalSteps.TryAskAlone(turn, step, before, out var why))
            return;
        before = Paragraphs.Join(before, why);
        var words = turn.Words.Of(step);
        var current = CurrentValue(turn, step) is { } value ? turn.Text("conversation.current-answer", ("value", Markdown.Literal(value))) : null;
        turn.Say(turn.NewReply(Paragraphs.Join(before, StepNotes.ChangedSince(turn, step), StepNotes.Question(turn, step), StepNotes.Hints(turn, step), current)) with
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
    /// <param name="form">The fields to fill in again; null = the step's own.</param>
    public static void AskAgain(TurnDraft turn, Step step, string reason, Form? form = null) =>
        turn.Say(turn.NewReply(reason) with
        {
            Tone = ReplyTone.Warning,
            Choices = OptionsOf(turn, step),
            Form = form ?? StepForms.Of(turn, step),
            Commands = CommandsAt(turn, step),
            Asks = ReferenceTo(turn, step.StageId, step.Id),
        });

    public static StepReference ReferenceTo(TurnDraft turn, string stage, string step) =>
        new(turn.Journey.Id, stage, step, turn.Enrolment!.Id);

    /// <summary>Of several choices the form lets one choose; where an item need not be, the way out of it.</summary>
    private static Choice[] OptionsOf(TurnDraft turn, Step step) =>
    [
        .. (step.Kind == StepKind.Choices ? [] : step.Options).Select(option =>
            new Choice(step.Id, option.Value, AnswerReader.Show(step, option.Value, turn.AnswerContext), turn.Enrolment!.Id)),
        .. Repeating.WayOut(turn, step),
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
        names.AddRange(step.Documents);
        names.AddRange([CommandName.Help, CommandName.Status, CommandName.Pause]);
        return [.. names.Select(name => Offer.Command(turn, name))];
    }
}
