using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Reminders;

/// <summary>A reminder with what it is about.</summary>
public sealed record ReminderAbout(Reminder Reminder, Enrolment Enrolment);

/// <summary>The words of reminders, in the language of whoever gets them.</summary>
public static class ReminderReplies
{
    /// <summary>More buttons than this in a digest are a list of buttons and no help.</summary>
    private const int MostButtons = 8;

    /// <summary>So many deadlines of a digest have a button each that says it is done; of more it is asked which one.</summary>
    private const int MostDone = 4;

    private static readonly string[] ActionsOfAll = ["tomorrow", "next-week", "other-day", "hand-over", "stop"];

    /// <summary>After an action in a button: it is for all of the message.</summary>
    public const string ForAll = "-all";

    /// <param name="about">One or more, all for one person; more than one make a digest.</param>
    /// <param name="today">Local date.</param>
    public static Reply Of(IReadOnlyList<ReminderAbout> about, Content content, Language language, DateOnly today) =>
        about is [var only] ? Ping(only, content, language, today) : Digest(about, content, language, today);

    /// <summary>"Race to Zero – Asker", or the campaign alone while the municipality is not told.</summary>
    public static string NameOf(Enrolment enrolment, Content content, Language language)
    {
        var campaign = content.Words[enrolment.JourneyId][language].Title;
        return enrolment.Municipality is { } key && content.Municipalities.ByKey(key) is { } municipality
            ? $"{campaign} – {municipality.Name}"
            : campaign;
    }

    /// <summary>What is to be done by the deadline: the milestone's name, or the step's.</summary>
    /// <param name="deadline">A milestone, or the id of a step.</param>
    public static string WhatOf(string deadline, string journey, Content content, Language language)
    {
        if (MilestoneId.All.Contains(deadline, StringComparer.Ordinal))
            return content.Texts.Get(language, $"reminders.{deadline}");
        var step = content.Journeys[journey].Find(deadline);
        return step is null ? deadline : Markdown.Literal(content.Words[journey][language].LabelOf(step));
    }

    /// <summary>"in 7 days", "today", "3 days ago".</summary>
    public static string When(DateOnly date, Content content, Language language, DateOnly today)
    {
        var days = date.DayNumber - today.DayNumber;
        return days == 0
            ? content.Texts.Get(language, "reminders.is-today")
            : content.Texts.Get(language, days > 0 ? "reminders.in-days" : "reminders.days-ago", ("days", Math.Abs(days)));
    }

    private static Reply Ping(ReminderAbout about, Content content, Language language, DateOnly today)
    {
        var (reminder, enrolment) = about;
        var date = reminder.Planned.Date;
        var text = content.Texts.Get(
            language,
            date < today ? "reminders.ping-overdue" : "reminders.ping",
            ("what", WhatOf(reminder.Planned.Deadline, enrolment.JourneyId, content, language)),
            ("date", date),
            ("when", When(date, content, language, today)),
            ("name", NameOf(enrolment, content, language)));
        return new Reply
        {
            Language = language,
            Title = content.Texts.Get(language, "reminders.title"),
            Text = Paragraphs.Join(text, NextStep(enrolment, content, language)),
            Tone = date < today ? ReplyTone.Warning : ReplyTone.Neutral,
            Choices = [Button("show") with { IsPrimary = true }, Button("done"), Button("tomorrow"), Button("next-week")],
            Commands = [Button("other-day"), Button("hand-over"), Button("stop")],
        };

        Choice Button(string action) => ReminderReplies.Button(about, action, content.Texts.Get(language, $"reminders.{action}"));
    }

    /// <summary>
    /// A button that answers the reminder. Its id begins with its enrolment's, which the button names anyway: left out, the button fits into
    /// what the tightest channel takes.
    /// </summary>
    public static Choice Button(ReminderAbout about, string action, string label)
    {
        var (id, enrolment) = (about.Reminder.Id, about.Enrolment.Id);
        return new Choice(Command.Remind, $"{action}:{(id.StartsWith($"{enrolment}:", StringComparison.Ordinal) ? id[enrolment.Length..] : id)}", Short(label), enrolment);
    }

    private static Reply Digest(IReadOnlyList<ReminderAbout> about, Content content, Language language, DateOnly today)
    {
        var all = about.OrderBy(each => each.Reminder.Planned.Date).ToArray();
        var lines = all.Select(each => content.Texts.Get(
            language,
            "reminders.digest-line",
            ("what", What(each)),
            ("date", each.Reminder.Planned.Date),
            ("when", When(each.Reminder.Planned.Date, content, language, today)),
            ("name", NameOf(each.Enrolment, content, language))));
        var shown = all.DistinctBy(each => each.Enrolment.Id, StringComparer.Ordinal).Take(MostButtons)
            .Select(each => Button(each, "show", content.Texts.Get(language, "reminders.show-named", ("name", NameOf(each.Enrolment, content, language)))));
        var done = all.Length <= MostDone
            ? all.Select(each => Button(each, "done", content.Texts.Get(language, "reminders.done-named", ("what", What(each)))))
            : [OfAll("done")];
        return new Reply
        {
            Language = language,
            Title = content.Texts.Get(language, "reminders.digest-title"),
            Text = $"{content.Texts.Get(language, "reminders.digest", ("count", all.Length))}\n\n{string.Join('\n', lines.Select(line => $"- {line}"))}",
            Tone = all[0].Reminder.Planned.Date < today ? ReplyTone.Warning : ReplyTone.Neutral,
            Choices = [.. shown, .. done],
            Commands = [.. ActionsOfAll.Select(OfAll)],
        };

        string What(ReminderAbout each) => WhatOf(each.Reminder.Planned.Deadline, each.Enrolment.JourneyId, content, language);

        Choice OfAll(string action) => Button(all[0], $"{action}{ForAll}", content.Texts.Get(language, $"reminders.{action}"));
    }

    private static string? NextStep(Enrolment enrolment, Content content, Language language)
    {
        var journey = content.Journeys[enrolment.JourneyId];
        return Walk.Over(journey, enrolment.Answers).Next is { } next
            ? content.Texts.Get(language, "reminders.next-step", ("step", Markdown.Literal(content.Words[journey.Id][language].LabelOf(next))))
            : null;
    }

    /// <summary>A button's label has at most 60 characters.</summary>
    private static string Short(string label) => label.Length <= 60 ? label : $"{label[..59]}…";
}
