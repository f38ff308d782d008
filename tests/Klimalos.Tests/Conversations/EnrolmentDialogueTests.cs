using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Tests.Conversations;

public class EnrolmentDialogueTests
{
    [Theory]
    [InlineData("nb-NO", "Ja", "Orientering", "13. mai 2027", "ferdig", "Annen plattform", "har", "bekreft")]
    [InlineData("sv-SE", "Ja", "information", "13 maj 2027", "done", "other", "have", "bekräfta")]
    [InlineData("da-DK", "Ja", "information", "13. maj 2027", "done", "other", "have", "bekræft")]
    [InlineData("en-GB", "Yes", "information", "13 May 2027", "done", "other", "have", "confirm")]
    public void An_official_walks_through_the_whole_enrolment_in_typed_words(
        string locale, string yes, string route, string date, string done, string platform, string have, string confirm)
    {
        var talk = new Dialogue { Locale = locale, Now = new DateTimeOffset(2027, 4, 20, 8, 0, 0, TimeSpan.Zero) };

        talk.Arrives().Starts("race-to-zero").ShouldAsk("municipality")
            .Types("Asker").ShouldAsk("contact-name")
            .Types("Kari Nordmann").ShouldAsk("contact-email")
            .Types("kari.nordmann@asker.kommune.no").ShouldAsk("endorse")
            .Types(yes).ShouldAsk("net-zero-year")
            .Types("2045").ShouldAsk("target-2030")
            .Types("55 % fra 2009").ShouldAsk("measure")
            .Types("Elbiler i hjemmetjenesten").ShouldAsk("annual-reporting")
            .Types(yes).ShouldAsk("case-paper")
            .Types(yes).ShouldAsk("route")
            .Types(route is "Orientering" ? "information" : route).ShouldAsk("meeting-date")
            .Types(date).ShouldAsk("case-number")
            .Types("27/01234").ShouldAsk("c40-registration")
            .Types(done is "ferdig" ? "done" : done).ShouldAsk("platform")
            .Types(platform is "Annen plattform" ? "other" : platform).ShouldAsk("joint-reporting")
            .Types(yes).ShouldAsk("climate-plan")
            .Types(have is "har" ? "have" : have).ShouldAsk("adaptation-plan")
            .Types("have").ShouldAsk("vehicle-overview")
            .Types("have").ShouldAsk("energy-overview")
            .Types("have").ShouldAsk("reporting-form")
            .Types("done").ShouldAsk("notify-campaign")
            .Types("done").ShouldAsk("check-answers")
            .Types(confirm);

        talk.Enrolment!.Status.ShouldBe(EnrolmentStatus.Confirmed);
        talk.Enrolment.Municipality.ShouldBe("NO-3203");
        talk.Enrolment.Answers["meeting-date"].Value.ShouldBe("2027-05-13");
        talk.ShouldSpeak(LanguageExtensions.FromTag(locale)!.Value);
        talk.History.Count(line => line.Kind == EnrolmentEventKind.Answered).ShouldBe(21);
    }

    [Fact]
    public void The_political_route_asks_for_the_decision()
    {
        var talk = AtRoute().Presses("route", "political").Types("1. mars 2027");
        talk.ShouldAsk("decision").Presses("decision", "adopted").ShouldAsk("case-number");
    }

    [Theory]
    [InlineData("endorse")]
    [InlineData("annual-reporting")]
    public void A_no_that_rules_taking_part_out_ends_honestly_and_can_be_changed(string step)
    {
        var talk = step is "endorse" ? AtEndorse() : AtEndorse().Presses("endorse", "yes").Types("2045", "mål", "tiltak");
        talk.ShouldAsk(step).Presses(step, "no");

        talk.Enrolment!.Status.ShouldBe(EnrolmentStatus.Ended);
        talk.Replies[^1].Choices.ShouldContain(choice => choice.Step == Command.Change && choice.Value == step);

        talk.Presses(Command.Change, step).ShouldAsk(step).Presses(step, "yes");
        talk.Enrolment!.Status.ShouldBe(EnrolmentStatus.Open);
    }

    [Fact]
    public void What_is_answered_later_keeps_the_enrolment_open_at_that_place()
    {
        var talk = AtRegistration().Presses("c40-registration", "later").ShouldAsk("platform");
        AnswerReporting(talk.Presses("platform", "mycovenant"));

        talk.ShouldAsk("c40-registration");
        talk.Enrolment!.Status.ShouldBe(EnrolmentStatus.Open);

        talk.Presses("c40-registration", "later").Asked.ShouldBeNull("it was just put off, and is not asked for again at once");
        talk.Types("fortsett").ShouldAsk("c40-registration").Presses("c40-registration", "done").ShouldAsk("check-answers");
    }

    [Fact]
    public void Back_asks_the_step_before_and_going_on_keeps_its_answer()
    {
        var talk = AtEndorse().Types("tilbake").ShouldAsk("contact-email").Types("tilbake").ShouldAsk("contact-name");
        talk.Types("fortsett").ShouldAsk("endorse");
        talk.Enrolment!.Answers["contact-name"].Value.ShouldBe("Kari Nordmann");
    }

    [Fact]
    public void One_answer_is_changed_by_its_name()
    {
        var talk = AtRoute().Types("endre nullutslippsår");
        talk.ShouldAsk("net-zero-year").Types("2040").ShouldAsk("route");
        talk.Enrolment!.Answers["net-zero-year"].Value.ShouldBe("2040");
    }

    [Fact]
    public void A_year_after_2050_is_refused_with_the_reason_and_asked_again()
    {
        var talk = AtEndorse().Presses("endorse", "yes").Types("2060");
        talk.ShouldAsk("net-zero-year");
        talk.Said.ShouldContain("2050");
        talk.Enrolment!.Answers.Keys.ShouldNotContain("net-zero-year");
    }

    [Fact]
    public void An_optional_step_is_skipped_and_a_required_one_is_not()
    {
        var talk = AtRoute().Presses("route", "information").Types("13.1.2027").ShouldAsk("case-number");
        talk.Types("hopp over").ShouldAsk("c40-registration").Types("hopp over").ShouldAsk("c40-registration");
        talk.Enrolment!.Answers["case-number"].IsSkipped.ShouldBeTrue();
    }

    [Fact]
    public void A_meeting_after_the_deadline_is_taken_only_after_a_warning()
    {
        var talk = AtRoute().Presses("route", "information");
        var late = talk.Enrolment!.Round.Deadline!.Value.AddDays(10);

        talk.Types(late.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        talk.Enrolment!.Answers.Keys.ShouldNotContain("meeting-date");
        talk.Replies[^1].Tone.ShouldBe(ReplyTone.Warning);

        talk.Types("ja").ShouldAsk("case-number");
        talk.Enrolment!.Answers.Keys.ShouldContain("meeting-date");
    }

    [Fact]
    public void Two_municipalities_of_one_name_are_asked_apart()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Herøy");
        var choices = talk.Replies[^1].Choices;
        choices.Count.ShouldBe(2);
        choices[0].Label.ShouldNotBe(choices[1].Label);
        talk.Types("2").ShouldAsk("contact-name");
        talk.Enrolment!.Municipality.ShouldBe(choices[1].Value);
    }

    [Theory]
    [InlineData("Hei, vi vil gjerne melde kommunen på Race to Zero", Language.Nb)]
    [InlineData("Hej, vi vill anmäla vår kommun till Race to Zero", Language.Sv)]
    [InlineData("Vi vil gerne tilmelde kommunen til Race to Zero", Language.Da)]
    [InlineData("We would like to enrol our municipality in Race to Zero", Language.En)]
    public void A_wish_to_enrol_in_whole_words_starts_the_enrolment(string wish, Language language) =>
        new Dialogue { Locale = null }.Types(wish).ShouldAsk("municipality").ShouldSpeak(language);

    [Fact]
    public void Asking_how_to_enrol_is_a_question() =>
        new Dialogue().Types("Hvordan kan vi bli med i kampanjen?").Enrolment.ShouldBeNull();

    [Fact]
    public void A_form_takes_several_answers_and_gives_the_wrong_ones_back_with_what_was_typed()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker").ShouldAsk("contact-name");
        talk.Replies[^1].Form!.Fields.Select(field => field.Id).ShouldBe(["contact-name", "contact-email"], ignoreOrder: false);

        Submit(talk, "Kari", "kari@").ShouldAsk("contact-email");
        talk.Enrolment!.Answers["contact-name"].Value.ShouldBe("Kari");
        var wrong = talk.Replies[^1].Form!.Fields.ShouldHaveSingleItem();
        (wrong.Id, wrong.Value).ShouldBe(("contact-email", "kari@"));
        wrong.Error.ShouldNotBeNull().ShouldContain("Slutten på adressen mangler");
        talk.Said.ShouldContain("Ett svar må rettes");
        Submit(talk, null, "kari@asker.kommune.no").ShouldAsk("endorse");
    }

    [Fact]
    public void A_form_with_two_wrong_answers_gives_both_back_each_with_its_reason()
    {
        var talk = Submit(new Dialogue().Starts("race-to-zero").Types("Asker"), "  ", "kari asker.no").ShouldAsk("contact-name");
        talk.Replies[^1].Form!.Fields.Select(field => field.Value).ShouldBe(["  ", "kari asker.no"]);
        talk.Replies[^1].Form!.Fields.ShouldAllBe(field => field.Error != null);
        talk.Said.ShouldContain("2 svar må rettes");
        Submit(talk, "Kari", "kari@asker.kommune.no").ShouldAsk("endorse");
    }

    [Fact]
    public void A_good_field_after_a_wrong_one_is_kept()
    {
        var talk = Submit(new Dialogue().Starts("race-to-zero").Types("Asker"), "", "kari@asker.kommune.no").ShouldAsk("contact-name");
        talk.Enrolment!.Answers["contact-email"].Value.ShouldBe("kari@asker.kommune.no");
        talk.Types("Kari Nordmann").ShouldAsk("endorse");
    }

    [Fact]
    public void An_experienced_official_is_through_in_25_turns()
    {
        var talk = new Dialogue();
        var turns = 0;
        Turn(talk => talk.Starts("race-to-zero"));
        while (talk.Enrolment!.Status == EnrolmentStatus.Open)
        {
            if (talk.Replies[^1].Form is { } form)
                Turn(talk => talk.Submits(new Submission(form.Step, null, form.Enrolment, form.Fields.ToDictionary(field => field.Id, Fill, StringComparer.Ordinal))));
            else if (talk.Asked is "municipality")
                Turn(talk => talk.Types("Asker"));
            else if (talk.Asked is CheckAnswers.StepName)
                Turn(talk => talk.Types("bekreft"));
            else
                Turn(talk => talk.Presses(talk.Asked!, talk.Replies[^1].Choices[0].Value));
        }

        talk.Enrolment.Status.ShouldBe(EnrolmentStatus.Confirmed);
        turns.ShouldBeLessThanOrEqualTo(25);

        void Turn(Func<Dialogue, Dialogue> turn)
        {
            turn(talk);
            turns++;
        }

        static string Fill(FormField field) => field.Kind switch
        {
            FieldKind.Email => "kari@asker.kommune.no",
            FieldKind.Year => "2045",
            FieldKind.Date => "2026-12-13",
            _ => "Et svar",
        };
    }

    private static Dialogue Submit(Dialogue talk, string? name, string email)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["contact-email"] = email };
        if (name is not null)
            fields["contact-name"] = name;
        return talk.Submits(new Submission(talk.Asked!, null, talk.Enrolment!.Id, fields));
    }

    [Fact]
    public void A_button_pressed_again_is_answered_with_where_things_stand()
    {
        var talk = AtRoute().Presses("endorse", "no").ShouldAsk("route");
        talk.Enrolment!.Answers["endorse"].Value.ShouldBe("yes");
        talk.Enrolment.Status.ShouldBe(EnrolmentStatus.Open);
    }

    [Fact]
    public void A_paused_enrolment_rests_until_it_is_taken_up_again()
    {
        var talk = AtRoute().Types("pause");
        talk.Enrolment!.Status.ShouldBe(EnrolmentStatus.Paused);
        talk.Types("Hva koster det å være med?").Asked.ShouldBeNull();
        talk.Types("fortsett").ShouldAsk("route");
        talk.Enrolment!.Status.ShouldBe(EnrolmentStatus.Open);
    }

    [Fact]
    public void Cancelling_is_confirmed_first()
    {
        var talk = AtRoute().Types("avbryt").Types("nei").ShouldAsk("route");
        talk.Types("avbryt", "ja").Enrolment.ShouldBeNull();
        talk.History[^1].Kind.ShouldBe(EnrolmentEventKind.Cancelled);
    }

    [Fact]
    public void Status_tells_the_stages_done_and_what_is_next()
    {
        var talk = AtRoute().Types("status");
        talk.Replies[^1].Progress.ShouldBe(new Progress(1, 4, "1 av 4 faser"));
        talk.Replies[^1].Facts.ShouldContain(fact => fact.Name == "Neste");
    }

    [Fact]
    public void Another_conversation_of_the_same_person_goes_on_where_it_was()
    {
        var talk = AtRoute().InNewConversation().Arrives();
        var resume = talk.Replies[^1].Choices.Single(choice => choice.Step == Command.Resume);
        talk.Presses(resume.Step, resume.Value).ShouldAsk("route");
        talk.InNewConversation().Types("fortsett").ShouldAsk("route");
    }

    [Fact]
    public void The_language_changes_in_the_middle_and_no_answer_is_lost()
    {
        var talk = AtRoute().Types("på svenska, tack").ShouldAsk("route").ShouldSpeak(Language.Sv);
        talk.Presses("route", "information").Types("13 januari 2027").ShouldAsk("case-number").ShouldSpeak(Language.Sv);
        talk.Presses(Command.Language, "en").ShouldAsk("case-number").ShouldSpeak(Language.En);
    }

    [Fact]
    public void Confirmed_answers_can_be_changed_and_are_confirmed_again()
    {
        var talk = AnswerReporting(AtRegistration().Presses("c40-registration", "done").Presses("platform", "other")).Types("bekreft");
        talk.Enrolment!.Status.ShouldBe(EnrolmentStatus.Confirmed);
        talk.Types("endre plattform").ShouldAsk("platform").Presses("platform", "mycovenant").ShouldAsk("check-answers").Types("ja");
        talk.Enrolment!.Status.ShouldBe(EnrolmentStatus.Confirmed);
    }

    [Fact]
    public void With_no_open_round_in_production_the_bot_says_so_and_starts_nothing()
    {
        var talk = new Dialogue { TrialRounds = false }.Starts("race-to-zero");
        talk.Enrolment.ShouldBeNull();
        talk.Replies.ShouldHaveSingleItem().Text.ShouldContain("ingen åpen");
    }

    [Fact]
    public void A_trial_round_is_said_to_be_one_and_its_deadline_lies_ahead()
    {
        var talk = new Dialogue().Starts("race-to-zero");
        talk.Said.ShouldContain("prøverunde");
        talk.Enrolment!.Round.Deadline!.Value.ShouldBeGreaterThan(new DateOnly(2026, 11, 2));
    }

    private static Dialogue AtEndorse() =>
        new Dialogue().Starts("race-to-zero").Types("Asker", "Kari Nordmann", "kari@asker.kommune.no").ShouldAsk("endorse");

    private static Dialogue AtRoute() =>
        AtEndorse().Presses("endorse", "yes").Types("2045", "55 prosent kutt", "Elbiler i hjemmetjenesten")
            .Presses("annual-reporting", "yes").Presses("case-paper", "yes").ShouldAsk("route");

    private static Dialogue AtRegistration() =>
        AtRoute().Presses("route", "information").Types("13.1.2027", "hopp over").ShouldAsk("c40-registration");

    private static Dialogue AnswerReporting(Dialogue talk) =>
        talk.ShouldAsk("joint-reporting").Presses("joint-reporting", "no").Presses("climate-plan", "have").Presses("adaptation-plan", "have")
            .Presses("vehicle-overview", "have").Presses("energy-overview", "have").Presses("reporting-form", "done").Presses("notify-campaign", "done");

    [Fact]
    public void A_step_that_was_being_changed_when_an_edit_took_it_away_is_changed_no_more()
    {
        var talk = new Dialogue().Starts("race-to-zero").Types("Asker").Remembers(state => state with { Changing = "step-of-yesterday" });

        talk.Types("Kari Nordmann").ShouldAsk("contact-email");
    }
}
