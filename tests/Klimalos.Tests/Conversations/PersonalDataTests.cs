using Klimalos.Conversations;

namespace Klimalos.Tests.Conversations;

public class PersonalDataTests
{
    [Theory]
    [InlineData("skriv til kari.nordmann@asker.kommune.no før jul", "skriv til *** før jul")]
    [InlineData("<kari+klima@asker.no>", "<***>")]
    [InlineData("E-post:\nåse@bærum.kommune.no\nTakk", "E-post:\n***\nTakk")]
    [InlineData("kari @ asker.no", "***")]
    [InlineData("kari (at) asker.no eller ole [krøllalfa] moss.no", "*** eller ***")]
    public void E_mail_addresses_are_masked(string text, string masked) => PersonalData.Mask(text).ShouldBe(masked);

    [Theory]
    [InlineData("900 63 086")]
    [InlineData("90063086")]
    [InlineData("22 33 44 55")]
    [InlineData("+47 900 63 086")]
    [InlineData("+4790063086")]
    [InlineData("0047 22334455")]
    [InlineData("070-123 45 67")]
    [InlineData("08-12 34 56")]
    [InlineData("+46 (0)70-123 45 67")]
    [InlineData("+46 70 123 45 67")]
    [InlineData("20 12 34 56")]
    [InlineData("2712 3456")]
    [InlineData("+45 12.34.56.78")]
    [InlineData("040 123 4567")]
    [InlineData("900\u00A063\u00A0086")]
    public void Phone_numbers_are_masked_in_every_usual_form(string number) =>
        PersonalData.Mask($"Ring {number}, takk").ShouldBe("Ring ***, takk");

    [Theory]
    [InlineData("01027512345")]
    [InlineData("010275 12345")]
    [InlineData("19750201-1234")]
    [InlineData("197502011234")]
    [InlineData("750201-1234")]
    [InlineData("010275-1234")]
    [InlineData("0102751234")]
    [InlineData("010275\u20131234")]
    [InlineData("01.02.1975")]
    public void Identity_numbers_and_dates_of_birth_are_masked(string number) =>
        PersonalData.Mask($"Jeg er {number} og bor her").ShouldBe("Jeg er *** og bor her");

    [Theory]
    [InlineData("50 prosent innen 2030")]
    [InlineData("fra 2019 til 2030, 2040 og 2050")]
    [InlineData("perioden 2021-2030")]
    [InlineData("perioden 2021\u20132030")]
    [InlineData("mål 2030 2050")]
    [InlineData("fristen 15.09.2021 eller 2026-11-02")]
    [InlineData("sak 26/1234")]
    [InlineData("sak 2026/12345")]
    [InlineData("vi har 1 200 000 innbyggere og 100.000 kr")]
    [InlineData("kontakt Kari Nordmann i Asker")]
    public void Years_dates_amounts_case_numbers_and_names_stay(string text) => PersonalData.Mask(text).ShouldBe(text);

    [Fact]
    public void Several_are_masked_in_one_text() =>
        PersonalData.Mask("Ring 900 63 086 eller skriv til kari@asker.no før 2030").ShouldBe("Ring *** eller skriv til *** før 2030");
}
