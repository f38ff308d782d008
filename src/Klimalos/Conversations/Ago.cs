namespace Klimalos.Conversations;

/// <summary>How long ago something was, as one says it.</summary>
internal static class Ago
{
    public static string Of(TurnDraft turn, DateTimeOffset at)
    {
        var passed = turn.Input.Now - at;
        if (passed < TimeSpan.FromMinutes(1))
            return turn.Text("members.just-now");
        if (passed < TimeSpan.FromHours(1))
            return turn.Text("members.minutes-ago", ("count", (int)passed.TotalMinutes));
        return passed < TimeSpan.FromDays(1)
            ? turn.Text("members.hours-ago", ("count", (int)passed.TotalHours))
            : turn.Text("members.on-date", ("date", LocalCalendar.Today(at)));
    }
}
