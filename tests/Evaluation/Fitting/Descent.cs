namespace Evaluation.Fitting;

/// <summary>Small regressions by plain gradient descent with Adam's step sizes; sums over all cases, so that runs are repeatable.</summary>
internal static class Descent
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;

    /// <param name="slope">Writes the slope at the weights.</param>
    public static double[] Run(double[] start, int steps, double stepSize, Action<double[], double[]> slope)
    {
        var weights = start.ToArray();
        var slopes = new double[weights.Length];
        var means = new double[weights.Length];
        var squares = new double[weights.Length];
        for (var step = 1; step <= steps; step++)
        {
            Array.Clear(slopes);
            slope(weights, slopes);
            for (var i = 0; i < weights.Length; i++)
            {
                means[i] = (Beta1 * means[i]) + ((1 - Beta1) * slopes[i]);
                squares[i] = (Beta2 * squares[i]) + ((1 - Beta2) * slopes[i] * slopes[i]);
                var mean = means[i] / (1 - Math.Pow(Beta1, step));
                var square = squares[i] / (1 - Math.Pow(Beta2, step));
                weights[i] -= stepSize * mean / (Math.Sqrt(square) + 1e-9);
            }
        }
        return weights;
    }
}
