using Bot.Editing;
using Bot.Reminders;
using Bot.Secretariat;
using Bot.Startup;
using Klimalos.Reminders;

namespace Bot.Web;

/// <summary>What the operator reads when the bot has started.</summary>
public static class Greeting
{
    public static void Print(WebApplication app)
    {
        var address = app.Services.GetRequiredService<PublicAddress>().Value;
        var isOpen = string.IsNullOrWhiteSpace(app.Configuration["MicrosoftAppId"]);
        Console.WriteLine($"""

            Klimalos is ready.
              Chat page:     {address}
              Bot endpoint:  {address}api/messages{(isOpen ? "  (no MicrosoftAppId: for this machine only)" : "")}
            {string.Join(Environment.NewLine, RoundLines(app))}
            {ClaimLine(app)}  Next:          open the chat page and write "Hei". Stop with Ctrl+C.

            """);
    }

    private static string ClaimLine(WebApplication app) => app.Services.GetRequiredService<SecretariatStart>().ClaimCode is { } code
        ? $"  Secretariat:   nobody yet; whoever types {code} in the chat first is its first member{Environment.NewLine}"
        : string.Empty;

    private static IEnumerable<string> RoundLines(WebApplication app)
    {
        var content = app.Services.GetRequiredService<CurrentContent>().Content;
        var rounds = app.Services.GetRequiredService<CurrentRounds>().Of(content);
        var today = app.Services.GetRequiredService<GuideClock>().Today;
        foreach (var journey in content.Journeys.Values)
        {
            var round = Rounds.OpenOn(rounds, journey.Id, today, trialAllowed: !app.Environment.IsProduction());
            yield return round switch
            {
                null => $"  Round:         none of {journey.Id} is open",
                { Deadline: null } => $"  Round:         {journey.Id} can be joined at any time",
                { IsTrial: true } => $"  Round:         a trial round of {journey.Id} is open until {round.Deadline:yyyy-MM-dd}, since no real one is",
                _ => $"  Round:         {journey.Id} {round.Id} is open until {round.Deadline:yyyy-MM-dd}",
            };
        }
    }
}
