using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Klimalos.BotFramework.Activities;
using Microsoft.AspNetCore.Http;

namespace Klimalos.BotFramework.Tests.Activities;

public class ActivityReaderTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON; charset=\"UTF-8\"")]
    public async Task Json_is_read_with_and_without_a_charset(string contentType) =>
        (await ReadAsync("""{"type":"typing"}""", contentType)).ShouldBeOfType<ActivityReading.Read>().Activity.Type.ShouldBe("typing");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(";;;")]
    public async Task Another_content_type_is_refused_with_415(string? contentType) =>
        Status(await ReadAsync("""{"type":"typing"}""", contentType)).ShouldBe(415);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""[{"type":"message"}]""")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":"message"} x""")]
    [InlineData("""{"type":"message",}""")]
    public void What_is_no_activity_is_refused_with_400(string body) => Status(Parse(body)).ShouldBe(400);

    [Theory]
    [InlineData("\"text\":5")]
    [InlineData("\"type\":{}")]
    [InlineData("\"from\":\"x\"")]
    [InlineData("\"from\":{\"id\":5}")]
    [InlineData("\"conversation\":[]")]
    [InlineData("\"conversation\":{\"isGroup\":\"yes\"}")]
    [InlineData("\"attachments\":{}")]
    [InlineData("\"entities\":\"none\"")]
    [InlineData("\"membersAdded\":[5]")]
    [InlineData("\"serviceUrl\":true")]
    public void A_member_of_the_wrong_type_is_refused_with_400(string member) =>
        Status(Parse($$"""{"type":"message",{{member}}}""")).ShouldBe(400);

    [Theory]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","value":{"a":"\uDFFF"}}""")]
    [InlineData("""{"type":"message","value":{"\ud800x":1}}""")]
    public void Half_a_surrogate_pair_is_refused_with_400(string body) => Status(Parse(body)).ShouldBe(400);

    [Fact]
    public void A_whole_surrogate_pair_is_read() =>
        Sample.Read("""{"type":"message","text":"\ud83d\ude00"}""").Text.ShouldBe("😀");

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_400() =>
        Status(ActivityReader.Parse("""{"type":"message","text":"æ"}"""u8.ToArray().Where(part => part != 0xC3).ToArray())).ShouldBe(400);

    [Fact]
    public void A_byte_order_mark_is_no_fault() => Sample.Read("\uFEFF{\"type\":\"message\"}").Type.ShouldBe("message");

    [Theory]
    [InlineData("value")]
    [InlineData("unknown")]
    public void Nesting_without_end_is_refused_with_400(string member)
    {
        var deep = string.Concat(Enumerable.Repeat("[", 50_000)) + string.Concat(Enumerable.Repeat("]", 50_000));
        Status(Parse($$"""{"type":"message","{{member}}":{{deep}}}""")).ShouldBe(400);
    }

    [Fact]
    public async Task A_body_of_a_declared_length_over_1_MiB_is_refused_unread()
    {
        var context = Request(new MemoryStream(), "application/json");
        context.Request.ContentLength = ActivityReader.MaxBodyBytes + 1;

        Status(await ActivityReader.ReadAsync(context.Request, CancellationToken.None)).ShouldBe(413);
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_read_no_further_than_1_MiB()
    {
        await using var endless = new EndlessStream();

        Status(await ActivityReader.ReadAsync(Request(endless, "application/json").Request, CancellationToken.None)).ShouldBe(413);
        endless.Given.ShouldBeLessThan(2L * ActivityReader.MaxBodyBytes);
    }

    [Fact]
    public async Task A_body_just_under_1_MiB_is_read()
    {
        var text = new string('a', ActivityReader.MaxBodyBytes - 40);
        var reading = await ReadAsync($$"""{"type":"message","text":"{{text}}"}""", "application/json");
        reading.ShouldBeOfType<ActivityReading.Read>().Activity.Text.ShouldBe(text);
    }

    [Fact]
    public void Missing_members_and_unknown_ones_are_no_fault()
    {
        var activity = Sample.Read("""{"type":"x","new":{"a":[1]},"membersAdded":[null],"entities":[null,5,"e"],"from":null,"value":null}""");

        activity.Properties!["new"].GetRawText().ShouldBe("""{"a":[1]}""");
        IncomingTranslator.Translate(activity).ShouldBeOfType<Translation.Nothing>();
    }

    [Fact]
    public void Whatever_JSON_comes_it_is_read_or_refused_and_never_throws() =>
        Prop.ForAll(AnyActivityJson.Arbitrary, json =>
        {
            if (Parse(json) is ActivityReading.Read { Activity: var activity })
            {
                IncomingTranslator.Translate(activity).ShouldNotBeNull();
                ConversationReference.Of(activity);
                JsonSerializer.Serialize(activity, ActivityJson.Default.Activity).ShouldNotBeEmpty();
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static ActivityReading Parse(string body) => ActivityReader.Parse(Encoding.UTF8.GetBytes(body));

    private static int Status(ActivityReading reading) => reading.ShouldBeOfType<ActivityReading.Refused>().Status;

    private static async Task<ActivityReading> ReadAsync(string body, string? contentType)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return await ActivityReader.ReadAsync(Request(stream, contentType).Request, CancellationToken.None);
    }

    private static DefaultHttpContext Request(Stream body, string? contentType)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = contentType;
        context.Request.Body = body;
        return context;
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Given += count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
