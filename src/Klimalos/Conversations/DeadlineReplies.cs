using Klimalos.Documents;
using Klimalos.Enrolments;
using Klimalos.Reminders;

namespace Klimalos.Conversations;

/// <summary>The days that the enrolment must keep, counted back from its round's last day or its meeting.</summary>
internal static class DeadlineReplies
{
    public static void Show(TurnDraft turn)
    {
        if (turn.Enrolment is null && Welcome.UnderWay(turn).ToArray() is [var only])
            turn.TakeInHand(only);
        if (turn.Enrolment is not { } enrolment)
        {
            Standing.Show(turn, turn.Text("documents.need-enrolment"));
            return;
        }

        if (!turn.TryFind(new Need.MarksOf(enrolment.Id), out var marks))
            return;
        var deadlines = EnrolmentDeadlines.Of(enrolment, turn.Journey, turn.Walk, turn.Content.Reminders, turn.Rounds, marks!.Done);
        turn.Say(turn.NewReply(turn.Text(deadlines.Count == 0 ? "reminders.no-deadlines" : "reminders.deadlines", ("name", Welcome.NameOf(turn, enrolment)))) with
        {
            Title = turn.Text("reminders.deadlines-title"),
            Facts = [.. deadlines.Select(deadline => new Fact(What(turn, enrolment, deadline), When(turn, deadline)))],
            Documents = deadlines.Count == 0 ? [] : [Papers.Link(turn, DocumentKind.Calendar)],
            Commands = [Offer.Command(turn, CommandName.Resume), Offer.Command(turn, CommandName.Status)],
        });
    }

    private static string What(TurnDraft turn, Enrolment enrolment, Deadline deadline) =>
        ReminderReplies.WhatOf(deadline.Id, enrolment.JourneyId, turn.Content, turn.Language);

    private static string When(TurnDraft turn, Deadline deadline) => turn.Text(
        "reminders.date-and-when",
        ("date", deadline.Date),
        ("when", ReminderReplies.When(deadline.Date, turn.Content, turn.Language, turn.Today)));
}
