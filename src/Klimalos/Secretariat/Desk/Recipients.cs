using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Secretariat.Desk;

/// <summary>Whom a broadcast reaches.</summary>
/// <param name="IsReachable">There is a conversation in which they can be written to.</param>
internal sealed record Recipient(BroadcastRecipient Person, bool IsReachable);

internal static class Recipients
{
    /// <summary>The members of the enrolments that are under way or confirmed, each person once.</summary>
    public static IReadOnlyList<Recipient> Of(Content content, StandingFilter filter, IEnumerable<EnrolmentStanding> standings) =>
    [
        .. filter.Of(standings)
            .Where(standing => standing.IsUnderWay || standing.Status is EnrolmentStatus.Confirmed)
            .SelectMany(standing => standing.Members.Select(member => (Standing: standing, Member: member)))
            .GroupBy(each => each.Member.Person, StringComparer.Ordinal)
            .Select(person => Of(content, [.. person])),
    ];

    /// <summary>The languages in which they are to be written to, in the languages' own order.</summary>
    public static IReadOnlyList<Language> LanguagesOf(IEnumerable<Recipient> recipients) =>
        [.. recipients.Select(recipient => recipient.Person.Language).Distinct().Order()];

    private static Recipient Of(Content content, IReadOnlyList<(EnrolmentStanding Standing, TrackedMember Member)> person)
    {
        var member = person.Select(each => each.Member).OrderByDescending(each => each.IsReachable).ThenBy(each => each.Name is null).First();
        var language = person.Select(each => each.Member.Language).FirstOrDefault(known => known is not null) ?? person[0].Standing.Enrolment.Language;
        var about = person.Select(each => StandingWords.Municipality(content, language, each.Standing)).Distinct(StringComparer.Ordinal);
        return new Recipient(
            new BroadcastRecipient(member.Key, member.Name, language, string.Join(", ", about)), person.Any(each => each.Member.IsReachable));
    }
}
