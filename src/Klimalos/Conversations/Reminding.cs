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

    /// <summary>A button: the action and the reminder's id.</summary>
    public static void OnSubmission(TurnDraft turn, string? value)
    {
        var at = value?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (at < 0 || !Actions.Contains(value![..at], StringComparer.Ordinal))
            Standing.Show(turn, turn.Text("conversation.stale-button"));
        else if (turn.TryFind(new Need.ReminderById(value[(at + 1)..]), out var reminder))
            Answer(turn, value[..at], reminder);
    }

    /// <summary>"minn meg i morgen", "det er gjort": the answer to the latest reminder; false when it is none.</summary>
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
            Answer(turn, answer.Action, reminder);
        else if (TryEnrolment(turn, reminder, out var enrolment))
            PutOff(turn, reminder, enrolment, ReadDate(turn, enrolment, answer.Date));
        return true;
    }

    /// <summary>The date that was asked for; false when the text is none.</summary>
    public static bool TryDate(TurnDraft turn, string text, Vocabulary vocabulary)
    {
        if (turn.State.Pending is not { Kind: PendingKind.RemindWhen, Value: { } id })
            return false;
        if (!turn.TryFind(new Need.ReminderById(id), out var reminder) || reminder is null || !TryEnrolment(turn, reminder, out var enrolment))
            return true;
        turn.State = turn.State with { Pending = null };
        if (vocabulary.ReminderAnswer(text) is not null)
            return false;
        var reading = ReadDate(turn, enrolment, text);
        if (reading is AnswerReading.Refused { LooksLikeAttempt: false })
            return false;
        PutOff(turn, reminder, enrolment, reading);
        return true;
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
        turn.Reminders.Add(new ReminderChange.Acknowledged(reminder.Id));
        switch (action)
        {
            case Show:
                ShowStep(turn, enrolment, reminder.Planned.Deadline);
                break;
            case Done:
                turn.Reminders.Add(new ReminderChange.Done(enrolment.Id, reminder.Planned.Deadline));
                turn.Say("reminders.noted-done", ("what", What(turn, reminder, enrolment)), ("name", Welcome.NameOf(turn, enrolment)));
                ShowStep(turn, enrolment, reminder.Planned.Deadline);
                break;
            case Tomorrow:
                PutOff(turn, reminder, enrolment, turn.Today.AddDays(1));
                break;
            case NextWeek:
                PutOff(turn, reminder, enrolment, turn.Today.AddDays(((int)DayOfWeek.Monday - (int)turn.Today.DayOfWeek + 6) % 7 + 1));
                break;
            case OtherDay:
                turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.RemindWhen, Value: reminder.Id) };
                turn.Say("reminders.which-day");
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

    private static void PutOff(TurnDraft turn, Reminder reminder, Enrolment enrolment, AnswerReading reading)
    {
        if (reading is AnswerReading.Accepted { Value: var value } && LocalFormat.IsoDate(value) is { } day && day > turn.Today && day <= turn.Today.AddYears(1))
        {
            turn.Reminders.Add(new ReminderChange.Acknowledged(reminder.Id));
            PutOff(turn, reminder, enrolment, day);
            return;
        }

        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.RemindWhen, Value: reminder.Id) };
        turn.Say(turn.NewReply(turn.Text("reminders.which-day-ahead", ("example", turn.Today.AddDays(14)))) with { Tone = ReplyTone.Warning });
    }

    private static void PutOff(TurnDraft turn, Reminder reminder, Enrolment enrolment, DateOnly day)
    {
        var country = EnrolmentDeadlines.CountryOf(enrolment, turn.Content.Journeys[enrolment.JourneyId]);
        var next = Planning.Again(reminder.Planned, country, day);
        turn.Reminders.Add(new ReminderChange.Snoozed(enrolment.Id, reminder.Planned.Deadline, next));
        var when = OfficeHours.LocalDate(country, next.DueAt);
        var noted = turn.Text("reminders.snoozed", ("date", when), ("what", What(turn, reminder, enrolment)));
        var isLate = when > reminder.Planned.Date && reminder.Planned.Date >= turn.Today;
        turn.Say(turn.NewReply(Paragraphs.Join(noted, isLate ? turn.Text("reminders.after-deadline", ("date", reminder.Planned.Date)) : null)) with
        {
            Tone = isLate ? ReplyTone.Warning : ReplyTone.Good,
        });
    }

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

    private static string What(TurnDraft turn, Reminder reminder, Enrolment enrolment) =>
        ReminderReplies.WhatOf(reminder.Planned.Deadline, enrolment.JourneyId, turn.Content, turn.Language);

    /// <summary>As a step would that asks for a date.</summary>
    private static AnswerReading ReadDate(TurnDraft turn, Enrolment enrolment, string text)
    {
        var step = new Step { Id = "reminder", StageId = "reminder", Kind = StepKind.Date };
        var journey = turn.Content.Journeys[enrolment.JourneyId];
        return AnswerReader.ReadText(step, text, new AnswerContext(
            journey, turn.Content.Words[journey.Id][turn.Language], turn.Language, turn.Today, enrolment.Round, turn.Content.Municipalities, turn.Content.Texts));
    }
}
