using Klimalos.Languages;

namespace Klimalos.Tests.Languages;

public sealed class WordUseTests
{
    private static readonly WordUse Use = WordUse.Of(
    [
        (Language.Da, "hvornår er nulmålet nået"), (Language.Da, "nulmålet i planen"), (Language.Nb, "nullmålet i planen"), (Language.Nb, "hvem setter nullmålet"),
        (Language.En, "LundaEko"), (Language.Sv, "fanns bara en gång"),
    ]);

    [Fact]
    public void A_word_that_one_language_has_makes_that_language_likelier()
    {
        var likelihoods = Weighed("Nulmålet?");
        likelihoods[(int)Language.Da].ShouldBe(1);
        likelihoods[(int)Language.Nb].ShouldBeLessThan(0.7);
    }

    [Fact]
    public void Words_that_all_who_have_them_share_leave_those_as_likely_as_before()
    {
        var likelihoods = Weighed("i planen");
        likelihoods[(int)Language.Nb].ShouldBe(likelihoods[(int)Language.Da]);
        likelihoods[(int)Language.Sv].ShouldBeLessThan(likelihoods[(int)Language.Da]);
    }

    [Theory]
    [InlineData("LundaEko")]
    [InlineData("bara")]
    [InlineData("parkering")]
    [InlineData("")]
    public void A_word_of_one_text_or_of_none_tells_nothing(string text) => Weighed(text).ShouldAllBe(likelihood => likelihood == 1);

    private static double[] Weighed(string text)
    {
        double[] likelihoods = [1, 1, 1, 1];
        Use.Weigh(text, likelihoods);
        return likelihoods;
    }
}
