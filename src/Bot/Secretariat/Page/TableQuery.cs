using System.Globalization;
using Klimalos.Enrolments;
using Klimalos.Secretariat;

namespace Bot.Secretariat.Page;

/// <summary>What the table shows, as it stands in the page's address.</summary>
/// <param name="Sort">One of <see cref="Columns"/>.</param>
/// <param name="Page">From 1.</param>
public sealed record TableQuery(StandingFilter Filter, string Sort, bool IsDescending, int Page)
{
    public const int PageSize = 50;

    public const string Municipality = "municipality";
    public const string Country = "country";
    public const string Campaign = "campaign";
    public const string Stage = "stage";
    public const string Percent = "percent";
    public const string Deadline = "deadline";
    public const string Activity = "activity";

    public static IReadOnlyList<string> Columns { get; } = [Municipality, Country, Campaign, Stage, Percent, Deadline, Activity];

    /// <summary>Reads it; what is not understood is passed over.</summary>
    public static TableQuery Read(IQueryCollection query)
    {
        var sort = query["sort"].ToString();
        return new TableQuery(
            new StandingFilter
            {
                Search = Text("search"),
                Journey = Text("journey"),
                Country = Text("country"),
                Stage = Text("stage"),
                Round = Text("round"),
                Status = Enum.TryParse<EnrolmentStatus>(Text("status"), ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null,
                IsOverdue = IsSet("overdue"),
                IsSilent = IsSet("silent"),
                IsUnreachable = IsSet("unreachable"),
            },
            Columns.Contains(sort, StringComparer.Ordinal) ? sort : Municipality,
            IsSet("descending"),
            int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);

        string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

        bool IsSet(string name) => Text(name) is "1" or "true" or "on";
    }

    /// <summary>The address of the page that shows this.</summary>
    public string Url(string route = PageRoutes.Table) => $"/{route}{QueryString.Create(Parameters())}";

    /// <summary>By another column; by the same one, the other way round.</summary>
    public TableQuery SortedBy(string column) => this with { Sort = column, IsDescending = column == Sort && !IsDescending, Page = 1 };

    /// <summary>In this order; those with the same value by name.</summary>
    public IReadOnlyList<EnrolmentStanding> Sorted(IEnumerable<EnrolmentStanding> standings, Func<EnrolmentStanding, string> titleOf, Func<EnrolmentStanding, int> placeOfStage)
    {
        var chosen = Filter.Of(standings);
        return Sort switch
        {
            Country => By(chosen, standing => standing.Municipality?.Country ?? string.Empty, StringComparer.Ordinal),
            Campaign => By(chosen, titleOf, StringComparer.CurrentCulture),
            Stage => By(chosen, placeOfStage, Comparer<int>.Default),
            Percent => By(chosen, standing => standing.Percent, Comparer<int>.Default),
            Deadline => By(chosen, standing => standing.Deadlines is [var next, ..] ? next.Date : DateOnly.MaxValue, Comparer<DateOnly>.Default),
            Activity => By(chosen, standing => standing.LastActivity, Comparer<DateTimeOffset>.Default),
            _ => IsDescending ? [.. chosen.Reverse()] : chosen,
        };
    }

    private IReadOnlyList<EnrolmentStanding> By<T>(IReadOnlyList<EnrolmentStanding> chosen, Func<EnrolmentStanding, T> key, IComparer<T> order) =>
        [.. IsDescending ? chosen.OrderByDescending(key, order) : chosen.OrderBy(key, order)];

    private IEnumerable<KeyValuePair<string, string?>> Parameters()
    {
        var all = new (string Name, string? Value)[]
        {
            ("search", Filter.Search), ("journey", Filter.Journey), ("country", Filter.Country), ("stage", Filter.Stage), ("round", Filter.Round),
            ("status", Filter.Status?.ToString()), ("overdue", Set(Filter.IsOverdue)), ("silent", Set(Filter.IsSilent)), ("unreachable", Set(Filter.IsUnreachable)),
            ("sort", Sort == Municipality ? null : Sort), ("descending", Set(IsDescending)), ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)),
        };
        return all.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Name, each.Value));
    }

    private static string? Set(bool value) => value ? "1" : null;
}
