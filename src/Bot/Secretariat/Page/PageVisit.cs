using Bot.Startup;
using Klimalos;
using Klimalos.Languages;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat.Page;

/// <summary>One request of somebody who is signed in, and what every page is written with.</summary>
/// <param name="Name">Of the one who is signed in; null when no channel told it.</param>
/// <param name="RequestToken">Goes into each form, against forged requests.</param>
/// <param name="Now">Of the guide's clock.</param>
public sealed record PageVisit(PageSession Session, string? Name, Content Content, Language Language, string RequestToken, string Path, DateTimeOffset Now)
{
    public DateOnly Today => DateOnly.FromDateTime(GuideClock.Local(Now).DateTime);

    public string T(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) => Content.Texts.Get(Language, $"overview.{key}", arguments);

    public string Number(long number) => LocalFormat.Number(Language, number);

    public string Date(DateOnly date) => LocalFormat.Date(Language, date);

    public string ShortDate(DateOnly date) => LocalFormat.ShortDate(Language, date);

    public string ShortDate(DateTimeOffset at) => ShortDate(DateOnly.FromDateTime(GuideClock.Local(at).DateTime));

    /// <summary>Date and time of day.</summary>
    public string Moment(DateTimeOffset at) => $"{ShortDate(at)} {GuideClock.Local(at).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)}";

    public string Title(string journey) => Content.Words[journey][Language].Title;

    /// <summary>The round without its campaign.</summary>
    public string Round(string round) => RoundWords.Label(Content.Texts, Language, round);

    /// <summary>The round with its campaign.</summary>
    public string Round(string journey, string round) => RoundWords.Name(Content, Language, journey, round);

    /// <summary>For parameters of endpoints: the guard has put it there.</summary>
    public static ValueTask<PageVisit?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<PageVisit>());
}
