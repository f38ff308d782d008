namespace Klimalos.Reminders;

/// <summary>One run of a campaign.</summary>
/// <param name="Id">Stable and unique within the journey: <c>2021</c>, <c>trial-2026-q4</c>.</param>
/// <param name="JourneyId">The journey that it is a run of.</param>
/// <param name="Opens">First day, local date of the campaign's country.</param>
/// <param name="Deadline">Last day for joining, local date of the municipality; null where one can join at any time.</param>
/// <param name="IsTrial">Made up for trying the bot; people are told so.</param>
public sealed record Round(string Id, string JourneyId, DateOnly Opens, DateOnly? Deadline, bool IsTrial = false)
{
    /// <summary>From this day on nobody can join any more, whatever the deadline; who has joined goes on. Null = not closed.</summary>
    public DateOnly? ClosedOn { get; init; }

    public bool IsOpenOn(DateOnly day) => Opens <= day && !(Deadline < day) && !(ClosedOn <= day);
}
