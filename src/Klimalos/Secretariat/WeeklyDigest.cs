using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Secretariat.Desk;

namespace Klimalos.Secretariat;

/// <summary>What the secretariat gets on Monday: what has happened in a week, and what should be looked at.</summary>
public static class WeeklyDigest
{
    private const int DaysAhead = 14;
    private const int ShownDeadlines = 8;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static Reply Write(
        Content content, Language language, IReadOnlyList<EnrolmentStanding> standings, IReadOnlyList<PassedQuestion> questions, DateTimeOffset now)
    {
        var today = LocalCalendar.Today(now);
        var ahead = standings.SelectMany(standing => standing.Ahead.Select(deadline => (Standing: standing, Deadline: deadline)))
            .Where(each => each.Deadline.Date <= today.AddDays(DaysAhead)).OrderBy(each => each.Deadline.Date).ToArray();
        var started = content.Texts.Get(
            language,
            "secretariat.digest-summary",
            ("started", standings.Count(standing => standing.Enrolment.StartedAt > now - Week)),
            ("active", standings.Count(standing => standing.LastActivity > now - Week)),
            ("confirmed", standings.Count(standing => standing.Status is EnrolmentStatus.Confirmed && standing.LastActivity > now - Week)));
        var lines = ahead.Take(ShownDeadlines).Select(each => $"- {content.Texts.Get(
            language,
            "secretariat.digest-deadline",
            ("name", StandingWords.Municipality(content, language, each.Standing)),
            ("what", StandingWords.Deadline(content, language, each.Standing, each.Deadline)),
            ("date", each.Deadline.Date))}");
        return new Reply
        {
            Language = language,
            Title = content.Texts.Get(language, "secretariat.digest"),
            Text = ahead.Length == 0
                ? started
                : $"{started}\n\n{content.Texts.Get(language, "secretariat.digest-ahead", ("days", DaysAhead), ("count", ahead.Length))}\n\n{string.Join('\n', lines)}",
            Facts =
            [
                Fact("under-way", standings.Count(standing => standing.IsUnderWay)),
                Fact(DeskCommand.Overdue, standings.Count(standing => standing.IsOverdue)),
                Fact(DeskCommand.Silent, standings.Count(standing => standing.IsSilent)),
                Fact(DeskCommand.Unreachable, standings.Count(standing => standing.IsUnreachable)),
                Fact(DeskCommand.Questions, questions.Count(question => question.Answer is null)),
            ],
            Choices =
            [
                .. new[] { DeskCommand.Overview, DeskCommand.Overdue, DeskCommand.Silent, DeskCommand.Questions }
                    .Select(command => DeskReplies.Button(content.Texts.Get(language, $"secretariat.{command}"), command, null)),
            ],
        };

        Fact Fact(string name, int count) => new(content.Texts.Get(language, $"secretariat.{name}"), LocalFormat.Number(language, count));
    }
}
