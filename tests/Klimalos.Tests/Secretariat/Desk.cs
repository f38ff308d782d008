using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Tests.Conversations;

namespace Klimalos.Tests.Secretariat;

/// <summary>Siri of the secretariat, and municipalities in all three countries, in one world.</summary>
internal sealed class Desk
{
    public static readonly Person Siri = new("msteams", "29:siri", "Siri Sekretær", "campaign");
    public static readonly Person Bo = new("discord", "bo", "Bo B.");
    public static readonly Person Kari = new("msteams", "29:kari", "Kari Nordmann", "asker");
    public static readonly Person Sven = new("msteams", "29:sven", "Sven Svensson", "lund");
    public static readonly Person Ditte = new("directline", "dl_ditte", "Ditte Dansk");

    public World World { get; } = new();

    public Desk() => World.Secretariat.Members.Add(Siri.Key);

    public Dialogue With(Person person, string locale = "nb-NO", bool isShared = false) => new(World, person) { Locale = locale, IsShared = isShared };

    /// <summary>Kari of Asker and Sven of Malmö are on their way in Race to Zero, Ditte of Aarhus too.</summary>
    public Desk WithMunicipalities()
    {
        With(Kari).Presses(Command.Start, "race-to-zero").Types("Asker").ShouldAsk("contact-name");
        With(Sven, "sv-SE").Presses(Command.Start, "race-to-zero").Types("Malmö").ShouldAsk("contact-name");
        With(Ditte, "da-DK").Presses(Command.Start, "race-to-zero").Types("Aarhus").ShouldAsk("contact-name");
        return this;
    }

    /// <summary>So many days later.</summary>
    public Desk Later(int days)
    {
        World.Now += TimeSpan.FromDays(days);
        return this;
    }

    public static Choice Button(Dialogue talk, string start) =>
        talk.Replies.SelectMany(reply => reply.Choices.Concat(reply.Commands)).First(choice => choice.Step == Command.Secretariat && choice.Value.StartsWith(start, StringComparison.Ordinal));

    public static Dialogue Press(Dialogue talk, string start) => talk.Presses(Command.Secretariat, Button(talk, start).Value);

    public Enrolment Of(string municipality) => World.Enrolments.Values.First(enrolment => enrolment.Municipality == municipality);
}
