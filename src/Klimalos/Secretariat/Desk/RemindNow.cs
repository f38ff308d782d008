using Klimalos.Conversations;
using Klimalos.Reminders;

namespace Klimalos.Secretariat.Desk;

/// <summary>"Remind now": an extra reminder of the next deadline, beside the plan. It goes out within office hours, as all do.</summary>
internal static class RemindNow
{
    /// <param name="words">A municipality or a selection in words; or of a button the filter. Null = ask.</param>
    public static void Ask(TurnDraft turn, string? words, bool isTyped)
    {
        if (string.IsNullOrWhiteSpace(words))
            MunicipalityView.AskWhich(turn, DeskCommand.Remind);
        else if (turn.TryFind(new Need.Standings(), out var all))
            Ask(turn, isTyped ? FilterOf(turn, words, all!) : StandingFilter.Parse(words), all!);
    }

    /// <summary>It was agreed to.</summary>
    public static void Send(TurnDraft turn, StandingFilter filter)
    {
        if (!turn.TryFind(new Need.Standings(), out var all))
            return;
        var chosen = Chosen(filter, all!);
        foreach (var standing in chosen)
            turn.Reminders.Add(new ReminderChange.Extra(Extra(turn, standing)));
        DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.remind-done", ("count", chosen.Count))) with
        {
            Tone = ReplyTone.Good,
            Choices = [DeskReplies.Button(turn, DeskCommand.Overview)],
        });
    }

    private static void Ask(TurnDraft turn, StandingFilter? filter, IReadOnlyList<EnrolmentStanding> all)
    {
        if (filter is null)
        {
            DeskReplies.Say(turn, "secretariat.remind-whom");
            return;
        }

        var chosen = Chosen(filter, all);
        if (chosen.Count == 0)
        {
            DeskReplies.Say(turn, "secretariat.remind-nobody", ("selection", Selections.Describe(turn, filter, all)));
            return;
        }

        var question = turn.Text(
            "secretariat.remind-confirm",
            ("selection", Selections.Describe(turn, filter, all)),
            ("count", chosen.Count),
            ("what", StandingWords.Deadline(turn.Content, turn.Language, chosen[0], Next(chosen[0])!)));
        DeskReplies.AskConsent(turn, turn.NewReply(question), $"{DeskCommand.Remind}:{filter}");
    }

    private static StandingFilter? FilterOf(TurnDraft turn, string words, IReadOnlyList<EnrolmentStanding> all)
    {
        if (Selections.Read(turn.Content, words) is { } selection)
            return selection;
        var municipality = Selections.Municipalities(turn.Content, words).FirstOrDefault(found => all.Any(standing => standing.IsUnderWay && standing.Municipality == found));
        return municipality is null ? null : new StandingFilter { Enrolment = all.First(standing => standing.IsUnderWay && standing.Municipality == municipality).Id };
    }

    private static IReadOnlyList<EnrolmentStanding> Chosen(StandingFilter filter, IReadOnlyList<EnrolmentStanding> all) =>
        [.. filter.Of(all).Where(standing => standing.IsUnderWay && Next(standing) is not null && standing.Members.Count > 0)];

    private static StandingDeadline? Next(EnrolmentStanding standing) => standing.Deadlines is [var next, ..] ? next : null;

    private static PlannedReminder Extra(TurnDraft turn, EnrolmentStanding standing)
    {
        var next = Next(standing)!;
        return Planning.Now(standing.Id, new Deadline(next.Id, next.Date), turn.Today, turn.Input.Now);
    }
}
