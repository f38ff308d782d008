using System.Text.Json.Nodes;

namespace Discord.Fake;

/// <summary>Somebody who writes to the bot, uses its commands, and presses what it shows.</summary>
public sealed class FakePerson
{
    private readonly FakeDiscord discord;

    internal FakePerson(FakeDiscord discord, string name, string locale)
    {
        (this.discord, Name, Locale) = (discord, name, locale);
        Id = discord.NewId();
        Channel = discord.NewId();
        discord.Rest.Know(this);
    }

    public string Id { get; }

    public string Name { get; }

    public string Locale { get; set; }

    /// <summary>The channel of direct messages with the bot.</summary>
    public string Channel { get; }

    /// <summary>Takes no direct messages from the bot.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The ids of the roles in the server.</summary>
    public List<string> Roles { get; } = [];

    /// <summary>What the bot has written to this person: directly, or in answer to an interaction.</summary>
    public IReadOnlyList<FakeMessage> Received => [.. discord.Rest.Messages.Where(message => message.Channel == Channel || message.Interaction?.Person == this)];

    public JsonObject ToJson() => new() { ["id"] = Id, ["username"] = Name.ToLowerInvariant(), ["global_name"] = Name, ["avatar"] = null };

    /// <summary>Writes a direct message.</summary>
    /// <param name="times">How often Discord tells of it.</param>
    /// <returns>The message's id.</returns>
    public string Say(string text, int times = 1) => Publish(Message(text, Channel), times);

    /// <summary>Sends a file in a direct message.</summary>
    /// <param name="size">As Discord tells it; null = as it is.</param>
    /// <param name="url">Where it lies; null = with Discord.</param>
    public string Send(string name, byte[] content, string text = "", long? size = null, string? url = null, int times = 1)
    {
        var message = Message(text, Channel);
        var id = discord.NewId();
        discord.Files[id] = content;
        message["attachments"] = new JsonArray(new JsonObject
        {
            ["id"] = id,
            ["filename"] = name,
            ["size"] = size ?? content.Length,
            ["url"] = url ?? $"{discord.FilesUrl}/{id}/{Uri.EscapeDataString(name)}?ex=1&is=2&hm=3&",
            ["proxy_url"] = "https://media.discordapp.net/x",
            ["content_type"] = "application/octet-stream",
        });
        return Publish(message, times);
    }

    /// <summary>Writes two direct messages, of which the second is told first.</summary>
    public void SayReordered(string first, string second)
    {
        var (earlier, later) = (Message(first, Channel), Message(second, Channel));
        Publish(later, times: 1);
        Publish(earlier, times: 1);
    }

    /// <summary>Writes in the server. Unless the bot is mentioned it does not get the words.</summary>
    public string SayInServer(string text, bool mentionsBot = true)
    {
        var message = Message(mentionsBot ? $"<@{discord.ApplicationId}> {text}" : "", discord.GuildChannel);
        message["guild_id"] = discord.Guild;
        message["member"] = Member(withUser: false);
        message["mentions"] = mentionsBot ? new JsonArray(discord.Bot) : new JsonArray();
        return Publish(message, times: 1);
    }

    public FakeInteraction Slash(string command, IReadOnlyDictionary<string, string>? options = null, bool inServer = false) =>
        Interact(2, CommandData(command, options), inServer);

    /// <summary>Types into an option of a command, for suggestions.</summary>
    public FakeInteraction Type(string command, string option, string typed, bool inServer = false)
    {
        var data = CommandData(command, new Dictionary<string, string> { [option] = typed });
        data["options"]![0]!["focused"] = true;
        return Interact(4, data, inServer);
    }

    /// <summary>Presses a button of a message.</summary>
    public FakeInteraction Press(FakeMessage message, string customId) =>
        Interact(3, new JsonObject { ["component_type"] = 2, ["custom_id"] = customId, ["id"] = 1 }, message.Guild is not null, message, customId);

    /// <summary>Presses the button with that label.</summary>
    public FakeInteraction PressLabelled(FakeMessage message, string label) => Press(
        message,
        message.Components.FirstOrDefault(component => component["label"]?.GetValue<string>() == label)?["custom_id"]?.GetValue<string>()
            ?? throw new InvalidOperationException($"No button '{label}' in: {message.Body.ToJsonString()}"));

    /// <summary>Chooses in a select of a message.</summary>
    public FakeInteraction Choose(FakeMessage message, string customId, params string[] values) => Interact(
        3,
        new JsonObject { ["component_type"] = 3, ["custom_id"] = customId, ["id"] = 1, ["values"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) },
        message.Guild is not null,
        message,
        customId);

    /// <summary>Fills in the modal that an interaction was answered with, and submits it.</summary>
    public FakeInteraction Submit(FakeInteraction opened, IReadOnlyDictionary<string, string> fields)
    {
        var modal = opened.Modal ?? throw new InvalidOperationException("No modal is open.");
        var labels = ((JsonArray)modal["components"]!).Where(component => component!["component"] is not null).Select(component => Filled(component!["component"]!, fields));
        var data = new JsonObject { ["custom_id"] = modal["custom_id"]!.DeepClone(), ["components"] = new JsonArray([.. labels]) };
        return Interact(5, data, opened.Guild is not null, opened.Message);
    }

    /// <summary>Discord tells of it again.</summary>
    public void Repeat(FakeInteraction interaction) => discord.Gateway.Publish("INTERACTION_CREATE", interaction.Told);

    private FakeInteraction Interact(int type, JsonObject data, bool inServer, FakeMessage? message = null, string? customId = null)
    {
        if (customId is not null && !message!.Components.Any(component => component["custom_id"]?.GetValue<string>() == customId && component["disabled"]?.GetValue<bool>() is not true))
            throw new InvalidOperationException($"The message has no '{customId}' to use: {message.Body.ToJsonString()}");
        var interaction = new FakeInteraction(discord, this, type, inServer ? discord.GuildChannel : Channel, inServer ? discord.Guild : null, message);
        discord.Rest.Know(interaction);
        interaction.Told = interaction.ToJson(data, Member(withUser: true));
        Repeat(interaction);
        return interaction;
    }

    private static JsonNode Filled(JsonNode input, IReadOnlyDictionary<string, string> fields)
    {
        var id = input["custom_id"]!.GetValue<string>();
        var value = fields.TryGetValue(id, out var given) ? given : input["value"]?.GetValue<string>() ?? "";
        var filled = new JsonObject { ["type"] = input["type"]!.DeepClone(), ["id"] = 2, ["custom_id"] = id };
        if (input["type"]!.GetValue<int>() is 4)
            filled["value"] = value;
        else
            filled["values"] = new JsonArray([.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => JsonValue.Create(part))]);
        return new JsonObject { ["type"] = 18, ["id"] = 1, ["component"] = filled };
    }

    private static JsonObject CommandData(string command, IReadOnlyDictionary<string, string>? options) => new()
    {
        ["id"] = "1",
        ["name"] = command,
        ["type"] = 1,
        ["options"] = new JsonArray([.. (options ?? new Dictionary<string, string>()).Select(option => new JsonObject { ["type"] = 3, ["name"] = option.Key, ["value"] = option.Value })]),
    };

    private JsonObject Message(string text, string channel) => new()
    {
        ["id"] = discord.NewId(),
        ["type"] = 0,
        ["channel_id"] = channel,
        ["author"] = ToJson(),
        ["content"] = text,
        ["timestamp"] = discord.Clock.GetUtcNow().ToString("O"),
        ["edited_timestamp"] = null,
        ["mentions"] = new JsonArray(),
        ["attachments"] = new JsonArray(),
        ["embeds"] = new JsonArray(),
        ["pinned"] = false,
    };

    private JsonObject Member(bool withUser)
    {
        var member = new JsonObject { ["nick"] = null, ["roles"] = new JsonArray([.. Roles.Select(role => JsonValue.Create(role))]), ["permissions"] = "2147483647" };
        if (withUser)
            member["user"] = ToJson();
        return member;
    }

    private string Publish(JsonObject message, int times)
    {
        var id = message["id"]!.GetValue<string>();
        discord.Gateway.Publish("MESSAGE_CREATE", message, times);
        return id;
    }
}
