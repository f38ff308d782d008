using Klimalos.Reminders;

namespace Klimalos.Conversations;

/// <summary>The reminders of one message: a digest is answered as a whole, or it is said which of it is meant.</summary>
internal static class RemindedTogether
{
    /// <summary>After an action: it is for all of the message.</summary>
    public const string Mark = ReminderReplies.ForAll;

    /// <summary>
    /// Those of the reminder's message that are not done, of enrolments in which the one who writes is a member: the earliest first. False when they
    /// have to be found first.
    /// </summary>
    public static bool TryFind(TurnDraft turn, Reminder reminder, out IReadOnlyList<ReminderAbout> about)
    {
        about = [];
        if (!turn.TryFind(new Need.SentWith(reminder.Id), out var sent))
            return false;
        var found = new List<ReminderAbout>();
        var areAll = true;
        foreach (var each in sent!)
        {
            var id = each.Planned.Enrolment;
            var enrolment = turn.Enrolment;
            var isKnown = enrolment?.Id == id || turn.TryFind(new Need.EnrolmentById(id), out enrolment);
            if (!turn.TryFind(new Need.MarksOf(id), out var marks) || !isKnown)
                areAll = false;
            else if (enrolment is not null && turn.IsMember(enrolment) && turn.Content.Journeys.ContainsKey(enrolment.JourneyId) && !marks!.Done.Contains(each.Planned.Deadline))
                found.Add(new ReminderAbout(each, enrolment));
        }

        about = [.. found.OrderBy(each => each.Reminder.Planned.Date)];
        return areAll;
    }

    public static void AskWhich(TurnDraft turn, string action, IReadOnlyList<ReminderAbout> about, Func<ReminderAbout, string> nameOf)
    {
        turn.State = turn.State with
        {
            Pending = new PendingQuestion(PendingKind.WhichReminder, Options: [.. about.Select(each => new PendingOption($"{action}:{each.Reminder.Id}", nameOf(each)))]),
        };
        turn.Say(turn.NewReply(turn.Text("conversation.which-one")) with
        {
            Choices = [.. about.Select(each => ReminderReplies.Button(each, action, nameOf(each)))],
        });
    }
}
