using System.Globalization;
using Klimalos.Conversations;

namespace Klimalos.Secretariat.Desk;

/// <summary>Those who are overdue, silent or unreachable, by name, a page at a time.</summary>
internal static class StandingLists
{
    private const int PageSize = 10;

    /// <param name="words">Typed words that narrow it; or of a button the filter, and the page after a colon.</param>
    public static void Show(TurnDraft turn, string command, string? words, bool isTyped)
    {
        if (!turn.TryFind(new Need.Standings(), out var all))
            return;
        var (chosen, page) = isTyped ? (Selections.Read(turn.Content, words ?? string.Empty) ?? new StandingFilter(), 1) : Read(words ?? string.Empty);
        var filter = chosen with
        {
            IsOverdue = command is DeskCommand.Overdue,
            IsSilent = command is DeskCommand.Silent,
            IsUnreachable = command is DeskCommand.Unreachable,
        };
        var listed = Sorted(command, filter.Of(all!));
        if (listed.Count == 0)
            DeskReplies.Say(turn, turn.NewReply(turn.Text($"secretariat.{command}-none")) with { Choices = [DeskReplies.Button(turn, DeskCommand.Overview)] });
        else
            Show(turn, command, filter, listed, Math.Clamp(page, 1, ((listed.Count - 1) / PageSize) + 1));
    }

    private static void Show(TurnDraft turn, string command, StandingFilter filter, IReadOnlyList<EnrolmentStanding> listed, int page)
    {
        var shown = listed.Skip((page - 1) * PageSize).Take(PageSize).ToArray();
        var last = Math.Min(page * PageSize, listed.Count);
        var lines = shown.Select(standing => $"- {Line(turn, command, standing)}");
        DeskReplies.Say(turn, turn.NewReply($"{turn.Text("secretariat.list-range", ("first", ((page - 1) * PageSize) + 1), ("last", last), ("count", listed.Count))}\n\n{string.Join('\n', lines)}") with
        {
            Title = turn.Text($"secretariat.{command}"),
            Choices = [.. shown.Select(standing => DeskReplies.Button(StandingWords.Municipality(turn.Content, turn.Language, standing), DeskCommand.Municipality, standing.Id))],
            Commands =
            [
                .. last < listed.Count
                    ? [DeskReplies.Button(turn.Text("secretariat.more"), command, string.Create(CultureInfo.InvariantCulture, $"{filter}:{page + 1}"))]
                    : Array.Empty<Choice>(),
                DeskReplies.Button(turn.Text("secretariat.remind-these", ("count", listed.Count)), DeskCommand.Remind, filter.ToString()),
                DeskReplies.Button(turn.Text("secretariat.broadcast-these", ("count", listed.Count)), DeskCommand.Broadcast, filter.ToString()),
                DeskReplies.Button(turn, DeskCommand.Export, filter.ToString()),
            ],
        });
    }

    private static (StandingFilter Filter, int Page) Read(string words)
    {
        var colon = words.LastIndexOf(':');
        return colon >= 0 && int.TryParse(words.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? (StandingFilter.Parse(words[..colon]), page)
            : (StandingFilter.Parse(words), 1);
    }

    /// <summary>The worst first.</summary>
    private static IReadOnlyList<EnrolmentStanding> Sorted(string command, IReadOnlyList<EnrolmentStanding> standings) => command switch
    {
        DeskCommand.Overdue => [.. standings.OrderBy(standing => standing.Overdue.First().Date)],
        DeskCommand.Silent => [.. standings.OrderBy(standing => standing.LastActivity)],
        _ => standings,
    };

    private static string Line(TurnDraft turn, string command, EnrolmentStanding standing)
    {
        var campaign = turn.Content.Words[standing.Journey][turn.Language].Title;
        var name = $"**{StandingWords.Municipality(turn.Content, turn.Language, standing)}** ({campaign})";
        return command switch
        {
            DeskCommand.Overdue => turn.Text(
                "secretariat.line-overdue",
                ("name", name),
                ("what", StandingWords.Deadline(turn.Content, turn.Language, standing, standing.Overdue.First())),
                ("date", standing.Overdue.First().Date)),
            DeskCommand.Silent => turn.Text("secretariat.line-silent", ("name", name), ("days", standing.SilentDays), ("next", NextStep(turn, standing))),
            _ => turn.Text("secretariat.line-unreachable", ("name", name), ("who", Who(turn, standing))),
        };
    }

    private static string NextStep(TurnDraft turn, EnrolmentStanding standing) =>
        standing.NextStep is { } step ? turn.Content.Words[standing.Journey][turn.Language].LabelOf(step) : turn.Text("secretariat.to-confirm");

    private static string Who(TurnDraft turn, EnrolmentStanding standing) => standing.Members.Count == 0
        ? turn.Text("secretariat.nobody")
        : turn.Content.Texts.List(turn.Language, [.. standing.Members.Select(member => Colleagues.NameOf(turn, member.Name)).Distinct(StringComparer.Ordinal)]);
}
