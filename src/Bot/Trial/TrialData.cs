using System.Globalization;
using System.Text.Json;
using Bot.Startup;
using Klimalos;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.DirectLine;
using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Reminders;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Trial;

/// <summary>Fills the store with made-up municipalities, each as far as it would have come by the clock's day. Run again on a later day, it goes on with them.</summary>
public sealed class TrialData(Content content, IServiceProvider services, GuideClock clock)
{
    /// <summary>Has no factor in common with the number of municipalities, so that countries and counties come mixed.</summary>
    private const int Stride = 389;

    /// <summary>One in so many cannot be reached, has asked the secretariat.</summary>
    private const int Unreachable = 11;
    private const int Asking = 9;

    private static readonly string[] FirstNames = ["Anne", "Lars", "Ingrid", "Erik", "Karin", "Mette", "Jonas", "Sara", "Henrik", "Maria", "Nils", "Eva", "Ola"];
    private static readonly string[] LastNames = ["Berg", "Lund", "Dahl", "Holm", "Strand", "Nygård", "Lind", "Bakke", "Sandberg", "Krogh", "Vik"];

    /// <summary>How many there can be.</summary>
    public int Most => content.Municipalities.All.Count;

    /// <returns>How many have begun by now.</returns>
    public async Task<int> FillAsync(int count)
    {
        var register = content.Municipalities.All.OrderBy(municipality => municipality.Key, StringComparer.Ordinal).ToArray();
        var rounds = Rounds.Merge(content.Rounds, await services.GetRequiredService<IRoundStore>().ListAsync(CancellationToken.None));
        var begun = 0;
        for (var number = 0; number < count; number++)
        {
            if (await PlayAsync(number, register[number * Stride % register.Length], rounds))
                begun++;
        }

        return begun;
    }

    private async Task<bool> PlayAsync(int number, Municipality municipality, IReadOnlyList<Round> rounds)
    {
        var journey = JourneyOf(number, municipality);
        var id = $"trial-{municipality.Key}";
        var person = new Person(DirectLineReference.ChannelId, id, $"{FirstNames[number % FirstNames.Length]} {LastNames[number % LastNames.Length]}");
        var before = await services.GetRequiredService<IEnrolmentStore>().GetAsync($"trial-{journey.Id}-{municipality.Key}", CancellationToken.None);
        if ((before?.Enrolment.Round ?? Rounds.OpenOn(rounds, journey.Id, clock.Today, trialAllowed: true)) is not { } round)
            return false;
        // Where one can join at any time, the made-up ones did within the last months.
        if (before is null && round.Deadline is null)
            round = round with { Opens = clock.Today.AddDays(-150) };
        var made = new TrialEnrolment(content, journey, municipality, person.Key);
        if (made.Until(clock.Now, round, person.Channel) is not { } history)
            return false;
        var known = before is null ? 0 : (await services.GetRequiredService<IEnrolmentStore>().HistoryAsync(before.Enrolment.Id, CancellationToken.None)).Count;
        if (history.Events.Count <= known)
            return true;
        var commit = await CommitAsync(number, person, made, history.Enrolment, before?.Version ?? 0);
        return await services.GetRequiredService<ITurnStore>().CommitAsync(commit with { Events = [.. history.Events.Skip(known)] }, CancellationToken.None) is CommitOutcome.Committed;
    }

    private async Task<TurnCommit> CommitAsync(int number, Person person, TrialEnrolment made, Enrolment enrolment, long version)
    {
        var conversation = new ConversationKey(person.Channel, person.Id);
        await services.GetRequiredService<IDirectLineStore>().CreateAsync(conversation.Id, person.Id, enrolment.StartedAt, CancellationToken.None);
        var stored = await services.GetRequiredService<ITurnStore>().LoadAsync(conversation, person.Key, CancellationToken.None);
        var place = Place.Of(enrolment);
        return new TurnCommit
        {
            Conversation = conversation,
            ActivityId = string.Create(CultureInfo.InvariantCulture, $"trial-{version}"),
            At = enrolment.ChangedAt,
            State = stored.State with { Language = made.Language, Enrolment = enrolment.Id },
            Version = stored.Version,
            PersonKey = person.Key,
            PersonName = person.Name,
            PersonLanguage = made.Language,
            Enrolment = new StoredEnrolment(enrolment, version),
            Sharing = version == 0 ? new SharingChanges { Place = new PlaceChange(enrolment.Id, place) } : null,
            IsNewlyHere = number % Unreachable != Unreachable - 1,
            ReferenceJson = JsonSerializer.Serialize(DirectLineReference.To(conversation.Id, person.Id, person.Name), ActivityJson.Default.ConversationReference),
            Secretariat = version == 0 && number % Asking == Asking - 1 ? new SecretariatChanges { Passed = QuestionOf(number, person, made, enrolment) } : null,
        };
    }

    /// <summary>In the words of an article of that language, which people do ask.</summary>
    private PassedQuestion QuestionOf(int number, Person person, TrialEnrolment made, Enrolment enrolment)
    {
        var articles = content.Knowledge.Articles.Where(article => article.Language == made.Language).ToArray();
        return new PassedQuestion
        {
            Id = $"trial-{enrolment.Id}",
            At = enrolment.ChangedAt,
            By = person.Key,
            Name = person.Name,
            Language = made.Language,
            Municipality = enrolment.Municipality,
            Journey = enrolment.JourneyId,
            Text = articles[number * Stride % articles.Length].Questions[0],
        };
    }

    /// <summary>Two of three join Race to Zero; the others one of their country's campaigns.</summary>
    private Journey JourneyOf(int number, Municipality municipality)
    {
        var open = content.Journeys.Values.Where(journey => journey.Countries.Contains(municipality.Country, StringComparer.Ordinal))
            .OrderBy(journey => journey.Id is "race-to-zero" ? 0 : 1).ThenBy(journey => journey.Id, StringComparer.Ordinal).ToArray();
        return number % 3 < 2 ? open[0] : open[number / 3 % open.Length];
    }
}
