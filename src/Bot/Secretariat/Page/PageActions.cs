using Bot.Reminders;
using Bot.Startup;
using Klimalos.Languages;
using Klimalos.Reminders;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat.Page;

/// <summary>What the page's forms do. Each leads on to a page, so that going back does not do it again.</summary>
internal static class PageActions
{
    public static void MapPageActions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(PageRoutes.SignIn, (HttpContext http, PageGuard guard) => guard.DoorAsync(http, DoorNotice.Enter, StatusCodes.Status200OK, http.Request.Query["token"].ToString()));
        routes.MapPost(PageRoutes.SignIn, SignInAsync);
        routes.MapPost(PageRoutes.SignOut, SignOutAsync);
        routes.MapPost(PageRoutes.Language, ChooseLanguageAsync);
        routes.MapPost($"{PageRoutes.Questions}/{{id}}/answer", AnswerAsync);
        routes.MapPost($"{PageRoutes.Questions}/{{id}}/draft", DraftAsync);
        routes.MapPost(PageRoutes.Rounds, SaveRoundAsync);
        routes.MapPost(PageRoutes.RoundClose, CloseRoundAsync);
    }

    private static async Task SignInAsync(HttpContext http, PageSessions sessions, PageGuard guard)
    {
        var form = await http.Request.ReadFormAsync();
        if (await sessions.SignInAsync(http, form["token"].ToString()))
            http.Response.Redirect($"/{PageRoutes.Root}");
        else
            await guard.DoorAsync(http, DoorNotice.LinkIsVoid, StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, PageVisit visit, PageSessions sessions)
    {
        await sessions.SignOutAsync(http, visit.Session);
        return Results.LocalRedirect($"/{PageRoutes.Root}");
    }

    private static async Task<IResult> ChooseLanguageAsync(HttpRequest request, PageVisit visit, PageSessions sessions)
    {
        var form = await request.ReadFormAsync();
        if (LanguageExtensions.FromTag(form["language"]) is { } language)
            await sessions.ChooseAsync(visit.Session, language);
        var back = form["back"].ToString();
        return Results.LocalRedirect(back.StartsWith($"/{PageRoutes.Root}", StringComparison.Ordinal) && !back.Contains('\\') ? back : $"/{PageRoutes.Root}");
    }

    private static async Task<IResult> AnswerAsync(
        string id, HttpRequest request, PageVisit visit, QuestionService questions, ISecretariatStore store, IQuestionStore unanswered, CancellationToken cancellation)
    {
        var text = (await request.ReadFormAsync(cancellation))["answer"].ToString().ReplaceLineEndings("\n").Trim();
        var problem = text.Length switch
        {
            0 => visit.T("answer-empty"),
            > PassedQuestion.MaxLength => visit.T("answer-long", ("count", text.Length), ("max", PassedQuestion.MaxLength)),
            _ => await questions.AnswerAsync(id, visit.Session.Person, text, cancellation) ? null : visit.T("answer-late"),
        };
        return problem is null
            ? Results.LocalRedirect($"/{PageRoutes.Questions}?done=answered")
            : await PageEndpoints.QuestionsAsync(visit, store, unanswered, null, problem, (id, text), cancellation);
    }

    private static async Task<IResult> DraftAsync(
        string id, PageVisit visit, QuestionService questions, ISecretariatStore store, IQuestionStore unanswered, CancellationToken cancellation) =>
        await questions.DraftAsync(id, cancellation) is not null
            ? Results.LocalRedirect($"/{PageRoutes.Questions}?done=drafted")
            : await PageEndpoints.QuestionsAsync(visit, store, unanswered, null, visit.T("draft-failed"), null, cancellation);

    private static async Task<IResult> SaveRoundAsync(
        HttpRequest request, PageVisit visit, IRoundStore store, CurrentRounds rounds, PageStandings standings, GuideClock clock, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var written = new RoundForm(form["journey"].ToString(), form["id"].ToString(), form["opens"].ToString(), form["deadline"].ToString());
        var known = rounds.Of(visit.Content);
        var (round, problem) = Read(visit, written, known);
        if (round is not null && problem is null)
        {
            await rounds.PutAsync(new RoundEdit(round, written.Id.Length == 0 ? RoundEditKind.Opened : RoundEditKind.Changed), visit.Session.Person, clock.Now, cancellation);
            return Results.LocalRedirect($"/{PageRoutes.Rounds}?done=round-saved");
        }

        return await PageEndpoints.RoundsAsync(visit, store, rounds, standings, null, problem, written, cancellation);
    }

    private static async Task<IResult> CloseRoundAsync(
        HttpRequest request, PageVisit visit, IRoundStore store, CurrentRounds rounds, PageStandings standings, GuideClock clock, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        if (Find(rounds.Of(visit.Content), form["journey"].ToString(), form["id"].ToString()) is not { } round)
            return await PageEndpoints.RoundsAsync(visit, store, rounds, standings, null, visit.T("round-unknown"), null, cancellation);
        await rounds.PutAsync(new RoundEdit(round with { ClosedOn = visit.Today }, RoundEditKind.Closed), visit.Session.Person, clock.Now, cancellation);
        return Results.LocalRedirect($"/{PageRoutes.Rounds}?done=round-closed");
    }

    /// <summary>The round that the form means, or what is wrong with it.</summary>
    private static (Round? Round, string? Problem) Read(PageVisit visit, RoundForm form, IReadOnlyList<Round> known)
    {
        if (!visit.Content.Journeys.ContainsKey(form.Journey) || (form.Id.Length > 0 && Find(known, form.Journey, form.Id) is null))
            return (null, visit.T("round-unknown"));
        var deadline = LocalFormat.IsoDate(form.Deadline);
        if (LocalFormat.IsoDate(form.Opens) is not { } opens || (deadline is null && form.Deadline.Length > 0))
            return (null, visit.T("round-dates-wrong"));
        var round = new Round(form.Id.Length > 0 ? form.Id : Rounds.NewId(known, form.Journey, deadline ?? opens), form.Journey, opens, deadline);
        return (round, Rounds.Check(round, known) switch
        {
            RoundFault.None => null,
            RoundFault.Overlap => visit.T("round-overlaps"),
            RoundFault.DeadlineBeforeOpening => visit.T("round-ends-first"),
            _ => visit.T("round-unknown"),
        });
    }

    private static Round? Find(IEnumerable<Round> rounds, string journey, string id) =>
        rounds.FirstOrDefault(round => round.JourneyId == journey && round.Id == id);
}
