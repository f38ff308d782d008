using Klimalos.Enrolments;
using Klimalos.Journeys;

namespace Klimalos.Tests.Journeys;

/// <summary>A journey and the answers given to it so far, read as a story: answer, then say where the walk stands.</summary>
internal sealed class JourneyScenario(Journey journey)
{
    private readonly Dictionary<string, Answer> answers = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Answer> Answers => answers;

    public Walk Walk => Walk.Over(journey, answers);

    public static JourneyScenario RaceToZero() => new(Released.RaceToZero);

    public JourneyScenario Answer(string step, string value)
    {
        journey.Find(step).ShouldNotBeNull($"the journey has no step {step}");
        answers[step] = new Answer(value, "directline:1", DateTimeOffset.UnixEpoch, "directline");
        return this;
    }

    public JourneyScenario Skip(string step) => Answer(step, "");

    /// <summary>Answers each step that is asked, until the given one is.</summary>
    public JourneyScenario AnswerUntil(string step)
    {
        while (Walk.Next is { } next && !string.Equals(next.Id, step, StringComparison.Ordinal))
            Answer(next.Id, Usual(next));
        return AssertNext(step);
    }

    public JourneyScenario AnswerAll()
    {
        while (Walk is { Next: { } next } walk && !walk.AllAsked)
            Answer(next.Id, Usual(next));
        return this;
    }

    public JourneyScenario AssertNext(string? step)
    {
        Walk.Next?.Id.ShouldBe(step);
        (Walk.Next is null).ShouldBe(step is null);
        return this;
    }

    public JourneyScenario AssertExit(string exit, string step)
    {
        Walk.Exit.ShouldBe(exit);
        Walk.ExitStep!.Id.ShouldBe(step);
        return AssertNext(null);
    }

    public JourneyScenario AssertDone(params string[] stages)
    {
        Walk.Stages.Where(stage => stage.IsDone).Select(stage => stage.Stage.Id).ShouldBe(stages);
        return this;
    }

    public JourneyScenario AssertLeftOpen(params string[] steps)
    {
        Walk.LeftOpen.Select(step => step.Id).ShouldBe(steps);
        return this;
    }

    public JourneyScenario AssertWalked(params string[] steps)
    {
        Walk.Steps.Select(step => step.Step.Id).ShouldBe(steps);
        return this;
    }

    /// <summary>A value that goes on: the first option that neither ends the journey nor leaves the step open.</summary>
    private static string Usual(Step step) => step.Kind switch
    {
        StepKind.Municipality => "NO-3203",
        StepKind.Email => "kari@asker.kommune.no",
        StepKind.Year => "2045",
        StepKind.Date => "2026-12-13",
        StepKind.Number => "12",
        StepKind.File => "c/1 20 plan.pdf",
        StepKind.Repeat => "0",
        _ when step.Options.Count > 0 => step.Options.First(option => option is { KeepsOpen: false, Exit: null }).Value,
        _ => "Et svar",
    };
}
