using Klimalos.Enrolments;

namespace Klimalos.Secretariat;

/// <summary>Which enrolments the secretariat wants to see; what is null or false does not matter.</summary>
public sealed record StandingFilter
{
    /// <summary>Days without anything done, after which a municipality counts as silent.</summary>
    public const int SilentAfterDays = 21;

    /// <summary>Journey id.</summary>
    public string? Journey { get; init; }

    /// <summary>NO, SE or DK.</summary>
    public string? Country { get; init; }

    /// <summary>Id of the stage with the next step.</summary>
    public string? Stage { get; init; }

    /// <summary>Round id.</summary>
    public string? Round { get; init; }

    /// <summary>Null = all but the cancelled ones.</summary>
    public EnrolmentStatus? Status { get; init; }

    /// <summary>Id of the only one wanted.</summary>
    public string? Enrolment { get; init; }

    /// <summary>Part of the municipality's name or county.</summary>
    public string? Search { get; init; }

    public bool IsOverdue { get; init; }

    public bool IsSilent { get; init; }

    public bool IsUnreachable { get; init; }

    public IReadOnlyList<EnrolmentStanding> Of(IEnumerable<EnrolmentStanding> standings) => [.. standings.Where(Accepts)];

    public bool Accepts(EnrolmentStanding standing) =>
        Is(Enrolment, standing.Id)
        && Is(Journey, standing.Journey)
        && Is(Country, standing.Municipality?.Country)
        && Is(Stage, standing.Stage?.Id)
        && Is(Round, standing.Enrolment.Round.Id)
        && (Status is { } status ? standing.Status == status : standing.Status is not EnrolmentStatus.Cancelled)
        && (!IsOverdue || standing.IsOverdue)
        && (!IsSilent || standing.IsSilent)
        && (!IsUnreachable || standing.IsUnreachable)
        && (string.IsNullOrWhiteSpace(Search) || Holds(standing.Municipality?.Name, Search) || Holds(standing.Municipality?.County, Search));

    /// <summary>Short and stable, for buttons, links and addresses: <c>journey=race-to-zero;country=NO;overdue</c>. Read by <see cref="Parse"/>.</summary>
    public override string ToString() => string.Join(';', new[]
    {
        Pair("journey", Journey), Pair("country", Country), Pair("stage", Stage), Pair("round", Round), Pair("status", Status?.ToString()),
        Pair("enrolment", Enrolment), Pair("search", Search), IsOverdue ? "overdue" : null, IsSilent ? "silent" : null, IsUnreachable ? "unreachable" : null,
    }.OfType<string>());

    /// <summary>What is not understood is passed over.</summary>
    public static StandingFilter Parse(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries).Aggregate(new StandingFilter(), Add);

    private static StandingFilter Add(StandingFilter filter, string part) => part.Split('=', 2) switch
    {
        ["journey", var value] => filter with { Journey = value },
        ["country", var value] => filter with { Country = value },
        ["stage", var value] => filter with { Stage = value },
        ["round", var value] => filter with { Round = value },
        ["status", var value] when Enum.TryParse<EnrolmentStatus>(value, out var status) => filter with { Status = status },
        ["enrolment", var value] => filter with { Enrolment = value },
        ["search", var value] => filter with { Search = value },
        ["overdue"] => filter with { IsOverdue = true },
        ["silent"] => filter with { IsSilent = true },
        ["unreachable"] => filter with { IsUnreachable = true },
        _ => filter,
    };

    private static string? Pair(string name, string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : $"{name}={value.Replace(';', ' ')}";

    private static bool Is(string? wanted, string? value) => wanted is null || string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);

    private static bool Holds(string? text, string part) => text?.Contains(part.Trim(), StringComparison.OrdinalIgnoreCase) ?? false;
}
