using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Conversations;

/// <summary>What people answer to reminders, by the buttons of the reminder itself or in words.</summary>
internal static class Reminding
{
    private const string Show = "show";
    private const string Done = "done";
    private const string Tomorrow = "tomorrow";
    private const string NextWeek = "next-week";
    public const string OtherDay = "other-day";
    private const string HandOver = "hand-over";
    private const string Stop = "stop";
    private const string Wake = "wake";

    /// <summary>Words to an older reminder than this mean something else.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(14);

    /// <summary>What can be done about a reminder; <c>reminders.{action}</c> is its button, <c>reminders.{action}-words</c> are its words.</summary>
    public static IReadOnlyList<string> Actions { get; } = [Show, Done, Tomorrow, NextWeek, OtherDay, HandOver, Stop, Wake];

    /// <summary>A button: the action and the reminder's id, which begins with a colon where the button's enrolment is its beginning.</summary>
    public static void OnSubmission(TurnDraft turn, Submission submission)
    {
        if (Read(submission) is not var (action, id, isForAll))
            Standing.Show(turn, turn.Text("conversation.stale-button"));
        else if (!turn.TryFind(new Need.ReminderById(id), out var reminder))
            return;
        else if (isForAll && reminder is not null)
            AnswerAll(turn, action, reminder);
        else
            Answer(turn, action, reminder);
    }

    /// <summary>"minn meg i morgen", "det er gjort": the answer to the latest reminder, or to all of its message; false when it is none.</summary>
    public static bool TryText(TurnDraft turn, ReminderAnswer answer)
    {
        if (!turn.TryFind(new Need.LatestReminder(), out var reminder))
            return true;
        if (reminder?.SentAt is not { } sent || turn.Input.Now - sent > Fresh)
            return TryWithout(turn, answer.Action);
        // A step that takes any text, asked after the reminder, is what the words are meant for.
        if (turn.Asked is { IsFreeText: true } && turn.State.Asked?.At > sent)
            return false;
        if (answer.Date is null)
            AnswerAll(turn, answer.Action, reminder);
        else if (RemindedTogether.TryFind(turn, reminder, out var all))
            PutOff(turn, all, isForAll: true, answer.Date);
        return true;
    }

    /// <summary>The date that was asked for; false when the text is none.</summary>
    public static bool TryDate(TurnDraft turn, string text, Vocabulary vocabulary)
    {
        if (turn.State.Pending is not { Kind: PendingKind.RemindWhen, Value: { } value })
            return false;
        var isForAll = value.EndsWith(RemindedTogether.Mark, StringComparison.Ordinal);
        if (!turn.TryFind(new Need.ReminderById(isForAll ? value[..^RemindedTogether.Mark.Length] : value), out var reminder) || reminder is null
            || !TryAbout(turn, reminder, isForAll, out var about))
            return true;
        turn.State = turn.State with { Pending = null };
        if (vocabulary.ReminderAnswer(text) is not null)
            return false;
        if (about.Count > 0 && ReadDate(turn, about[0].Enrolment, text) is AnswerReading.Refused { LooksLikeAttempt: false })
            return false;
        PutOff(turn, about, isForAll, text);
        return true;
    }

    /// <summary>Which one an action was meant for has been said: the action and the reminder's id.</summary>
    public static void OnChosen(TurnDraft turn, string value) => OnSubmission(turn, new Submission(Command.Remind, value));

    private static (string Action, string Id, bool IsForAll)? Read(Submission submission)
    {
        if (submission.Value?.Split(':', 2) is not [var action, var id])
            return null;
        var isForAll = action.EndsWith(RemindedTogether.Mark, StringComparison.Ordinal);
        if (isForAll)
            action = action[..^RemindedTogether.Mark.Length];
        if (id.StartsWith(':'))
            id = submission.Enrolment + id;
        return Actions.Contains(action, StringComparer.Ordinal) ? (action, id, isForAll) : null;
    }

    /// <summary>To a digest: what can be done with all of it at once is done, else it is asked which one is meant.</summary>
    private static void AnswerAll(TurnDraft turn, string action, Reminder reminder)
    {
        if (!RemindedTogether.TryFind(turn, reminder, out var all))
            return;
        var enrolments = all.DistinctBy(each => each.Enrolment.Id, StringComparer.Ordinal).ToArray();
        if (all.Count < 2)
            Answer(turn, action, all is [var only] ? only.Reminder : reminder);
        else if (action is Tomorrow or NextWeek)
            PutOff(turn, all, DayOf(turn, action));
        else if (action is OtherDay)
            AskDay(turn, reminder.Id + RemindedTogether.Mark);
        else if (action is Done)
            RemindedTogether.AskWhich(turn, Done, all, each => enrolments.Length == 1 ? What(turn, each) : $"{What(turn, each)} ({NameOf(each)})");
        else if (enrolments is [var first])
            Answer(turn, action, first.Reminder);
        else
            RemindedTogether.AskWhich(turn, action, enrolments, NameOf);

        string NameOf(ReminderAbout each) => ReminderReplies.NameOf(each.Enrolment, turn.Content, turn.Language);
    }

    private static void Answer(TurnDraft turn, string action, Reminder? reminder)
    {
        if (reminder is null)
        {
            Standing.Show(turn, turn.Text("conversation.stale-button"));
            return;
        }

        if (!TryEnrolment(turn, reminder, out var enrolment))
            return;
        if (action is not (Tomorrow or NextWeek))
            turn.Reminders.Add(new ReminderChange.Acknowledged(reminder.Id));
        switch (action)
        {
            case Show:
                ShowStep(turn, enrolment, reminder.Planned.Deadline);
                break;
            case Done:
                turn.Reminders.Add(new ReminderChange.Done(enrolment.Id, reminder.Planned.Deadline));
                turn.Say("reminders.noted-done", ("what", What(turn, new ReminderAbout(reminder, enrolment))), ("name", Welcome.NameOf(turn, enrolment)));
                ShowStep(turn, enrolment, reminder.Planned.Deadline);
                break;
            case Tomorrow or NextWeek:
                PutOff(turn, [new ReminderAbout(reminder, enrolment)], DayOf(turn, action));
                break;
            case OtherDay:
                AskDay(turn, reminder.Id);
                break;
            case HandOver:
                TakeInHand(turn, enrolment);
                Leaving.AskSuccessor(turn);
                break;
            default:
                Wish(turn, enrolment, isWanted: action == Wake);
                break;
        }
    }

    /// <summary>With no reminder to answer, the wish to get none, or to get them again, is about the enrolment in hand.</summary>
    private static bool TryWithout(TurnDraft turn, string action)
    {
        if (action is not (Stop or Wake) || turn.Enrolment is not { } enrolment)
            return false;
        Wish(turn, enrolment, isWanted: action == Wake);
        return true;
    }

    private static void Wish(TurnDraft turn, Enrolment enrolment, bool isWanted)
    {
        foreach (var identity in enrolment.Members.Where(turn.IsMe))
            turn.Reminders.Add(new ReminderChange.Wish(enrolment.Id, identity, isWanted));
        turn.Say(isWanted ? "reminders.wanted-again" : "reminders.stopped", ("name", Welcome.NameOf(turn, enrolment)));
    }

    private static void AskDay(TurnDraft turn, string value)
    {
        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.RemindWhen, Value: value) };
        turn.Say("reminders.which-day");
    }

    private static DateOnly DayOf(TurnDraft turn, string action) => action is Tomorrow
        ? turn.Today.AddDays(1)
        : turn.Today.AddDays(((int)DayOfWeek.Monday - (int)turn.Today.DayOfWeek + 6) % 7 + 1);

    /// <summary>To a day that was told in words. One on which nobody is at work is kept by the last working day before it.</summary>
    private static void PutOff(TurnDraft turn, IReadOnlyList<ReminderAbout> about, bool isForAll, string text)
    {
        if (about.Count == 0)
        {
            Standing.Show(turn, turn.Text("conversation.stale-button"));
            return;
        }

        var reading = ReadDate(turn, about[0].Enrolment, text);
        if (reading is AnswerReading.Accepted { Value: var value } && LocalFormat.IsoDate(value) is { } day && day > turn.Today && day <= turn.Today.AddYears(1))
        {
            var before = WorkingDays.OnOrBefore(CountryOf(turn, about[0].Enrolment), day);
            PutOff(turn, about, before > turn.Today ? before : day);
            return;
        }

        var id = about[0].Reminder.Id;
        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.RemindWhen, Value: isForAll ? id + RemindedTogether.Mark : id) };
        turn.Say(turn.NewReply(turn.Text("reminders.which-day-ahead", ("example", turn.Today.AddDays(14)))) with { Tone = ReplyTone.Warning });
    }

    private static void PutOff(TurnDraft turn, IReadOnlyList<ReminderAbout> about, DateOnly day)
    {
        var when = day;
        foreach (var (reminder, enrolment) in about)
        {
            var country = CountryOf(turn, enrolment);
            var next = Planning.Again(reminder.Planned, country, day);
            turn.Reminders.Add(new ReminderChange.Acknowledged(reminder.Id));
            turn.Reminders.Add(new ReminderChange.Snoozed(enrolment.Id, reminder.Planned.Deadline, next));
            when = OfficeHours.LocalDate(country, next.DueAt);
        }

        var noted = about is [var only]
            ? turn.Text("reminders.snoozed", ("date", when), ("what", What(turn, only)))
            : turn.Text("reminders.snoozed-all", ("date", when), ("count", about.Count));
        var missed = about.Select(each => each.Reminder.Planned.Date).Where(date => date >= turn.Today && date < when).Order().ToArray();
        turn.Say(turn.NewReply(Paragraphs.Join(noted, missed is [var first, ..] ? turn.Text("reminders.after-deadline", ("date", first)) : null)) with
        {
            Tone = missed.Length > 0 ? ReplyTone.Warning : ReplyTone.Good,
        });
    }

    private static string CountryOf(TurnDraft turn, Enrolment enrolment) => EnrolmentDeadlines.CountryOf(enrolment, turn.Content.Journeys[enrolment.JourneyId]);

    /// <summary>The step that the deadline is about where it can be answered now, else the next one.</summary>
    private static void ShowStep(TurnDraft turn, Enrolment enrolment, string deadline)
    {
        if (enrolment.Status is not (EnrolmentStatus.Open or EnrolmentStatus.Paused))
        {
            TakeInHand(turn, enrolment);
            Standing.Show(turn, null);
            return;
        }

        TakeInHand(turn, enrolment);
        if (turn.Walk.Steps.Any(step => step.Step.Id == deadline && step.State == WalkedState.LeftOpen))
            Commands.ChangeStep(turn, deadline);
        else
            Starting.Resume(turn);
    }

    private static void TakeInHand(TurnDraft turn, Enrolment enrolment)
    {
        if (turn.Enrolment?.Id == enrolment.Id)
            return;
        Joining.DropDraft(turn);
        turn.TakeInHand(enrolment);
    }

    /// <summary>The reminder's enrolment; false when it has to be found first, or the person is no member of it any more.</summary>
    private static bool TryEnrolment(TurnDraft turn, Reminder reminder, out Enrolment enrolment)
    {
        enrolment = turn.Enrolment!;
        if (turn.Enrolment?.Id == reminder.Planned.Enrolment)
            return true;
        if (!turn.TryFind(new Need.EnrolmentById(reminder.Planned.Enrolment), out var found))
            return false;
        enrolment = found!;
        if (found is not null && turn.IsMember(found) && turn.Content.Journeys.ContainsKey(found.JourneyId))
            return true;
        Standing.Show(turn, turn.Text("conversation.stale-button"));
        return false;
    }

    private static bool TryAbout(TurnDraft turn, Reminder reminder, bool isForAll, out IReadOnlyList<ReminderAbout> about)
    {
        if (isForAll)
            return RemindedTogether.TryFind(turn, reminder, out about);
        var isKnown = TryEnrolment(turn, reminder, out var enrolment);
        about = isKnown ? [new ReminderAbout(reminder, enrolment)] : [];
        return isKnown;
    }

    private static string What(TurnDraft turn, ReminderAbout about) =>
        ReminderReplies.WhatOf(about.Reminder.Planned.Deadline, about.Enrolment.JourneyId, turn.Content, turn.Language);

    /// <summary>As a step would that asks for a date.</summary>
    private static AnswerReading ReadDate(TurnDraft turn, Enrolment enrolment, string text)
    {
        var step = new Step { Id = "reminder", StageId = "reminder", Kind = StepKind.Date };
        var journey = turn.Content.Journeys[enrolment.JourneyId];
        return AnswerReader.ReadText(step, text, new AnswerContext(
            journey, turn.Content.Words[journey.Id][turn.Language], turn.Language, turn.Today, enrolment.Round, turn.Content.Municipalities, turn.Content.Texts));
    }
}
