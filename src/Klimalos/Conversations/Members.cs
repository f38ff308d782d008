using Klimalos.Enrolments;
using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>Who works on the enrolment, and who answered what.</summary>
internal static class Members
{
    /// <summary>Lines of history that are shown.</summary>
    private const int ShownLines = 20;

    public static void Show(TurnDraft turn)
    {
        var enrolment = turn.Enrolment!;
        if (!Colleagues.TryFindMembers(turn, enrolment, out var members))
            return;
        var open = Requests.OpenOf(enrolment).ToArray();
        turn.Say(turn.NewReply(turn.Text("members.list", ("name", Welcome.NameOf(turn, enrolment)), ("count", members.Count))) with
        {
            Title = turn.Text("members.list-title"),
            Facts =
            [
                .. members.Select(member => FactOf(turn, enrolment, member)),
                .. open.Select(request => new Fact(NameOf(turn, request.Name), turn.Text("members.waits"))),
            ],
            Choices = [.. open.SelectMany(request => Requests.ButtonsFor(turn, enrolment, request))],
            Commands =
            [
                Offer.Command(turn, CommandName.Invite),
                Offer.Command(turn, CommandName.History),
                .. members.Count > 1 ? [Offer.Command(turn, CommandName.HandOver)] : Array.Empty<Choice>(),
                Offer.Command(turn, CommandName.Leave),
                Offer.Command(turn, CommandName.Resume),
            ],
        });
    }

    /// <summary>What happened, the latest last.</summary>
    public static void ShowHistory(TurnDraft turn)
    {
        var enrolment = turn.Enrolment!;
        if (!turn.TryFind(new Need.History(enrolment.Id), out var history))
            return;
        var shown = history!.Where(line => line.Kind is not EnrolmentEventKind.OtherTenantTried).TakeLast(ShownLines).ToArray();
        var keys = shown.Select(line => line.By).Concat(shown.Where(IsAboutPerson).Select(line => line.Value!));
        if (!Colleagues.TryFind(turn, keys, out var people))
            return;
        var lines = shown.Select(line => $"- {LineOf(turn, line, people)}");
        turn.Say(turn.NewReply($"{turn.Text("members.history", ("name", Welcome.NameOf(turn, enrolment)), ("count", shown.Length))}\n\n{string.Join('\n', lines)}") with
        {
            Title = turn.Text("members.history-title"),
            Commands = [Offer.Command(turn, CommandName.Members), Offer.Command(turn, CommandName.Resume)],
        });
    }

    /// <summary>For the status: who works on it, unless one works alone, and who waits to be let in.</summary>
    public static IEnumerable<Fact> StatusFacts(TurnDraft turn)
    {
        var enrolment = turn.Enrolment!;
        if (enrolment.Members.Count > 1 && Colleagues.TryFindMembers(turn, enrolment, out var members) && members.Count > 1)
            yield return new Fact(turn.Text("members.list-title"), List(members.Select(member => member.Name)));
        if (Requests.OpenOf(enrolment).ToArray() is { Length: > 0 } open)
            yield return new Fact(turn.Text("members.waits"), List(open.Select(request => request.Name)));

        string List(IEnumerable<string?> names) => turn.Content.Texts.List(turn.Language, [.. names.Select(name => NameOf(turn, name))]);
    }

    /// <summary>For "check your answers": who answered, while several work on it; null else.</summary>
    public static string? AnsweredBy(TurnDraft turn, Answer answer)
    {
        if (turn.Enrolment!.Members.Count < 2 || !Colleagues.TryFind(turn, turn.Enrolment.Answers.Values.Select(each => each.By), out var people) || people.Count < 2)
            return null;
        return NameOf(turn, people.First(person => person.Keys.Contains(answer.By, StringComparer.Ordinal)).Name);
    }

    /// <summary>The step's name as it is shown.</summary>
    public static string LabelOf(TurnDraft turn, string step) => turn.Journey.Find(step) is { } known ? turn.Words.LabelOf(known) : step;

    private static Fact FactOf(TurnDraft turn, Enrolment enrolment, Colleague member)
    {
        var answers = enrolment.Answers.Values.Where(answer => member.Keys.Contains(answer.By, StringComparer.Ordinal)).ToArray();
        var channels = member.Keys.Select(key => Colleagues.ChannelName(turn, key[..key.IndexOf(':', StringComparison.Ordinal)])).Distinct(StringComparer.Ordinal);
        var name = NameOf(turn, member.Name);
        return new Fact(
            member.IsMe ? turn.Text("members.you", ("who", name)) : name,
            turn.Text("members.answers", ("count", answers.Length), ("channels", string.Join(", ", channels))));
    }

    private static string LineOf(TurnDraft turn, EnrolmentEvent line, IReadOnlyList<Colleague> people)
    {
        var when = turn.Text("members.at", ("ago", Ago.Of(turn, line.At)), ("who", Colleagues.NameOf(turn, NameFor(line.By))));
        return line.Kind switch
        {
            EnrolmentEventKind.Answered or EnrolmentEventKind.Skipped => $"{when} {AnswerOf(turn, line)}",
            _ when IsAboutPerson(line) => $"{when} {turn.Text(KeyOf(line.Kind), ("whom", Colleagues.NameOf(turn, NameFor(line.Value!))))}",
            _ => $"{when} {turn.Text(KeyOf(line.Kind), ("whom", string.Empty))}",
        };

        string? NameFor(string key) => people.First(person => person.Keys.Contains(key, StringComparer.Ordinal)).Name;
    }

    /// <summary>"Target year → 2045". A step that the journey no longer has is named by its id.</summary>
    private static string AnswerOf(TurnDraft turn, EnrolmentEvent line)
    {
        if (turn.Journey.Find(line.Step!) is not { } step)
            return Markdown.Literal($"{line.Step} → {line.Value}");
        var value = string.IsNullOrEmpty(line.Value) ? turn.Text("common.skipped") : AnswerReader.Show(step, line.Value, turn.AnswerContext);
        return Markdown.Literal($"{LabelOf(turn, step.Id)} → {value}");
    }

    public static bool IsAboutPerson(EnrolmentEvent line) => line.Value is not null && line.Kind
        is EnrolmentEventKind.Admitted or EnrolmentEventKind.Refused or EnrolmentEventKind.Joined or EnrolmentEventKind.HandedOver;

    public static string KeyOf(EnrolmentEventKind kind) => kind switch
    {
        EnrolmentEventKind.Started => "members.event-started",
        EnrolmentEventKind.Paused => "members.event-paused",
        EnrolmentEventKind.Resumed => "members.event-resumed",
        EnrolmentEventKind.Cancelled => "members.event-cancelled",
        EnrolmentEventKind.Confirmed => "members.event-confirmed",
        EnrolmentEventKind.Ended => "members.event-ended",
        EnrolmentEventKind.Reopened => "members.event-reopened",
        EnrolmentEventKind.JoinRequested => "members.event-join-requested",
        EnrolmentEventKind.Admitted => "members.event-admitted",
        EnrolmentEventKind.Refused => "members.event-refused",
        EnrolmentEventKind.CodeGiven => "members.event-code-given",
        EnrolmentEventKind.Joined => "members.event-joined",
        EnrolmentEventKind.HandedOver => "members.event-handed-over",
        EnrolmentEventKind.Left => "members.event-left",
        _ => "members.event-other",
    };

    private static string NameOf(TurnDraft turn, string? name) => name ?? turn.Text("members.nameless");
}
