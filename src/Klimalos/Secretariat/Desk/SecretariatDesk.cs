using Klimalos.Conversations;

namespace Klimalos.Secretariat.Desk;

/// <summary>
/// The secretariat's side of the chat. Only members come here, under an identity that the channel has verified; for all others its words
/// mean nothing, and its buttons, forged or old, are buttons that do not apply.
/// </summary>
internal sealed class SecretariatDesk(Content content)
{
    private readonly DeskVocabulary vocabulary = new(content.Texts);

    /// <summary>Takes what a member typed; false when it is meant for the guide as anybody's.</summary>
    /// <param name="isOption">The step that is asked has such an option, which goes first.</param>
    public bool TryText(TurnDraft turn, string text, Func<bool> isOption)
    {
        if (!turn.Input.Secretariat.IsMember)
            return false;
        var open = turn.State.Desk;
        turn.State = turn.State with { Desk = null };
        if (open is not null && TryOpen(turn, open, text))
            return true;
        if (vocabulary.Read(text) is not var (command, words) || isOption())
            return false;
        Run(turn, command, words, isTyped: true);
        return true;
    }

    /// <summary>A button of a member's.</summary>
    public static void OnSubmission(TurnDraft turn, string? value)
    {
        var open = turn.State.Desk;
        turn.State = turn.State with { Desk = null };
        Press(turn, open, value ?? string.Empty);
    }

    private bool TryOpen(TurnDraft turn, DeskDialogue open, string text)
    {
        var isWriting = open.Awaits is DeskQuestion.BroadcastText or DeskQuestion.Answer;
        if (open.Options is { } options && PendingAnswers.OptionOf(options, text, isExact: isWriting) is { } chosen)
        {
            Press(turn, open, chosen);
            return true;
        }

        if (open.Awaits is null)
            return false;
        if (turn.Content.Texts.AreWords("secretariat.cancel-words", text))
        {
            DeskReplies.Say(turn, "secretariat.cancelled");
            return true;
        }

        // A command of one's own goes before a dialogue, except where any words may be the text, or name a selection that is asked for.
        if (!isWriting && open.Awaits is not DeskQuestion.Consent && vocabulary.Read(text) is var (command, words)
            && !(open.Awaits is DeskQuestion.Selection && words is null && command is (DeskCommand.Overdue or DeskCommand.Silent or DeskCommand.Unreachable)))
            return false;
        return DeskDialogues.TryTake(turn, open, text);
    }

    private static void Press(TurnDraft turn, DeskDialogue? open, string value)
    {
        if (value is "yes" or "no")
        {
            DeskDialogues.OnConsent(turn, open, isYes: value is "yes");
            return;
        }

        var parts = value.Split(':', 2);
        if (DeskCommand.Typed.Contains(parts[0], StringComparer.Ordinal))
            Run(turn, parts[0], parts.Length > 1 ? parts[1] : null, isTyped: false);
        else if (!DeskDialogues.TryPress(turn, open, parts[0], parts.Length > 1 ? parts[1] : null))
            DeskReplies.Stale(turn);
    }

    /// <param name="words">What stood after the command: typed words, or what the button names.</param>
    private static void Run(TurnDraft turn, string command, string? words, bool isTyped)
    {
        if (turn.Input.Incoming.IsShared && !turn.Input.Secretariat.IsChannel && command is not (DeskCommand.UseChannel or DeskCommand.Community or DeskCommand.Pings))
        {
            turn.Say("secretariat.not-here");
            return;
        }

        switch (command)
        {
            case DeskCommand.Help:
                Overviews.Help(turn);
                break;
            case DeskCommand.Overview:
                Overviews.Show(turn, FilterOf(turn, words, isTyped));
                break;
            case DeskCommand.Digest:
                Overviews.ShowDigest(turn);
                break;
            case DeskCommand.Municipality:
                MunicipalityView.Show(turn, words);
                break;
            case DeskCommand.Overdue or DeskCommand.Silent or DeskCommand.Unreachable:
                StandingLists.Show(turn, command, words, isTyped);
                break;
            case DeskCommand.Remind:
                RemindNow.Ask(turn, words, isTyped);
                break;
            case DeskCommand.Broadcast:
                Broadcasting.Begin(turn, FilterOf(turn, words, isTyped), words is not null);
                break;
            case DeskCommand.Report:
                BroadcastReports.Show(turn, words);
                break;
            case DeskCommand.Rounds:
                RoundDesk.Show(turn);
                break;
            case DeskCommand.OpenRound or DeskCommand.ChangeRound or DeskCommand.CloseRound:
                RoundDesk.Begin(turn, command, words);
                break;
            case DeskCommand.Export:
                Exports.Show(turn, FilterOf(turn, words, isTyped));
                break;
            case DeskCommand.Page:
                Exports.GivePage(turn);
                break;
            case DeskCommand.Questions or DeskCommand.Answer or DeskCommand.Draft:
                QuestionDesk.Run(turn, command, words);
                break;
            case DeskCommand.Community:
                CommunityDesk.Run(turn, words);
                break;
            case DeskCommand.Pings:
                PingDesk.Run(turn, words);
                break;
            default:
                Team.Run(turn, command, words);
                break;
        }
    }

    private static StandingFilter FilterOf(TurnDraft turn, string? words, bool isTyped) =>
        words is null ? new StandingFilter() : isTyped ? Selections.Read(turn.Content, words) ?? new StandingFilter() : StandingFilter.Parse(words);
}
