namespace Klimalos.Journeys.Answers;

/// <summary>What a text says about a date.</summary>
internal abstract record UnderstoodDate
{
    private UnderstoodDate()
    {
    }

    public sealed record Day(DateOnly Date) : UnderstoodDate;

    /// <summary>"Neste onsdag" said on a Monday: this week's or the next one's.</summary>
    public sealed record Either(DateOnly First, DateOnly Second) : UnderstoodDate;

    public sealed record Several(IReadOnlyList<DateOnly> Dates) : UnderstoodDate;

    /// <summary>A part of a date: a year, a month, a week.</summary>
    public sealed record Incomplete : UnderstoodDate;

    public sealed record NoSuchMonth(int Month) : UnderstoodDate;

    /// <param name="Year">Null when no year was said and the month has as many days in every year.</param>
    public sealed record NoSuchDay(int Number, int Month, int? Year) : UnderstoodDate;
}
