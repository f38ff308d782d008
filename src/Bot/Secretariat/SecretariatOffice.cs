using Klimalos.Reminders;

namespace Bot.Secretariat;

/// <summary>When the secretariat is written to by itself: it sits in Norway.</summary>
internal static class SecretariatOffice
{
    private const string Country = "NO";

    public static bool IsOpen(DateTimeOffset moment) => OfficeHours.IsOpen(Country, moment);
}
