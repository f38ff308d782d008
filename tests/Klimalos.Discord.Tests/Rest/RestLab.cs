using Microsoft.Extensions.Logging.Abstractions;

namespace Klimalos.Discord.Tests.Rest;

/// <summary>The REST client and a fake Discord in virtual time.</summary>
internal sealed class RestLab
{
    public RestLab()
    {
        Discord = new FakeDiscord(Time.Clock);
        var options = new DiscordOptions { Token = FakeDiscord.BotToken, ApiBaseUrl = "https://discord.test/api/v10" };
        Rest = new DiscordRest(new RestClient(new HttpClient(new MemoryTransport(Discord)), options, Time.Clock, () => 0, NullLogger.Instance), Time.Clock, Log);
        Kari = Discord.Person("Kari");
        Ola = Discord.Person("Ola", "sv-SE");
    }

    public Simulation Time { get; } = new();

    public ListLogger Log { get; } = new();

    public FakeDiscord Discord { get; }

    public DiscordRest Rest { get; }

    public FakePerson Kari { get; }

    public FakePerson Ola { get; }

    public IReadOnlyList<FakeRequest> Requests => Discord.Rest.Requests;

    /// <summary>How many requests each second has seen, from the first one on.</summary>
    public IEnumerable<double> Seconds => Requests.Select(request => Math.Round((request.At - Requests[0].At).TotalSeconds, 1));

    public Task<Message> Send(FakePerson person, string text, string? nonce = null) =>
        Time.Start(() => Rest.CreateMessageAsync(Id(person.Channel), new MessageDraft { Content = text, Nonce = nonce }, CancellationToken.None));

    public Message Sent(FakePerson person, string text, string? nonce = null) => Time.Finish(Send(person, text, nonce));

    public DiscordException Refused(Func<Task> act) => Should.Throw<DiscordException>(() => Time.Finish(Time.Start(act)));

    /// <summary>Answers so the first times, then as usual.</summary>
    public void AnswerFirst(params FakeAnswer?[] answers)
    {
        var left = new Queue<FakeAnswer?>(answers);
        Discord.Rest.Before = _ => left.TryDequeue(out var answer) ? answer : null;
    }

    /// <summary>An interaction as the gateway would tell of it.</summary>
    public Interaction Told(FakeInteraction interaction) => new()
    {
        Id = Id(interaction.Id),
        ApplicationId = Id(Discord.ApplicationId),
        Type = (InteractionType)interaction.Type,
        Token = interaction.Token,
    };

    public void Respond(FakeInteraction interaction, InteractionResponse response) =>
        Time.Finish(Time.Start(() => Rest.RespondAsync(Told(interaction), response, CancellationToken.None)));

    public static Snowflake Id(string text) => Snowflake.TryParse(text, out var id) ? id : throw new FormatException($"{text} is no id.");
}
