using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using static Klimalos.Tests.Conversations.Office;

namespace Klimalos.Tests.Conversations;

/// <summary>Who works on an enrolment, and who answered what.</summary>
public sealed class MembersDialogueTests
{
    private readonly Office office = new();

    [Theory]
    [InlineData("nb-NO", "hvem er med", "historikk", Language.Nb)]
    [InlineData("sv-SE", "vilka är med", "historik", Language.Sv)]
    [InlineData("da-DK", "hvem er med", "historik", Language.Da)]
    [InlineData("en-GB", "members", "history", Language.En)]
    public void Members_and_history_are_shown_in_every_language(string locale, string members, string history, Language language)
    {
        var (kari, ola) = office.AtTheYear(locale);
        ola.Types("2045");

        var list = kari.Types(members).ShouldSpeak(language).Replies[^1];
        var lines = ola.Types(history).ShouldSpeak(language).Said;

        list.Facts.Count.ShouldBe(2);
        list.Facts[0].Name.ShouldStartWith("Kari Nordmann (");
        list.Facts[1].Name.ShouldBe("Ola Hansen");
        list.Facts[0].Value.ShouldContain("4");
        list.Facts[1].Value.ShouldContain("1");
        lines.ShouldContain("Kari Nordmann");
        lines.ShouldContain("→ 2045");
        lines.ShouldNotContain("members.");
    }

    [Fact]
    public void Whoever_waits_stands_among_the_members_with_the_buttons()
    {
        var kari = office.KariHasBegun();
        office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker", "ja");

        var list = kari.Types("medlemmer").Replies[^1];

        list.Facts.ShouldContain(fact => fact.Name == "Ola Hansen" && fact.Value.Contains("Venter", StringComparison.Ordinal));
        list.Choices.Select(choice => choice.Label).ShouldBe(["Slipp inn Ola Hansen", "Avvis Ola Hansen"]);
        kari.Types("status").Replies[^1].Facts.ShouldContain(fact => fact.Value == "Ola Hansen" && fact.Name == "Venter på å bli med");
    }

    [Fact]
    public void The_status_names_the_members_once_there_are_several()
    {
        office.KariHasBegun().Types("status").Replies[^1].Facts.ShouldNotContain(fact => fact.Value.Contains("Kari", StringComparison.Ordinal));
        var ola = office.With(Ola);
        Together(office.With(Kari).Types("fortsett"), ola);

        ola.Types("status").Replies[^1].Facts.ShouldContain(fact => fact.Value == "Kari Nordmann og Ola Hansen");
    }

    [Fact]
    public void Check_your_answers_tells_who_gave_each_when_several_have_answered()
    {
        var (kari, ola) = office.AtTheYear();
        ola.Types("2045");
        kari.Types("fortsett", "Vi skal kutte 60 prosent.", "Vi bygger sykkelveier.");
        foreach (var (step, value) in Rest)
            kari.Presses(step, value);

        kari.ShouldAsk(CheckAnswers.StepName);
        kari.Replies[^1].Facts.ShouldContain(fact => fact.Value == "2045 · Ola Hansen");
        kari.Replies[^1].Facts.ShouldContain(fact => fact.Value.StartsWith("Asker", StringComparison.Ordinal) && fact.Value.EndsWith(" · Kari Nordmann", StringComparison.Ordinal));
    }

    [Fact]
    public void One_who_works_alone_reads_no_names_in_the_answers()
    {
        var kari = office.KariHasBegun().Types("Kari Nordmann", "kari@asker.kommune.no").Presses("endorse", "yes")
            .Types("2045", "Vi skal kutte 60 prosent.", "Vi bygger sykkelveier.");
        foreach (var (step, value) in Rest)
            kari.Presses(step, value);

        kari.ShouldAsk(CheckAnswers.StepName).Replies[^1].Facts.ShouldContain(fact => fact.Value == "2045");
    }

    [Fact]
    public void A_history_tells_of_everyone_who_came_and_went()
    {
        var kari = office.KariHasBegun();
        office.With(Ola).Presses(Command.Start, "race-to-zero").Types("Asker", "ja");
        kari.Types("slipp inn");
        office.With(Per).Presses(Command.Start, "race-to-zero").Types("Asker", "ja");
        kari.Types("avvis");
        office.With(Ola).Types("fortsett", "forlat", "ja");

        var lines = kari.Types("historikk").Said;

        lines.ShouldContain("Ola Hansen: spurte om å bli med");
        lines.ShouldContain("Kari Nordmann: slapp inn Ola Hansen");
        lines.ShouldContain("Kari Nordmann: avviste Per Fremmed");
        lines.ShouldContain("Ola Hansen: forlot den");
        lines.ShouldNotContain("elsewhere");
    }

    private static readonly (string Step, string Value)[] Rest =
    [
        ("annual-reporting", "yes"), ("case-paper", "yes"), ("route", "information"), ("meeting-date", "2026-11-20"), ("case-number", "26/1234"),
        ("c40-registration", "done"), ("platform", "mycovenant"), ("joint-reporting", "yes"), ("climate-plan", "have"),
        ("adaptation-plan", "have"), ("vehicle-overview", "have"), ("energy-overview", "have"), ("reporting-form", "done"), ("notify-campaign", "done"),
    ];
}
