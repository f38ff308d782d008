using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Tests.Journeys;

namespace Klimalos.Tests.Conversations;

/// <summary>A journey with every kind of step, talked through.</summary>
public class AllKindsDialogueTests
{
    private static readonly Content AllKindsContent = AllKinds.ContentWith(AllKinds.Loaded);

    [Fact]
    public void A_whole_journey_of_every_kind_is_walked_in_typed_words()
    {
        var talk = Begun().Types("Asker").ShouldAsk("phone").Types("912 34 567").ShouldAsk("people").Types("1 200,5").ShouldAsk("risks");
        talk.Said.ShouldContain("1\u00A0200,5 inhabitants");
        talk.Types("flood og storm").ShouldAsk("only-floods").Types("Dam").ShouldAsk("plan").Uploads("plan.pdf").ShouldAsk("first-year")
            .Types("2019").ShouldAsk("decided").Types("2. mars 2026").ShouldAsk("reported").Types("hopp over").ShouldAsk("warning");
        talk.Said.ShouldContain("On hold from 3. mars 2028 on.");
        talk.Types("ok").ShouldAsk("register");
        talk.Said.ShouldContain("Registered by 6. april 2026?");
        talk.Said.ShouldContain("Fristen var 6. april 2026");
        talk.Types("gjort, sak 21/123").ShouldAsk("paper").Types("senere").ShouldAsk("measures").Types("ja").ShouldAsk("measures.1.title");
        talk.Said.ShouldContain("**Measure 1**: What?");
        talk.Types("Busser").ShouldAsk("measures.1.funded").Types("ja").ShouldAsk("measures.1.cost").Types("to tusen").ShouldAsk("measures")
            .Types("nei").ShouldAsk("closed").Types("1.12.2026");

        talk.ShouldAsk("paper");
        talk.Types("ferdig").ShouldAsk("check-answers");
        var facts = talk.Replies[^1].Facts.ToDictionary(fact => fact.Name, fact => fact.Value);
        facts["Register"].ShouldBe("Ja, det er gjort – sak 21/123");
        facts["Plan"].ShouldBe("plan.pdf");
        facts["Measure 1: Cost"].ShouldBe("2\u00A0000");
        facts["Risks"].ShouldBe("Flood og Storm");
        talk.Enrolment!.Answers["measures"].Value.ShouldBe("1");
        talk.Enrolment.Answers["register"].ShouldSatisfyAllConditions(answer => answer.Value.ShouldBe("done"), answer => answer.Note.ShouldBe("sak 21/123"));
        talk.Types("bekreft").Enrolment!.Status.ShouldBe(EnrolmentStatus.Confirmed);
    }

    [Fact]
    public void Several_choices_come_as_boxes_to_tick_and_are_submitted_together()
    {
        var talk = AtRisks();
        var reply = talk.Replies[^1];
        reply.Choices.ShouldBeEmpty();
        var field = reply.Form!.Fields.ShouldHaveSingleItem();
        (field.Kind, string.Join(' ', field.Options!.Select(option => option.Value))).ShouldBe((FieldKind.Choices, "flood heat storm"));

        Fill(talk, ("risks", "flood,heat,storm")).ShouldAsk("risks");
        talk.Said.ShouldContain("høyst 2");
        talk.Replies[^1].Form!.Fields[0].Value.ShouldBe("flood,heat,storm", "what was ticked is kept");
        Fill(talk, ("risks", "flood,heat")).ShouldAsk("only-floods");
    }

    [Fact]
    public void An_item_that_was_added_by_mistake_is_left_out_again()
    {
        var talk = AtMeasures().Types("ja").ShouldAsk("measures.1.title");
        talk.Replies[^1].Choices.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            choice => choice.Step.ShouldBe("measures"), choice => choice.Value.ShouldBe("enough"));
        talk.Presses("measures", "enough").ShouldAsk("closed");
        talk.Enrolment!.Answers["measures"].Value.ShouldBe("0");

        talk.Types("endre measures").ShouldAsk("measures").Types("ja").ShouldAsk("measures.1.title").Types("Det var alt").ShouldAsk("closed");
        talk.Enrolment!.Answers.Keys.ShouldNotContain("measures.1.title");
    }

    [Fact]
    public void A_part_of_an_item_goes_out_under_its_key_and_is_changed_by_it()
    {
        var talk = AtMeasures().Types("ja", "Busser", "nei", "ja").ShouldAsk("measures.2.title");
        talk.Replies[^1].Asks.ShouldBe(new StepReference("all-kinds", "only", "measures.2.title", talk.Enrolment!.Id));
        talk.Types("Ferger").ShouldAsk("measures.2.funded").Presses("measures.2.funded", "no").ShouldAsk("measures");
        talk.Presses(Command.Change, "measures.1.title").ShouldAsk("measures.1.title").Types("Elbusser").ShouldAsk("measures");
        talk.Enrolment!.Answers["measures.1.title"].Value.ShouldBe("Elbusser");
        talk.Types("endre measure 2 title").ShouldAsk("measures.2.title");
    }

    [Fact]
    public void An_add_button_that_is_pressed_again_later_adds_nothing()
    {
        var talk = AtMeasures().Presses("measures", "add").ShouldAsk("measures.1.title").Presses("measures", "add").ShouldAsk("measures.1.title");
        talk.Enrolment!.Answers["measures"].Value.ShouldBe("1+");
    }

    [Fact]
    public void A_file_of_the_wrong_kind_is_refused_with_what_would_be_right_and_a_good_one_taken()
    {
        var talk = AtPlan().Uploads("plan.exe").ShouldAsk("plan");
        talk.Said.ShouldContain("pdf eller docx");
        talk.Uploads("Klimaplan 2030.pdf", 12_345).ShouldAsk("first-year");
        talk.Enrolment!.Answers["plan"].Value.ShouldBe("conversation/file1 12345 Klimaplan 2030.pdf");
        talk.Said.ShouldContain("Klimaplan 2030.pdf");
    }

    [Fact]
    public void A_file_is_evidence_where_a_task_is_asked_for()
    {
        var talk = AtTask().Uploads("kvittering.pdf", text: "sak 21/123").ShouldAsk("paper");
        talk.Enrolment!.Answers["register"].ShouldSatisfyAllConditions(
            answer => answer.Value.ShouldBe("done"), answer => answer.Note.ShouldBe("sak 21/123"), answer => answer.Evidence.ShouldEndWith("kvittering.pdf"));
    }

    [Fact]
    public void A_file_that_nobody_asked_for_is_not_used() =>
        AtRisks().Uploads("bilde.png").ShouldAsk("risks").Said.ShouldContain("ikke brukt");

    [Fact]
    public void An_edit_that_takes_an_answer_away_has_it_asked_again_with_the_reason_and_nothing_else()
    {
        var talk = AtTask();
        var answered = talk.Enrolment!.Answers.Count;
        talk.Content = AllKinds.ContentWith(AllKinds.Load(
            AllKinds.Definition.Replace("version: 1", "version: 2").Replace("[flood, heat, storm]", "[flood, heat, gale]").Replace("risks: storm", "risks: gale"),
            AllKinds.English.Replace("storm: { label: Storm }", "gale: { label: Gale }")));

        talk.Types("fortsett").ShouldAsk("risks");
        talk.Said.ShouldContain("endret siden dere svarte «Flood");
        talk.Types("heat waves").ShouldAsk("not-storm").Types("Ja").ShouldAsk("register");
        talk.Said.ShouldNotContain("endret siden");
        talk.Enrolment!.JourneyVersion.ShouldBe(2);
        talk.Enrolment.Answers.Count.ShouldBe(answered + 1);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("button")]
    public void What_was_asked_before_an_edit_put_a_step_ahead_of_it_is_still_what_is_answered(string means)
    {
        var talk = AtTask();
        var definition = AllKinds.Definition.Replace("- { id: people,", "- { id: unit, kind: text }\n      - { id: people,");
        var words = AllKinds.English.Replace("  people:\n", "  unit: { label: Unit, question: Which unit?, help: Name it. }\n  people:\n");
        talk.Content = AllKinds.ContentWith(JourneyFiles.Load(
            [.. AllKinds.Files(definition, words).Select(file => file.Path.StartsWith("resources/", StringComparison.Ordinal) ? file with { Text = words } : file)]));

        if (means == "text")
            talk.Types("gjort");
        else
            talk.Presses("register", "done");

        talk.ShouldAsk("unit").Enrolment!.Answers["register"].Value.ShouldBe("done");
        talk.Types("Klimaenheten").ShouldAsk("paper").Enrolment!.Answers["unit"].Value.ShouldBe("Klimaenheten");
    }

    [Fact]
    public void An_edit_that_holds_all_answers_is_said_nowhere()
    {
        var talk = AtTask();
        talk.Content = AllKinds.ContentWith(AllKinds.Load(AllKinds.Definition.Replace("version: 1", "version: 2"), AllKinds.English));

        talk.Types("gjort").ShouldAsk("paper");
        talk.Said.ShouldNotContain("endret siden");
        talk.Enrolment!.JourneyVersion.ShouldBe(2);
    }

    [Fact]
    public void Help_at_a_step_has_its_computed_values_and_status_its_deadline()
    {
        var talk = AtTask().Types("status");
        talk.Replies[^1].Facts.ShouldContain(fact => fact.Name == "Frist: Register" && fact.Value.StartsWith("6. april 2026"));
    }

    private static Dialogue Begun() => new Dialogue { Content = AllKindsContent }.Starts("all-kinds").ShouldAsk("where");

    private static Dialogue AtRisks() => Begun().Types("Asker", "912 34 567", "1200").ShouldAsk("risks");

    private static Dialogue AtPlan() => AtRisks().Types("heat waves", "Dam", "ok").ShouldAsk("plan");

    private static Dialogue AtTask() => AtRisks().Types("1, 3", "Dam", "på papir", "2019", "2. mars 2026", "hopp over", "ok").ShouldAsk("register");

    private static Dialogue AtMeasures() => AtTask().Types("gjort", "gjort").ShouldAsk("measures");

    private static Dialogue Fill(Dialogue talk, params (string Field, string Value)[] fields) => talk.Submits(new Submission(
        fields[0].Field, null, talk.Enrolment!.Id, fields.ToDictionary(field => field.Field, field => field.Value, StringComparer.Ordinal)));
}
