using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Secretariat;
using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

/// <summary>What the secretariat's turns write, and what it finds.</summary>
public abstract class SecretariatStoreContract : StoreContract
{
    private const string Siri = "msteams:29:siri";
    private static readonly ConversationKey Teams = new("msteams", "a:siri");
    private static readonly ConversationKey Web = new("directline", "w-1");

    private int turns;

    [Fact]
    public async Task Nothing_is_found_where_nothing_is()
    {
        (await Stores.Secretariat.MembersAsync(default)).ShouldBeEmpty();
        (await Stores.Secretariat.ChannelsAsync(default)).ShouldBeEmpty();
        (await Stores.Secretariat.CommunitiesAsync(default)).ShouldBeEmpty();
        (await Stores.Secretariat.PingsAsync(default)).ShouldBeEmpty();
        (await Stores.Secretariat.CodeAsync("none", default)).ShouldBeNull();
        (await Stores.Secretariat.EnrolmentsAsync(default)).ShouldBeEmpty();
        (await Stores.Secretariat.QuestionsAsync(default)).ShouldBeEmpty();
        (await Stores.Secretariat.QuestionAsync("none", default)).ShouldBeNull();
        (await Stores.Secretariat.BroadcastsAsync(default)).ShouldBeEmpty();
        (await Stores.PageSignIn.RedeemAsync("none", Noon, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_who_type_the_claim_code_at_once_exactly_one_is_a_member()
    {
        await Stores.Secretariat.OfferClaimAsync("claim", default);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => Stores.Turns.CommitAsync(
            Turn($"t-{number}") with { Conversation = new ConversationKey("msteams", $"c-{number}"), PersonKey = $"msteams:{number}", Secretariat = new SecretariatChanges { UsedCode = "claim" } }, default))));

        outcomes.Count(outcome => outcome is CommitOutcome.Committed).ShouldBe(1);
        (await Stores.Secretariat.MembersAsync(default)).Count.ShouldBe(1);
        (await Stores.Secretariat.CodeAsync("claim", default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_community_is_linked_with_one_campaign_the_latest_until_it_is_linked_with_none()
    {
        await CommitAsync(new SecretariatChanges { Community = new CommunityLink("discord:1", "race-to-zero") });
        await CommitAsync(new SecretariatChanges { Community = new CommunityLink("discord:2", "klimaalliancen") });
        await CommitAsync(new SecretariatChanges { Community = new CommunityLink("discord:1", "covenant-of-mayors") });
        (await Stores.Secretariat.CommunitiesAsync(default)).ShouldBe(
            new Dictionary<string, string> { ["discord:1"] = "covenant-of-mayors", ["discord:2"] = "klimaalliancen" }, ignoreOrder: true);

        await CommitAsync(new SecretariatChanges { Community = new CommunityLink("discord:1", null) });

        (await Stores.Secretariat.CommunitiesAsync(default)).Keys.ShouldBe(["discord:2"]);
    }

    [Fact]
    public async Task Where_people_of_a_community_are_reminded_is_the_conversation_in_which_it_was_chosen_last()
    {
        var channel = new ConversationKey("discord", "channel:5");
        await ChooseAsync("discord:1", PingWay.Channel, channel);
        await ChooseAsync("discord:2", PingWay.Both, channel with { Id = "channel:6" });
        await ChooseAsync("discord:1", PingWay.Both, channel with { Id = "channel:7" });
        (await Stores.Secretariat.PingsAsync(default)).ShouldBe(
            [new StoredPings("discord:1", PingWay.Both, channel with { Id = "channel:7" }), new StoredPings("discord:2", PingWay.Both, channel with { Id = "channel:6" })]);

        await ChooseAsync("discord:1", PingWay.Direct, channel with { Id = "channel:8" });

        (await Stores.Secretariat.PingsAsync(default)).ShouldHaveSingleItem().Community.ShouldBe("discord:2");

        async Task ChooseAsync(string community, PingWay way, ConversationKey where) => (await Stores.Turns.CommitAsync(
            Turn($"pings-{turns++}") with { Conversation = where, PersonKey = Siri, Secretariat = new SecretariatChanges { Pings = new CommunityPings(community, way) } }, default))
            .ShouldBe(CommitOutcome.Committed);
    }

    [Fact]
    public async Task A_new_claim_code_voids_the_one_before_and_leaves_members_codes_alone()
    {
        await CommitAsync(new SecretariatChanges { NewCode = new SecretariatCode("given", Siri, Noon.AddDays(1)) });
        await Stores.Secretariat.OfferClaimAsync("first", default);

        await Stores.Secretariat.OfferClaimAsync("second", default);

        (await Stores.Secretariat.CodeAsync("first", default)).ShouldBeNull();
        (await Stores.Secretariat.CodeAsync("second", default)).ShouldBe(new SecretariatCode("second", null, null));
        (await Stores.Secretariat.CodeAsync("given", default)).ShouldBe(new SecretariatCode("given", Siri, Noon.AddDays(1)));
        await Stores.Secretariat.OfferClaimAsync(null, default);
        (await Stores.Secretariat.CodeAsync("second", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Members_come_and_go_and_those_of_the_configuration_are_marked()
    {
        await CommitAsync(new SecretariatChanges { NewCode = new SecretariatCode("given", Siri, Noon.AddDays(1)) });
        await CommitAsync(new SecretariatChanges { UsedCode = "given" }, Kari);
        await Stores.Secretariat.RememberAsync(Ola, "msteams:object", Noon.AddHours(1), default);
        (await Stores.Secretariat.MembersAsync(default)).ShouldBe([new StoredSecretariatMember(Kari, null), new StoredSecretariatMember(Ola, "msteams:object")]);

        await CommitAsync(new SecretariatChanges { Removed = [Kari] });

        (await Stores.Secretariat.MembersAsync(default)).ShouldHaveSingleItem().Key.ShouldBe(Ola);
    }

    [Fact]
    public async Task A_conversation_becomes_the_channel_and_ceases_to_be()
    {
        await CommitAsync(new SecretariatChanges { UsesAsChannel = Language.Sv });
        (await Stores.Secretariat.ChannelsAsync(default)).ShouldBe([new SecretariatChannel(Teams, Language.Sv, Reference)]);

        await CommitAsync(new SecretariatChanges { LeavesChannel = true });

        (await Stores.Secretariat.ChannelsAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_way_into_the_page_opens_once_and_for_a_while_only()
    {
        await CommitAsync(new SecretariatChanges { SignIn = new PageSignIn(PageSignIn.HashOf("token"), Siri, Noon.AddMinutes(10)) });
        await CommitAsync(new SecretariatChanges { SignIn = new PageSignIn(PageSignIn.HashOf("late"), Siri, Noon.AddMinutes(10)) });

        (await Stores.PageSignIn.RedeemAsync("token", Noon.AddMinutes(9), default)).ShouldBe(Siri);
        (await Stores.PageSignIn.RedeemAsync("token", Noon.AddMinutes(9), default)).ShouldBeNull();
        (await Stores.PageSignIn.RedeemAsync("late", Noon.AddMinutes(10), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_who_open_the_link_at_once_one_gets_in()
    {
        await CommitAsync(new SecretariatChanges { SignIn = new PageSignIn(PageSignIn.HashOf("token"), Siri, Noon.AddMinutes(10)) });

        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Stores.PageSignIn.RedeemAsync("token", Noon, default))));

        opened.Count(person => person is not null).ShouldBe(1);
    }

    [Fact]
    public async Task All_enrolments_are_read_with_their_members_whoever_they_linked_and_whether_they_can_be_reached()
    {
        await TryAsync(Next() with { PersonKey = Kari, PersonName = "Kari", Enrolment = new(Enrolment("e-1", Kari, Ola), 0), IsNewlyHere = true, ReferenceJson = Reference });
        await TryAsync(Next() with { Conversation = Web, PersonKey = "directline:kari", PersonName = "K.", Enrolment = new(Enrolment("e-2", "directline:kari"), 0), Sharing = new SharingChanges { LinksTo = Kari } });

        var all = await Stores.Secretariat.EnrolmentsAsync(default);

        all.Select(tracked => tracked.Enrolment.Id).ShouldBe(["e-1", "e-2"]);
        all[0].Members.ShouldBe(
        [
            new TrackedMember(Kari, Kari, "Kari", Language.Sv, IsReachable: true),
            new TrackedMember(Ola, Ola, null, null, IsReachable: false),
        ]);
        all[1].Members.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            member => member.Person.ShouldBe(Kari),
            member => member.IsReachable.ShouldBeTrue());
    }

    [Fact]
    public async Task A_question_is_passed_on_and_answered_once()
    {
        var question = Question("q-1");
        await CommitAsync(new SecretariatChanges { Passed = question }, Kari);
        (await Stores.Secretariat.QuestionAsync("q-1", default)).ShouldBe(question with { Asked = new ConversationAddress(Teams.Channel, Teams.Id) });

        await CommitAsync(new SecretariatChanges { Answered = new QuestionAnswer("q-1", Siri, Noon.AddHours(1), "Slik.") });

        (await TryAsync(Next() with { Secretariat = new SecretariatChanges { Answered = new QuestionAnswer("q-1", Ola, Noon.AddHours(2), "Nei, slik.") } })).ShouldBe(CommitOutcome.Conflict);
        (await Stores.Secretariat.CommitAsync(new SecretariatCommit(Ola, Noon, new SecretariatChanges { Answered = new QuestionAnswer("q-1", Ola, Noon, "Page") }, []), default)).ShouldBeFalse();
        var answered = (await Stores.Secretariat.QuestionsAsync(default)).ShouldHaveSingleItem();
        answered.Answer.ShouldBe(new QuestionAnswer("q-1", Siri, Noon.AddHours(1), "Slik."));
        await Stores.Secretariat.RecordDraftAsync("q-1", "slik.nb.md", default);
        (await Stores.Secretariat.QuestionAsync("q-1", default))!.Draft.ShouldBe("slik.nb.md");
    }

    [Fact]
    public async Task What_the_page_answers_goes_out_in_the_same_commit_or_not_at_all()
    {
        await CommitAsync(new SecretariatChanges { Passed = Question("q-1") }, Kari);
        var answer = new SecretariatChanges { Answered = new QuestionAnswer("q-1", Siri, Noon, "Slik.") };

        (await Stores.Secretariat.CommitAsync(new SecretariatCommit(Siri, Noon, answer, [To(Teams, Kari)]), default)).ShouldBeTrue();
        (await Stores.Secretariat.CommitAsync(new SecretariatCommit(Siri, Noon, answer, [To(Teams, Kari)]), default)).ShouldBeFalse();

        (await Stores.Outbox.PendingAsync(default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_broadcast_keeps_what_became_of_each_message_by_name()
    {
        await CommitAsync(new SecretariatChanges());
        await TryAsync(Next() with { Conversation = Web });
        var (sent, failed) = (To(Teams, Kari), To(Web, Ola));
        var broadcast = Broadcast("b-1", Kari, Ola, "discord:per");
        await TryAsync(Next() with { Secretariat = new SecretariatChanges { Broadcast = broadcast }, Messages = [sent, failed] });
        States(await ReportAsync()).ShouldBe([BroadcastState.Waiting, BroadcastState.Waiting, BroadcastState.Unreachable]);

        await Stores.Outbox.RecordAsync(new DeliveryRecord(sent.Message.Id, DeliveryOutcome.Sent, Noon), default);
        await Stores.Outbox.RecordAsync(new DeliveryRecord(failed.Message.Id, DeliveryOutcome.Failed, Noon, Error: "403 Forbidden"), default);

        var report = await ReportAsync();
        report.Broadcast.Texts.ShouldBe(broadcast.Texts, ignoreOrder: true);
        report.Broadcast.Recipients.ShouldBe(broadcast.Recipients);
        States(report).ShouldBe([BroadcastState.Sent, BroadcastState.Failed, BroadcastState.Unreachable]);
        report.Deliveries[1].Error.ShouldBe("403 Forbidden");
    }

    [Fact]
    public async Task What_was_sent_stays_sent_in_the_report_when_the_message_is_purged_and_its_number_is_given_again()
    {
        await CommitAsync(new SecretariatChanges());
        var sent = To(Teams, Kari);
        await TryAsync(Next() with { Replies = [], Secretariat = new SecretariatChanges { Broadcast = Broadcast("b-1", Kari) }, Messages = [sent] });
        await Stores.Outbox.RecordAsync(new DeliveryRecord(sent.Message.Id, DeliveryOutcome.Sent, Noon), default);
        await Stores.Maintenance.PurgeAsync(Noon.AddDays(1), default);

        await TryAsync(Next() with { Messages = [To(Teams, Ola)], Replies = [] });

        States(await ReportAsync()).ShouldBe([BroadcastState.Sent]);
    }

    [Fact]
    public async Task Sending_again_follows_the_new_message_of_those_only()
    {
        await CommitAsync(new SecretariatChanges());
        var first = To(Teams, Kari);
        await TryAsync(Next() with { Secretariat = new SecretariatChanges { Broadcast = Broadcast("b-1", Kari, Ola) }, Messages = [first] });
        await Stores.Outbox.RecordAsync(new DeliveryRecord(first.Message.Id, DeliveryOutcome.Sent, Noon), default);

        await TryAsync(Next() with { Secretariat = new SecretariatChanges { Resend = new BroadcastResend("b-1", [Ola]) }, Messages = [To(Teams, Ola)] });

        States(await ReportAsync()).ShouldBe([BroadcastState.Sent, BroadcastState.Waiting]);
    }

    [Fact]
    public async Task A_week_gets_one_digest()
    {
        await CommitAsync(new SecretariatChanges());
        var monday = new DateOnly(2026, 11, 2);

        (await Stores.Secretariat.CommitDigestAsync(monday, Noon, [To(Teams, Siri)], default)).ShouldBeTrue();
        (await Stores.Secretariat.CommitDigestAsync(monday, Noon, [To(Teams, Siri)], default)).ShouldBeFalse();
        (await Stores.Secretariat.CommitDigestAsync(monday.AddDays(7), Noon, [], default)).ShouldBeTrue();

        (await Stores.Outbox.PendingAsync(default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Expired_codes_and_ways_in_are_purged()
    {
        await CommitAsync(new SecretariatChanges { NewCode = new SecretariatCode("given", Siri, Noon) });
        await CommitAsync(new SecretariatChanges { SignIn = new PageSignIn(PageSignIn.HashOf("token"), Siri, Noon) });
        await Stores.Secretariat.OfferClaimAsync("claim", default);

        await Stores.Maintenance.PurgeAsync(Noon.AddDays(1), default);

        (await Stores.Secretariat.CodeAsync("given", default)).ShouldBeNull();
        (await Stores.Secretariat.CodeAsync("claim", default)).ShouldNotBeNull();
    }

    private static PassedQuestion Question(string id) => new()
    {
        Id = id,
        At = Noon,
        By = Kari,
        Name = "Kari «K»",
        Language = Language.Da,
        Municipality = "NO-3203",
        Journey = "race-to-zero",
        Text = "Hvorfor?\nOg når?",
        IsShared = true,
    };

    private static Broadcast Broadcast(string id, params string[] people) => new(
        id, Noon, Siri, "country=NO", new Dictionary<Language, string> { [Language.Nb] = "Hei", [Language.Sv] = "Hej" },
        [.. people.Select(person => new BroadcastRecipient(person, $"Navn {person}", Language.Nb, "Asker"))]);

    private static AddressedMessage To(ConversationKey conversation, string person) =>
        new(conversation, new OutboxMessage(Guid.CreateVersion7(), Reply(), ReplyToId: null), person);

    private static IEnumerable<BroadcastState> States(BroadcastReport report) => report.Deliveries.Select(delivery => delivery.State);

    private async Task<BroadcastReport> ReportAsync() => (await Stores.Secretariat.BroadcastsAsync(default)).ShouldHaveSingleItem();

    private TurnCommit Next() => Turn($"t-{++turns}") with { Conversation = Teams, PersonKey = Siri, ReferenceJson = Reference };

    private async Task CommitAsync(SecretariatChanges changes, string person = Siri) =>
        (await TryAsync(Next() with { PersonKey = person, Secretariat = changes, Replies = [] })).ShouldBe(CommitOutcome.Committed);

    /// <summary>From the version at which the conversation is.</summary>
    private async Task<CommitOutcome> TryAsync(TurnCommit turn)
    {
        var loaded = await Stores.Turns.LoadAsync(turn.Conversation, turn.PersonKey, default);
        return await Stores.Turns.CommitAsync(turn with { Version = loaded.Version }, default);
    }
}
