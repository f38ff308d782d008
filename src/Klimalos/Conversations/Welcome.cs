using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Secretariat.Desk;

namespace Klimalos.Conversations;

/// <summary>The first words, and those to someone who comes back.</summary>
internal static class Welcome
{
    public static void Arrive(TurnDraft turn)
    {
        // Teams tells of one arrival in two activities, and again when the app is updated: one welcome is enough.
        if (turn.State.Welcomed)
            return;
        turn.State = turn.State with { Welcomed = true };
        Greet(turn);
    }

    public static void Greet(TurnDraft turn)
    {
        var under = UnderWay(turn).ToArray();
        var text = under.Length == 0 ? turn.Text("conversation.welcome") : turn.Text("conversation.welcome-back");
        turn.Say(turn.NewReply(text) with
        {
            Title = turn.Text("conversation.welcome-title"),
            Choices = [.. under.Select(enrolment => ResumeChoice(turn, enrolment)), .. StartChoices(turn, isPrimary: under.Length == 0), .. Choosing.Offers(turn)],
            Commands = [.. LanguageChoices(turn), Offer.Command(turn, CommandName.Help), .. DeskReplies.Way(turn)],
        });
    }

    public static IEnumerable<Enrolment> UnderWay(TurnDraft turn) =>
        turn.Input.Enrolments.Where(enrolment =>
            enrolment.Status is EnrolmentStatus.Open or EnrolmentStatus.Paused && turn.IsMember(enrolment) && turn.Content.Journeys.ContainsKey(enrolment.JourneyId));

    public static Choice ResumeChoice(TurnDraft turn, Enrolment enrolment) =>
        new(Command.Resume, enrolment.Id, turn.Text("conversation.resume-named", ("name", NameOf(turn, enrolment))), enrolment.Id, IsPrimary: true);

    /// <summary>The community's campaign first.</summary>
    public static IEnumerable<Choice> StartChoices(TurnDraft turn, bool isPrimary) =>
        turn.Content.Journeys.Keys.OrderBy(id => id != turn.Input.Secretariat.Campaign).ThenBy(id => id, StringComparer.Ordinal).Select(id => new Choice(
            Command.Start, id, turn.Text("conversation.start-named", ("name", turn.Content.Words[id][turn.Language].Title)), IsPrimary: isPrimary));

    public static IEnumerable<Choice> LanguageChoices(TurnDraft turn) =>
        LanguageExtensions.All.Where(language => language != turn.Language)
            .Select(language => new Choice(Command.Language, language.Code(), LocalFormat.Name(language)));

    /// <summary>"Race to Zero – Asker", or the campaign alone while the municipality is not told.</summary>
    public static string NameOf(TurnDraft turn, Enrolment enrolment)
    {
        var campaign = turn.Content.Words[enrolment.JourneyId][turn.Language].Title;
        return enrolment.Municipality is { } key && turn.Content.Municipalities.ByKey(key) is { } municipality
            ? $"{campaign} – {municipality.Name}"
            : campaign;
    }
}
