using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Secretariat.Desk;

/// <summary>One municipality: where it stands, who works on it, its deadlines, and what has happened.</summary>
internal static class MunicipalityView
{
    private const int ShownLines = 12;

    /// <param name="words">A name, a register's key or an enrolment's id; null = ask.</param>
    public static void Show(TurnDraft turn, string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            AskWhich(turn, DeskCommand.Municipality);
        else if (turn.TryFind(new Need.Standings(), out var all) && !TryShow(turn, words, all!))
            DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.municipality-unknown", ("name", Markdown.Literal(words)))), new DeskDialogue(DeskQuestion.Municipality, DeskCommand.Municipality));
    }

    /// <param name="command">What it is asked for.</param>
    public static void AskWhich(TurnDraft turn, string command) =>
        DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.which-municipality")), new DeskDialogue(DeskQuestion.Municipality, command));

    /// <summary>The answer to that; false when it names no municipality.</summary>
    public static bool TryNamed(TurnDraft turn, string? command, string text)
    {
        if (Selections.Municipalities(turn.Content, text).Count == 0)
            return false;
        if (command is DeskCommand.Remind)
            RemindNow.Ask(turn, text, isTyped: true);
        else
            Show(turn, text);
        return true;
    }

    private static bool TryShow(TurnDraft turn, string words, IReadOnlyList<EnrolmentStanding> all)
    {
        if (all.FirstOrDefault(standing => standing.Id == words) is { } chosen)
        {
            ShowOne(turn, chosen);
            return true;
        }

        var found = Selections.Municipalities(turn.Content, words);
        var known = found.Where(municipality => StandingsOf(all, municipality).Any()).ToArray();
        if (known is [var only])
            ShowAll(turn, [.. StandingsOf(all, only)]);
        else if (known.Length > 1)
            AskAmong(turn, known);
        else if (found is [var idle, ..])
            DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.municipality-idle", ("name", turn.Content.Municipalities.Label(idle)))) with { Choices = [DeskReplies.Button(turn, DeskCommand.Overview)] });
        return found.Count > 0;
    }

    private static IEnumerable<EnrolmentStanding> StandingsOf(IReadOnlyList<EnrolmentStanding> all, Municipality municipality) =>
        all.Where(standing => standing.Municipality == municipality && standing.Status is not EnrolmentStatus.Cancelled);

    private static void AskAmong(TurnDraft turn, Municipality[] candidates) => DeskReplies.Say(turn, turn.NewReply(turn.Text("conversation.which-one")) with
    {
        Choices = [.. candidates.Select(candidate => DeskReplies.Button(turn.Content.Municipalities.Label(candidate), DeskCommand.Municipality, candidate.Key))],
    });

    private static void ShowAll(TurnDraft turn, EnrolmentStanding[] standings)
    {
        if (standings is [var only])
        {
            ShowOne(turn, only);
            return;
        }

        DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.municipality-several", ("name", StandingWords.Municipality(turn.Content, turn.Language, standings[0])), ("count", standings.Length))) with
        {
            Facts = [.. standings.Select(standing => new Fact(Campaign(turn, standing), StateOf(turn, standing)))],
            Choices = [.. standings.Select(standing => DeskReplies.Button(Campaign(turn, standing), DeskCommand.Municipality, standing.Id))],
        });
    }

    private static void ShowOne(TurnDraft turn, EnrolmentStanding standing)
    {
        if (!turn.TryFind(new Need.History(standing.Id), out var history))
            return;
        var shown = history!.TakeLast(ShownLines).ToArray();
        var keys = shown.Select(line => line.By).Concat(shown.Where(Members.IsAboutPerson).Select(line => line.Value!));
        if (!Colleagues.TryFind(turn, keys, out var people))
            return;
        var selection = new StandingFilter { Enrolment = standing.Id }.ToString();
        DeskReplies.Say(turn, turn.NewReply(Timeline(turn, standing, shown, people)) with
        {
            Title = $"{StandingWords.Municipality(turn.Content, turn.Language, standing)} – {Campaign(turn, standing)}",
            Facts = [.. FactsOf(turn, standing)],
            Choices = standing.IsUnderWay ? [DeskReplies.Button(turn, DeskCommand.Remind, selection)] : [],
            Commands =
            [
                DeskReplies.Button(turn.Text("secretariat.write-to-them"), DeskCommand.Broadcast, selection),
                DeskReplies.Button(turn, DeskCommand.Overview),
            ],
        });
    }

    private static IEnumerable<Fact> FactsOf(TurnDraft turn, EnrolmentStanding standing)
    {
        yield return new Fact(turn.Text("secretariat.column-status"), StateOf(turn, standing));
        yield return new Fact(turn.Text("secretariat.column-round"), standing.Enrolment.Round.Id);
        if (standing.NextStep is { } step)
            yield return new Fact(turn.Text("secretariat.column-next"), turn.Content.Words[standing.Journey][turn.Language].LabelOf(step));
        foreach (var deadline in standing.Deadlines)
        {
            var key = deadline.Date < standing.Today ? "secretariat.deadline-passed" : "secretariat.deadline-ahead";
            yield return new Fact(
                StandingWords.Deadline(turn.Content, turn.Language, standing, deadline),
                turn.Text(key, ("date", deadline.Date), ("days", Math.Abs(deadline.Date.DayNumber - standing.Today.DayNumber))));
        }

        foreach (var member in standing.Members)
            yield return new Fact(turn.Text("secretariat.member"), MemberOf(turn, member));
        yield return new Fact(turn.Text("secretariat.column-last-activity"), turn.Text("secretariat.days-ago", ("days", standing.SilentDays)));
    }

    private static string MemberOf(TurnDraft turn, TrackedMember member) => string.Join(", ", new[]
    {
        member.Name ?? turn.Text("members.nameless"),
        Colleagues.ChannelName(turn, member.Key[..member.Key.IndexOf(':', StringComparison.Ordinal)]),
        member.Language is { } language ? LocalFormat.Name(language) : null,
        member.IsReachable ? null : turn.Text("secretariat.not-reachable"),
    }.OfType<string>());

    private static string StateOf(TurnDraft turn, EnrolmentStanding standing)
    {
        var status = StandingWords.Status(turn.Content.Texts, turn.Language, standing.Status);
        return standing.Stage is { } stage
            ? turn.Text("secretariat.state", ("status", status), ("stage", turn.Content.Words[standing.Journey][turn.Language].Stages[stage.Id]), ("percent", standing.Percent))
            : status;
    }

    private static string Timeline(TurnDraft turn, EnrolmentStanding standing, EnrolmentEvent[] history, IReadOnlyList<Colleague> people) =>
        $"{turn.Text("secretariat.timeline")}\n\n{string.Join('\n', history.Select(line => $"- {LineOf(turn, standing, line, people)}"))}";

    private static string LineOf(TurnDraft turn, EnrolmentStanding standing, EnrolmentEvent line, IReadOnlyList<Colleague> people)
    {
        var what = EventWords.Of(turn.Content, turn.Language, standing.Enrolment, line, NameOf).What;
        return turn.Text("secretariat.event", ("date", LocalCalendar.Today(line.At)), ("who", NameOf(line.By)), ("what", what));

        string NameOf(string key) =>
            Colleagues.NameOf(turn, people.First(person => person.Keys.Contains(key, StringComparer.Ordinal)).Name);
    }

    private static string Campaign(TurnDraft turn, EnrolmentStanding standing) => turn.Content.Words[standing.Journey][turn.Language].Title;
}
