using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

/// <summary>What turns write for others, and what those find.</summary>
public abstract class SharingStoreContract : StoreContract
{
    private static readonly Place Asker = new("race-to-zero", "2027", "NO-3203");
    private static readonly ConversationKey Teams = new("msteams", "a:kari");
    private static readonly ConversationKey Web = new("directline", "w-1");
    private const string KariOnTheWeb = "directline:dl_kari";

    private int turns;

    [Fact]
    public async Task Nothing_is_found_where_nothing_is()
    {
        (await Stores.Sharing.HolderAsync(Asker, default)).ShouldBeNull();
        (await Stores.Sharing.UnderWayAsync(Kari, default)).ShouldBeEmpty();
        (await Stores.Sharing.FactsAsync(Kari, default)).ShouldBe(new PersonFacts(Kari, Kari));
        (await Stores.Sharing.CodeAsync(CodePurpose.Join, "none", default)).ShouldBeNull();
        (await Stores.Sharing.FailedCodesAsync(Kari, Noon, default)).ShouldBe(0);
        (await Stores.Sharing.ReachAsync(Kari, default)).ShouldBeNull();
        (await Stores.Sharing.OtherTenantAttemptsAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_is_held_by_one_and_the_second_is_a_conflict_that_leaves_nothing_behind()
    {
        await CommitAsync(Taking("first", Asker));

        (await TryAsync(Taking("second", Asker) with { Replies = [Message()], Conversation = Web })).ShouldBe(CommitOutcome.Conflict);

        var holder = (await Stores.Sharing.HolderAsync(Asker, default)).ShouldNotBeNull();
        (holder.Enrolment.Id, holder.Version).ShouldBe(("first", 1));
        (await Stores.Enrolments.GetAsync("second", default)).ShouldBeNull();
        (await Stores.Outbox.PendingAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_municipality_journey_or_round_is_another_place()
    {
        await CommitAsync(Taking("first", Asker));

        await CommitAsync(Taking("second", Asker with { Municipality = "NO-3201" }));
        await CommitAsync(Taking("third", Asker with { Journey = "covenant-of-mayors" }));
        await CommitAsync(Taking("fourth", Asker with { Round = "2028" }));

        (await Stores.Sharing.HolderAsync(Asker, default))!.Enrolment.Id.ShouldBe("first");
    }

    [Fact]
    public async Task A_place_that_is_given_up_or_changed_for_another_is_free()
    {
        await CommitAsync(Taking("first", Asker));
        await CommitAsync(Next() with { Sharing = new SharingChanges { Place = new PlaceChange("first", Asker with { Municipality = "NO-3201" }) } });

        await CommitAsync(Taking("second", Asker));
        await CommitAsync(Next() with { Sharing = new SharingChanges { Place = new PlaceChange("second", null) } });

        (await Stores.Sharing.HolderAsync(Asker, default)).ShouldBeNull();
        (await Stores.Sharing.HolderAsync(Asker with { Municipality = "NO-3201" }, default))!.Enrolment.Id.ShouldBe("first");
    }

    [Fact]
    public async Task Of_many_who_take_a_place_at_once_exactly_one_gets_it()
    {
        var all = Enumerable.Range(0, 30).Select(number => Taking($"e-{number}", Asker) with { Conversation = new ConversationKey("msteams", $"c-{number}") }).ToList();

        var outcomes = await Task.WhenAll(all.Select(turn => Task.Run(() => Stores.Turns.CommitAsync(turn, default))));

        outcomes.Count(outcome => outcome == CommitOutcome.Committed).ShouldBe(1);
        outcomes.Count(outcome => outcome == CommitOutcome.Conflict).ShouldBe(29);
    }

    [Fact]
    public async Task Another_enrolment_is_changed_in_the_same_turn_with_its_own_history()
    {
        await CommitAsync(Next() with { Enrolment = new(Enrolment("e-1", Kari), 0) });
        var changed = Enrolment("e-1", Kari, Ola);
        var admitted = new EnrolmentEvent(EnrolmentEventKind.Admitted, Kari, Noon, "msteams", Value: Ola);

        await CommitAsync(Next() with { Enrolment = new(Enrolment("e-2", Kari), 0), Others = [new(new(changed, 1), [admitted])] });

        (await Stores.Enrolments.GetAsync("e-1", default)).ShouldNotBeNull().ShouldBeTheSameAs(new StoredEnrolment(changed, 2));
        (await Stores.Enrolments.HistoryAsync("e-1", default)).ShouldBe([admitted]);
        (await Stores.Enrolments.OfPersonAsync(Ola, default)).Single().Id.ShouldBe("e-1");
    }

    [Fact]
    public async Task A_turn_is_a_conflict_when_another_enrolment_of_it_changed_meanwhile()
    {
        await CommitAsync(Next() with { Enrolment = new(Enrolment("e-1", Kari), 0) });

        (await TryAsync(Next() with { Enrolment = new(Enrolment("e-2", Kari), 0), Others = [new(new(Enrolment("e-1", Kari, Ola), 0), [])] }))
            .ShouldBe(CommitOutcome.Conflict);
        (await TryAsync(Next() with { Others = [new(new(Enrolment("e-1", Kari, Ola), 7), [])] })).ShouldBe(CommitOutcome.Conflict);

        (await Stores.Enrolments.GetAsync("e-2", default)).ShouldBeNull();
    }

    [Fact]
    public async Task After_another_enrolment_was_changed_whoever_has_it_in_hand_loads_it_as_it_is()
    {
        var inHand = State with { Enrolment = "e-1" };
        await CommitAsync(Next() with { Enrolment = new(Enrolment("e-1", Kari), 0), State = inHand });

        await CommitAsync(Next() with { Conversation = Web, PersonKey = Ola, Others = [new(new(Enrolment("e-1", Kari, Ola), 1), [])] });

        (await Stores.Turns.LoadAsync(Conversation, Kari, default)).Enrolments.Single().Enrolment.Members.ShouldBe([Kari, Ola]);
    }

    [Fact]
    public async Task A_code_is_found_by_purpose_and_hash_until_a_new_one_takes_its_place()
    {
        await CommitAsync(Next() with { Enrolment = new(Enrolment(), 0) });
        var code = new AccessCode(CodePurpose.Join, "h1", Kari, Noon.AddDays(1), "e-1");
        await CommitAsync(Giving(code));

        (await Stores.Sharing.CodeAsync(CodePurpose.Join, "h1", default)).ShouldBe(code);
        (await Stores.Sharing.CodeAsync(CodePurpose.Link, "h1", default)).ShouldBeNull();
        await CommitAsync(Giving(code with { Hash = "h2", By = Ola }));
        (await Stores.Sharing.CodeAsync(CodePurpose.Join, "h1", default)).ShouldBeNull();
        (await Stores.Sharing.CodeAsync(CodePurpose.Join, "h2", default))!.By.ShouldBe(Ola);
    }

    [Fact]
    public async Task A_link_code_takes_the_place_of_the_persons_own_only()
    {
        var code = new AccessCode(CodePurpose.Link, "h1", Kari, Noon.AddMinutes(15));
        await CommitAsync(Giving(code));

        await CommitAsync(Giving(code with { Hash = "h2", By = Ola }));
        (await Stores.Sharing.CodeAsync(CodePurpose.Link, "h1", default)).ShouldBe(code);
        await CommitAsync(Giving(code with { Hash = "h3" }));
        (await Stores.Sharing.CodeAsync(CodePurpose.Link, "h1", default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_link_code_is_used_once_and_the_second_use_is_a_conflict()
    {
        await CommitAsync(Giving(new AccessCode(CodePurpose.Link, "h1", Kari, Noon.AddMinutes(15))));
        var use = new SharingChanges { UsedLinkCode = "h1", LinksTo = Kari };
        await CommitAsync(Next() with { PersonKey = KariOnTheWeb, Sharing = use });

        (await TryAsync(Next() with { PersonKey = Ola, Sharing = use })).ShouldBe(CommitOutcome.Conflict);

        (await Stores.Sharing.CodeAsync(CodePurpose.Link, "h1", default)).ShouldBeNull();
        (await Stores.Sharing.FactsAsync(Ola, default)).Person.ShouldBe(Ola);
    }

    [Fact]
    public async Task Failed_codes_are_counted_for_the_person_since_a_moment()
    {
        foreach (var minutes in new[] { -61, -10, -5 })
            await CommitAsync(Next() with { At = Noon.AddMinutes(minutes), Sharing = new SharingChanges { IsFailedCode = true } });

        (await Stores.Sharing.FailedCodesAsync(Kari, Noon.AddHours(-1), default)).ShouldBe(2);
        (await Stores.Sharing.FailedCodesAsync(Ola, Noon.AddHours(-1), default)).ShouldBe(0);
    }

    [Fact]
    public async Task Linked_identities_are_one_person_with_one_language_and_the_same_enrolments()
    {
        await CommitAsync(Next() with { Conversation = Teams, PersonLanguage = Language.Sv, Enrolment = new(Enrolment("e-1", Kari), 0) });
        await CommitAsync(OnTheWeb() with { Enrolment = new(Enrolment("e-2", KariOnTheWeb), 0) });
        await LinkAsync(KariOnTheWeb, Kari, Language.Sv);

        var teams = await Stores.Turns.LoadAsync(Teams with { Id = "new" }, Kari, default);
        var web = await Stores.Turns.LoadAsync(Web with { Id = "new" }, KariOnTheWeb, default);

        teams.LinkedTo.ShouldBe([KariOnTheWeb]);
        web.LinkedTo.ShouldBe([Kari]);
        web.PersonLanguage.ShouldBe(Language.Sv);
        foreach (var loaded in new[] { teams, web })
            loaded.Enrolments.Select(stored => stored.Enrolment.Id).Order(StringComparer.Ordinal).ShouldBe(["e-1", "e-2"]);
        (await Stores.Sharing.UnderWayAsync(KariOnTheWeb, default)).Count.ShouldBe(2);
        (await Stores.Sharing.FactsAsync(KariOnTheWeb, default)).Person.ShouldBe((await Stores.Sharing.FactsAsync(Kari, default)).Person);
    }

    [Fact]
    public async Task An_identity_that_is_linked_while_it_has_an_enrolment_in_hand_is_loaded_with_its_link()
    {
        await CommitAsync(Next() with { Conversation = Teams, Enrolment = new(Enrolment("e-1", Kari), 0), State = State with { Enrolment = "e-1" } });
        (await Stores.Turns.LoadAsync(Teams, Kari, default)).LinkedTo.ShouldBeEmpty();

        await LinkAsync(KariOnTheWeb, Kari, Language.Sv);

        (await Stores.Turns.LoadAsync(Teams, Kari, default)).LinkedTo.ShouldBe([KariOnTheWeb]);
    }

    [Fact]
    public async Task A_language_chosen_later_is_chosen_for_all_identities()
    {
        await CommitAsync(Next() with { Conversation = Teams, Enrolment = new(Enrolment("e-1", Kari), 0), State = State with { Enrolment = "e-1" } });
        await LinkAsync(KariOnTheWeb, Kari, Language.Sv);
        (await Stores.Turns.LoadAsync(Teams, Kari, default)).PersonLanguage.ShouldBe(Language.Sv);

        await CommitAsync(OnTheWeb() with { PersonLanguage = Language.En, LinkedTo = [Kari] });

        (await Stores.Turns.LoadAsync(Teams, Kari, default)).PersonLanguage.ShouldBe(Language.En);
    }

    [Theory]
    [InlineData("discord:1")]
    [InlineData("other:2")]
    [InlineData(KariOnTheWeb)]
    public async Task An_identity_that_is_unlinked_is_a_person_of_its_own_and_the_others_stay_one(string leaving)
    {
        await CommitAsync(Next() with { Conversation = Teams, Enrolment = new(Enrolment("e-1", Kari), 0), State = State with { Enrolment = "e-1" } });
        await LinkAsync("discord:1", KariOnTheWeb, Language.Nb);
        await LinkAsync("other:2", "discord:1", Language.Nb);
        string[] staying = [.. new[] { "discord:1", "other:2", KariOnTheWeb }.Where(key => key != leaving)];

        await CommitAsync(Next() with { Conversation = Web, PersonKey = leaving, Sharing = new SharingChanges { IsUnlinked = true } });

        (await Stores.Turns.LoadAsync(Web with { Id = "new" }, leaving, default)).LinkedTo.ShouldBeEmpty();
        (await Stores.Turns.LoadAsync(Web with { Id = "new" }, staying[0], default)).LinkedTo.ShouldBe([staying[1]]);
        (await Stores.Sharing.FactsAsync(leaving, default)).Person.ShouldBe(leaving);
    }

    [Fact]
    public async Task Linking_two_who_are_linked_already_makes_all_of_them_one()
    {
        await LinkAsync("discord:1", Kari, Language.Nb);
        await LinkAsync(KariOnTheWeb, "other:2", Language.Nb);

        await LinkAsync("other:2", "discord:1", Language.Nb);

        (await Stores.Turns.LoadAsync(Web with { Id = "new" }, KariOnTheWeb, default)).LinkedTo.ShouldBe([Kari, "discord:1", "other:2"], ignoreOrder: true);
        (await Stores.Turns.LoadAsync(Teams with { Id = "new" }, Kari, default)).LinkedTo.ShouldBe([KariOnTheWeb, "discord:1", "other:2"], ignoreOrder: true);
    }

    [Fact]
    public async Task Linking_twice_changes_nothing_more()
    {
        await LinkAsync(KariOnTheWeb, Kari, Language.Nb);
        await LinkAsync(Kari, KariOnTheWeb, Language.Nb);

        (await Stores.Turns.LoadAsync(Web with { Id = "new" }, KariOnTheWeb, default)).LinkedTo.ShouldBe([Kari]);
    }

    [Fact]
    public async Task A_person_is_reached_where_they_turned_to_last_in_any_of_their_channels()
    {
        await CommitAsync(Next() with { Conversation = Teams, IsNewlyHere = true, ReferenceJson = "{\"teams\":1}" });
        (await Stores.Sharing.ReachAsync(Kari, default)).ShouldBe(new ReachableConversation(Teams, "{\"teams\":1}"));
        await CommitAsync(OnTheWeb() with { At = Noon.AddMinutes(1), IsNewlyHere = true, ReferenceJson = "{\"web\":1}" });
        (await Stores.Sharing.ReachAsync(Kari, default))!.Conversation.ShouldBe(Teams);

        await LinkAsync(KariOnTheWeb, Kari, Language.Nb);

        (await Stores.Sharing.ReachAsync(Kari, default))!.Conversation.ShouldBe(Web);
        await CommitAsync(Next() with { Conversation = Teams, At = Noon.AddMinutes(2), IsNewlyHere = true });
        (await Stores.Sharing.ReachAsync(KariOnTheWeb, default))!.Conversation.ShouldBe(Teams);
    }

    [Fact]
    public async Task A_conversation_that_the_bot_was_removed_from_is_no_way_to_reach_anybody()
    {
        await CommitAsync(Next() with { Conversation = Web, IsNewlyHere = true, ReferenceJson = "{}" });
        await CommitAsync(Next() with { Conversation = Teams, At = Noon.AddMinutes(1), IsNewlyHere = true, ReferenceJson = "{}" });

        await Stores.Conversations.ForgetReferenceAsync(Teams, default);

        (await Stores.Sharing.ReachAsync(Kari, default))!.Conversation.ShouldBe(Web);
    }

    [Fact]
    public async Task Nobody_is_written_to_where_others_read_along_but_their_tenant_is_known_from_there()
    {
        await CommitAsync(Next() with { Conversation = Teams, IsNewlyHere = true, IsShared = true, PersonTenant = "tenant", ReferenceJson = "{}" });

        (await Stores.Sharing.ReachAsync(Kari, default)).ShouldBeNull();
        (await Stores.Sharing.FactsAsync(Kari, default)).Tenant.ShouldBe("tenant");
    }

    [Fact]
    public async Task A_message_to_another_conversation_waits_there_and_is_no_reply_of_the_turn()
    {
        await CommitAsync(Next() with { Conversation = Teams, IsNewlyHere = true, ReferenceJson = Reference });
        var message = Message("Ola vil bli med", replyTo: null);

        await CommitAsync(Next("same") with { Conversation = Web, PersonKey = Ola, Replies = [Message()], Messages = [new AddressedMessage(Teams, message)] });

        var waiting = (await Stores.Outbox.PendingAsync(default)).Single(delivery => delivery.Conversation == Teams);
        waiting.Message.ShouldBeTheSameAs(message);
        waiting.ReferenceJson.ShouldBe(Reference);
        (await Stores.Outbox.OfTurnAsync(Web, "same", default)).Count.ShouldBe(1);
        (await Stores.Outbox.OfTurnAsync(Teams, "same", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_facts_tell_name_tenant_and_the_language_spoken_last()
    {
        await CommitAsync(Next() with { Conversation = Teams, IsNewlyHere = true, PersonTenant = "tenant", PersonLanguage = Language.Da });

        (await Stores.Sharing.FactsAsync(Kari, default)).ShouldBe(new PersonFacts(Kari, Kari, "Kari Nordmann", "tenant", State.Language));
    }

    [Fact]
    public async Task The_secretariat_sees_who_of_another_tenant_tried_and_what_became_of_it()
    {
        EnrolmentEvent Tried(string who, int minutes) => new(EnrolmentEventKind.OtherTenantTried, who, Noon.AddMinutes(minutes), "msteams", Value: "elsewhere");
        await CommitAsync(Next() with
        {
            Enrolment = new(Enrolment("e-1", Kari, Ola), 0),
            Events = [Answered("endorse", "yes"), Tried("msteams:29:per", 1), Tried(Ola, 2)],
        });

        var attempts = await Stores.Sharing.OtherTenantAttemptsAsync(default);

        attempts.ShouldBe(
        [
            new OtherTenantAttempt(Noon.AddMinutes(2), "e-1", "race-to-zero", "trial-2026-q4", "NO-3203", Ola, null, "elsewhere", IsMember: true),
            new OtherTenantAttempt(Noon.AddMinutes(1), "e-1", "race-to-zero", "trial-2026-q4", "NO-3203", "msteams:29:per", null, "elsewhere", IsMember: false),
        ]);
    }

    [Fact]
    public async Task Expired_codes_and_old_failures_are_purged()
    {
        await CommitAsync(Giving(new AccessCode(CodePurpose.Link, "old", Kari, Noon)) with { At = Noon });
        await CommitAsync(Next() with { Sharing = new SharingChanges { IsFailedCode = true } });
        await CommitAsync(Giving(new AccessCode(CodePurpose.Link, "new", Ola, Noon.AddDays(3))));

        await Stores.Maintenance.PurgeAsync(Noon.AddDays(2), default);

        (await Stores.Sharing.CodeAsync(CodePurpose.Link, "old", default)).ShouldBeNull();
        (await Stores.Sharing.CodeAsync(CodePurpose.Link, "new", default)).ShouldNotBeNull();
        (await Stores.Sharing.FailedCodesAsync(Kari, Noon.AddDays(-1), default)).ShouldBe(0);
    }

    private TurnCommit Next(string? activity = null) => Turn(activity ?? $"t-{++turns}");

    private TurnCommit OnTheWeb() => Next() with { Conversation = Web, PersonKey = KariOnTheWeb, PersonName = "Kari N." };

    private TurnCommit Taking(string enrolment, Place place) => Next() with
    {
        Enrolment = new(Enrolment(enrolment, Kari), 0),
        Sharing = new SharingChanges { Place = new PlaceChange(enrolment, place) },
    };

    private TurnCommit Giving(AccessCode code) => Next() with { PersonKey = code.By, Sharing = new SharingChanges { NewCode = code } };

    private Task LinkAsync(string person, string to, Language language) => CommitAsync(Next() with
    {
        Conversation = Web,
        PersonKey = person,
        PersonName = null,
        PersonLanguage = language,
        Sharing = new SharingChanges { LinksTo = to },
    });

    private async Task CommitAsync(TurnCommit turn) => (await TryAsync(turn)).ShouldBe(CommitOutcome.Committed);

    /// <summary>From the version at which the conversation is.</summary>
    private async Task<CommitOutcome> TryAsync(TurnCommit turn)
    {
        var loaded = await Stores.Turns.LoadAsync(turn.Conversation, turn.PersonKey, default);
        return await Stores.Turns.CommitAsync(turn with { Version = loaded.Version }, default);
    }
}
