using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using static Klimalos.Tests.Conversations.Office;

namespace Klimalos.Tests.Conversations;

/// <summary>Two people answer at once.</summary>
public sealed class OvertakingDialogueTests
{
    private readonly Office office = new();

    [Theory]
    [InlineData("nb-NO", "svarte Kari Nordmann **2045** for et minutt siden", Language.Nb)]
    [InlineData("sv-SE", "svarade Kari Nordmann **2045** för en minut sedan", Language.Sv)]
    [InlineData("da-DK", "svarede Kari Nordmann **2045** for et minut siden", Language.Da)]
    [InlineData("en-GB", "Kari Nordmann answered **2045** a minute ago", Language.En)]
    public void The_later_answer_counts_both_stay_in_the_history_and_the_later_is_told(string locale, string told, Language language)
    {
        var (kari, ola) = office.AtTheYear(locale);
        kari.Types("2045");
        office.World.Now += TimeSpan.FromMinutes(1);

        ola.Types("2040").ShouldSpeak(language).ShouldAsk("target-2030");

        ola.Replies[0].Text.ShouldContain(told);
        ola.Replies[0].Text.ShouldContain("**2040**");
        ola.Enrolment!.Answers["net-zero-year"].Value.ShouldBe("2040");
        office.EventsOf("e1").Where(line => line.Step == "net-zero-year").Select(line => (line.By, line.Value))
            .ShouldBe([(Kari.Key, "2045"), (Ola.Key, "2040")]);
    }

    [Theory]
    [InlineData("nb-NO", "angre")]
    [InlineData("sv-SE", "ångra")]
    [InlineData("da-DK", "fortryd")]
    [InlineData("en-GB", "undo")]
    public void The_earlier_answer_can_be_put_back_in_words(string locale, string undo)
    {
        var (kari, ola) = office.AtTheYear(locale);
        kari.Types("2045");

        ola.Types("2040", undo).ShouldAsk("target-2030");

        ola.Enrolment!.Answers["net-zero-year"].ShouldSatisfyAllConditions(
            answer => answer.Value.ShouldBe("2045"),
            answer => answer.By.ShouldBe(Kari.Key));
    }

    [Fact]
    public void The_earlier_answer_can_be_put_back_with_the_button_until_the_next_answer()
    {
        var (kari, ola) = office.AtTheYear();
        kari.Types("2045");
        ola.Types("2040");
        var button = ola.Replies[0].Choices.ShouldHaveSingleItem();
        button.Label.ShouldBe("Angre: 2045");

        ola.Submits(new Submission(button.Step, button.Value, button.Enrolment)).ShouldAsk("target-2030");
        ola.Enrolment!.Answers["net-zero-year"].Value.ShouldBe("2045");
        ola.Types("Vi kutter 60 prosent.").Submits(new Submission(button.Step, button.Value, button.Enrolment));

        ola.Said.ShouldNotContain("Angret");
        ola.Enrolment.Answers["net-zero-year"].Value.ShouldBe("2045");
    }

    [Fact]
    public void The_same_answer_is_told_and_needs_no_undoing()
    {
        var (kari, ola) = office.AtTheYear();
        kari.Types("2045");

        ola.Types("2045").ShouldAsk("target-2030");

        ola.Replies[0].Text.ShouldContain("svarte Kari Nordmann det samme");
        ola.Replies[0].Choices.ShouldBeEmpty();
    }

    [Fact]
    public void A_pressed_button_of_a_step_that_a_colleague_has_answered_counts_too()
    {
        var kari = office.KariHasBegun();
        var ola = office.With(Ola);
        Together(kari, ola);
        kari.Types("Kari", "kari@asker.kommune.no").ShouldAsk("endorse");
        ola.Types("fortsett").ShouldAsk("endorse");
        kari.Presses("endorse", "yes");

        ola.Presses("endorse", "yes").ShouldAsk("net-zero-year");

        ola.Replies[0].Text.ShouldContain("det samme");
    }

    [Fact]
    public void A_text_that_is_no_answer_to_what_was_asked_is_not_stored_as_an_answer_to_what_comes_now()
    {
        var (kari, ola) = office.AtTheYear();
        kari.Types("2045");

        ola.Types("vi vet ikke helt").ShouldAsk("target-2030");

        ola.Said.ShouldContain("mellomtiden");
        ola.Enrolment!.Answers.Keys.ShouldNotContain("target-2030");
        ola.Enrolment.Answers["net-zero-year"].Value.ShouldBe("2045");
        ola.Types("Vi kutter 60 prosent.").ShouldAsk("measure");
    }

    [Fact]
    public void A_question_is_answered_as_ever()
    {
        var (kari, ola) = office.AtTheYear();
        kari.Types("2045");

        ola.Types("Hva er Race to Zero?");

        ola.Article.ShouldNotBeNullOrEmpty();
        ola.ShouldAsk("target-2030").Types("Vi kutter 60 prosent.").ShouldAsk("measure");
    }

    [Fact]
    public void Whoever_answers_after_reading_on_overtakes_nobody()
    {
        var (kari, ola) = office.AtTheYear();
        kari.Types("2045");

        ola.Types("fortsett").ShouldAsk("target-2030").Types("Vi kutter 60 prosent.").ShouldAsk("measure");

        ola.Said.ShouldNotContain("svarte Kari");
    }

    [Fact]
    public void A_change_that_a_colleague_made_first_is_told_to_the_one_who_changes_it_too()
    {
        var (kari, ola) = office.AtTheYear();
        kari.Types("2045");
        ola.Presses(Command.Change, "net-zero-year");
        kari.Presses(Command.Change, "net-zero-year").Types("2048");

        ola.Types("2040");

        ola.Replies[0].Text.ShouldContain("**2048**");
        ola.Enrolment!.Answers["net-zero-year"].Value.ShouldBe("2040");
    }

    [Fact]
    public void Nothing_is_confirmed_that_changed_since_it_was_shown()
    {
        var (kari, ola) = office.AtTheYear();
        kari.Types("2045", "Vi kutter 60 prosent.", "Vi bygger sykkelveier.");
        foreach (var (step, value) in Steps)
            kari.Presses(step, value);
        kari.ShouldAsk(CheckAnswers.StepName);
        ola.Presses(Command.Change, "net-zero-year").Types("2040");

        kari.Types("ja").ShouldAsk(CheckAnswers.StepName);

        kari.Enrolment!.Status.ShouldBe(EnrolmentStatus.Open);
        kari.Replies[^1].Facts.ShouldContain(fact => fact.Value == "2040 · Ola Hansen");
        kari.Presses(Command.Step, CommandName.Confirm).Enrolment!.Status.ShouldBe(EnrolmentStatus.Confirmed);
    }

    [Fact]
    public void One_person_who_answers_in_two_channels_is_told_of_their_own_answer()
    {
        var teams = office.KariHasBegun().Types("koble");
        var web = office.With(KariOnTheWeb).Types($"koble {CodeIn(teams)}", "fortsett").ShouldAsk("contact-name");
        teams.Types("fortsett").ShouldAsk("contact-name");
        web.Types("Kari Nordmann");

        teams.Types("Kari Olsen").ShouldAsk("contact-email");

        teams.Replies[0].Text.ShouldContain("svarte du **Kari Nordmann**");
        teams.Replies[0].Text.ShouldContain("nettsiden");
    }

    [Fact]
    public void Two_at_one_moment_by_the_clock_are_told_too()
    {
        var (kari, ola) = office.AtTheYear();
        var moment = office.World.Now;
        kari.Types("2045");
        office.World.Now = moment;

        ola.Types("2040").Replies[0].Text.ShouldContain("**2045** nå nettopp");
    }

    private static readonly (string Step, string Value)[] Steps =
    [
        ("annual-reporting", "yes"), ("case-paper", "yes"), ("route", "information"), ("meeting-date", "2026-11-20"), ("case-number", "26/1234"),
        ("c40-registration", "done"), ("platform", "mycovenant"), ("joint-reporting", "yes"), ("climate-plan", "have"),
        ("adaptation-plan", "have"), ("vehicle-overview", "have"), ("energy-overview", "have"), ("reporting-form", "done"), ("notify-campaign", "done"),
    ];
}
