using Bot.Reminders;
using Bot.Secretariat.Page.Views;
using Klimalos.Reminders;
using Klimalos.Secretariat;
using Klimalos.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Secretariat.Page;

/// <summary>The pages themselves. <see cref="PageGuard"/> stands before all of them.</summary>
public static class PageEndpoints
{
    private const int MostReminders = 200;
    private const int MostAnswered = 50;
    private const int MostUnanswered = 100;

    public static void AddSecretariatPage(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "klimalos-form";
            options.Cookie.Path = $"/{PageRoutes.Root}";
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<PageSessions>().AddSingleton<PageGuard>().AddSingleton<PageStandings>().AddSingleton<TimelineReader>();
    }

    public static void UseSecretariatGuard(this WebApplication app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments($"/{PageRoutes.Root}", StringComparison.OrdinalIgnoreCase),
        branch => branch.Use(next => http => http.RequestServices.GetRequiredService<PageGuard>().InvokeAsync(http, next)));

    public static void MapSecretariatPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(PageRoutes.Root, OverviewAsync);
        routes.MapGet(PageRoutes.Table, TableAsync);
        routes.MapGet(PageRoutes.TableFile, (PageVisit visit, SecretariatFiles files, HttpRequest request, CancellationToken cancellation) =>
            files.MakeAsync(SecretariatFile.Csv, TableQuery.Read(request.Query).Filter, visit.Language, null, cancellation));
        routes.MapGet(PageRoutes.Calendar, (PageVisit visit, SecretariatFiles files, HttpRequest request, CancellationToken cancellation) =>
            files.MakeAsync(SecretariatFile.Calendar, TableQuery.Read(request.Query).Filter, visit.Language, null, cancellation));
        routes.MapGet($"{PageRoutes.Enrolment}/{{id}}", EnrolmentAsync);
        routes.MapGet(PageRoutes.Deadlines, DeadlinesAsync);
        routes.MapGet(PageRoutes.Reminders, RemindersAsync);
        routes.MapGet(PageRoutes.Questions, (PageVisit visit, ISecretariatStore store, IQuestionStore open, HttpRequest request, CancellationToken cancellation) =>
            QuestionsAsync(visit, store, open, NoticeIn(request), null, null, cancellation));
        routes.MapGet(PageRoutes.Rounds, (PageVisit visit, IRoundStore store, CurrentRounds rounds, PageStandings standings, HttpRequest request, CancellationToken cancellation) =>
            RoundsAsync(visit, store, rounds, standings, NoticeIn(request), null, null, cancellation));
        routes.MapPageActions();
    }

    /// <summary>Writes a page.</summary>
    internal static IResult Show<TView>(PageVisit visit, object? model, int status = StatusCodes.Status200OK)
        where TView : IComponent =>
        new RazorComponentResult<TView>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Visit"] = visit, ["Model"] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    internal static async Task<IResult> QuestionsAsync(
        PageVisit visit, ISecretariatStore store, IQuestionStore unanswered, string? notice, string? problem, (string Question, string Text)? written, CancellationToken cancellation)
    {
        var all = await store.QuestionsAsync(cancellation);
        var open = (await unanswered.ListAsync(cancellation)).Take(MostUnanswered).ToArray();
        return Show<QuestionsView>(
            visit,
            new QuestionsModel(
                [.. all.Where(question => question.Answer is null)], [.. all.Where(question => question.Answer is not null).Take(MostAnswered)], open, notice, problem, written),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    internal static async Task<IResult> RoundsAsync(
        PageVisit visit, IRoundStore store, CurrentRounds rounds, PageStandings standings, string? notice, string? problem, RoundForm? written, CancellationToken cancellation)
    {
        var enrolled = (await standings.ReadAsync(cancellation)).GroupBy(standing => (standing.Journey, standing.Enrolment.Round.Id)).ToDictionary(group => group.Key, group => group.Count());
        var known = rounds.Of(visit.Content).Where(round => visit.Content.Words.ContainsKey(round.JourneyId))
            .OrderBy(round => visit.Title(round.JourneyId), StringComparer.Ordinal).ThenByDescending(round => round.Opens).ToArray();
        return Show<RoundsView>(
            visit, new RoundsModel(known, enrolled, await store.HistoryAsync(cancellation), notice, problem, written),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> OverviewAsync(
        PageVisit visit, PageStandings standings, CurrentRounds rounds, ISecretariatStore store, HttpRequest request, CancellationToken cancellation)
    {
        var questions = (await store.QuestionsAsync(cancellation)).Count(question => question.Answer is null);
        return Show<OverviewView>(visit, OverviewModel.Of(
            visit, await standings.ReadAsync(cancellation), rounds.Of(visit.Content), questions, request.Query["journey"], request.Query["round"]));
    }

    private static async Task<IResult> TableAsync(PageVisit visit, PageStandings standings, HttpRequest request, CancellationToken cancellation)
    {
        var all = await standings.ReadAsync(cancellation);
        var query = TableQuery.Read(request.Query);
        var sorted = query.Sorted(all, standing => visit.Title(standing.Journey), PlaceOfStage);
        var model = new TableModel(query, sorted.Count, [], [.. all.Select(standing => standing.Enrolment.Round.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        var page = Math.Min(query.Page, model.Pages);
        return Show<TableView>(visit, model with
        {
            Query = query with { Page = page },
            Shown = [.. sorted.Skip((page - 1) * TableQuery.PageSize).Take(TableQuery.PageSize)],
        });

        int PlaceOfStage(EnrolmentStanding standing) =>
            standing.Stage is { } stage ? visit.Content.Journeys[standing.Journey].Stages.ToList().FindIndex(each => each.Id == stage.Id) : int.MaxValue;
    }

    private static async Task<IResult> EnrolmentAsync(string id, PageVisit visit, PageStandings standings, TimelineReader timeline, CancellationToken cancellation)
    {
        var all = await standings.ReadAsync(cancellation);
        return all.FirstOrDefault(standing => standing.Id == id) is { } found
            ? Show<EnrolmentView>(visit, new EnrolmentModel(found, await timeline.ReadAsync(visit, found, cancellation)))
            : Show<MissingView>(visit, null, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> DeadlinesAsync(PageVisit visit, PageStandings standings, CancellationToken cancellation)
    {
        var groups = DeadlineGroup.Of(visit, await standings.ReadAsync(cancellation)).ToLookup(group => group.Date < visit.Today);
        return Show<DeadlinesView>(visit, new DeadlinesModel([.. groups[true]], [.. groups[false]]));
    }

    private static async Task<IResult> RemindersAsync(
        PageVisit visit, PageStandings standings, IReminderStore store, HttpRequest request, CancellationToken cancellation)
    {
        var byId = (await standings.ReadAsync(cancellation)).ToDictionary(standing => standing.Id, StringComparer.Ordinal);
        var names = byId.Values.SelectMany(standing => standing.Members).DistinctBy(member => member.Key, StringComparer.Ordinal).ToDictionary(member => member.Key, member => member.Name, StringComparer.Ordinal);
        ReminderState? state = Enum.TryParse<ReminderState>(request.Query["state"], ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        var reminders = await store.ListAsync(new ReminderFilter(state, Limit: MostReminders), cancellation);
        var escalations = await store.EscalationsAsync(untoldOnly: false, cancellation);
        return Show<RemindersView>(visit, new RemindersModel(
            state,
            await store.CountAsync(cancellation),
            [.. reminders.Select(Line)],
            await store.UnreachableAsync(cancellation),
            [.. escalations.Where(each => byId.ContainsKey(each.Enrolment)).Take(MostReminders).Select(each => new EscalationLine(each, byId[each.Enrolment], What(byId[each.Enrolment], each.Deadline)))]));

        ReminderLine Line(Reminder reminder)
        {
            var standing = byId.GetValueOrDefault(reminder.Planned.Enrolment);
            return new ReminderLine(
                reminder, standing, standing is null ? reminder.Planned.Deadline : What(standing, reminder.Planned.Deadline),
                reminder.Person is { } person ? names.GetValueOrDefault(person) ?? visit.T("nameless") : null);
        }

        string What(EnrolmentStanding standing, string deadline) => ReminderReplies.WhatOf(deadline, standing.Journey, visit.Content, visit.Language);
    }

    /// <summary>What has just been done, named in the address that the form led to.</summary>
    private static string? NoticeIn(HttpRequest request) =>
        request.Query["done"].ToString() is "answered" or "drafted" or "round-saved" or "round-closed" ? request.Query["done"].ToString() : null;
}
