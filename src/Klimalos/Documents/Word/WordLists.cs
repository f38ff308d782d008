using DocumentFormat.OpenXml.Wordprocessing;

namespace Klimalos.Documents.Word;

/// <summary>The numbering definitions: one for all bullets, and one for each numbered list, so that each begins at 1.</summary>
internal static class WordLists
{
    public const int Bullets = 1;
    public const int FirstNumbered = 2;

    private const int BulletForm = 0;
    private const int NumberForm = 1;

    public static Numbering Make(int numberedLists) => new(
    [
        Form(BulletForm, NumberFormatValues.Bullet, "•"),
        Form(NumberForm, NumberFormatValues.Decimal, "%1."),
        new NumberingInstance(new AbstractNumId { Val = BulletForm }) { NumberID = Bullets },
        .. Enumerable.Range(FirstNumbered, numberedLists).Select(number => new NumberingInstance(
            new AbstractNumId { Val = NumberForm },
            new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = number }),
    ]);

    private static AbstractNum Form(int id, NumberFormatValues format, string text) => new(
        new MultiLevelType { Val = MultiLevelValues.SingleLevel },
        new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = format },
            new LevelText { Val = text },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "425", Hanging = "425" }))
        { LevelIndex = 0 })
    { AbstractNumberId = id };
}
