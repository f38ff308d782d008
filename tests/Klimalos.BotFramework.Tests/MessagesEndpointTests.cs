using System.Text;
using System.Text.Json;
using Klimalos.BotFramework.Tests.Fakes;

namespace Klimalos.BotFramework.Tests;

public sealed class MessagesEndpointTests : IAsyncLifetime
{
    private BotHost bot = null!;

    public async Task InitializeAsync() => bot = await BotHost.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    public static TheoryData<string> Recorded => [.. Sample.Names("in-").Except(["in-msteams-request-headers"], StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task Without_an_app_id_every_recorded_activity_reaches_the_bot(string sample)
    {
        using var response = await bot.PostAsync(Encoding.UTF8.GetString(Sample.Bytes(sample)), authorization: "Bearer whatever");

        ((int)response.StatusCode).ShouldBe(202);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        bot.Receiver.Received.Single().Id.ShouldBe(Sample.Json(sample).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_head_request_finds_that_a_bot_is_there()
    {
        using var response = await bot.SendAsync(HttpMethod.Head);
        ((int)response.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_refused_with_405(string method)
    {
        using var response = await bot.SendAsync(new HttpMethod(method));

        ((int)response.StatusCode).ShouldBe(405);
        response.Content.Headers.Allow.ShouldBe(["POST", "HEAD"]);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[]", 400)]
    [InlineData("no json", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"type":"message","text":5}""", 400)]
    [InlineData("""{"type":"message","text":"hei","from":{"id":"u"}}""", 400)]
    [InlineData("""{"type":"message","text":"hei","conversation":{"id":""}}""", 400)]
    [InlineData("""{"type":"invoke","name":"x"}""", 400)]
    [InlineData("""{"type":"message","serviceUrl":"http://evil.example","conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"message","serviceUrl":"file:///etc/passwd","conversation":{"id":"c"}}""", 400)]
    public async Task What_cannot_be_answered_is_refused_and_never_reaches_the_bot(string body, int status)
    {
        using var response = await bot.PostAsync(body);

        ((int)response.StatusCode).ShouldBe(status);
        bot.Receiver.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_over_1_MiB_is_refused_with_413_whether_or_not_its_length_is_told()
    {
        var body = $$"""{"type":"message","text":"{{new string('x', 1024 * 1024)}}","conversation":{"id":"c"} }""";
        using var told = await bot.PostAsync(body);
        using var chunks = new StreamContent(new UnseekableStream(Encoding.UTF8.GetBytes(body))) { Headers = { ContentType = new("application/json") } };
        using var untold = await bot.SendAsync(HttpMethod.Post, chunks);

        ((int)told.StatusCode).ShouldBe(413);
        ((int)untold.StatusCode).ShouldBe(413);
        bot.Receiver.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_well_over_100_kB_is_taken()
    {
        using var response = await bot.PostAsync($$"""{"type":"message","text":"{{new string('x', 500_000)}}","conversation":{"id":"c"} }""");
        ((int)response.StatusCode).ShouldBe(202);
    }

    [Fact]
    public async Task Another_content_type_is_refused_with_415()
    {
        using var response = await bot.PostAsync("""{"type":"typing"}""", contentType: "text/plain");
        ((int)response.StatusCode).ShouldBe(415);
    }

    [Fact]
    public async Task Types_and_members_that_nobody_knows_are_no_fault()
    {
        using var response = await bot.PostAsync("""{"type":"made-up","made":{"up":[null]}}""");
        ((int)response.StatusCode).ShouldBe(202);
    }

    [Fact]
    public async Task The_bots_answer_is_the_http_answer()
    {
        bot.Receiver.Answer = _ => new ReceiverResponse(200, JsonElement.Parse("""{"statusCode":200,"value":"blåbær"}"""));

        using var response = await bot.PostAsync(Forge.Activity());

        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"statusCode":200,"value":"blåbær"}""");
    }

    [Fact]
    public async Task A_failing_bot_answers_500_and_tells_nobody_why()
    {
        bot.Receiver.Answer = _ => throw new InvalidOperationException("a secret");

        using var response = await bot.PostAsync(Forge.Activity());

        ((int)response.StatusCode).ShouldBe(500);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_registration_that_cannot_work_stops_the_start() =>
        (await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(async () => await BotHost.StartAsync(("MicrosoftAppId", "app"))))
            .Message.ShouldContain("MicrosoftAppPassword is missing");

    private sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
