using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>
/// Two people answer at once, or one person in two channels. The later answer counts, both stay in the history, and the later one is
/// told what the earlier one said and can put it back.
/// </summary>
internal static class Overtaking
{
    private const int ShownLength = 200;

    /// <summary>The step was asked last in this conversation, and answered elsewhere since.</summary>
    public static bool IsLate(TurnDraft turn, Step step) =>
        turn.Input.State.Asked is { } asked
        && asked.Step == step.Id
        && turn.Enrolment?.Id == turn.Input.State.Enrolment
        && turn.Input.Enrolments.FirstOrDefault(enrolment => enrolment.Id == turn.Enrolment?.Id)?.Answers.GetValueOrDefault(step.Id) is { } answer
        && (answer.At > asked.At || !asked.WasAnswered)
        && turn.Enrolment!.Answers[step.Id] == answer;

    /// <summary>What the person saw last, a step or the summary, is no longer what comes now: others have answered meanwhile.</summary>
    public static bool HasMovedOn(TurnDraft turn) =>
        turn.IsAnswering
        && turn.Input.State.Asked is { } asked
        && turn.Enrolment!.Id == turn.Input.State.Enrolment
        && asked.Step != turn.Asked?.Id
        && turn.Enrolment.Answers.Values.Any(answer => answer.At > asked.At);

    /// <summary>Takes the text for what was asked here, though something else comes now; false when nobody was ahead.</summary>
    public static bool TryText(TurnDraft turn, string text, Vocabulary vocabulary)
    {
        if (!HasMovedOn(turn))
            return false;
        var late = turn.Journey.Find(turn.Input.State.Asked!.Step);
        if (Vocabulary.IsQuestionMarked(text) || vocabulary.BeginsLikeQuestion(text))
            Questions.Answer(turn, text);
        else if (late is not null && IsLate(turn, late) && AnswerReader.ReadText(late, text, turn.AnswerContext) is AnswerReading.Accepted accepted)
            StepAnswers.Accept(turn, late, accepted.Value, accepted.Note);
        else
            Standing.Show(turn, turn.Text("members.moved-on"));
        return true;
    }

    /// <summary>Says ahead of everything else whose answers the turn has replaced.</summary>
    public static void Tell(TurnDraft turn)
    {
        if (turn.Replaced.Count == 0 || !Colleagues.TryFind(turn, turn.Replaced.Select(replaced => replaced.Earlier.By), out var people))
            return;
        var really = turn.Replaced.Where(replaced => turn.Enrolment!.Answers[replaced.Step].Value != replaced.Earlier.Value).ToArray();
        var lines = turn.Replaced.Select(replaced => LineOf(turn, replaced, people)).ToArray();
        turn.State = turn.State with { Replaced = really.Length > 0 ? really : null };
        turn.SayFirst(turn.NewReply(Paragraphs.Join(lines)) with
        {
            Tone = really.Length > 0 ? ReplyTone.Warning : ReplyTone.Neutral,
            Choices = [.. really.Select(replaced => new Choice(Command.Undo, replaced.Step, turn.Text("members.undo", ("value", Shown(turn, replaced, 30))), turn.Enrolment!.Id))],
        });
    }

    /// <summary>Puts back what was just replaced: of that step, or without one the latest. False when there is nothing to put back.</summary>
    public static bool TryUndo(TurnDraft turn, string? stepId)
    {
        if (turn.State.Replaced?.LastOrDefault(each => stepId is null || each.Step == stepId) is not { } replaced)
            return false;
        if (!turn.IsAnswering || turn.Journey.Find(replaced.Step) is not { } step)
            return false;
        var value = Markdown.Literal(Shown(turn, replaced, ShownLength));
        turn.Answer(step, replaced.Earlier with { At = turn.Input.Now });
        StepReplies.AskNext(turn, turn.Text("members.put-back", ("value", value)));
        return true;
    }

    private static string LineOf(TurnDraft turn, ReplacedAnswer replaced, IReadOnlyList<Colleague> people)
    {
        var by = people.First(person => person.Keys.Contains(replaced.Earlier.By, StringComparer.Ordinal));
        var now = new ReplacedAnswer(replaced.Step, turn.Enrolment!.Answers[replaced.Step]);
        var isSame = now.Earlier.Value == replaced.Earlier.Value;
        var key = (by.IsMe, isSame) switch
        {
            (true, true) => "members.you-said-the-same",
            (true, false) => "members.you-said-otherwise",
            (false, true) => "members.said-the-same",
            (false, false) => "members.said-otherwise",
        };
        return turn.Text(
            key,
            ("who", Colleagues.NameOf(turn, by.Name)),
            ("step", Members.LabelOf(turn, replaced.Step)),
            ("earlier", Markdown.Literal(Shown(turn, replaced, ShownLength))),
            ("ago", Ago.Of(turn, replaced.Earlier.At)),
            ("channel", Colleagues.ChannelName(turn, replaced.Earlier.Channel)),
            ("now", Markdown.Literal(Shown(turn, now, ShownLength))));
    }

    private static string Shown(TurnDraft turn, ReplacedAnswer replaced, int length)
    {
        var text = replaced.Earlier.IsSkipped
            ? turn.Text("common.skipped")
            : AnswerReader.Show(turn.Journey.Find(replaced.Step)!, replaced.Earlier, turn.AnswerContext);
        return text.Length <= length ? text : $"{text[..(length - 1)]}…";
    }
}
