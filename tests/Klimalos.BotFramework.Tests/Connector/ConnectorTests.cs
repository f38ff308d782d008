using System.Net.Sockets;
using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Authentication;
using Klimalos.BotFramework.Connector;
using Klimalos.BotFramework.Tests.Fakes;
using Klimalos.Testing;

namespace Klimalos.BotFramework.Tests.Connector;

public sealed class ConnectorTests : IDisposable
{
    private const string Service = "http://localhost:36475";
    private static readonly Guid RequestId = Guid.Parse("94f5a09d-30f3-4f05-9341-685a5fdaf635");

    private readonly FakeService service = new();
    private readonly ManualTimeProvider clock = new();
    private readonly TrustedServiceUrls trusted = new();
    private readonly CachedTokens tokens;
    private readonly HttpClient http;
    private readonly ConnectorClient client;
    private int tokensFetched;

    public ConnectorTests()
    {
        http = new HttpClient(service);
        tokens = new CachedTokens(
            _ => Task.FromResult(new OutboundToken($"token-{++tokensFetched}", clock.GetUtcNow().AddHours(1))), clock);
        client = new ConnectorClient(http, tokens, trusted, clock, () => 0.5);
        trusted.Trust(Service);
    }

    public void Dispose()
    {
        http.Dispose();
        tokens.Dispose();
    }

    [Theory]
    [InlineData("out-sdk-reply")]
    [InlineData("out-sdk-card")]
    [InlineData("out-sdk-typing")]
    [InlineData("out-sdk-trace")]
    [InlineData("out-sdk-event")]
    [InlineData("out-sdk-endOfConversation")]
    [InlineData("out-sdk-proactive")]
    [InlineData("out-sdk-first-message-of-new-conversation")]
    public async Task What_is_sent_has_the_shape_that_the_SDK_sends(string sample)
    {
        var recorded = Sample.Json(sample);
        var activity = Sample.Read(recorded.GetProperty("body").GetRawText());

        await client.SendAsync(Service, activity.Conversation!.Id!, activity, RequestId, CancellationToken.None);

        ShouldBeLike(recorded);
    }

    [Fact]
    public async Task An_update_has_the_shape_that_the_SDK_sends()
    {
        var activity = Sample.Read(Sample.Json("out-sdk-update").GetProperty("body").GetRawText()) with { Id = null };

        await client.UpdateAsync(Service, "a:conv-1", "id-8", activity, RequestId, CancellationToken.None);

        ShouldBeLike(Sample.Json("out-sdk-update"));
    }

    [Fact]
    public async Task All_members_are_read_page_by_page_and_each_stands_once()
    {
        service.Then(() => FakeService.Json("""{"members":[{"id":"1","aadObjectId":"a","tenantId":"t"},{"id":"2"}],"continuationToken":"more"}"""))
            .Then(() => FakeService.Json("""{"members":[{"id":"2"},null,{"id":"3"}]}"""));

        var members = await client.AllMembersAsync(Service, "19:team", CancellationToken.None);

        members.Select(member => member.Id).ShouldBe(["1", "2", "3"]);
        members[0].AadObjectId.ShouldBe("a");
        service.Requests.Select(request => new Uri(request.Url).Query).ShouldBe(["?pageSize=200", "?pageSize=200&continuationToken=more"]);
    }

    [Fact]
    public async Task A_service_that_names_the_same_page_for_ever_is_asked_no_further()
    {
        service.Default = _ => FakeService.Json("""{"members":[{"id":"1"}],"continuationToken":"again"}""");

        (await client.AllMembersAsync(Service, "19:team", CancellationToken.None)).ShouldHaveSingleItem();
        service.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_deletion_has_the_shape_that_the_SDK_sends()
    {
        (await client.DeleteAsync(Service, "a:conv-1", "id-9", RequestId, CancellationToken.None)).ShouldBeTrue();

        ShouldBeLike(Sample.Json("out-sdk-delete"));
        service.Requests[0].Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_conversation_has_the_shape_that_the_SDK_asks_for()
    {
        service.Default = _ => FakeService.Json("""{"id":"conv-id-19","serviceUrl":"http://localhost:36475"}""", 201);
        var recorded = Sample.Json("out-sdk-create-conversation").GetProperty("body");

        var created = await client.CreateConversationAsync(
            Service,
            new ConversationParameters
            {
                Bot = recorded.GetProperty("bot").Deserialize(ActivityJson.Default.ChannelAccount),
                Members = [recorded.GetProperty("members")[0].Deserialize(ActivityJson.Default.ChannelAccount)!],
                TenantId = recorded.GetProperty("tenantId").GetString(),
                ChannelData = recorded.GetProperty("channelData"),
            },
            RequestId,
            CancellationToken.None);

        created.ShouldBe(new CreatedConversation("conv-id-19", null, Service));
        ShouldBeLike(Sample.Json("out-sdk-create-conversation"));
    }

    [Fact]
    public async Task A_page_of_members_has_the_shape_that_the_SDK_asks_for()
    {
        service.Then(() => FakeService.Json(Sample.Json("out-sdk-pagedmembers").GetProperty("response").GetRawText()));

        var page = await client.PagedMembersAsync(Service, "a:conv-1", 10, null, CancellationToken.None);

        page.Members!.Single().Name.ShouldBe("Ada");
        page.ContinuationToken.ShouldBeNull();
        service.Requests[0].Url.ShouldEndWith(Sample.Json("out-sdk-pagedmembers").GetProperty("path").GetString()!);
    }

    [Theory]
    [InlineData("http://localhost:3978/_connector", "a:conv-1", "http://localhost:3978/_connector/v3/conversations/a%3Aconv-1/activities")]
    [InlineData("http://localhost:3978/_connector/", "19:x@thread.tacv2;messageid=1", "http://localhost:3978/_connector/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1/activities")]
    [InlineData("https://smba.trafficmanager.net/emea/", "a/b?c#d e", "https://smba.trafficmanager.net/emea/v3/conversations/a%2Fb%3Fc%23d%20e/activities")]
    public async Task Ids_are_encoded_and_the_service_may_end_in_a_slash(string serviceUrl, string conversationId, string url)
    {
        trusted.Trust(serviceUrl);
        await client.SendAsync(serviceUrl, conversationId, Message(), RequestId, CancellationToken.None);
        service.Requests.Single().Url.ShouldBe(url);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task An_id_that_would_lead_elsewhere_is_not_sent(string id) =>
        (await Should.ThrowAsync<SendFailedException>(() => client.SendAsync(Service, id, Message(), RequestId, CancellationToken.None)))
            .IsPermanent.ShouldBeTrue();

    [Fact]
    public async Task An_id_with_letters_that_headers_cannot_hold_is_sent_encoded()
    {
        await client.SendAsync(Service, "samtale-ø\r\nX: y", Message(), RequestId, CancellationToken.None);
        service.Requests.Single().Headers["x-ms-conversation-id"].ShouldBe("samtale-%C3%B8%0D%0AX%3A%20y");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("[]")]
    public async Task An_answer_without_an_id_is_no_fault(string body)
    {
        service.Default = _ => FakeService.Json(body, 202);
        (await SendAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData(408)]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_passing_failure_is_tried_again_with_the_same_request_id(int status)
    {
        service.Then(status);

        (await InVirtualTimeAsync(SendAsync())).ShouldBe("new");

        service.Requests.Count.ShouldBe(2);
        service.Requests.Select(request => request.Headers["x-ms-client-request-id"]).Distinct(StringComparer.Ordinal).ShouldBe([RequestId.ToString()]);
        service.Requests[1].Body.ShouldBe(service.Requests[0].Body);
    }

    [Fact]
    public async Task A_network_error_is_tried_again()
    {
        service.Then(() => throw new HttpRequestException("reset", new SocketException()));
        (await InVirtualTimeAsync(SendAsync())).ShouldBe("new");
    }

    [Fact]
    public async Task The_waits_grow_and_the_attempts_end()
    {
        service.Default = _ => new HttpResponseMessage(System.Net.HttpStatusCode.BadGateway);
        var started = clock.GetUtcNow();

        var failure = await Should.ThrowAsync<SendFailedException>(() => InVirtualTimeAsync(SendAsync()));

        failure.Status.ShouldBe(502);
        failure.IsPermanent.ShouldBeFalse();
        service.Requests.Count.ShouldBe(1 + ConnectorRetry.Retries);
        (clock.GetUtcNow() - started).ShouldBeInRange(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Retry_After_is_obeyed_in_seconds_and_as_a_date()
    {
        service.Then(429, "7").Then(503, clock.GetUtcNow().AddSeconds(17).ToString("R"));
        var started = clock.GetUtcNow();

        await InVirtualTimeAsync(SendAsync());

        (clock.GetUtcNow() - started).ShouldBe(TimeSpan.FromSeconds(17), tolerance: TimeSpan.FromSeconds(1));
        service.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_wait_longer_than_a_request_can_be_held_is_left_to_the_delivery()
    {
        service.Then(429, "120");

        var failure = await Should.ThrowAsync<SendFailedException>(SendAsync);

        failure.RetryAfter.ShouldBe(TimeSpan.FromMinutes(2));
        failure.IsPermanent.ShouldBeFalse();
        service.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(405, true)]
    [InlineData(410, true)]
    [InlineData(413, true)]
    [InlineData(501, true)]
    [InlineData(302, true)]
    [InlineData(401, false)]
    public async Task A_refusal_is_told_at_once_and_says_whether_it_is_final(int status, bool isPermanent)
    {
        service.Default = _ => new HttpResponseMessage((System.Net.HttpStatusCode)status);

        var failure = await Should.ThrowAsync<SendFailedException>(SendAsync);

        failure.Status.ShouldBe(status);
        failure.IsPermanent.ShouldBe(isPermanent);
        service.Requests.Count.ShouldBe(status == 401 ? 2 : 1);
    }

    [Fact]
    public async Task A_refused_token_is_fetched_once_more()
    {
        service.Then(401);

        (await SendAsync()).ShouldBe("new");

        service.Requests.Select(request => request.Headers["Authorization"]).ShouldBe(["Bearer token-1", "Bearer token-2"]);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://localhost:9")]
    public async Task The_token_goes_to_no_service_that_was_not_verified(string serviceUrl)
    {
        await Should.ThrowAsync<SendFailedException>(
            () => client.SendAsync(serviceUrl, "c", Message(), RequestId, CancellationToken.None));

        service.Requests.ShouldBeEmpty();
        tokensFetched.ShouldBe(0);
    }

    [Theory]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("ftp://localhost/")]
    [InlineData("https://user:password@host.example/")]
    [InlineData("https://host.example/?a=")]
    [InlineData("https://host.example/#")]
    [InlineData("/relative")]
    [InlineData("")]
    [InlineData(null)]
    public void An_address_that_is_not_secure_or_no_base_is_never_trusted(string? serviceUrl) => trusted.Trust(serviceUrl).ShouldBeFalse();

    [Theory]
    [InlineData(501)]
    [InlineData(405)]
    public async Task A_channel_that_cannot_delete_is_survived(int status)
    {
        service.Then(status);
        (await client.DeleteAsync(Service, "c", "1", RequestId, CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_sender_replies_when_there_is_something_to_reply_to()
    {
        var sender = new ConnectorSender(client, trusted);
        var reference = new ConversationReference { ChannelId = "msteams", ServiceUrl = "https://new.example/", Conversation = new() { Id = "c" } };

        sender.Serves(reference).ShouldBeTrue();
        await sender.SendAsync(reference, Message() with { ReplyToId = "5" }, RequestId, CancellationToken.None);
        await sender.SendAsync(reference, Message(), RequestId, CancellationToken.None);
        await sender.SendAsync(reference, Message() with { Type = "trace" }, RequestId, CancellationToken.None);
        await sender.SendAsync(reference, Message() with { Type = "invokeResponse" }, RequestId, CancellationToken.None);

        service.Requests.Select(request => request.Url).ShouldBe(
            ["https://new.example/v3/conversations/c/activities/5", "https://new.example/v3/conversations/c/activities"]);
    }

    [Fact]
    public void The_sender_leaves_other_services_to_others() =>
        new ConnectorSender(client, trusted).Serves(
            new ConversationReference { ChannelId = "discord", ServiceUrl = "discord:", Conversation = new() { Id = "c" } }).ShouldBeFalse();

    private Task<string?> SendAsync() => client.SendAsync(Service, "c", Message(), RequestId, CancellationToken.None);

    private static Activity Message() => new() { Type = "message", Text = "blåbær" };

    private async Task<T> InVirtualTimeAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            if (clock.WaitingTimers > 0)
                clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await work;
    }

    private void ShouldBeLike(JsonElement recorded)
    {
        var sent = service.Requests.Single();
        sent.Method.ShouldBe(recorded.GetProperty("method").GetString());
        new Uri(sent.Url).PathAndQuery.ShouldBe(recorded.GetProperty("path").GetString());
        sent.Headers["User-Agent"].ShouldContain("Microsoft-BotFramework/3.1");
        sent.Headers["Authorization"].ShouldBe("Bearer token-1");
        sent.Headers["Accept"].ShouldBe("*/*");
        sent.Headers["x-ms-client-request-id"].ShouldBe(RequestId.ToString());
        if (recorded.GetProperty("headers").TryGetProperty("x-ms-conversation-id", out var conversation))
            sent.Headers["x-ms-conversation-id"].ShouldBe(conversation.GetString());
        if (recorded.TryGetProperty("body", out var body))
        {
            sent.Headers["Content-Type"].ShouldBe("application/json; charset=utf-8");
            JsonElement.DeepEquals(sent.Json, body).ShouldBeTrue(sent.Body);
        }
    }
}
