using System.Globalization;
using System.Text;
using Klimalos.Secretariat;

namespace Bot.Secretariat.Page;

/// <summary>Where everything lies in the picture of a round's progress, in units of its view box.</summary>
public sealed class PlotDrawing
{
    public const int Width = 930;
    public const int Height = 340;
    public const int Left = 44;
    public const int Right = 660;
    public const int Top = 26;
    public const int Bottom = 300;

    private const int LabelHeight = 19;
    private const int MostTableRows = 12;
    private const int MostDateLabels = 6;
    private static readonly int[] NiceSteps = [1, 2, 5];

    private readonly RoundProgress progress;

    public PlotDrawing(RoundProgress progress)
    {
        this.progress = progress;
        var most = Math.Max(1, progress.Lines.Max(line => line.Total));
        Step = Enumerable.Range(0, 7).SelectMany(power => NiceSteps.Select(nice => nice * (int)Math.Pow(10, power))).First(step => step * 5 >= most);
        Most = (most + Step - 1) / Step * Step;
        Labels = Spread([.. progress.Lines.Select((line, index) => (index, Y(line.On(progress.Today))))]);
    }

    /// <summary>Between two lines of the grid.</summary>
    public int Step { get; }

    /// <summary>The number at the top.</summary>
    public int Most { get; }

    /// <summary>Where the name of each line stands, moved apart so that all can be read.</summary>
    public IReadOnlyList<double> Labels { get; }

    public IEnumerable<int> Grid => Enumerable.Range(0, (Most / Step) + 1).Select(line => line * Step);

    /// <summary>First days of months, or of as many of them as there is room for.</summary>
    public IEnumerable<DateOnly> Months
    {
        get
        {
            var first = new DateOnly(progress.First.Year, progress.First.Month, 1).AddMonths(progress.First.Day == 1 ? 0 : 1);
            var count = ((progress.Last.Year - first.Year) * 12) + progress.Last.Month - first.Month + 1;
            var stride = Math.Max(1, (count + MostDateLabels - 1) / MostDateLabels);
            for (var month = 0; month < count; month += stride)
                yield return first.AddMonths(month);
        }
    }

    /// <summary>The days of the table that says the same as the picture.</summary>
    public IEnumerable<DateOnly> TableDays
    {
        get
        {
            var days = progress.Today.DayNumber - progress.First.DayNumber;
            var rows = Math.Clamp(days / 7, 1, MostTableRows);
            return Enumerable.Range(0, rows + 1).Select(row => progress.First.AddDays(days * row / rows)).Distinct();
        }
    }

    public double X(DateOnly day)
    {
        var days = Math.Max(1, progress.Last.DayNumber - progress.First.DayNumber);
        return Left + ((Right - Left) * Math.Clamp((day.DayNumber - progress.First.DayNumber) / (double)days, 0, 1));
    }

    public double Y(int count) => Bottom - ((Bottom - Top) * count / (double)Most);

    /// <summary>A line that goes up in steps until today.</summary>
    public string Path(ProgressLine line)
    {
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{X(progress.First):0.#} {Y(0):0.#}");
        foreach (var day in line.Days.Distinct())
            path.Append(CultureInfo.InvariantCulture, $"H{X(day):0.#}V{Y(line.On(day)):0.#}");
        return path.Append(CultureInfo.InvariantCulture, $"H{X(progress.Today):0.#}").ToString();
    }

    public static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    private static double[] Spread((int Index, double Y)[] wanted)
    {
        var places = new double[wanted.Length];
        var free = Bottom;
        foreach (var (index, y) in wanted.OrderByDescending(each => each.Y).ThenByDescending(each => each.Index))
        {
            places[index] = Math.Min(y, free);
            free = (int)(places[index] - LabelHeight);
        }

        return places;
    }
}
