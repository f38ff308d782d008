using System.Globalization;
using Klimalos.Knowledge.Search;
using Klimalos.Knowledge.Search.Semantics;

namespace Evaluation.Fitting;

/// <summary>
/// Learns the space of meanings, the gate, the weights of the ranking and of the score, and the thresholds, and writes their files. The
/// material is dealt into parts: each is asked of an index, a space and a gate that know nothing of it, and what follows is learnt from
/// that. How it does on questions that it was not fitted on is told in the same way.
/// </summary>
internal sealed class Fit(Thesaurus thesaurus, Material material, int rounds)
{
    private const int Seed = 2030;
    private static readonly ParallelOptions TwoAtATime = new() { MaxDegreeOfParallelism = 2 };

    public void Run(string folder, Action<IReadOnlyList<Judged>, RankingWeights> report)
    {
        var cases = Cases();
        Log($"{cases.Count} cases");
        var judged = new List<Judged>[Material.Parts];
        Parallel.For(0, Material.Parts, TwoAtATime, part => judged[part] = Judge(cases, part));
        Log("judged");
        var ranking = RankingFit.Fit(cases, RankingWeights.Fitted);
        var fitted = Thresholds.Fit([.. judged.SelectMany(part => part)], ranking);
        report([.. judged.SelectMany(part => part)], fitted);
        File.WriteAllLines(Path.Combine(folder, "ranking.tsv"), fitted.Write());
        File.WriteAllLines(Path.Combine(folder, "confidence.tsv"), ScoreFit.Fit(cases, ranking).Write());
        var (model, gate) = Learn(Material.None);
        using var modelFile = File.Create(Path.Combine(folder, "Semantics", "semantics.bin"));
        model.Write(modelFile);
        using var gateFile = File.Create(Path.Combine(folder, "Semantics", "domain.bin"));
        gate.Write(gateFile);
        Log("done");
    }

    private (SemanticModel Model, DomainGate Gate) Learn(int without)
    {
        var lessons = material.LessonsWithout(without);
        return (new SemanticTraining(thesaurus, rounds, Seed).Run(lessons), new GateTraining(thesaurus, Seed).Run(lessons));
    }

    /// <summary>Each question as it fares with an index, a space and a gate that know nothing of its part.</summary>
    private List<Case> Cases()
    {
        var cases = new List<Case>[Material.Parts];
        Parallel.For(0, Material.Parts, TwoAtATime, part =>
        {
            var (model, gate) = Learn(part);
            var index = SearchIndex.Build(material.ArticlesWithout(part), thesaurus, model, gate);
            cases[part] = [.. material.Of(part).Select(question => Case.Of(question, part, index, RankingWeights.Fitted))];
        });
        return [.. cases.SelectMany(part => part)];
    }

    /// <summary>The cases of a part, weighed by what was learnt from the others.</summary>
    private static List<Judged> Judge(List<Case> cases, int part)
    {
        List<Case> others = [.. cases.Where(item => item.Part != part)];
        var weights = RankingFit.Fit(others, RankingWeights.Fitted);
        var network = ScoreFit.Fit(others, weights);
        return [.. cases.Where(item => item.Part == part && item.Found.Best.Count > 0).Select(item =>
        {
            var found = item.Ranked(weights);
            return new Judged(item, item.IsRight(found.Best[0]), network.Probability(Confidence.Features(found.Asked, found.Best, found.Highest)));
        })];
    }

    private static void Log(string what) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} after {Environment.CpuUsage.TotalTime.TotalSeconds:F0} s of processor time"));
}
