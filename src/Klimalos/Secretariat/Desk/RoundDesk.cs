using Klimalos.Conversations;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Secretariat.Desk;

/// <summary>Opening, changing and closing rounds.</summary>
internal static class RoundDesk
{
    public const string NoDeadline = "no-deadline";
    public const string Today = "today";

    private const string Opens = "opens";
    private const string None = "none";

    public static void Show(TurnDraft turn) => DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.rounds-are")) with
    {
        Title = turn.Text("secretariat.rounds"),
        Facts = [.. Present(turn).Select(round => new Fact(NameOf(turn, round), DatesOf(turn, round)))],
        Choices = [.. new[] { DeskCommand.OpenRound, DeskCommand.ChangeRound, DeskCommand.CloseRound }.Select(command => DeskReplies.Button(turn, command))],
    });

    /// <param name="words">A journey, or a journey and a round: their ids from a button, or names as they are typed.</param>
    public static void Begin(TurnDraft turn, string command, string? words)
    {
        if (command is DeskCommand.OpenRound)
        {
            if (JourneyOf(turn, words) is { } journey)
                AskOpens(turn, journey, before: null);
            else
                AskJourney(turn);
        }
        else if (RoundOf(turn, words) is not { } round)
            AskRound(turn, command);
        else if (command is DeskCommand.ChangeRound)
            AskDeadline(turn, new DeskDialogue(DeskQuestion.RoundDeadline, $"{round.JourneyId}/{round.Id}") { Written = Dates(round.Opens) }, before: null);
        else
            DeskReplies.AskConsent(turn, turn.NewReply(turn.Text("secretariat.close-round-confirm", ("round", NameOf(turn, round)))), $"{command}:{round.JourneyId}/{round.Id}");
    }

    public static void TakeDate(TurnDraft turn, DeskDialogue open, string text)
    {
        var isOpening = open.Awaits is DeskQuestion.RoundOpens;
        if (DateIn(turn, open.Subject!, text, out var problem) is not { } date)
            Again(turn, open, problem!);
        else if (isOpening)
            AskDeadline(turn, new DeskDialogue(DeskQuestion.RoundDeadline, open.Subject) { Written = Dates(date) }, before: null);
        else
            AskConsent(turn, open, date);
    }

    public static bool TryToday(TurnDraft turn, DeskDialogue open)
    {
        AskDeadline(turn, new DeskDialogue(DeskQuestion.RoundDeadline, open.Subject) { Written = Dates(turn.Today) }, before: null);
        return true;
    }

    public static bool TryNoDeadline(TurnDraft turn, DeskDialogue open)
    {
        AskConsent(turn, open, deadline: null);
        return true;
    }

    /// <summary>It was agreed to.</summary>
    /// <param name="subject">Journey, round, and for all but closing the dates, with slashes between.</param>
    public static void Do(TurnDraft turn, string command, string subject)
    {
        var parts = subject.Split('/');
        if (command is DeskCommand.CloseRound && RoundOf(turn, subject) is { } closed)
            Put(turn, closed with { ClosedOn = turn.Today }, RoundEditKind.Closed);
        else if (command is DeskCommand.OpenRound or DeskCommand.ChangeRound && parts is [var journey, var id, var opens, var deadline] && LocalFormat.IsoDate(opens) is { } first)
            Put(turn, new Round(id, journey, first, deadline is None ? null : LocalFormat.IsoDate(deadline)), command is DeskCommand.OpenRound ? RoundEditKind.Opened : RoundEditKind.Changed);
        else
            DeskReplies.Stale(turn);
    }

    private static void Put(TurnDraft turn, Round round, RoundEditKind kind)
    {
        if (kind is not RoundEditKind.Closed && FaultOf(turn, round) is { } fault)
        {
            DeskReplies.Say(turn, turn.NewReply(fault) with { Tone = ReplyTone.Warning });
            return;
        }

        turn.RoundEdits.Add(new RoundEdit(round, kind));
        var (name, dates) = (NameOf(turn, round), DatesOf(turn, round));
        DeskReplies.Say(turn, turn.NewReply(turn.Text($"secretariat.round-{kind.ToString().ToLowerInvariant()}", ("round", name), ("dates", dates))) with
        {
            Tone = ReplyTone.Good,
            Choices = [DeskReplies.Button(turn, DeskCommand.Rounds)],
        });
    }

    private static void AskJourney(TurnDraft turn) => DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.round-which-journey")) with
    {
        Choices =
        [
            .. turn.Content.Journeys.Keys.Order(StringComparer.Ordinal)
                .Select(journey => DeskReplies.Button(turn.Content.Words[journey][turn.Language].Title, DeskCommand.OpenRound, journey)),
        ],
    });

    private static void AskRound(TurnDraft turn, string command)
    {
        var rounds = Present(turn).ToArray();
        DeskReplies.Say(turn, turn.NewReply(turn.Text(rounds.Length == 0 ? "secretariat.round-none" : "secretariat.round-which")) with
        {
            Choices = rounds.Length == 0
                ? [DeskReplies.Button(turn, DeskCommand.OpenRound)]
                : [.. rounds.Select(round => DeskReplies.Button(NameOf(turn, round), command, $"{round.JourneyId}/{round.Id}"))],
        });
    }

    private static void AskOpens(TurnDraft turn, string journey, string? before) => DeskReplies.Say(
        turn,
        turn.NewReply(Paragraphs.Join(before, turn.Text("secretariat.round-opens", ("campaign", turn.Content.Words[journey][turn.Language].Title)))) with
        {
            Choices = [DeskReplies.Button(turn.Text("secretariat.today"), Today, null)],
        },
        new DeskDialogue(DeskQuestion.RoundOpens, journey));

    private static void AskDeadline(TurnDraft turn, DeskDialogue open, string? before) => DeskReplies.Say(
        turn,
        turn.NewReply(Paragraphs.Join(before, turn.Text("secretariat.round-deadline-asked"))) with
        {
            Choices = [DeskReplies.Button(turn.Text("secretariat.no-deadline"), NoDeadline, null)],
        },
        open with { Options = null });

    private static void Again(TurnDraft turn, DeskDialogue open, string problem)
    {
        if (open.Awaits is DeskQuestion.RoundOpens)
            AskOpens(turn, open.Subject!, problem);
        else
            AskDeadline(turn, open, problem);
    }

    private static void AskConsent(TurnDraft turn, DeskDialogue open, DateOnly? deadline)
    {
        var parts = open.Subject!.Split('/');
        var opens = LocalFormat.IsoDate(open.Written![Opens])!.Value;
        var round = new Round(parts.Length > 1 ? parts[1] : Reminders.Rounds.NewId(turn.Rounds, parts[0], deadline ?? opens), parts[0], opens, deadline);
        if (FaultOf(turn, round) is { } fault)
        {
            AskDeadline(turn, open, fault);
            return;
        }

        var command = parts.Length > 1 ? DeskCommand.ChangeRound : DeskCommand.OpenRound;
        DeskReplies.AskConsent(
            turn,
            turn.NewReply(turn.Text($"secretariat.{command}-confirm", ("round", NameOf(turn, round)), ("dates", DatesOf(turn, round)))),
            $"{command}:{round.JourneyId}/{round.Id}/{LocalFormat.IsoDate(opens)}/{(deadline is { } last ? LocalFormat.IsoDate(last) : None)}");
    }

    /// <summary>What is wrong with it, in words; null when nothing is.</summary>
    private static string? FaultOf(TurnDraft turn, Round round) => Reminders.Rounds.Check(round, turn.Rounds) switch
    {
        RoundFault.None => null,
        RoundFault.Overlap => turn.Text("secretariat.round-overlaps", ("round", NameOf(turn, Overlapping(turn, round))), ("dates", DatesOf(turn, Overlapping(turn, round)))),
        RoundFault.DeadlineBeforeOpening => turn.Text("secretariat.round-ends-first", ("opens", round.Opens)),
        _ => turn.Text("secretariat.round-reserved"),
    };

    private static Round Overlapping(TurnDraft turn, Round round) =>
        Reminders.Rounds.Overlapping(round, turn.Rounds.Where(other => other.Id != round.Id || other.JourneyId != round.JourneyId))!;

    private static DateOnly? DateIn(TurnDraft turn, string subject, string text, out string? problem)
    {
        var journey = turn.Content.Journeys[subject.Split('/')[0]];
        var step = new Step { Id = "date", StageId = "date", Kind = StepKind.Date };
        var context = new AnswerContext(
            journey, turn.Content.Words[journey.Id][turn.Language], turn.Language, turn.Today, new Round("none", journey.Id, turn.Today, null), turn.Content.Municipalities, turn.Content.Texts);
        var reading = AnswerReader.ReadText(step, text, context);
        problem = reading switch
        {
            AnswerReading.Refused refused => turn.TextOf(refused.TextKey, refused.Arguments),
            AnswerReading.Ambiguous several => turn.Text("secretariat.date-ambiguous", ("dates", turn.Content.Texts.List(turn.Language, [.. several.Candidates.Select(candidate => candidate.Label)]))),
            _ => null,
        };
        return reading is AnswerReading.Accepted accepted ? LocalFormat.IsoDate(accepted.Value) : null;
    }

    private static string? JourneyOf(TurnDraft turn, string? words) =>
        words is null ? null
        : turn.Content.Journeys.ContainsKey(words) ? words
        : Selections.Read(turn.Content, words)?.Journey;

    private static Round? RoundOf(TurnDraft turn, string? words)
    {
        if (words is null)
            return null;
        var open = Present(turn).ToArray();
        return Array.Find(open, round => words == $"{round.JourneyId}/{round.Id}")
            ?? (JourneyOf(turn, words) is { } journey && Array.FindAll(open, round => round.JourneyId == journey) is [var only] ? only : null);
    }

    /// <summary>Those of journeys that there are which are neither over nor closed.</summary>
    private static IEnumerable<Round> Present(TurnDraft turn) => turn.Rounds
        .Where(round => !(round.Deadline < turn.Today || round.ClosedOn <= turn.Today) && turn.Content.Words.ContainsKey(round.JourneyId));

    private static string NameOf(TurnDraft turn, Round round) => RoundWords.Name(turn.Content, turn.Language, round.JourneyId, round.Id);

    private static string DatesOf(TurnDraft turn, Round round) => round.Deadline is { } last
        ? turn.Text("secretariat.round-dates", ("opens", round.Opens), ("deadline", last))
        : turn.Text("secretariat.round-from", ("opens", round.Opens));

    private static Dictionary<string, string> Dates(DateOnly opens) => new(StringComparer.Ordinal) { [Opens] = LocalFormat.IsoDate(opens) };
}
