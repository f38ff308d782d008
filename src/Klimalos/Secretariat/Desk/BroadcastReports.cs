using Klimalos.Conversations;

namespace Klimalos.Secretariat.Desk;

/// <summary>What became of the broadcasts, by name.</summary>
internal static class BroadcastReports
{
    public const string Resend = "resend";

    private const int ShownBroadcasts = 5;
    private const int ShownNames = 30;

    /// <param name="id">Null = the latest.</param>
    public static void Show(TurnDraft turn, string? id)
    {
        if (!turn.TryFind(new Need.Broadcasts(), out var all))
            return;
        if (all!.Count == 0)
            DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.report-none")) with { Choices = [DeskReplies.Button(turn, DeskCommand.Broadcast)] });
        else
            Show(turn, all.FirstOrDefault(report => report.Broadcast.Id == id) ?? all[0], all);
    }

    public static bool TryAskResend(TurnDraft turn, string? id)
    {
        if (!turn.TryFind(new Need.Broadcasts(), out var all))
            return true;
        if (all!.FirstOrDefault(report => report.Broadcast.Id == id) is not { } report)
            return false;
        if (report.NotReached.Count() is > 0 and var count)
            DeskReplies.AskConsent(turn, turn.NewReply(turn.Text("secretariat.resend-confirm", ("count", count))), $"{Resend}:{id}");
        else
            Show(turn, report, all!);
        return true;
    }

    /// <summary>It was agreed to: once more to those only whom it did not reach.</summary>
    public static void SendAgain(TurnDraft turn, string id)
    {
        if (!turn.TryFind(new Need.Broadcasts(), out var all))
            return;
        if (all!.FirstOrDefault(report => report.Broadcast.Id == id) is not { } report || report.NotReached.ToArray() is not { Length: > 0 } failed)
        {
            DeskReplies.Stale(turn);
            return;
        }

        foreach (var delivery in failed)
            turn.Tell(delivery.Recipient.Person, Broadcasting.Message(turn.Content.Texts, delivery.Recipient.Language, report.Broadcast.Texts[delivery.Recipient.Language]));
        turn.OfSecretariat(changes => changes with
        {
            Resend = new BroadcastResend(id, [.. failed.Select(delivery => delivery.Recipient.Person)]),
        });
        DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.resent", ("count", failed.Length))) with
        {
            Choices = [DeskReplies.Button(turn, DeskCommand.Report, id)],
        });
    }

    private static void Show(TurnDraft turn, BroadcastReport report, IReadOnlyList<BroadcastReport> all)
    {
        var others = all.Where(other => other != report).Take(ShownBroadcasts);
        DeskReplies.Say(turn, turn.NewReply(Paragraphs.Join(
            turn.Text("secretariat.report-of", ("date", LocalCalendar.Today(report.Broadcast.At)), ("selection", Selections.Describe(turn, StandingFilter.Parse(report.Broadcast.Selection), []))),
            Names(turn, "secretariat.report-failed", report.NotReached),
            Names(turn, "secretariat.report-names", report.Deliveries.Where(delivery => delivery.State is BroadcastState.Sent)))) with
        {
            Title = turn.Text("secretariat.report"),
            Facts =
            [
                .. Enum.GetValues<BroadcastState>().Select(state => new Fact(turn.Text($"secretariat.delivery-{state.ToString().ToLowerInvariant()}"), $"{report.Count(state)}")),
            ],
            Choices = report.NotReached.Any() ? [DeskReplies.Button(turn.Text("secretariat.resend"), Resend, report.Broadcast.Id, isPrimary: true)] : [],
            Commands = [.. others.Select(other => DeskReplies.Button(turn.Text("secretariat.report-dated", ("date", LocalCalendar.Today(other.Broadcast.At)), ("count", other.Deliveries.Count)), DeskCommand.Report, other.Broadcast.Id))],
        });
    }

    private static string? Names(TurnDraft turn, string key, IEnumerable<BroadcastDelivery> deliveries)
    {
        var lines = deliveries.Select(delivery => $"- {LineOf(turn, delivery)}").ToArray();
        if (lines.Length == 0)
            return null;
        var more = lines.Length > ShownNames ? $"\n- {turn.Text("secretariat.and-more", ("count", lines.Length - ShownNames))}" : string.Empty;
        return $"{turn.Text(key)}\n\n{string.Join('\n', lines.Take(ShownNames))}{more}";
    }

    private static string LineOf(TurnDraft turn, BroadcastDelivery delivery)
    {
        var who = $"{Colleagues.NameOf(turn, delivery.Recipient.Name)} ({Markdown.Literal(delivery.Recipient.About)})";
        return delivery.State switch
        {
            BroadcastState.Unreachable => $"{who}: {turn.Text("secretariat.not-reachable")}",
            BroadcastState.Failed => $"{who}: {Markdown.Literal(delivery.Error ?? turn.Text("secretariat.delivery-failed"))}",
            _ => who,
        };
    }
}
