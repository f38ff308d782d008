namespace Klimalos.Documents.Calendar;

/// <summary>A day that matters to an enrolment.</summary>
/// <param name="Id">Stable within the enrolment, so that a calendar that takes the file in again moves the entry instead of adding one.</param>
/// <param name="Title">Plain text, one line.</param>
/// <param name="Description">Plain text; null when the title says all.</param>
public sealed record DatedItem(string Id, DateOnly Date, string Title, string? Description = null);
