using Klimalos.Secretariat;

namespace Bot.Secretariat.Page;

/// <summary>Addresses of the page, without the leading slash.</summary>
public static class PageRoutes
{
    public const string Root = "secretariat";
    public const string SignIn = PageSignIn.Path;
    public const string SignOut = Root + "/sign-out";
    public const string Language = Root + "/language";
    public const string Table = Root + "/table";
    public const string TableFile = Root + "/table.csv";
    public const string Calendar = Root + "/deadlines.ics";
    public const string Enrolment = Root + "/enrolments";
    public const string Deadlines = Root + "/deadlines";
    public const string Reminders = Root + "/reminders";
    public const string Questions = Root + "/questions";
    public const string Rounds = Root + "/rounds";
    public const string RoundClose = Root + "/rounds/close";
}
