using Bot.Editing;
using Bot.Startup;
using Bot.Turns;
using Klimalos.Languages;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat;

/// <summary>Sends the week's digest to the secretariat: on Monday, or on the next working day when Monday is none or the bot was down.</summary>
public sealed class DigestSender(
    ISecretariatStore store, StandingReader standings, SecretariatRoster roster, Messenger messenger, CurrentContent content, GuideClock clock)
{
    /// <summary>Later in the week it would tell of another week.</summary>
    private const int LastDay = 2;

    /// <summary>The week that has its digest, as far as this process knows.</summary>
    private DateOnly? sent;

    /// <summary>Whether it is due is decided first: writing it reads where all stand.</summary>
    /// <returns>The digest went out now.</returns>
    public async Task<bool> SendIfDueAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var days = ((int)today.DayOfWeek + 6) % 7;
        var monday = today.AddDays(-days);
        if (sent == monday || days > LastDay || !roster.HasMembers || !SecretariatOffice.IsOpen(clock.Now))
            return false;
        if (await store.HasDigestAsync(monday, cancellationToken))
        {
            sent = monday;
            return false;
        }

        if (!await roster.CanBeReachedAsync())
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
