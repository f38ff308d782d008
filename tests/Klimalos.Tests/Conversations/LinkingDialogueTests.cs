using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using static Klimalos.Tests.Conversations.Office;

namespace Klimalos.Tests.Conversations;

/// <summary>One person in two channels.</summary>
public sealed class LinkingDialogueTests
{
    private readonly Office office = new();

    [Theory]
    [InlineData("nb-NO", "fortsett i en annen kanal", "koble", Language.Nb)]
    [InlineData("sv-SE", "koppla en annan kanal", "koppla", Language.Sv)]
    [InlineData("da-DK", "forbind en anden kanal", "forbind", Language.Da)]
    [InlineData("en-GB", "link another channel", "link", Language.En)]
    public void After_the_code_both_channels_see_the_same_enrolments_in_the_same_language(string locale, string ask, string link, Language language)
    {
        var teams = office.KariHasBegun(locale).Types(ask).ShouldSpeak(language);
        teams.Said.ShouldContain($"{link} {CodeIn(teams)}");

        var web = office.With(KariOnTheWeb, "fi-FI").Types($"{link} {CodeIn(teams)}").ShouldSpeak(language);
        web.Said.ShouldContain("Teams");
        office.World.LastTo(Kari).Text.ShouldContain("Kari N.");

        web.Presses(Command.Step, CommandName.Resume).ShouldAsk("contact-name").ShouldSpeak(language);
        web.Types("Kari Nordmann").ShouldAsk("contact-email");
        teams.Presses(Command.Step, CommandName.Resume).ShouldAsk("contact-email");
    }

    [Theory]
    [InlineData("nb-NO", "koble", "koble fra")]
    [InlineData("sv-SE", "koppla", "koppla från")]
    [InlineData("da-DK", "forbind", "fjern forbindelsen")]
    [InlineData("en-GB", "link", "unlink")]
    public void A_channel_that_is_unlinked_sees_the_enrolments_of_the_other_no_longer(string locale, string link, string unlink)
    {
        var teams = office.KariHasBegun(locale).Types(link);
        var web = office.With(KariOnTheWeb, locale).Types($"{link} {CodeIn(teams)}");
        office.World.LastTo(Kari).Choices.ShouldContain(choice => choice.Value == CommandName.Unlink);
        web.Presses(Command.Step, CommandName.Resume).ShouldAsk("contact-name");

        web.Types(unlink);

        office.World.LinkedTo(Kari.Key).ShouldBeEmpty();
        web.Types("status").Asked.ShouldBeNull();
        teams.Presses(Command.Step, CommandName.Resume).ShouldAsk("contact-name");
        web.Types(unlink).Replies[0].Choices.ShouldContain(choice => choice.Value == CommandName.Link);
    }

    [Fact]
    public void A_language_chosen_in_one_channel_is_spoken_in_the_other()
    {
        var (teams, web) = Linked();

        web.Types("english please").ShouldSpeak(Language.En);

        teams.Types("status").ShouldSpeak(Language.En);
        teams.Types("svenska").ShouldSpeak(Language.Sv);
        web.Types("status").ShouldSpeak(Language.Sv);
    }

    [Fact]
    public void The_code_works_once()
    {
        var teams = office.KariHasBegun().Types("koble");
        var code = CodeIn(teams);
        office.With(KariOnTheWeb).Types($"koble {code}");

        office.With(Per).Types($"koble {code}").Said.ShouldContain("Koden virker ikke");

        office.World.LinkedTo(Per.Key).ShouldBeEmpty();
    }

    [Fact]
    public void The_code_is_void_after_a_quarter_of_an_hour()
    {
        var teams = office.KariHasBegun().Types("koble");
        office.World.Now += TimeSpan.FromMinutes(16);

        office.With(KariOnTheWeb).Types($"koble {CodeIn(teams)}").Said.ShouldContain("Koden virker ikke");
    }

    [Fact]
    public void A_code_for_joining_links_nobody_and_one_for_linking_lets_nobody_join()
    {
        var kari = office.KariHasBegun().Types("inviter");
        var join = CodeIn(kari);
        kari.Types("koble");
        var link = CodeIn(kari);

        office.With(Ola).Types($"koble {join}").Said.ShouldContain("Koden virker ikke");
        office.With(Ola).Types($"bli med {link}").Said.ShouldContain("Koden virker ikke");

        office.World.LinkedTo(Kari.Key).ShouldBeEmpty();
        office.World.Enrolments["e1"].Members.ShouldBe([Kari.Key]);
    }

    [Fact]
    public void Typed_where_it_was_given_it_is_told_where_it_belongs_and_still_works()
    {
        var teams = office.KariHasBegun().Types("koble");
        var code = CodeIn(teams);

        teams.Types($"koble {code}").Said.ShouldContain("den andre kanalen");

        office.With(KariOnTheWeb).Types($"koble {code}").Said.ShouldContain("koblet sammen");
    }

    [Fact]
    public void In_a_group_no_code_is_given_and_none_is_taken()
    {
        var teams = office.KariHasBegun().Types("koble");

        office.With(Ola, isShared: true).Types("koble").Said.ShouldContain("alene");
        office.With(Ola, isShared: true).Types($"koble {CodeIn(teams)}").Said.ShouldContain("alene");

        office.World.LinkedTo(Ola.Key).ShouldBeEmpty();
    }

    [Fact]
    public void One_person_in_two_channels_is_one_member()
    {
        var (teams, web) = Linked();
        web.Types("fortsett", "Kari Nordmann");

        teams.Types("fortsett", "hvem er med").Replies[^1].Facts.ShouldHaveSingleItem();
        teams.Types("forlat").Said.ShouldContain("Du er den eneste");
    }

    [Fact]
    public void A_third_channel_joins_the_other_two()
    {
        var (_, web) = Linked();
        web.Types("koble");
        var discord = new Person("discord", "42", "kari");

        office.With(discord).Types($"koble {CodeIn(web)}", "fortsett").ShouldAsk("contact-name");

        office.World.LinkedTo(Kari.Key).ShouldBe([KariOnTheWeb.Key, discord.Key], ignoreOrder: true);
    }

    private (Dialogue Teams, Dialogue Web) Linked()
    {
        var teams = office.KariHasBegun().Types("koble");
        var web = office.With(KariOnTheWeb).Types($"koble {CodeIn(teams)}");
        return (teams, web);
    }
}
