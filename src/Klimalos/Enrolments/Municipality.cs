namespace Klimalos.Enrolments;

/// <param name="Country">NO, SE or DK.</param>
/// <param name="Code">The country's official code, with leading zeros.</param>
/// <param name="Name">Official name, as the register has it.</param>
public sealed record Municipality(string Country, string Code, string Name)
{
    /// <summary>The stable value that is stored: <c>NO-3203</c>.</summary>
    public string Key => $"{Country}-{Code}";

    /// <summary>The name in the country's majority language where the official one is Sámi only: "Karasjok" for Kárášjohka.</summary>
    public string? EverydayName { get; init; }

    /// <summary>County or region, where it is known.</summary>
    public string? County { get; init; }

    /// <summary>The name that most people write.</summary>
    public string CommonName => EverydayName ?? Name;
}
