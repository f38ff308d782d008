using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Tests.Conversations;
using static Klimalos.Tests.Secretariat.Desk;

namespace Klimalos.Tests.Secretariat;

public sealed class MembershipTests
{
    private const string Claim = "K7PX2M9Q";
    private readonly World world = new();

    public MembershipTests() => world.Secretariat.OfferClaim(Claim);

    [Theory]
    [InlineData("K7PX-2M9Q")]
    [InlineData("k7px 2m9q")]
    [InlineData("sekretariatet K7PX-2M9Q")]
    [InlineData("secretariat K7PX2M9Q")]
    public void Whoever_types_the_printed_code_first_is_the_first_member(string typed)
    {
        var siri = new Dialogue(world, Siri);

        siri.Types(typed);

        world.Secretariat.Members.ShouldBe([Siri.Key]);
        siri.Said.ShouldContain("første i sekretariatet");
        siri.Types("oversikt").Said.ShouldContain("ingen påmeldinger");
    }

    [Fact]
    public void The_printed_code_works_once()
    {
        new Dialogue(world, Siri).Types(Claim);

        var kari = new Dialogue(world, Kari).Types(Claim);

        world.Secretariat.Members.ShouldBe([Siri.Key]);
        kari.Said.ShouldContain("Koden virker ikke");
    }

    [Fact]
    public void In_a_group_the_code_is_not_taken()
    {
        new Dialogue(world, Siri) { IsShared = true }.Types(Claim);

        world.Secretariat.Members.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_tried_too_many_codes_is_not_let_in_with_the_right_one()
    {
        var kari = new Dialogue(world, Kari);
        for (var tries = 0; tries < AccessCode.MaxFailedAttempts; tries++)
            kari.Types("sekretariatet BCDF-GH23");

        kari.Types($"sekretariatet {Claim}");

        world.Secretariat.Members.ShouldBeEmpty();
    }

    [Fact]
    public void A_member_adds_another_with_a_code_that_works_once_within_a_day_and_all_are_told()
    {
        var siri = Claimed();
        var code = Office.CodeIn(siri.Types("legg til medlem"));

        new Dialogue(world, Bo).Types($"sekretariatet {code}").Said.ShouldContain("med i sekretariatet");
        new Dialogue(world, Kari).Types($"sekretariatet {code}").Said.ShouldContain("virker ikke");

        world.Secretariat.Members.ShouldBe([Siri.Key, Bo.Key]);
        world.Secretariat.Notices.Last().Replies[Language.En].Text.ShouldContain("Bo B.");
    }

    [Fact]
    public void The_code_is_void_after_a_day()
    {
        var code = Office.CodeIn(Claimed().Types("legg til medlem"));
        world.Now += TimeSpan.FromHours(25);

        new Dialogue(world, Bo).Types($"sekretariatet {code}").Said.ShouldContain("virker ikke");

        world.Secretariat.Members.ShouldBe([Siri.Key]);
    }

    [Fact]
    public void A_code_is_not_given_where_others_read_along()
    {
        Claimed();
        var group = new Dialogue(world, Siri) { IsShared = true };
        group.Types("bruk denne kanalen", "legg til medlem");

        group.Said.ShouldContain("alene");
        group.Last.Secretariat.ShouldBeNull();
    }

    [Fact]
    public void A_member_is_taken_out_after_a_yes_and_is_an_outsider_from_then_on()
    {
        var siri = Claimed();
        world.Secretariat.Members.Add(Bo.Key);
        var bo = new Dialogue(world, Bo).Types("oversikt");

        siri.Types("fjern medlem Bo").Said.ShouldContain("Bo B.");
        siri.Types("ja").Said.ShouldContain("ikke lenger");

        world.Secretariat.Members.ShouldBe([Siri.Key]);
        bo.Types("forfalt").Replies.ShouldAllBe(reply => reply.Choices.All(choice => choice.Step != Command.Secretariat));
    }

    [Fact]
    public void Neither_the_last_member_nor_one_of_the_configuration_is_taken_out()
    {
        var siri = Claimed();
        siri.Types("fjern medlem Siri").Said.ShouldContain("siste medlemmet");
        world.Secretariat.Members.Add(Bo.Key);
        world.Secretariat.Configured.Add(Bo.Key);
        new Dialogue(world, Bo).Types("hei");

        siri.Types("fjern medlem Bo").Said.ShouldContain("konfigurasjonen");

        world.Secretariat.Members.Count.ShouldBe(2);
    }

    [Fact]
    public void The_members_are_listed_with_their_channels()
    {
        var siri = Claimed();
        world.Secretariat.Members.Add(Bo.Key);
        new Dialogue(world, Bo).Types("hei");

        siri.Types("hvem er i sekretariatet");

        siri.Replies[0].Facts.ShouldContain(new Fact("Siri Sekretær", "Teams"));
        siri.Replies[0].Facts.ShouldContain(new Fact("Bo B.", "Discord"));
    }

    [Fact]
    public void An_identity_that_a_member_linked_is_a_member_too()
    {
        var siri = Claimed();
        var code = Office.CodeIn(siri.Types("koble"));
        var web = new Dialogue(world, Ditte).Types($"koble {code}");

        web.Types("oversikt").Said.ShouldContain("ingen påmeldinger");
    }

    [Fact]
    public void A_group_is_made_the_channel_and_given_up_again()
    {
        Claimed();
        var group = new Dialogue(world, Siri) { IsShared = true };
        group.Types("oversikt").Said.ShouldContain("her kan andre lese med");

        group.Types("bruk denne kanalen").Said.ShouldContain("sekretariatets kanal");
        group.Types("oversikt").Said.ShouldContain("ingen påmeldinger");
        group.Types("ikke bruk denne kanalen");

        group.IsSecretariatChannel.ShouldBeFalse();
        group.Types("oversikt").Said.ShouldContain("her kan andre lese med");
    }

    [Fact]
    public void Only_a_member_is_greeted_with_the_way_to_the_secretariats_side_and_only_alone()
    {
        var siri = Claimed().Types("hei");
        Button(siri, "desk");

        Press(siri, "desk").Said.ShouldContain("Her ser du hvor alle kommunene står");

        foreach (var other in new[] { new Dialogue(world, Kari), new Dialogue(world, Siri) { IsShared = true } })
            other.Types("hei").Replies.SelectMany(reply => reply.Commands).ShouldNotContain(choice => choice.Step == Command.Secretariat);
    }

    private Dialogue Claimed() => new Dialogue(world, Siri).Types(Claim);
}
