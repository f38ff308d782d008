using Bot.Editing;
using Bot.Startup;
using Bot.Turns;
using Klimalos.Languages;
using Klimalos.Reminders;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat;

/// <summary>Sends the week's digest to the secretariat: on Monday, or on the next working day when Monday is none or the bot was down.</summary>
public sealed class DigestSender(
    ISecretariatStore store, StandingReader standings, SecretariatRoster roster, Messenger messenger, CurrentContent content, GuideClock clock)
{
    /// <summary>The secretariat's own office hours.</summary>
    private const string Country = "NO";

    /// <summary>Later in the week it would tell of another week.</summary>
    private const int LastDay = 2;

    private DateOnly? sent;

    /// <returns>The digest went out now.</returns>
    public async Task<bool> SendIfDueAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var days = ((int)today.DayOfWeek + 6) % 7;
        var monday = today.AddDays(-days);
        if (sent == monday || days > LastDay || !roster.HasMembers || !OfficeHours.IsOpen(Country, clock.Now))
            return false;
        var messages = await messenger.AddressAsync([await WriteAsync(cancellationToken)]);
        if (messages.Count == 0)
            return false;
        var isNew = await store.CommitDigestAsync(
            monday, clock.Now, [.. messages.Select(message => new AddressedMessage(message.Conversation, message.Message, message.To))], cancellationToken);
        sent = monday;
        if (isNew)
            messenger.Send(messages);
        return isNew;
    }

    private async Task<SecretariatNotice> WriteAsync(CancellationToken cancellationToken)
    {
        var (known, now) = (content.Content, clock.Now);
        var all = await standings.ReadAsync(cancellationToken);
        var questions = await store.QuestionsAsync(cancellationToken);
        return new SecretariatNotice(LanguageExtensions.All.ToDictionary(
            language => language, language => WeeklyDigest.Write(known, language, all, questions, now)));
    }
}
