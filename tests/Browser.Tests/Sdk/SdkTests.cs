using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;
using Klimalos.BotFramework.Tests.Fakes;

namespace Browser.Tests.Sdk;

/// <summary>The real bot, with authentication on, and Microsoft's SDK for JavaScript as its channel.</summary>
public sealed class SdkTests : IClassFixture<WebChatBundle>, IAsyncLifetime
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Fixtures", "samples");

    /// <summary>The bot takes these and the SDK does not: standards allow the first two, and of the bot's own tenant the SDK is not told.</summary>
    private static readonly string[] Milder = ["bearer in small letters", "aud a list with ours", "emulator of the own tenant"];

    /// <summary>The SDK takes these and the bot does not.</summary>
    private static readonly string[] Stricter =
    [
        "no exp", "another tenant's issuer with its tid", "activity without serviceUrl", "emulator, activity without serviceUrl",
    ];

    private readonly TestFolder folder = new();
    private readonly Forge forge = new(TimeProvider.System.GetUtcNow());
    private FakeLogin login = null!;
    private SdkChannel sdk = null!;
    private BotHost bot = null!;
    private int sent;

    public static TheoryData<string> Activities =>
        [.. Directory.EnumerateFiles(Samples, "*-msteams-*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name is not "in-msteams-request-headers").Order(StringComparer.Ordinal)];

    public async Task InitializeAsync()
    {
        login = await FakeLogin.StartAsync();
        Forge.PublishTo(login);
        login.Token = Forge.UnendorsedKey.Token(forge.ChannelClaims());
        sdk = await SdkChannel.StartAsync(login);
        bot = await BotHost.StartAsync(
            folder, log: null, arguments:
            [
                $"--MicrosoftAppId={Forge.AppId}", "--MicrosoftAppPassword=secret", "--MicrosoftAppType=SingleTenant", $"--MicrosoftAppTenantId={Forge.OwnTenant}",
                $"--ToBotFromChannelOpenIdMetadataUrl={login.ChannelMetadata}", $"--ToBotFromEmulatorOpenIdMetadataUrl={login.EntraMetadata}",
                $"--ToChannelFromBotLoginUrl={login.Url}",
            ]);
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await sdk.DisposeAsync();
        await login.DisposeAsync();
        folder.Delete();
    }

    [Fact]
    public async Task The_SDK_judges_each_token_as_the_bot_does_but_for_those_that_are_named()
    {
        var requests = new ForgedRequests(forge);
        var milder = new List<string>();
        var stricter = new List<string>();
        foreach (var (kind, ours) in ForgedRequests.Kinds)
        {
            var (authorization, activity) = requests.Of(kind);
            var isTakenThere = await sdk.JudgeAsync(authorization, activity) == 200;
            if (isTakenThere != (ours == 202))
                (isTakenThere ? stricter : milder).Add(kind);
        }

        milder.ShouldBe(Milder, ignoreOrder: true);
        stricter.ShouldBe(Stricter, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task An_activity_of_Teams_that_the_SDKs_client_posts_is_understood(string name)
    {
        var (status, _) = await PostAsync(Read(name));

        status.ShouldBe(name switch
        {
            "in-msteams-invoke-adaptivecard-action" => 400, // Of a card that is not ours.
            "doc-msteams-invoke-fileConsent-decline" => 400, // Of an offer that is not ours.
            _ when name.StartsWith("in-msteams-invoke-composeExtension-", StringComparison.Ordinal) && !name.EndsWith("-query", StringComparison.Ordinal) => 501,
            _ => 200,
        });
    }

    [Fact]
    public async Task Without_a_good_token_the_SDKs_client_is_refused_and_nothing_is_sent()
    {
        (await sdk.PostAsync(Endpoint, "Bearer x.y.z", Message("hello"))).Status.ShouldBe(401);

        login.TokenRequests.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_personal_chat_the_SDKs_service_takes_replies_and_the_closed_card()
    {
        await PostAsync(Message("hello", "c1"));
        var welcome = (await sdk.TakenAsync(IsMessage)).First(IsMessage);
        welcome.GetProperty("kind").GetString().ShouldBe("reply");
        welcome.GetProperty("replyTo").GetString().ShouldBe("sdk-test-1");
        var card = welcome.GetProperty("activity").GetProperty("attachments")[0].GetProperty("content");
        var start = card.GetProperty("body").EnumerateArray().Where(element => element.TryGetProperty("actions", out _))
            .SelectMany(row => row.GetProperty("actions").EnumerateArray()).First();

        var (status, body) = await PostAsync(Message(text: null, "c1", invoke: "adaptiveCard/action", value: new JsonObject
        {
            ["action"] = JsonNode.Parse(start.GetRawText()),
            ["trigger"] = "manual",
        }, replyTo: "sdk-1"));

        status.ShouldBe(200);
        body.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.card.adaptive");
        var update = (await sdk.TakenAsync(taken => Kind(taken) is "update")).First(taken => Kind(taken) is "update");
        update.GetProperty("activityId").GetString().ShouldBe("sdk-1");
        login.TokenRequests.Count.ShouldBe(1, "one token for all");
    }

    [Fact]
    public async Task In_a_channel_the_SDKs_service_tells_the_members_and_opens_the_chat_with_one_alone()
    {
        const string thread = "19:team@thread.tacv2;messageid=1";
        foreach (var text in new[] { "hello", "start race to zero", "Asker" })
            await PostAsync(Message($"<at>Test Bot</at> {text}", thread, "channel").With("entities", Read("in-msteams-message-channel-mention")["entities"]!.DeepClone()));

        var taken = await sdk.TakenAsync(taken => IsMessage(taken) && Conversation(taken) is "a:user-id-0");

        taken.Where(each => Kind(each) is "members").Select(Conversation).ShouldBe(["19:team@thread.tacv2", "19:team@thread.tacv2"], "two pages, once");
        var made = taken.Single(each => Kind(each) is "create").GetProperty("parameters");
        made.GetProperty("members")[0].GetProperty("id").GetString().ShouldBe("user-id-0");
        taken.Last(each => Conversation(each) is "a:user-id-0").GetProperty("activity").GetRawText().ShouldContain("Input.Text");
        taken.Where(each => IsMessage(each) && Conversation(each) == thread).ShouldAllBe(each => Kind(each) == "reply");
    }

    [Fact]
    public async Task Replies_that_are_expected_in_the_answer_are_read_by_the_SDKs_client()
    {
        var (status, body) = await PostAsync(Message("hello", "c2").With("deliveryMode", "expectReplies"));

        status.ShouldBe(200);
        body.GetProperty("activities").GetArrayLength().ShouldBeGreaterThan(0);
        body.GetProperty("activities")[0].GetProperty("type").GetString().ShouldBe("message");
    }

    private Uri Endpoint => new(bot.Client.BaseAddress!, "/api/messages");

    private Task<(int Status, JsonElement Body)> PostAsync(JsonObject activity) =>
        sdk.PostAsync(Endpoint, $"Bearer {Forge.ChannelKey.Token(forge.ChannelClaims(("serviceurl", sdk.ServiceUrl)))}", activity);

    private static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllBytes(Path.Combine(Samples, $"{name}.json")))!.AsObject();

    /// <summary>As the recorded one, in the conversation named.</summary>
    private JsonObject Message(
        string? text, string conversation = "a:1", string type = "personal", string? invoke = null, JsonObject? value = null, string? replyTo = null)
    {
        var activity = Read("in-msteams-message-personal")
            .With("id", $"sdk-test-{++sent}")
            .With("conversation", new JsonObject { ["id"] = conversation, ["conversationType"] = type, ["isGroup"] = type is not "personal", ["tenantId"] = "t" });
        if (text is null)
            activity.Remove("text");
        else
            activity["text"] = text;
        return invoke is null ? activity : activity.With("type", "invoke").With("name", invoke).With("value", value).With("replyToId", replyTo);
    }

    private static string? Kind(JsonElement taken) => taken.GetProperty("kind").GetString();

    private static string? Conversation(JsonElement taken) => taken.GetProperty("conversation").GetString();

    private static bool IsMessage(JsonElement taken) =>
        taken.TryGetProperty("activity", out var activity) && activity.ValueKind is JsonValueKind.Object && activity.GetProperty("type").ValueEquals("message");
}
