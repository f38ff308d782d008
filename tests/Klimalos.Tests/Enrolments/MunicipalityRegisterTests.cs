using Klimalos.Enrolments;
using Klimalos.Tests.Journeys;

namespace Klimalos.Tests.Enrolments;

public class MunicipalityRegisterTests
{
    private static readonly string[] Everywhere = ["NO", "SE", "DK"];

    private static MunicipalityRegister Register => Released.Municipalities;

    [Fact]
    public void The_released_register_holds_every_municipality_and_has_no_problems()
    {
        MunicipalityRegister.Load(Released.Files).Problems.ShouldBeEmpty();
        Register.All.CountBy(municipality => municipality.Country, StringComparer.Ordinal).OrderBy(count => count.Key, StringComparer.Ordinal)
            .ShouldBe([KeyValuePair.Create("DK", 98), KeyValuePair.Create("NO", 357), KeyValuePair.Create("SE", 290)]);
        Register.All.Where(municipality => municipality.Country is not "DK").ShouldAllBe(municipality => municipality.County != null);
    }

    [Fact]
    public void Every_municipality_is_found_by_its_own_name_in_any_case_with_and_without_its_designation()
    {
        foreach (var municipality in Register.All)
        {
            var kommune = municipality.Country is "SE" ? "kommun" : "kommune";
            string[] typed = [municipality.Name, municipality.Name.ToUpperInvariant(), $"{municipality.Name} {kommune}", $"{municipality.CommonName} {kommune}",
                $"vi er {municipality.Name} {kommune}", $"Municipality of {municipality.Name}", municipality.CommonName.ToLowerInvariant()];
            foreach (var text in typed)
                Register.Find(text, Everywhere).ShouldContain(municipality, text);
            Register.Find(municipality.Name, [municipality.Country]).ShouldAllBe(found => found.Name == municipality.Name, municipality.Name);
        }
    }

    [Fact]
    public void Every_name_with_one_typing_error_finds_its_municipality()
    {
        var random = new Random(1);
        var missed = (from municipality in Register.All
                      where municipality.Name.Length >= 4
                      from _ in Enumerable.Range(0, 10)
                      let typed = WithError(municipality.Name, random)
                      where Register.Find(typed, [municipality.Country]) is var found && !found.Contains(municipality)
                          && !Register.All.Any(other => string.Equals(other.Country, municipality.Country, StringComparison.Ordinal) && IsWritten(other, typed))
                      select $"{municipality.Name} as {typed}").ToList();
        missed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("asker", "NO-3203"), InlineData(" Asker Kommune.", "NO-3203"), InlineData("vi er Asker kommune", "NO-3203"), InlineData("Askr kommune", "NO-3203")]
    [InlineData("jeg jobber i Asker kommune i Akershus", "NO-3203"), InlineData("Vi kommer fra Bærum", "NO-3201"), InlineData("Baerum", "NO-3201"), InlineData("barum", "NO-3201")]
    [InlineData("Alesund", "NO-1508"), InlineData("Aalesund", "NO-1508"), InlineData("Stad kommune", "NO-4649"), InlineData("Stad", "NO-4649"), InlineData("Karasjok", "NO-5610")]
    [InlineData("Kautokeino kommune", "NO-5612"), InlineData("Hattfjelldal", "NO-1826"), InlineData("Hamarøy", "NO-1875"), InlineData("Kåfjord", "NO-5540")]
    [InlineData("Tana", "NO-5628"), InlineData("Nesseby", "NO-5636"), InlineData("Snåsa", "NO-5041"), InlineData("Røyrvik", "NO-5043"), InlineData("Lavangen", "NO-5518")]
    [InlineData("Tjeldsund", "NO-5512"), InlineData("Tromso", "NO-5501"), InlineData("Nore og Uvdal", "NO-3338"), InlineData("nord fron", "NO-3436"), InlineData("Trondhjem", "NO-5001")]
    [InlineData("Göteborg", "SE-1480"), InlineData("Gothenburg", "SE-1480"), InlineData("Goteborg", "SE-1480"), InlineData("Stockholms stad", "SE-0180"), InlineData("Malmö stad", "SE-1280")]
    [InlineData("Borås stad", "SE-1490"), InlineData("Lunds kommun", "SE-1281"), InlineData("Lund kommune", "NO-1112"), InlineData("Region Gotland", "SE-0980"), InlineData("Habo", "SE-0643"), InlineData("Håbo", "SE-0305")]
    [InlineData("Københavns Kommune", "DK-0101"), InlineData("Copenhagen", "DK-0101"), InlineData("Århus", "DK-0751"), InlineData("Aarhus", "DK-0751"), InlineData("Ålborg", "DK-0851")]
    [InlineData("Høje Taastrup", "DK-0169"), InlineData("Vesthimmerland", "DK-0820"), InlineData("Det vara Malmö kommun", "SE-1280"), InlineData("Trondehim", "NO-5001")]
    public void A_name_as_people_type_it_finds_the_one_municipality(string text, string key) =>
        Register.Find(text, Everywhere).Select(municipality => municipality.Key).ShouldBe([key]);

    [Theory]
    [InlineData("Herøy", "NO-1515", "NO-1818"), InlineData("våler", "NO-3114", "NO-3419"), InlineData("Lund", "NO-1112", "SE-1281")]
    public void Two_of_one_name_are_both_found(string text, params string[] keys) =>
        Register.Find(text, Everywhere).Select(municipality => municipality.Key).ShouldBe(keys);

    [Theory]
    [InlineData("NO-1515", "Herøy (Møre og Romsdal)"), InlineData("NO-1818", "Herøy (Nordland)"), InlineData("SE-1281", "Lund (Skåne län)"), InlineData("NO-3203", "Asker")]
    [InlineData("NO-5612", "Kautokeino")]
    public void A_label_tells_those_of_one_name_apart(string key, string label) => Register.Label(Register.ByKey(key)!).ShouldBe(label);

    [Theory]
    [InlineData(""), InlineData("???"), InlineData("kommune"), InlineData("Xyzzy"), InlineData("qq"), InlineData("hva koster det å bli med i kampanjen for oss")]
    public void A_text_that_names_none_finds_none(string text) => Register.Find(text, Everywhere).ShouldBeEmpty();

    [Fact]
    public void Only_the_countries_asked_for_are_looked_in()
    {
        Register.Find("Malmö", ["NO"]).ShouldBeEmpty();
        Register.Find("Lund", ["SE"]).ShouldHaveSingleItem().Key.ShouldBe("SE-1281");
        Register.Find("Lund", ["SE", "NO"]).Select(municipality => municipality.Key).ShouldBe(["SE-1281", "NO-1112"]);
        Register.Find("Malmö", []).ShouldHaveSingleItem().Key.ShouldBe("SE-1280");
    }

    [Fact]
    public void A_text_of_any_length_is_read_in_its_beginning() =>
        Register.Find("Asker kommune " + string.Concat(Enumerable.Repeat("og så videre ", 50_000)), Everywhere).ShouldHaveSingleItem().Key.ShouldBe("NO-3203");

    [Theory]
    [InlineData("resources/municipalities.csv", "country,code,name\nNO,3203,Asker\nNO,3203,Asker\n", 3, "stands here twice")]
    [InlineData("resources/municipalities.csv", "country,code,name\nNO,33,Asker\n", 2, "code of four digits")]
    [InlineData("resources/municipalities.csv", "country,code,name\nFI,0091,Helsinki\n", 2, "no country")]
    [InlineData("resources/municipalities.csv", "# Names\ncountry,code,name\nNO,3203\n", 3, "needs 3 values")]
    [InlineData("resources/municipalities.csv", "code,name\n", 1, "first line must be")]
    [InlineData("resources/municipality-names.csv", "country,code,name,use\nNO,9999,Atlantis,search\n", 2, "no municipality NO-9999")]
    [InlineData("resources/municipality-names.csv", "country,code,name,use\nNO,3203,Askerby,often\n", 2, "everyday or search")]
    [InlineData("resources/counties.csv", "country,prefix,name\nNO,32,Akershus\nNO,32,Viken\n", 3, "stands here twice")]
    public void A_fault_in_a_file_is_named_with_its_line(string path, string text, int line, string cause)
    {
        var files = Released.Files.Where(file => !string.Equals(file.Path, path, StringComparison.Ordinal)).Append(new ContentFile(path, text)).ToList();
        MunicipalityRegister.Load(files).Problems.ShouldContain(problem => problem.Path == path && problem.Line == line && problem.Cause.Contains(cause));
    }

    [Fact]
    public void A_missing_file_is_named() => MunicipalityRegister.Load([]).Problems.Select(problem => problem.Path).ShouldBe(
        ["resources/counties.csv", "resources/municipality-names.csv", "resources/municipalities.csv"]);

    private static bool IsWritten(Municipality municipality, string typed) =>
        NameForm.Folded(municipality.Name).Equals(NameForm.Folded(typed), StringComparison.Ordinal)
        || NameForm.Folded(municipality.CommonName).Equals(NameForm.Folded(typed), StringComparison.Ordinal);

    /// <summary>One letter of the name left out, doubled, replaced, or swapped with its neighbour.</summary>
    private static string WithError(string name, Random random)
    {
        var at = random.Next(name.Length - 1);
        return random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            2 => string.Concat(name.AsSpan(0, at), "x", name.AsSpan(at + 1)),
            _ => string.Concat(name.AsSpan(0, at), name[at + 1].ToString(), name[at].ToString(), name.AsSpan(at + 2)),
        };
    }
}
