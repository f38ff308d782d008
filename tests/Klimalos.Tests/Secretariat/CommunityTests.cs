using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Secretariat;
using Klimalos.Tests.Conversations;
using static Klimalos.Tests.Secretariat.Desk;

namespace Klimalos.Tests.Secretariat;

/// <summary>A server that the secretariat links with a campaign: what is begun or asked there means that one.</summary>
public sealed class CommunityTests
{
    private const string Server = "discord:123";

    private readonly Desk desk = new();

    public static TheoryData<Language> EveryLanguage => [.. LanguageExtensions.All];

    [Fact]
    public void A_member_sees_that_a_server_is_linked_with_nothing_and_links_it_by_a_button()
    {
        var talk = In(Server, Siri).Submits(new Submission(Command.Desk, "community"));
        talk.Said.ShouldContain("ikke knyttet til noen kampanje");

        Press(talk, "community:covenant-of-mayors");

        talk.Said.ShouldContain("**Covenant of Mayors (ordføreravtalen)**");
        desk.World.Secretariat.Communities.ShouldBe(new Dictionary<string, string> { [Server] = "covenant-of-mayors" });
        talk.Submits(new Submission(Command.Desk, "community")).Said.ShouldContain("Covenant of Mayors (ordføreravtalen)");
    }

    [Theory]
    [InlineData("nb-NO", "knytt serveren til Race to Zero")]
    [InlineData("sv-SE", "koppla servern till Race to Zero")]
    [InlineData("da-DK", "knyt serveren til Race to Zero")]
    [InlineData("en-GB", "link this server to Race to Zero")]
    public void It_can_be_typed_in_a_channel_where_others_read_along(string locale, string words)
    {
        In(Server, Siri, locale, isShared: true).Types(words);

        desk.World.Secretariat.Communities[Server].ShouldBe("race-to-zero");
    }

    [Fact]
    public void An_enrolment_begun_in_a_linked_server_is_one_in_its_campaign()
    {
        Link("covenant-of-mayors");

        In(Server, Kari).Presses(Command.Step, CommandName.Start).Enrolment!.JourneyId.ShouldBe("covenant-of-mayors");
        In("discord:9", Bo).Presses(Command.Step, CommandName.Start).Enrolment.ShouldBeNull();
    }

    [Fact]
    public void Another_campaign_that_is_named_there_is_that_one()
    {
        Link("covenant-of-mayors");

        In(Server, Kari).Types("start Race to Zero").Enrolment!.JourneyId.ShouldBe("race-to-zero");
    }

    [Fact]
    public void The_campaign_of_the_server_is_offered_first()
    {
        Link("race-to-zero");

        var choices = In(Server, Kari).Arrives().Replies.SelectMany(reply => reply.Choices).Where(choice => choice.Step == Command.Start);

        choices.First().Value.ShouldBe("race-to-zero");
    }

    [Fact]
    public void A_question_asked_there_is_about_its_campaign()
    {
        const string question = "hva er fristen?";
        Link("race-to-zero");
        var there = In(Server, Kari).Types(question).Article;
        Link("covenant-of-mayors");
        var elsewhere = In(Server, Kari).Types(question).Article;

        there.ShouldNotBe(elsewhere);
    }

    [Fact]
    public void A_server_that_is_linked_no_longer_asks_which_campaign()
    {
        Link("covenant-of-mayors");
        var talk = In(Server, Siri).Submits(new Submission(Command.Desk, "community"));

        Press(talk, "community:none");

        talk.Said.ShouldContain("ikke lenger knyttet");
        desk.World.Secretariat.Communities.ShouldBeEmpty();
        In(Server, Kari).Presses(Command.Step, CommandName.Start).Enrolment.ShouldBeNull();
    }

    [Fact]
    public void A_campaign_that_is_gone_links_nothing()
    {
        Link("no-longer-there");

        In(Server, Kari).Presses(Command.Step, CommandName.Start).Enrolment.ShouldBeNull();
        In(Server, Siri).Submits(new Submission(Command.Desk, "community")).Said.ShouldContain("ikke knyttet til noen kampanje");
    }

    [Fact]
    public void Outside_servers_there_is_nothing_to_link()
    {
        desk.With(Siri).Submits(new Submission(Command.Desk, "community:race-to-zero")).Last.Secretariat.ShouldBeNull();

        desk.World.Secretariat.Communities.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(EveryLanguage))]
    public void Commands_that_everybody_sees_tell_others_whose_they_are_and_do_nothing(Language language)
    {
        foreach (var value in new[] { "community:race-to-zero", "overview", "remind", "broadcast", "rounds" })
        {
            var talk = In(Server, Kari, language.Culture().Name).Submits(new Submission(Command.Desk, value));

            talk.Said.Trim().ShouldBe(RepositoryContent.Get().Texts.Get(language, "secretariat.members-only"), value);
            talk.Last.Secretariat.ShouldBeNull(value);
        }

        desk.World.Secretariat.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void A_member_chooses_the_channel_in_which_people_of_a_server_are_reminded()
    {
        var talk = In(Server, Siri, isShared: true).Types("påminnelser her");
        talk.Said.ShouldContain("Bare som direktemelding");

        Press(talk, "pings:both");

        desk.World.Secretariat.Pings[Server].ShouldBe(PingWay.Both);
        talk.Types("påminnelser i denne kanalen").Said.ShouldContain("**Som direktemelding og i denne kanalen**");
        Press(talk, "pings:direct");
        desk.World.Secretariat.Pings[Server].ShouldBe(PingWay.Direct);
    }

    [Fact]
    public void Where_people_are_reminded_is_chosen_in_a_channel_of_a_server_and_by_a_member()
    {
        In(Server, Siri).Types("påminnelser her").Last.Secretariat.ShouldBeNull();
        desk.With(Siri, isShared: true).Types("påminnelser her").Last.Secretariat.ShouldBeNull();
        In(Server, Kari, isShared: true).Presses(Command.Secretariat, "pings:both").Last.Secretariat.ShouldBeNull();
        In(Server, Siri, isShared: true).Presses(Command.Secretariat, "pings:everywhere").Last.Secretariat.ShouldBeNull();
    }

    private void Link(string journey) => desk.World.Secretariat.Communities[Server] = journey;

    private Dialogue In(string community, Person person, string locale = "nb-NO", bool isShared = false) =>
        new(desk.World, person) { Locale = locale, IsShared = isShared, Community = community };
}
