namespace Klimalos.Enrolments;

/// <param name="Country">NO, SE or DK.</param>
/// <param name="Code">The country's official code, with leading zeros.</param>
/// <param name="Name">Official name, as the register has it.</param>
public sealed record Municipality(string Country, string Code, string Name)
{
    /// <summary>The stable value that is stored: <c>NO-3203</c>.</summary>
    public string Key => $"{Country}-{Code}";
}

/// <summary>All municipalities of the Nordic countries that Klimalos serves, from <c>resources/municipalities.csv</c>.</summary>
public sealed class MunicipalityRegister
{
    public static MunicipalityRegister Load(ContentFile csv) => throw new NotSupportedException();

    public Municipality? ByKey(string key) => throw new NotSupportedException();

    /// <summary>
    /// Those that the text may mean, best first: one when it is clear, several when it is not, none when nothing is near.
    /// Tolerates case, "kommune" and its forms, missing accents, and small typing errors.
    /// </summary>
    /// <param name="countries">Where to look; empty = everywhere.</param>
    public IReadOnlyList<Municipality> Find(string text, IReadOnlyList<string> countries) => throw new NotSupportedException();
}
