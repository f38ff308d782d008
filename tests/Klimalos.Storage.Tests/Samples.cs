using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;
using Klimalos.Secretariat;

namespace Klimalos.Storage.Tests;

/// <summary>Values with every member filled, and turns built of them.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly ConversationKey Conversation = new("msteams", "19:møte@thread.v2;messageid=1");
    public const string Kari = "msteams:29:kari";
    public const string Ola = "msteams:29:ola";
    public const string Reference = """{"channelId":"msteams","serviceUrl":"https://smba.example/emea/"}""";

    public static ConversationState State { get; } = new()
    {
        Language = Language.Sv,
        Changing = "net-zero-year",
        Pending = new PendingQuestion(
            PendingKind.WhichValue, "municipality", "NO-3203", [new("NO-3203", "Asker «kommune»"), new("NO-4206", "Våler <&> 'b'")]),
        LastArticle = "r2z-deadline",
        LastQuestion = "Når er fristen?",
        Welcomed = true,
        FollowedLanguage = Language.Da,
        Asked = new AskedStep("net-zero-year", Noon.AddTicks(3), WasAnswered: true),
        Replaced = [new ReplacedAnswer("net-zero-year", new Answer("2045", Ola, Noon, "discord"))],
        Unknown = "Hvorfor det?",
        Desk = new DeskDialogue(DeskQuestion.BroadcastText, "country=NO")
        {
            Written = new Dictionary<string, string>(StringComparer.Ordinal) { ["nb"] = "Hei «alle»" },
            Options = [new("no", "Avbryt")],
        },
    };

    public static Reply Reply(string text = "Åpne **søknaden** – 100 %\n- én\n- to 🌍") => new()
    {
        Language = Language.Nb,
        Title = "Tittel",
        Text = text,
        Tone = ReplyTone.Warning,
        Progress = new Progress(1, 4, "1 av 4 faser"),
        Facts = [new Fact("Kommune", "Asker"), new Fact("Tomt", "")],
        Documents = [new DocumentLink("case-paper", "e-1", Language.Da, "sak.docx", "Saksfremlegg")],
        Links = [new Link("Race to Zero", "https://racetozero.example/?a=1&b=2")],
        Form = new Form("contact-email", "e-1", [new FormField("contact-email", FieldKind.Email, "E-post", null, "a@b.no", true, "Skriv")], "Send"),
        Choices = [new Choice("endorse", "yes", "Ja", "e-1", IsPrimary: true), new Choice("endorse", "no", "Nei")],
        Commands = [new Choice(Command.Step, "back", "Tilbake")],
        Footer = "Kilde: C40",
        Asks = new StepReference("race-to-zero", "case-preparation", "endorse", "e-1"),
        Answers = new ArticleReference(null, 0.123456789012345),
    };

    public static Enrolment Enrolment(string id = "e-1", params string[] members) => new()
    {
        Id = id,
        JourneyId = "race-to-zero",
        JourneyVersion = 3,
        Round = new Round("trial-2026-q4", "race-to-zero", new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31), IsTrial: true),
        Status = EnrolmentStatus.Open,
        Municipality = "NO-3203",
        Answers = new Dictionary<string, Answer>(StringComparer.Ordinal)
        {
            ["municipality"] = new("NO-3203", Kari, Noon.AddTicks(1), "msteams"),
            ["target-2030"] = new("Halvere utslipp innen 2030: \"55 %\" \\ «bil» \u0001", Ola, Noon.AddHours(1), "directline"),
            ["case-number"] = new("", Kari, Noon.AddHours(2), "discord"),
        },
        Members = members.Length == 0 ? [Kari, Ola] : members,
        Requests = [new JoinRequest("discord:42", "Per", "discord", Language.Sv, Noon.AddTicks(5), "tenant", IsRefused: true)],
        Language = Language.Nb,
        StartedAt = Noon.AddDays(-3),
        ChangedAt = Noon,
    };

    public static EnrolmentEvent Answered(string step, string value) =>
        new(EnrolmentEventKind.Answered, Kari, Noon.AddTicks(7), "msteams", step, value);

    public static OutboxMessage Message(string text = "Hei", string? replyTo = "a-1") =>
        new(Guid.CreateVersion7(Noon), new Reply { Language = Language.Nb, Text = text }, replyTo);

    public static TurnCommit Turn(string activityId = "a-1", long version = 0, ConversationKey? conversation = null) => new()
    {
        Conversation = conversation ?? Conversation,
        ActivityId = activityId,
        At = Noon,
        State = State,
        Version = version,
        PersonKey = Kari,
        PersonName = "Kari Nordmann",
    };
}
