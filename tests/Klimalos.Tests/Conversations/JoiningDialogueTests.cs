using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using static Klimalos.Tests.Conversations.Office;

namespace Klimalos.Tests.Conversations;

/// <summary>The second colleague of a municipality, until they are in or are not.</summary>
public sealed class JoiningDialogueTests
{
    private readonly Office office = new();

    [Fact]
    public void The_second_colleague_is_told_who_has_begun_and_nothing_is_stored_for_the_municipality()
    {
        office.KariHasBegun();
        var ola = office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker");

        ola.Said.ShouldContain("Kari Nordmann");
        ola.Said.ShouldContain("Asker");
        ola.Asked.ShouldBe("municipality");
        ola.Enrolment!.Municipality.ShouldBeNull();
    }

    [Fact]
    public void A_member_admits_with_the_button_and_the_newcomer_goes_on_where_the_others_are()
    {
        var kari = office.KariHasBegun();
        var ola = office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker", "ja");
        var question = office.World.LastTo(Kari);

        kari.Submits(Press(question.Choices[0]));
        var answer = office.World.LastTo(Ola);
        ola.Submits(Press(answer.Choices.Single()));

        question.Text.ShouldContain("Ola Hansen");
        question.Text.ShouldContain("samme organisasjon");
        kari.Said.ShouldContain("Ola Hansen er nå med");
        answer.Text.ShouldContain("Kari Nordmann");
        ola.ShouldAsk("contact-name");
        office.World.Enrolments["e1"].Members.ShouldBe([Kari.Key, Ola.Key]);
        office.World.Enrolments["e1"].Requests.ShouldBeNull();
        office.EventsOf("e1").Select(line => line.Kind).ShouldBe(
            [EnrolmentEventKind.Started, EnrolmentEventKind.Answered, EnrolmentEventKind.JoinRequested, EnrolmentEventKind.Admitted]);
    }

    [Fact]
    public void The_enrolment_that_the_newcomer_had_just_begun_is_given_up_when_they_ask()
    {
        office.KariHasBegun();
        office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker", "ja");

        office.World.Enrolments["e2"].Status.ShouldBe(EnrolmentStatus.Cancelled);
        office.World.UnderWay(Ola.Key).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nb-NO", "ja", "slipp inn Ola", Language.Nb)]
    [InlineData("sv-SE", "ja", "släpp in Ola", Language.Sv)]
    [InlineData("da-DK", "ja", "luk ind Ola", Language.Da)]
    [InlineData("en-GB", "yes", "let in Ola", Language.En)]
    public void Asking_and_admitting_work_in_words_in_every_language(string locale, string yes, string admit, Language language)
    {
        var kari = office.KariHasBegun(locale);
        var ola = office.With(Ola, locale).Presses(Command.Start, "race-to-zero").Types("Asker").ShouldSpeak(language).Types(yes).ShouldSpeak(language);
        office.World.LastTo(Kari).Language.ShouldBe(language);

        // The step asks for a name, and is not answered by this.
        kari.Types(admit).ShouldSpeak(language);

        office.World.Enrolments["e1"].Members.ShouldContain(Ola.Key, kari.Said);
        office.World.LastTo(Ola).Language.ShouldBe(language);
        ola.Presses(Command.Step, CommandName.Resume).ShouldAsk("contact-name");
        kari.Types("Kari", "kari@asker.kommune.no").ShouldAsk("endorse");
        office.With(Person("29:ola-2", "Ola Olsen"), locale).Presses(Command.Start, "race-to-zero").Types("Asker", yes);
        kari.Types(admit[..admit.LastIndexOf(' ')]);
        office.World.Enrolments["e1"].Members.Count.ShouldBe(3, kari.Said);
    }

    [Fact]
    public void Each_is_written_to_in_their_own_language()
    {
        var kari = office.KariHasBegun("da-DK");
        office.With(Ola, "sv-SE").Presses(Command.Start, "race-to-zero").Types("Asker", "ja");

        office.World.LastTo(Kari).Language.ShouldBe(Language.Da);
        kari.Types("luk ind").ShouldSpeak(Language.Da);
        office.World.LastTo(Ola).Language.ShouldBe(Language.Sv);
    }

    [Fact]
    public void A_bare_yes_right_after_the_question_admits_where_nothing_else_waits_for_a_yes()
    {
        var kari = office.KariHasBegun();
        office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker", "ja");

        kari.Types("ja");

        office.World.Enrolments["e1"].Members.ShouldContain(Ola.Key, kari.Said);
    }

    [Fact]
    public void A_yes_to_a_step_is_no_yes_to_a_colleague()
    {
        var kari = office.KariHasBegun().Types("Kari", "kari@asker.kommune.no").ShouldAsk("endorse");
        office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker", "ja");

        kari.Types("ja").ShouldAsk("net-zero-year");

        office.World.Enrolments["e1"].Members.ShouldNotContain(Ola.Key);
    }

    [Fact]
    public void Who_was_refused_is_told_and_is_not_brought_before_the_members_again()
    {
        var kari = office.KariHasBegun();
        var ola = office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker", "ja");
        kari.Types("avvis");
        var told = office.World.LastTo(Ola);
        var messages = office.World.Messages.Count;

        ola.Presses(Command.Start, "race-to-zero").Types("Asker", "ja");

        told.Text.ShouldContain("sagt nei");
        ola.Said.ShouldContain("sagt nei");
        office.World.Messages.Count.ShouldBe(messages);
        office.World.Enrolments["e1"].Members.ShouldBe([Kari.Key]);
    }

    [Fact]
    public void Whoever_asks_twice_is_told_that_nobody_has_answered_yet()
    {
        office.KariHasBegun();
        var ola = office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker", "ja");
        var messages = office.World.Messages.Count;

        ola.Presses(Command.Start, "race-to-zero").Types("Asker", "ja").Said.ShouldContain("ingen har svart");

        office.World.Messages.Count.ShouldBe(messages);
    }

    [Fact]
    public void Someone_who_is_no_member_can_admit_nobody()
    {
        office.KariHasBegun();
        office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker", "ja");
        var button = office.World.LastTo(Kari).Choices[0];

        office.With(Per).Submits(Press(button));
        office.With(Ola).Submits(Press(button));

        office.World.Enrolments["e1"].Members.ShouldBe([Kari.Key]);
    }

    [Fact]
    public void A_member_may_admit_from_another_conversation_than_the_one_with_the_enrolment()
    {
        office.KariHasBegun();
        office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker", "ja");
        var button = office.World.LastTo(Kari).Choices[0];

        office.With(Kari).Presses(Command.Start, "race-to-zero").Submits(Press(button)).Said.ShouldContain("er nå med");

        office.World.Enrolments["e1"].Members.ShouldContain(Ola.Key);
    }

    [Fact]
    public void Another_municipality_may_be_typed_instead()
    {
        office.KariHasBegun();

        office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker", "Bærum").ShouldAsk("contact-name");

        office.World.Enrolments["e2"].Municipality.ShouldBe("NO-3201");
    }

    [Fact]
    public void Whoever_has_begun_already_is_brought_back_to_it()
    {
        office.KariHasBegun();

        var again = office.With(Kari).Presses(Command.Start, "race-to-zero").Types("Asker");
        again.Said.ShouldContain("allerede med");
        again.Submits(Press(again.Replies[^1].Choices.Single())).ShouldAsk("contact-name");

        office.World.Enrolments["e2"].Status.ShouldBe(EnrolmentStatus.Cancelled);
    }

    [Fact]
    public void A_municipality_that_is_changed_to_a_taken_one_stays_as_it_was()
    {
        office.KariHasBegun();
        var ola = office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Bærum", "Ola Hansen");

        ola.Presses(Command.Change, "municipality").Types("Asker").Said.ShouldContain("Kari Nordmann");

        ola.Enrolment!.Municipality.ShouldBe("NO-3201");
        ola.Types("ja");
        office.World.Enrolments["e2"].Status.ShouldBe(EnrolmentStatus.Open);
        office.World.Enrolments["e1"].Requests!.Single().Person.ShouldBe(Ola.Key);
    }

    [Fact]
    public void A_cancelled_enrolment_leaves_the_municipality_free()
    {
        office.KariHasBegun().Presses(Command.Step, CommandName.Cancel).Types("ja");

        office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker").ShouldAsk("contact-name");
    }

    [Fact]
    public void Someone_of_another_tenant_hears_no_names_the_members_are_warned_and_the_secretariat_sees_it()
    {
        office.KariHasBegun();
        var per = office.With(Per).Presses(Command.Start, "race-to-zero").Types("Asker");
        per.Said.ShouldNotContain("Kari");

        per.Types("ja").Said.ShouldNotContain("Kari");

        var warning = office.World.LastTo(Kari);
        warning.Tone.ShouldBe(ReplyTone.Warning);
        warning.Text.ShouldContain("en annen organisasjon");
        office.EventsOf("e1").ShouldContain(line =>
            line.Kind == EnrolmentEventKind.OtherTenantTried && line.By == Per.Key && line.Value == "elsewhere");
        office.World.Enrolments["e1"].Members.ShouldBe([Kari.Key]);
    }

    [Fact]
    public void In_a_group_a_colleague_who_is_no_member_changes_nothing_and_may_ask()
    {
        var kari = office.With(Kari, isShared: true).Presses(Command.Start, "race-to-zero").Types("Asker");
        var asks = kari.Replies[^1].Asks!;

        var ola = office.With(Ola, isShared: true).Remembers(state => state with { Enrolment = asks.Enrolment });
        ola.Submits(new Submission("contact-name", "Ola", asks.Enrolment)).Said.ShouldContain("Du er ikke med på");
        ola.Types("Ola Hansen").Said.ShouldContain("Du er ikke med på");
        ola.Presses(Command.Start, "race-to-zero").Said.ShouldContain("Du er ikke med på");
        ola.Types("Hva er Race to Zero?").Article.ShouldNotBeNullOrEmpty();
        ola.Presses(Command.Step, CommandName.Status).Types("ja");

        office.World.Enrolments.Count.ShouldBe(1);
        office.World.Enrolments["e1"].Answers.Keys.ShouldBe(["municipality"]);
        office.World.Enrolments["e1"].Requests!.Single().Person.ShouldBe(Ola.Key);
    }

    private static Submission Press(Choice choice) => new(choice.Step, choice.Value, choice.Enrolment);

    private static Person Person(string id, string name) => new("msteams", id, name, "asker");
}
