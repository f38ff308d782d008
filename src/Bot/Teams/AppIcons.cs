namespace Bot.Teams;

/// <summary>The app's two icons, drawn here: a pilot's compass whose needle points the way with a green half.</summary>
public static class AppIcons
{
    private const int Samples = 4;

    private static readonly Pixel White = new(255, 255, 255, 255);
    private static readonly Pixel Sea = new(0x0B, 0x5C, 0x6B, 255);
    private static readonly Pixel Leaf = new(0x8F, 0xD1, 0x6A, 255);
    private static readonly Pixel Nothing = new(255, 255, 255, 0);

    /// <summary>192 by 192, in colours, filled to the edge.</summary>
    public static byte[] Colour() => Draw(192, (x, y) =>
        OnRing(x, y, 0.30, 0.36) ? White
        : Needle(x, y, 0.26, 0.085) is { } half ? (half == NeedleHalf.Front ? Leaf : White)
        : Sea);

    /// <summary>32 by 32, white on nothing, as Teams asks.</summary>
    public static byte[] Outline() => Draw(32, (x, y) =>
        OnRing(x, y, 0.39, 0.46) || (Needle(x, y, 0.34, 0.12) is NeedleHalf.Front) || IsEdgeOfTail(x, y) ? White : Nothing);

    private static bool IsEdgeOfTail(double x, double y) =>
        Needle(x, y, 0.34, 0.12) is NeedleHalf.Tail && Needle(x, y, 0.22, 0.055) is not NeedleHalf.Tail;

    private static bool OnRing(double x, double y, double inner, double outer) => Math.Sqrt((x * x) + (y * y)) is var distance && distance >= inner && distance <= outer;

    /// <summary>A slim rhomb that leans to the north-east.</summary>
    private static NeedleHalf? Needle(double x, double y, double length, double width)
    {
        const double lean = Math.PI / 4;
        var along = (x * Math.Sin(lean)) - (y * Math.Cos(lean));
        var across = (x * Math.Cos(lean)) + (y * Math.Sin(lean));
        return (Math.Abs(along) / length) + (Math.Abs(across) / width) > 1 ? null : along >= 0 ? NeedleHalf.Front : NeedleHalf.Tail;
    }

    /// <param name="colourAt">Of a point, from -0.5 to 0.5 from the middle.</param>
    private static byte[] Draw(int size, Func<double, double, Pixel> colourAt)
    {
        var pixels = new Pixel[size * size];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = Mixed(Points(i % size, i / size, size).Select(point => colourAt(point.X, point.Y)).ToList());
        return PngFile.Write(size, pixels);
    }

    private static IEnumerable<(double X, double Y)> Points(int column, int row, int size) =>
        from down in Enumerable.Range(0, Samples)
        from right in Enumerable.Range(0, Samples)
        select (Place(column, right, size), Place(row, down, size));

    private static double Place(int pixel, int sample, int size) => ((pixel + ((sample + 0.5) / Samples)) / size) - 0.5;

    /// <summary>The mean colour of what is seen, and how much of it there is.</summary>
    private static Pixel Mixed(List<Pixel> samples)
    {
        var seen = samples.Where(sample => sample.Alpha > 0).DefaultIfEmpty(Nothing).ToList();
        return new Pixel(
            (byte)seen.Average(sample => sample.Red), (byte)seen.Average(sample => sample.Green), (byte)seen.Average(sample => sample.Blue),
            (byte)samples.Average(sample => sample.Alpha));
    }

    private enum NeedleHalf
    {
        Front,
        Tail,
    }
}
