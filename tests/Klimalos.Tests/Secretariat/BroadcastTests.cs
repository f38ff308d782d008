using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Secretariat;
using Klimalos.Tests.Conversations;
using static Klimalos.Tests.Secretariat.Desk;

namespace Klimalos.Tests.Secretariat;

public sealed class BroadcastTests
{
    private readonly Desk desk = new Desk().WithMunicipalities();

    [Fact]
    public void A_message_is_written_once_for_each_language_looked_at_and_sent()
    {
        var siri = desk.With(Siri).Types("send melding til alle");
        siri.Said.ShouldContain("3 personer");
        siri.Types("skriv meldingen").Said.ShouldContain("Norsk");
        siri.Types("Husk møtet på tirsdag").Said.ShouldContain("Svenska");
        siri.Types("Kom ihåg mötet på tisdag").Said.ShouldContain("Dansk");
        siri.Types("Husk mødet på tirsdag");
        siri.Said.ShouldContain("Kom ihåg mötet på tisdag");
        siri.Said.ShouldContain("Skal jeg sende den til 3 personer?");
        desk.World.Messages.ShouldBeEmpty();

        siri.Types("ja");

        desk.World.LastTo(Kari).Text.ShouldBe("Husk møtet på tirsdag");
        desk.World.LastTo(Sven).ShouldSatisfyAllConditions(
            reply => reply.Text.ShouldBe("Kom ihåg mötet på tisdag"),
            reply => reply.Language.ShouldBe(Language.Sv),
            reply => reply.Title.ShouldBe("Meddelande från sekretariatet"));
        desk.World.LastTo(Ditte).Text.ShouldBe("Husk mødet på tirsdag");
        desk.World.Secretariat.Broadcasts.ShouldHaveSingleItem().Broadcast.Recipients.Select(recipient => recipient.About).ShouldBe(["Aarhus", "Asker", "Malmö"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("send melding til Sverige", "29:sven")]
    [InlineData("send melding til norske", "29:kari")]
    public void A_selection_in_words_chooses_the_recipients(string typed, string only)
    {
        var siri = desk.With(Siri).Types(typed, "skriv meldingen", "Hei", "send");

        siri.Last.Messages.ShouldHaveSingleItem().To.ShouldBe($"msteams:{only}");
    }

    [Fact]
    public void The_selection_is_narrowed_by_buttons_and_by_words()
    {
        var siri = desk.Later(30).With(Siri).Types("send melding");
        siri.Types("Danmark").Said.ShouldContain("1 person");
        Press(siri, "narrow:journey=race-to-zero").Said.ShouldContain("Danmark");

        siri.Types("stille").Said.ShouldContain("1 person");
        siri.Types("skriv meldingen", "Hej", "ja").Last.Messages.ShouldHaveSingleItem().To.ShouldBe("directline:dl_ditte");
    }

    [Fact]
    public void Nothing_is_sent_when_it_is_called_off_at_any_step()
    {
        foreach (var step in new[] { 1, 2, 3 })
        {
            var siri = desk.With(Siri);
            siri.Types([.. new[] { "send melding til Norge", "skriv meldingen", "Hei" }.Take(step)]);

            siri.Types("avbryt").Said.ShouldContain("Ingenting er sendt");
            siri.Types("ja").Last.Messages.ShouldBeEmpty();
        }

        desk.World.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void The_button_that_sends_works_once()
    {
        var siri = desk.With(Siri).Types("send melding til Norge", "skriv meldingen", "Hei");
        siri.Presses(Command.Secretariat, "yes").Last.Messages.Count.ShouldBe(1);

        siri.Presses(Command.Secretariat, "yes").Said.ShouldContain("gjelder ikke lenger");

        desk.World.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public void A_command_in_the_text_is_the_text()
    {
        desk.With(Siri).Types("send melding til Norge", "skriv meldingen", "rapport", "ja");

        desk.World.LastTo(Kari).Text.ShouldBe("rapport");
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_with_the_figures()
    {
        var siri = desk.With(Siri).Types("send melding til Norge", "skriv meldingen", new string('a', 1900));

        siri.Said.ShouldContain("1 900".Replace(' ', '\u00A0'));
        siri.Types("kort", "ja").Last.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public void It_may_be_written_again_before_it_is_sent()
    {
        desk.With(Siri).Types("send melding til Norge", "skriv meldingen", "Feil", "skriv på nytt", "Riktig", "ja");

        desk.World.LastTo(Kari).Text.ShouldBe("Riktig");
    }

    [Fact]
    public void A_person_of_several_municipalities_gets_one_message()
    {
        desk.With(Kari).InNewConversation().Presses(Command.Start, "race-to-zero").Types("Bærum");

        desk.With(Siri).Types("send melding til Norge", "skriv meldingen", "Hei", "ja").Last.Messages.ShouldHaveSingleItem();

        desk.World.Secretariat.Broadcasts[0].Broadcast.Recipients[0].About.ShouldBe("Asker, Bærum");
    }

    [Fact]
    public void The_report_names_those_whom_it_did_not_reach_and_sends_again_to_them_only()
    {
        desk.World.Secretariat.Unreachable.Add(Sven.Key);
        var siri = desk.With(Siri).Types("send melding til alle", "skriv meldingen", "Hei", "Hej", "Hej", "ja", "rapport");
        siri.Said.ShouldContain("Disse har ikke fått den:\n\n- Sven Svensson (Malmö)");
        siri.Replies[0].Facts.ShouldContain(new Fact("Levert", "2"));

        Press(siri, "resend:").Said.ShouldContain("den ene");
        siri.Types("ja");

        siri.Last.Messages.ShouldHaveSingleItem().To.ShouldBe(Sven.Key);
        siri.Last.Secretariat!.Resend!.People.ShouldBe([Sven.Key]);
    }

    [Fact]
    public void A_recipient_can_reply_to_the_secretariat()
    {
        desk.With(Siri).Types("send melding til Norge", "skriv meldingen", "Hei", "ja");
        var button = desk.World.LastTo(Kari).Choices.ShouldHaveSingleItem();

        var kari = desk.With(Kari).Presses(button.Step, button.Value).Types("Vi kommer gjerne", "ja");

        desk.World.Secretariat.Questions.ShouldHaveSingleItem().Text.ShouldBe("Vi kommer gjerne");
        kari.Said.ShouldContain("Du får svar her");
    }

    [Fact]
    public void Reminding_now_asks_first_and_then_adds_a_reminder_of_the_next_deadline()
    {
        var siri = desk.With(Siri).Types("minn på Asker");
        siri.Said.ShouldContain("Asker (Race to Zero)");
        desk.World.Secretariat.Reminders.ShouldBeEmpty();

        siri.Types("ja");

        var extra = desk.World.Secretariat.Reminders.ShouldHaveSingleItem().ShouldBeOfType<Klimalos.Reminders.ReminderChange.Extra>().Planned;
        extra.Enrolment.ShouldBe(desk.Of("NO-3203").Id);
        extra.Date.ShouldBeGreaterThan(DateOnly.FromDateTime(desk.World.Now.UtcDateTime));
    }

    [Fact]
    public void All_who_are_silent_can_be_reminded_from_the_list()
    {
        var siri = desk.Later(30).With(Siri).Types("stille");

        Press(siri, "remind:").Types("ja");

        desk.World.Secretariat.Reminders.Count.ShouldBe(3);
    }
}
