using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Klimalos.Languages;

namespace Klimalos.Documents.Word;

/// <summary>The styles: those of Word's own that fit, under their own names, so that a municipality's template takes over when pasted into.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Text = "Normal";
    public const string Note = "Note";
    public const string ListBullet = "ListBullet";
    public const string ListNumber = "ListNumber";
    public const string Cell = "TableText";
    public const string AfterTable = "AfterTable";
    public const string Footer = "Footer";
    public const string ToFill = "ToFill";
    public const string Grid = "TableGrid";
    public const string Facts = "FactsTable";

    private const string Dark = "1F3A4D";
    private const string Line = "A6B3BC";
    private const string HeaderFill = "E3EAEE";
    private const string GapFill = "FFF2B3";

    public static string Heading(int level) => string.Create(CultureInfo.InvariantCulture, $"Heading{level}");

    public static Styles Make(Language language) => new(
        Defaults(language),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = Text, Default = true },
        Paragraph(Title, "Title", Spacing(0, 200), Look(Dark, points: 18, bold: true)),
        Paragraph(Heading(1), "heading 1", Head(280, 80, outline: 0), Look(Dark, points: 14, bold: true)),
        Paragraph(Heading(2), "heading 2", Head(200, 60, outline: 1), Look(Dark, points: 12, bold: true)),
        Paragraph(Note, "Note", NoteForm(), Look("404040", points: 10, bold: false)),
        Paragraph(ListBullet, "List Bullet", Spacing(0, 60), null),
        Paragraph(ListNumber, "List Number", Spacing(0, 80), null),
        Paragraph(Cell, "Table Text", Spacing(40, 40), Look(null, points: 10, bold: false)),
        Paragraph(AfterTable, "After Table", Spacing(0, 0), Look(null, points: 6, bold: false)),
        Paragraph(Footer, "footer", new StyleParagraphProperties(new Justification { Val = JustificationValues.Right }), Look("404040", points: 9, bold: false)),
        Gap(),
        TableOf(Facts, "Facts Table", Borders(HeaderFill, vertical: false), null),
        TableOf(Grid, "Table Grid", Borders(Line, vertical: true), HeaderRow()));

    private static DocDefaults Defaults(Language language) => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri", EastAsia = "Calibri" },
            new FontSize { Val = "22" },
            new FontSizeComplexScript { Val = "22" },
            new DocumentFormat.OpenXml.Wordprocessing.Languages { Val = language.Culture().Name, EastAsia = language.Culture().Name })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
            new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto })));

    private static Style Paragraph(string id, string name, StyleParagraphProperties form, StyleRunProperties? look)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = Text }, new PrimaryStyle(), form)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            CustomStyle = id is Note or Cell or AfterTable,
        };
        if (look is not null)
            style.Append(look);
        return style;
    }

    private static Style Gap() => new(
        new StyleName { Val = "To Fill" },
        new PrimaryStyle(),
        new StyleRunProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = GapFill }))
    {
        Type = StyleValues.Character,
        StyleId = ToFill,
        CustomStyle = true,
    };

    private static StyleParagraphProperties Spacing(int before, int after) => new(
        new SpacingBetweenLines { Before = Number(before), After = Number(after) });

    private static StyleParagraphProperties Head(int before, int after, int outline) => new(
        new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = Number(before), After = Number(after) }, new OutlineLevel { Val = outline });

    private static StyleParagraphProperties NoteForm() => new(
        new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 18, Space = 8, Color = Line }),
        new SpacingBetweenLines { Before = "60", After = "160" },
        new Indentation { Left = "227" });

    private static StyleRunProperties Look(string? color, int points, bool bold)
    {
        var look = new StyleRunProperties();
        if (bold)
            look.Append(new Bold());
        if (color is not null)
            look.Append(new Color { Val = color });
        look.Append(new FontSize { Val = Number(points * 2) }, new FontSizeComplexScript { Val = Number(points * 2) });
        return look;
    }

    private static Style TableOf(string id, string name, TableBorders borders, TableStyleProperties? header)
    {
        var style = new Style(
            new StyleName { Val = name },
            new PrimaryStyle(),
            new StyleTableProperties(
                borders,
                new TableCellMarginDefault(
                    new TopMargin { Width = "20", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "20", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })))
        {
            Type = StyleValues.Table,
            StyleId = id,
            CustomStyle = id is Facts,
        };
        if (header is not null)
            style.Append(header);
        return style;
    }

    private static TableBorders Borders(string color, bool vertical)
    {
        var borders = new TableBorders(new TopBorder { Val = BorderValues.Single, Size = 4, Color = color });
        if (vertical)
            borders.Append(new LeftBorder { Val = BorderValues.Single, Size = 4, Color = color });
        borders.Append(new BottomBorder { Val = BorderValues.Single, Size = 4, Color = color });
        if (vertical)
            borders.Append(new RightBorder { Val = BorderValues.Single, Size = 4, Color = color });
        borders.Append(new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = color });
        if (vertical)
            borders.Append(new InsideVerticalBorder { Val = BorderValues.Single, Size = 4, Color = color });
        return borders;
    }

    private static TableStyleProperties HeaderRow() => new(
        new RunPropertiesBaseStyle(new Bold(), new Color { Val = Dark }),
        new TableStyleConditionalFormattingTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = HeaderFill }))
    {
        Type = TableStyleOverrideValues.FirstRow,
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
