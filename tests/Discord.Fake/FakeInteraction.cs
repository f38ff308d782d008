using System.Text.Json.Nodes;

namespace Discord.Fake;

/// <summary>Something that a person did, and how the bot answered it.</summary>
public sealed class FakeInteraction
{
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(3);

    private readonly FakeDiscord discord;

    internal FakeInteraction(FakeDiscord discord, FakePerson person, int type, string channel, string? guild, FakeMessage? message)
    {
        (this.discord, Person, Type, Channel, Guild, Message) = (discord, person, type, channel, guild, message);
        Id = discord.NewId();
        At = discord.Clock.GetUtcNow();
    }

    public string Id { get; }

    public string Token { get; } = $"interaction-{Guid.NewGuid():N}";

    public FakePerson Person { get; }

    /// <summary>2 = command, 3 = component, 4 = autocomplete, 5 = modal.</summary>
    public int Type { get; }

    public string Channel { get; }

    public string? Guild { get; }

    /// <summary>The message whose component was used, or that the modal was opened from.</summary>
    public FakeMessage? Message { get; }

    /// <summary>The event.</summary>
    internal JsonObject Told { get; set; } = [];

    public DateTimeOffset At { get; }

    /// <summary>How long the first answer took.</summary>
    public TimeSpan? AnsweredAfter { get; private set; }

    /// <summary>The type of the first answer.</summary>
    public int? AnswerType { get; private set; }

    public bool IsAnswered => AnswerType is not null;

    public JsonObject? Modal { get; private set; }

    public JsonArray? Suggestions { get; private set; }

    /// <summary>The message that answers it; after a deferral it is empty until it is edited.</summary>
    public FakeMessage? Original { get; private set; }

    public List<FakeMessage> Followups { get; } = [];

    /// <summary>Deferred, and nothing has followed.</summary>
    public bool IsWaiting => AnswerType is 5 && Original is { Edits: 0 };

    public JsonObject ToJson(JsonObject data, JsonObject member)
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["application_id"] = discord.ApplicationId,
            ["type"] = Type,
            ["token"] = Token,
            ["version"] = 1,
            ["data"] = data,
            ["channel_id"] = Channel,
            ["channel"] = new JsonObject { ["id"] = Channel, ["type"] = Guild is null ? 1 : 0 },
            ["locale"] = Person.Locale,
            ["entitlements"] = new JsonArray(),
            ["context"] = Guild is null ? 1 : 0,
        };
        if (Message is not null)
            json["message"] = Message.ToJson(discord);
        if (Guild is null)
        {
            json["user"] = Person.ToJson();
            return json;
        }

        json["guild_id"] = Guild;
        json["guild_locale"] = "en-US";
        json["member"] = member;
        return json;
    }

    /// <summary>Waits until it has its first answer.</summary>
    public Task AnsweredAsync() => discord.UntilAsync(() => IsAnswered);

    /// <summary>Waits for the message that answers it: its own, a changed one, or the edit that follows a deferral.</summary>
    public async Task<FakeMessage> MessageAsync()
    {
        await discord.UntilAsync(() => Original is not null && !IsWaiting && (AnswerType is not 6 || Original.Edits > 0));
        return Original!;
    }

    internal FakeAnswer Answer(JsonObject body, FakeRequest request)
    {
        var age = discord.Clock.GetUtcNow() - At;
        if (age > FirstAnswer)
            return FakeAnswer.Error(404, 10062, "Unknown interaction");
        if (IsAnswered)
            return FakeAnswer.Error(400, 40060, "Interaction has already been acknowledged.");
        var type = body["type"]?.GetValue<int>() ?? 0;
        var data = body["data"] as JsonObject ?? [];
        if (Faults(type, data, request) is { } fault)
            return fault;
        (AnswerType, AnsweredAfter) = (type, age);
        Take(type, (JsonObject)data.DeepClone(), request.Files);
        return new FakeAnswer(204);
    }

    private FakeAnswer? Faults(int type, JsonObject data, FakeRequest request)
    {
        var isAllowed = type switch
        {
            4 or 5 => Type is 2 or 3 or 5,
            6 or 7 => Type is 3 || (Type is 5 && Message is not null),
            8 => Type is 4,
            9 => Type is 2 or 3,
            _ => false,
        };
        if (!isAllowed)
            return discord.Rest.Fault(400, 50035, "Invalid Form Body", $"answer type {type} to an interaction of type {Type}");
        return discord.Rest.Refused(type switch
        {
            4 => FakeBodies.Message(data, isNew: true, request.Files.Count > 0),
            5 when data["flags"]?.GetValue<int>() is not (null or 0 or 64) => ["another flag than ephemeral in a deferral"],
            7 => FakeBodies.Message(data, isNew: false, hasFiles: false),
            8 => FakeBodies.Suggestions(data["choices"] as JsonArray),
            9 => FakeBodies.Modal(data),
            _ => [],
        });
    }

    private void Take(int type, JsonObject data, IReadOnlyList<FakeFile> files)
    {
        switch (type)
        {
            case 4:
                Original = discord.Rest.Add(this, data, files);
                break;
            case 5:
                Original = discord.Rest.Add(this, data, []);
                Original.Body = [];
                break;
            case 6:
                Original = Message;
                break;
            case 7:
                Original = Message;
                foreach (var (name, value) in data)
                    Message!.Body[name] = value?.DeepClone();
                Message!.Edits++;
                break;
            case 8:
                Suggestions = data["choices"] as JsonArray;
                break;
            default:
                Modal = data;
                break;
        }
    }
}
