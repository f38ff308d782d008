using Klimalos.Conversations;
using Klimalos.Enrolments;

namespace Klimalos.Tests.Conversations;

/// <summary>Colleagues of Asker, each in a conversation of their own, who share one store.</summary>
internal sealed class Office
{
    public static readonly Person Kari = new("msteams", "29:kari", "Kari Nordmann", "asker");
    public static readonly Person Ola = new("msteams", "29:ola", "Ola Hansen", "asker");
    public static readonly Person Per = new("msteams", "29:per", "Per Fremmed", "elsewhere");
    public static readonly Person KariOnTheWeb = new("directline", "dl_kari", "Kari N.");

    public World World { get; } = new();

    public Dialogue With(Person person, string? locale = "nb-NO", bool isShared = false) =>
        new(World, person) { Locale = locale, IsShared = isShared };

    /// <summary>Kari has begun and is asked for the name of the contact person.</summary>
    public Dialogue KariHasBegun(string? locale = "nb-NO") =>
        With(Kari, locale).Presses(Command.Start, "race-to-zero").Types("Asker").ShouldAsk("contact-name");

    /// <summary>Kari and Ola work on it together, both at the year.</summary>
    public (Dialogue Kari, Dialogue Ola) AtTheYear(string? locale = "nb-NO")
    {
        var kari = KariHasBegun(locale);
        var ola = With(Ola, locale);
        Together(kari, ola);
        kari.Types("Kari Nordmann", "kari@asker.kommune.no").Presses("endorse", "yes").ShouldAsk("net-zero-year");
        ola.Presses(Command.Step, CommandName.Resume).ShouldAsk("net-zero-year");
        return (kari, ola);
    }

    /// <summary>Kari lets Ola in with a code.</summary>
    public static void Together(Dialogue kari, Dialogue ola)
    {
        kari.Presses(Command.Step, CommandName.Invite);
        ola.Types($"bli med {CodeIn(kari)}");
        ola.Enrolment.ShouldNotBeNull(ola.Said);
        kari.Presses(Command.Step, CommandName.Resume);
    }

    /// <summary>The code that was said last.</summary>
    public static string CodeIn(Dialogue talk) =>
        talk.Said.Split("**").First(part => AccessCode.Read(part) is not null);

    public IEnumerable<EnrolmentEvent> EventsOf(string enrolment) =>
        World.History.Where(line => line.Enrolment == enrolment).Select(line => line.Event);
}
