using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Journeys.Rules;
using Klimalos.Reminders;

namespace Klimalos.Conversations;

/// <summary>How far the enrolment is.</summary>
internal static class StatusReplies
{
    public static void Show(TurnDraft turn, string? before = null)
    {
        var text = turn.Text($"status.{turn.Enrolment!.Status.ToString().ToLowerInvariant()}", ("name", Welcome.NameOf(turn, turn.Enrolment)));
        turn.Say(turn.NewReply(Paragraphs.Join(before, text)) with
        {
            Title = turn.Text("status.title"),
            Progress = ProgressOf(turn),
            Facts = [.. FactsOf(turn)],
            RefreshFor = turn.Enrolment.Members,
            Choices = [.. ChoicesOf(turn)],
            Commands = [Offer.Command(turn, CommandName.Documents), Offer.Command(turn, CommandName.Change), Offer.Command(turn, CommandName.Help)],
        });
    }

    /// <summary>The rounds that a municipality could join today, with their deadlines; null when there are none.</summary>
    public static string? OpenRounds(TurnDraft turn)
    {
        var lines = turn.Content.Journeys.Keys.Order(StringComparer.Ordinal)
            .Select(id => (Id: id, Round: Rounds.OpenOn(turn.Rounds, id, turn.Today, turn.Input.TrialRounds)))
            .Where(open => open.Round is not null)
            .Select(open => turn.Text(
                open.Round switch
                {
                    { Deadline: null } => "reminders.open-at-any-time",
                    { IsTrial: true } => "conversation.open-trial-round",
                    _ => "conversation.open-round",
                },
                ("name", turn.Content.Words[open.Id][turn.Language].Title),
                ("deadline", open.Round!.Deadline)))
            .ToArray();
        return lines.Length == 0 ? null : string.Join("\n\n", lines);
    }

    /// <summary>The honest end of a journey, with the way back.</summary>
    public static void ShowExit(TurnDraft turn, string exit, Step step)
    {
        var words = turn.Words.Exits[exit];
        turn.Say(turn.NewReply(words.Text) with
        {
            Title = words.Title,
            Tone = ReplyTone.Warning,
            Choices = [new Choice(Command.Change, step.Id, turn.Text("conversation.change-that-answer"), turn.Enrolment!.Id)],
            Commands = [Offer.Command(turn, CommandName.Status), Offer.Command(turn, CommandName.Help)],
        });
    }

    public static Progress ProgressOf(TurnDraft turn)
    {
        var stages = turn.Walk.Stages;
        var done = stages.Count(stage => stage.IsDone);
        return new Progress(done, stages.Count, turn.Text("status.progress", ("done", done), ("total", stages.Count)));
    }

    /// <summary>"Political handling · stage 2 of 4".</summary>
    public static string StageTitle(TurnDraft turn, Step step)
    {
        var stages = turn.Journey.Stages;
        var number = stages.TakeWhile(stage => stage.Id != step.StageId).Count() + 1;
        return turn.Text("status.stage-title", ("stage", turn.Words.Stages[step.StageId]), ("number", number), ("total", stages.Count));
    }

    private static IEnumerable<Fact> FactsOf(TurnDraft turn)
    {
        var enrolment = turn.Enrolment!;
        var walk = turn.Walk;
        yield return new Fact(turn.Text("status.campaign"), turn.Words.Title);
        if (enrolment.Municipality is { } key && turn.Content.Municipalities.ByKey(key) is { } municipality)
            yield return new Fact(turn.Text("status.municipality"), municipality.Name);
        foreach (var fact in Members.StatusFacts(turn))
            yield return fact;
        if (Rounds.DeadlineFor(enrolment.Round, turn.Rounds) is { } last)
            yield return new Fact(turn.Text("status.deadline"), Deadline(turn, last, enrolment.Round.IsTrial));
        foreach (var deadline in Deadlines.Ahead(turn.Journey, walk, enrolment.Answers))
            yield return new Fact(turn.Text("steps.deadline-name", ("label", turn.Words.LabelOf(deadline.Step))), Deadline(turn, deadline.Date));
        foreach (var stage in walk.Stages)
            yield return new Fact(turn.Words.Stages[stage.Stage.Id], turn.Text(StageState(stage, walk)));
        if (walk.Next is { } next)
            yield return new Fact(turn.Text("status.next"), turn.Words.LabelOf(next));
        if (walk.LeftOpen.Select(step => turn.Words.LabelOf(step)).ToArray() is { Length: > 0 } open)
            yield return new Fact(turn.Text("status.left-open"), turn.Content.Texts.List(turn.Language, open));
    }

    private static string Deadline(TurnDraft turn, DateOnly date, bool isTrial)
    {
        var text = Deadline(turn, date);
        return isTrial ? turn.Text("status.trial", ("deadline", text)) : text;
    }

    private static string Deadline(TurnDraft turn, DateOnly date)
    {
        var days = date.DayNumber - turn.Today.DayNumber;
        return days < 0
            ? turn.Text("status.deadline-passed", ("date", date))
            : turn.Text("status.deadline-ahead", ("date", date), ("days", days));
    }

    private static string StageState(StageProgress stage, Walk walk) => stage switch
    {
        { IsDone: true } => "status.stage-done",
        { IsCurrent: true } => "status.stage-current",
        _ when walk.LeftOpen.Any(step => step.StageId == stage.Stage.Id) => "status.stage-left-open",
        _ => "status.stage-ahead",
    };

    private static IEnumerable<Choice> ChoicesOf(TurnDraft turn) => turn.Enrolment!.Status switch
    {
        EnrolmentStatus.Open or EnrolmentStatus.Paused => [Offer.Command(turn, CommandName.Resume, isPrimary: true)],
        EnrolmentStatus.Cancelled => Welcome.StartChoices(turn, isPrimary: true),
        _ => [],
    };
}
