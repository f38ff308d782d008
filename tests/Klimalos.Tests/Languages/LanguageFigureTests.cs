using Klimalos.Languages;

namespace Klimalos.Tests.Languages;

/// <summary>Holds what the trained model reaches on sentences of our own that were in no training material.</summary>
public sealed class LanguageFigureTests
{
    private const int LargestModel = 500_000;

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Languages", "messages.tsv"));

    private readonly LanguageDetector _detector = new();

    [Fact]
    public void Of_messages_of_2_to_15_words_at_least_96_5_per_cent_are_told_right() => Mean(Right(prior: null)).ShouldBeGreaterThanOrEqualTo(0.965);

    [Fact]
    public void Neither_Norwegian_nor_Danish_falls_under_93_per_cent()
    {
        var right = Right(prior: null);
        right[Language.Nb].ShouldBeGreaterThanOrEqualTo(0.93);
        right[Language.Da].ShouldBeGreaterThanOrEqualTo(0.93);
    }

    [Fact]
    public void A_locale_that_is_always_wrong_leaves_at_least_92_5_per_cent_right() =>
        Mean(Right(Wrong)).ShouldBeGreaterThanOrEqualTo(0.925);

    [Fact]
    public void A_locale_that_is_right_in_9_of_10_cases_lifts_it_to_98_5_per_cent() =>
        ((0.9 * Mean(Right(language => language))) + (0.1 * Mean(Right(Wrong)))).ShouldBeGreaterThanOrEqualTo(0.985);

    [Theory]
    [InlineData("Klimatkontrakt 2030")]
    [InlineData("Race to Zero")]
    [InlineData("Covenant of Mayors")]
    [InlineData("Energi- og CO2-regnskabet")]
    [InlineData("Viable Cities")]
    [InlineData("Borgmesterpagten")]
    [InlineData("Växjö")]
    [InlineData("Frederiksberg")]
    [InlineData("Asker, Drammen, Lillestrøm")]
    public void A_name_in_a_question_does_not_tip_its_language(string name)
    {
        foreach (var language in LanguageExtensions.All)
        {
            _detector.Detect($"{AskedIn(language)} {name}?", language).Language.ShouldBe(language);
            _detector.Detect($"{name}: {AskedIn(language)}?").Language.ShouldBe(language);
        }
    }

    [Fact]
    public void The_model_is_at_most_500_kilobytes()
    {
        using var stream = typeof(LanguageDetector).Assembly.GetManifestResourceStream("Klimalos.Languages.Recognition.weights.bin").ShouldNotBeNull();
        stream.Length.ShouldBeLessThanOrEqualTo(LargestModel);
    }

    private static string AskedIn(Language language) => language switch
    {
        Language.Nb => "hva må kommunen gjøre for å bli med i",
        Language.Sv => "vad måste kommunen göra för att gå med i",
        Language.Da => "hvad skal kommunen gøre for at komme med i",
        _ => "what must the municipality do to join",
    };

    private static Language Wrong(Language language) => language switch
    {
        Language.Nb => Language.Da,
        Language.Da => Language.Nb,
        Language.Sv => Language.Nb,
        _ => Language.Sv,
    };

    private static double Mean(Dictionary<Language, double> shares) => shares.Values.Average();

    private Dictionary<Language, double> Right(Func<Language, Language>? prior) => Lines
        .Select(line => line.Split('\t'))
        .Select(parts => (Language: LanguageExtensions.FromTag(parts[0])!.Value, Text: parts[1]))
        .GroupBy(message => message.Language)
        .ToDictionary(group => group.Key, group => group.Average(message =>
            LanguageDetector.LanguageOf(_detector.Detect(message.Text, prior?.Invoke(message.Language)).Likeliest) == message.Language ? 1.0 : 0.0));
}
