using Klimalos.Knowledge.Search;
using Klimalos.Knowledge.Search.Semantics;

namespace Klimalos.Tests.Knowledge;

public sealed class SemanticsTests
{
    [Theory]
    [InlineData("Hva må kommunen gjøre for å bli med i klimakampanjen?", "Hvor lenge skal egget koke?")]
    [InlineData("Vem undertecknar löftet om nettonoll?", "Var kan jag parkera i centrum?")]
    [InlineData("Hvad skal byrådet beslutte om klimaplanen?", "Hvem vandt fodboldkampen i går?")]
    [InlineData("Does the council have to vote on the pledge?", "What time does the swimming pool open?")]
    public void A_question_for_this_bot_passes_the_gate_rather_than_another(string asked, string other) =>
        DomainGate.Fitted.LogOdds(Features(asked)).ShouldBeGreaterThan(DomainGate.Fitted.LogOdds(Features(other)));

    [Fact]
    public void A_text_without_words_is_judged_by_the_constant_alone() =>
        new DomainGate(0.5f, 1, new sbyte[SemanticFeatures.Buckets]).LogOdds([]).ShouldBe(0.5f);

    [Fact]
    public void A_text_lies_nearer_to_its_article_than_to_another()
    {
        var model = SemanticModel.Fitted;
        var place = model.Place(Features("What does it cost to join Race to Zero?"));

        Vectors.Dot(place, model.PlaceOf("r2z-cost")!).ShouldBeGreaterThan(Vectors.Dot(place, model.PlaceOf("vc-lund-updates")!));
        Vectors.Dot(place, model.PlaceOf("r2z-cost")!).ShouldBeGreaterThan(model.Elsewhere(place));
    }

    [Fact]
    public void An_article_that_is_newer_than_the_space_has_no_learnt_place() => SemanticModel.Fitted.PlaceOf("no-such-article").ShouldBeNull();

    [Fact]
    public void A_space_is_written_as_it_was_read()
    {
        using var file = new MemoryStream();
        SemanticModel.Fitted.Write(file);
        using var resource = typeof(SemanticModel).Assembly.GetManifestResourceStream("Klimalos.Knowledge.Search.Semantics.semantics.bin")!;
        var read = new byte[resource.Length];
        resource.ReadExactly(read);

        // The places are brought to the length 1 when they are read, which may move a byte by one; the rows stay as they are.
        file.ToArray().Length.ShouldBe(read.Length);
        file.ToArray().Take(SemanticFeatures.Buckets * SemanticModel.Dimensions).SequenceEqual(read.Take(SemanticFeatures.Buckets * SemanticModel.Dimensions)).ShouldBeTrue();
    }

    private static List<Feature> Features(string text)
    {
        var words = Words.Of(text);
        return SemanticFeatures.Of(words, [.. words.Select(Stemmer.Stem)], Thesaurus.Empty);
    }
}
