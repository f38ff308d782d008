using Klimalos.Conversations;

namespace Klimalos.Secretariat.Desk;

/// <summary>The table and the calendar as files, and the way into the page.</summary>
internal static class Exports
{
    public static void Show(TurnDraft turn, StandingFilter filter)
    {
        if (!turn.TryFind(new Need.Standings(), out var all))
            return;
        DeskReplies.Say(turn, turn.NewReply(turn.Text(
            "secretariat.export-ready",
            ("selection", Selections.Describe(turn, filter, all!)),
            ("count", filter.Of(all!).Count),
            ("minutes", (int)SecretariatFile.Lifetime.TotalMinutes))) with
        {
            Title = turn.Text("secretariat.export"),
            Documents = [LinkTo(turn, SecretariatFile.Csv, filter, "csv"), LinkTo(turn, SecretariatFile.Calendar, filter, "ics")],
        });
    }

    public static void GivePage(TurnDraft turn)
    {
        if (turn.Input.Incoming.IsShared)
        {
            turn.Say("secretariat.alone");
            return;
        }

        if (!turn.TryFind(new Need.FreshToken(), out var token))
            return;
        turn.OfSecretariat(changes => changes with
        {
            SignIn = new PageSignIn(PageSignIn.HashOf(token!), turn.Me, turn.Input.Now + PageSignIn.Lifetime),
        });
        DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.page-link", ("minutes", (int)PageSignIn.Lifetime.TotalMinutes))) with
        {
            Title = turn.Text("secretariat.page"),
            Documents = [new DocumentLink(SecretariatFile.Page, token!, turn.Language, string.Empty, turn.Text("secretariat.open-page"))],
        });
    }

    private static DocumentLink LinkTo(TurnDraft turn, string kind, StandingFilter filter, string extension) => new(
        kind, filter.ToString(), turn.Language, turn.Text("secretariat.file-name", ("date", Languages.LocalFormat.IsoDate(turn.Today)), ("extension", extension)), turn.Text($"secretariat.export-{extension}"));
}
