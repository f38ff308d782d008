using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Secretariat;

/// <summary>What the secretariat's lists call things.</summary>
public static class StandingWords
{
    public static string Status(Texts texts, Language language, EnrolmentStatus status) =>
        texts.Get(language, $"secretariat.status-{status.ToString().ToLowerInvariant()}");

    /// <summary>The municipality's name, with the county where another one has the same name.</summary>
    public static string Municipality(Content content, Language language, EnrolmentStanding standing) =>
        standing.Municipality is { } municipality ? content.Municipalities.Label(municipality) : content.Texts.Get(language, "secretariat.no-municipality");

    /// <summary>"Case paper", "Council meeting".</summary>
    public static string Deadline(Content content, Language language, EnrolmentStanding standing, StandingDeadline deadline) =>
        ReminderReplies.WhatOf(deadline.Id, standing.Journey, content, language);
}
