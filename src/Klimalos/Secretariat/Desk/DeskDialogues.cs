using Klimalos.Conversations;

namespace Klimalos.Secretariat.Desk;

/// <summary>Answers to what the desk asked last.</summary>
internal static class DeskDialogues
{
    /// <summary>Takes typed text as the answer; false when it is none, and may mean something else.</summary>
    public static bool TryTake(TurnDraft turn, DeskDialogue open, string text)
    {
        switch (open.Awaits)
        {
            case DeskQuestion.Municipality:
                return MunicipalityView.TryNamed(turn, open.Subject, text);
            case DeskQuestion.Selection:
                return Broadcasting.TrySelect(turn, open, text);
            case DeskQuestion.BroadcastText:
                Broadcasting.TakeText(turn, open, text);
                return true;
            case DeskQuestion.Answer:
                QuestionDesk.TakeAnswer(turn, open, text);
                return true;
            case DeskQuestion.RoundOpens or DeskQuestion.RoundDeadline:
                RoundDesk.TakeDate(turn, open, text);
                return true;
            case DeskQuestion.Consent or DeskQuestion.BroadcastConsent when YesNo.Of(turn.Content.Texts, text) is { } isYes:
                OnConsent(turn, open, isYes);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A button that only the open dialogue knows.</summary>
    public static bool TryPress(TurnDraft turn, DeskDialogue? open, string name, string? subject) => name switch
    {
        Broadcasting.Narrow when open is { Awaits: DeskQuestion.Selection } => Broadcasting.TryNarrow(turn, open, subject),
        Broadcasting.Write when open is { Awaits: DeskQuestion.Selection or DeskQuestion.BroadcastConsent } => Broadcasting.TryWrite(turn, open),
        RoundDesk.NoDeadline when open is { Awaits: DeskQuestion.RoundDeadline } => RoundDesk.TryNoDeadline(turn, open),
        RoundDesk.Today when open is { Awaits: DeskQuestion.RoundOpens } => RoundDesk.TryToday(turn, open),
        BroadcastReports.Resend => BroadcastReports.TryAskResend(turn, subject),
        _ => false,
    };

    public static void OnConsent(TurnDraft turn, DeskDialogue? open, bool isYes)
    {
        if (!isYes && open?.Awaits is not null)
            DeskReplies.Say(turn, "secretariat.cancelled");
        else if (!isYes || open is not { Awaits: DeskQuestion.Consent or DeskQuestion.BroadcastConsent, Subject: { } subject })
            DeskReplies.Stale(turn);
        else if (open.Awaits is DeskQuestion.BroadcastConsent)
            Broadcasting.Send(turn, open);
        else
            Do(turn, open, subject);
    }

    private static void Do(TurnDraft turn, DeskDialogue open, string subject)
    {
        var parts = subject.Split(':', 2);
        switch (parts)
        {
            case [DeskCommand.Remind, var filter]:
                RemindNow.Send(turn, StandingFilter.Parse(filter));
                break;
            case [BroadcastReports.Resend, var broadcast]:
                BroadcastReports.SendAgain(turn, broadcast);
                break;
            case [DeskCommand.RemoveMember, var tag]:
                Team.Remove(turn, tag);
                break;
            case [var command, var round]:
                RoundDesk.Do(turn, command, round);
                break;
            default:
                DeskReplies.Stale(turn);
                break;
        }
    }
}
