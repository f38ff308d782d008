using System.Text.Json.Nodes;

namespace Discord.Fake;

/// <summary>The REST API, v10, of what a bot like this uses.</summary>
public sealed class FakeRest
{
    private readonly FakeDiscord discord;
    private readonly FakeLimits limits;
    private readonly Lock gate = new();
    private readonly List<FakeRequest> requests = [];
    private readonly List<FakeMessage> messages = [];
    private readonly Dictionary<string, FakeMessage> nonces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakePerson> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeInteraction> interactions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonArray> commands = new(StringComparer.Ordinal);

    internal FakeRest(FakeDiscord discord)
    {
        this.discord = discord;
        limits = new FakeLimits(discord);
    }

    /// <summary>Refuses, or null; nothing is done then.</summary>
    public Func<FakeRequest, FakeAnswer?>? Before { get; set; }

    /// <summary>Replaces the answer after the request was done: a lost answer, for example.</summary>
    public Func<FakeRequest, FakeAnswer, FakeAnswer>? After { get; set; }

    /// <summary>How long a request takes.</summary>
    public Func<FakeRequest, TimeSpan>? Delay { get; set; }

    /// <summary>How many requests of one route to one channel pass in <see cref="Period"/>.</summary>
    public int Limit { get => limits.Limit; set => limits.Limit = value; }

    public TimeSpan Period { get => limits.Period; set => limits.Period = value; }

    public IReadOnlyList<FakeRequest> Requests
    {
        get
        {
            lock (gate)
                return [.. requests];
        }
    }

    /// <summary>What the bot has made, in order; ephemeral ones too.</summary>
    public IReadOnlyList<FakeMessage> Messages
    {
        get
        {
            lock (gate)
                return [.. messages.Where(message => !message.IsDeleted)];
        }
    }

    /// <param name="scope"><c>global</c>, or a server's id.</param>
    public JsonArray Commands(string scope = "global")
    {
        lock (gate)
            return commands.TryGetValue(scope, out var found) ? (JsonArray)found.DeepClone() : [];
    }

    /// <summary>Does what is asked, or refuses as Discord would.</summary>
    public FakeAnswer Handle(FakeRequest request)
    {
        lock (gate)
            requests.Add(request);
        var answer = Before?.Invoke(request) ?? Do(request);
        answer = After?.Invoke(request, answer) ?? answer;
        discord.Changed();
        return answer;
    }

    internal void Know(FakePerson person)
    {
        lock (gate)
            people[person.Id] = person;
    }

    internal void Know(FakeInteraction interaction)
    {
        lock (gate)
            interactions[interaction.Token] = interaction;
    }

    internal FakeMessage Add(FakeInteraction interaction, JsonObject body, IReadOnlyList<FakeFile> files)
    {
        var isEphemeral = (body["flags"]?.GetValue<int>() & 64) > 0;
        var message = new FakeMessage(discord.NewId(), interaction.Channel, interaction.Guild, interaction, isEphemeral) { Body = body, Files = files };
        messages.Add(message);
        return message;
    }

    private FakeAnswer Do(FakeRequest request)
    {
        var parts = request.Path.Split('/');
        var isByBot = parts[0] is not ("interactions" or "webhooks");
        if (Credentials(request, isByBot) is { } refusal)
            return refusal;
        lock (gate)
        {
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            var answer = (parts[0] is "interactions" ? null : limits.Count($"{request.Method} {RouteOf(parts)}", MajorOf(parts), isByBot, headers))
                ?? Route(request, parts);
            foreach (var (name, value) in headers)
                answer.Headers.TryAdd(name, value);
            return answer;
        }
    }

    private FakeAnswer? Credentials(FakeRequest request, bool isByBot)
    {
        if (request.Header("User-Agent")?.StartsWith("DiscordBot (http", StringComparison.Ordinal) is not true)
            return Fault(403, 40333, "internal network error", "no User-Agent of a bot");
        var authorization = request.Header("Authorization");
        if (isByBot && authorization != $"Bot {discord.Token}")
            return FakeAnswer.Error(401, 0, "401: Unauthorized");
        if (!isByBot && authorization is not null)
            discord.Violation($"{request.Method} {request.Path.Split('/')[0]}: the bot's token where the interaction's own is enough");
        return null;
    }

    private FakeAnswer Route(FakeRequest request, string[] parts) => (request.Method, parts) switch
    {
        ("GET", ["gateway", "bot"]) => new FakeAnswer(200, GatewayBot()),
        ("GET", ["applications", "@me"]) => new FakeAnswer(200, new JsonObject { ["id"] = discord.ApplicationId, ["name"] = "klimalos" }),
        ("GET", ["users", "@me"]) => new FakeAnswer(200, discord.Bot),
        ("POST", ["users", "@me", "channels"]) => OpenDirect(request),
        ("POST", ["channels", _, "typing"]) => new FakeAnswer(204),
        ("POST", ["channels", var channel, "messages"]) => Create(request, channel),
        ("PATCH", ["channels", var channel, "messages", var id]) => Edit(request, messages.Find(message => message.Id == id && message.Channel == channel && !message.IsEphemeral)),
        ("GET", ["applications", _, "commands"]) => new FakeAnswer(200, Told(request, "global")),
        ("GET", ["applications", _, "guilds", var guild, "commands"]) => new FakeAnswer(200, Told(request, guild)),
        ("PUT", ["applications", _, "commands"]) => Overwrite(request, "global"),
        ("PUT", ["applications", _, "guilds", var guild, "commands"]) => Overwrite(request, guild),
        ("POST", ["interactions", var id, var token, "callback"]) => Callback(request, id, token),
        ("POST", ["webhooks", _, var token]) => Webhook(token, interaction => Followup(request, interaction)),
        ("PATCH", ["webhooks", _, var token, "messages", var id]) => Webhook(token, interaction => Edit(request, Of(interaction, id), isAnswer: id is "@original")),
        ("DELETE", ["webhooks", _, var token, "messages", var id]) => Webhook(token, interaction => Delete(Of(interaction, id))),
        _ => Fault(404, 0, "404: Not Found", $"{request.Method} {request.Path} is no route"),
    };

    private JsonObject GatewayBot() => new()
    {
        ["url"] = discord.GatewayUrl,
        ["shards"] = 1,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = discord.Gateway.SessionsTotal,
            ["remaining"] = discord.Gateway.SessionsLeft,
            ["reset_after"] = discord.Gateway.SessionsResetAfter,
            ["max_concurrency"] = 1,
        },
    };

    private FakeAnswer OpenDirect(FakeRequest request) =>
        people.TryGetValue(request.Body?["recipient_id"]?.GetValue<string>() ?? "", out var person)
            ? new FakeAnswer(200, new JsonObject { ["id"] = person.Channel, ["type"] = 1, ["recipients"] = new JsonArray(person.ToJson()) })
            : FakeAnswer.Error(400, 50033, "Invalid Recipient(s)");

    private FakeAnswer Create(FakeRequest request, string channel)
    {
        var person = people.Values.FirstOrDefault(known => known.Channel == channel);
        if (person is null && channel != discord.GuildChannel)
            return FakeAnswer.Error(404, 10003, "Unknown Channel");
        if (person is { IsClosed: true })
            return FakeAnswer.Error(403, 50007, "Cannot send messages to this user");
        if (Checked(request, out var body) is { } fault)
            return fault;
        var nonce = body["nonce"]?.ToString();
        if (nonce is not null && body["enforce_nonce"]?.GetValue<bool>() is true && nonces.TryGetValue($"{channel} {nonce}", out var known))
            return new FakeAnswer(200, known.ToJson(discord));
        var message = new FakeMessage(discord.NewId(), channel, person is null ? discord.Guild : null, interaction: null, isEphemeral: false) { Body = body, Files = request.Files };
        messages.Add(message);
        if (nonce is not null)
            nonces[$"{channel} {nonce}"] = message;
        Echo(message);
        return new FakeAnswer(200, message.ToJson(discord));
    }

    /// <summary>The bot is told of its own messages like anybody else.</summary>
    private void Echo(FakeMessage message)
    {
        var told = message.ToJson(discord);
        if (message.Guild is not null)
            told["guild_id"] = message.Guild;
        discord.Gateway.Publish("MESSAGE_CREATE", told);
    }

    private FakeAnswer Edit(FakeRequest request, FakeMessage? message, bool isAnswer = false)
    {
        if (message is null)
            return FakeAnswer.Error(404, 10008, "Unknown Message");
        if (Checked(request, out var body, isNew: isAnswer && message.Body.Count == 0) is { } fault)
            return fault;
        var merged = (JsonObject)message.Body.DeepClone();
        foreach (var (name, value) in body)
            merged[name] = value?.DeepClone();
        message.Body = merged;
        if (request.Files.Count > 0 || body.ContainsKey("attachments"))
            message.Files = request.Files;
        message.Edits++;
        return new FakeAnswer(200, message.ToJson(discord));
    }

    private static FakeAnswer Delete(FakeMessage? message)
    {
        if (message is null)
            return FakeAnswer.Error(404, 10008, "Unknown Message");
        message.IsDeleted = true;
        return new FakeAnswer(204);
    }

    private FakeAnswer Callback(FakeRequest request, string id, string token)
    {
        if (!interactions.TryGetValue(token, out var interaction) || interaction.Id != id)
            return FakeAnswer.Error(404, 10062, "Unknown interaction");
        if (request.Body is not JsonObject body)
            return Fault(400, 50035, "Invalid Form Body", "a callback without body");
        return interaction.Answer(body, request);
    }

    private FakeAnswer Followup(FakeRequest request, FakeInteraction interaction)
    {
        if (Checked(request, out var body) is { } fault)
            return fault;
        if (interaction.IsWaiting)
            return Edit(request, interaction.Original, isAnswer: true); // The first one after a deferral is the original.
        var message = Add(interaction, body, request.Files);
        interaction.Followups.Add(message);
        return new FakeAnswer(200, message.ToJson(discord));
    }

    private FakeAnswer Webhook(string token, Func<FakeInteraction, FakeAnswer> act)
    {
        if (!interactions.TryGetValue(token, out var interaction) || !interaction.IsAnswered)
            return Fault(404, 10015, "Unknown Webhook", "a webhook before the interaction was answered");
        return discord.Clock.GetUtcNow() - interaction.At > TimeSpan.FromMinutes(15)
            ? FakeAnswer.Error(401, 50027, "Invalid Webhook Token") : act(interaction);
    }

    private static FakeMessage? Of(FakeInteraction interaction, string id) =>
        id is "@original" ? interaction.Original : interaction.Followups.Find(message => message.Id == id);

    private JsonArray Told(FakeRequest request, string scope)
    {
        var told = Commands(scope);
        if (request.Query.Contains("with_localizations=true", StringComparison.Ordinal))
            return told;
        foreach (var command in told.Cast<JsonObject>())
        {
            command.Remove("name_localizations");
            command.Remove("description_localizations");
        }

        return told;
    }

    private FakeAnswer Overwrite(FakeRequest request, string scope)
    {
        if (request.Body is not JsonArray list)
            return Fault(400, 50035, "Invalid Form Body", "commands that are no list");
        var faults = FakeBodies.Commands(list).ToList();
        if (faults.Count > 0)
            return Fault(400, 50035, "Invalid Form Body", string.Join("; ", faults));
        var kept = (JsonArray)list.DeepClone();
        foreach (var command in kept.Cast<JsonObject>())
        {
            command["id"] = discord.NewId();
            command["application_id"] = discord.ApplicationId;
            command["version"] = discord.NewId();
            command["nsfw"] = false;
        }

        commands[scope] = kept;
        return new FakeAnswer(200, kept.DeepClone());
    }

    private FakeAnswer? Checked(FakeRequest request, out JsonObject body, bool isNew = true)
    {
        body = request.Body as JsonObject ?? [];
        return Refused(FakeBodies.Message(body, isNew && request.Method is "POST", request.Files.Count > 0));
    }

    internal FakeAnswer? Refused(IEnumerable<string> faults) =>
        string.Join("; ", faults) is { Length: > 0 } all ? Fault(400, 50035, "Invalid Form Body", all) : null;

    internal FakeAnswer Fault(int status, int code, string message, string violation)
    {
        discord.Violation(violation);
        return FakeAnswer.Error(status, code, message, new JsonObject { ["_errors"] = new JsonArray(new JsonObject { ["message"] = violation }) });
    }

    private static string RouteOf(string[] parts) =>
        string.Join('/', parts.Select((part, index) => index > 0 && (ulong.TryParse(part, out _) || (parts[0] is "webhooks" && index == 2)) ? "{}" : part));

    private static string MajorOf(string[] parts) => parts[0] is "channels" or "webhooks" ? string.Join('/', parts.Skip(1).Take(parts[0] is "webhooks" ? 2 : 1)) : "";
}
