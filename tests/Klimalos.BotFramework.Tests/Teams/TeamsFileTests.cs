using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Teams;
using Klimalos.BotFramework.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Klimalos.BotFramework.Tests.Teams;

public sealed class TeamsFileTests : IDisposable
{
    private const string Place = "https://asker-my.sharepoint.com/personal/kari/_layouts/15/download.aspx?UniqueId=1&tempauth=x";
    private static readonly byte[] Pdf = "%PDF-1.7 klimaplan"u8.ToArray();

    private readonly FakeService service = new() { Default = _ => Bytes(Pdf) };
    private readonly HttpClient http;
    private readonly Scanner scanner = new();
    private readonly TeamsFileTransfer transfer;

    public TeamsFileTests()
    {
        http = new HttpClient(service);
        transfer = new TeamsFileTransfer(http, scanner, NullLogger<TeamsFileTransfer>.Instance);
    }

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_file_is_fetched_from_where_Teams_put_it_without_our_token()
    {
        var taken = (await FetchAsync("Klimaplan.pdf", Place)).ShouldBeOfType<FetchedFile.Taken>();

        (taken.Name, taken.ContentType).ShouldBe(("Klimaplan.pdf", "application/pdf"));
        taken.Bytes.ShouldBe(Pdf);
        service.Requests.ShouldHaveSingleItem().Headers.ShouldNotContainKey("Authorization");
        scanner.Seen.ShouldBe(["Klimaplan.pdf"]);
    }

    [Theory]
    [InlineData("http://asker-my.sharepoint.com/x")]
    [InlineData("https://asker-my.sharepoint.com:8443/x")]
    [InlineData("https://kari@asker-my.sharepoint.com/x")]
    [InlineData("https://sharepoint.com.example.org/x")]
    [InlineData("https://evilsharepoint.com/x")]
    [InlineData("https://169.254.169.254/metadata")]
    [InlineData("https://localhost/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    public async Task Nothing_is_asked_of_any_other_place(string url)
    {
        Refusal(await FetchAsync("a.pdf", url)).ShouldBe(FileProblem.Failed);
        (await transfer.PutAsync(url, Pdf, CancellationToken.None)).ShouldBeFalse();

        service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirection_within_SharePoint_is_followed()
    {
        service.Then(() => Redirection("https://asker.sharepoint.com/other"));

        (await FetchAsync("a.pdf", Place)).ShouldBeOfType<FetchedFile.Taken>();
    }

    [Theory]
    [InlineData("https://10.0.0.1/secret")]
    [InlineData("https://example.org/")]
    [InlineData("http://asker.sharepoint.com/")]
    public async Task A_redirection_to_elsewhere_is_not(string target)
    {
        service.Then(() => Redirection(target));

        Refusal(await FetchAsync("a.pdf", Place)).ShouldBe(FileProblem.Failed);
        service.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Redirections_in_circles_end()
    {
        service.Default = _ => Redirection(Place);

        Refusal(await FetchAsync("a.pdf", Place)).ShouldBe(FileProblem.Failed);
        service.Requests.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_too_large_is_not_read_to_its_end(bool tellsItsLength)
    {
        var body = new EndlessStream(TeamsFileTransfer.MaxBytes * 4L);
        service.Default = _ =>
        {
            var response = new HttpResponseMessage { Content = new StreamContent(body) };
            if (tellsItsLength)
                response.Content.Headers.ContentLength = TeamsFileTransfer.MaxBytes + 1;
            return response;
        };

        Refusal(await FetchAsync("a.pdf", Place)).ShouldBe(FileProblem.Size);
        body.Given.ShouldBeLessThan(TeamsFileTransfer.MaxBytes + 200_000L);
    }

    [Theory]
    [InlineData("virus.exe")]
    [InlineData("bilde.png")]
    public async Task A_file_of_another_kind_or_with_other_bytes_than_its_name_says_is_refused(string name) =>
        Refusal(await FetchAsync(name, Place)).ShouldBe(FileProblem.Kind);

    [Fact]
    public async Task What_the_scanner_finds_unsafe_is_refused()
    {
        scanner.IsClean = false;

        Refusal(await FetchAsync("a.pdf", Place)).ShouldBe(FileProblem.Unsafe);
    }

    [Fact]
    public async Task A_service_that_fails_makes_no_exception()
    {
        service.Default = _ => throw new HttpRequestException("gone");

        Refusal(await FetchAsync("a.pdf", Place)).ShouldBe(FileProblem.Failed);
        (await transfer.PutAsync(Place, Pdf, CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_document_is_put_in_one_piece_that_tells_its_range()
    {
        (await transfer.PutAsync(Place, Pdf, CancellationToken.None)).ShouldBeTrue();

        var put = service.Requests.ShouldHaveSingleItem();
        put.Method.ShouldBe("PUT");
        put.Headers["Content-Range"].ShouldBe($"bytes 0-{Pdf.Length - 1}/{Pdf.Length}");
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("13.107.136.10", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2620:1ec:8f8::10", true)]
    public void Only_public_addresses_are_connected_to(string address, bool isPublic) =>
        PublicAddresses.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_not_connected_to()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var guarded = new HttpClient(new SocketsHttpHandler { ConnectCallback = PublicAddresses.ConnectAsync });

        await Should.ThrowAsync<HttpRequestException>(() => guarded.GetAsync(new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/")));

        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public void Only_files_of_Teams_are_read_and_whatever_else_is_attached_is_left_alone()
    {
        var attachments = new JsonArray(
            Attachment(TeamsFile.DownloadInfo, "a.pdf", new JsonObject { ["downloadUrl"] = Place, ["uniqueId"] = "1", ["fileType"] = "pdf" }),
            Attachment(TeamsFile.DownloadInfo, "b.pdf", new JsonObject { ["downloadUrl"] = 7 }),
            Attachment(TeamsFile.DownloadInfo, "c.pdf", JsonValue.Create("no object")),
            Attachment("text/html", null, JsonValue.Create("<p>hei</p>")));
        var activity = Sample.Read(new JsonObject { ["type"] = "message", ["channelId"] = "msteams", ["attachments"] = attachments }.ToJsonString());

        TeamsFile.Of(activity).ShouldBe([new TeamsFile("a.pdf", Place)]);
        TeamsFile.Of(activity with { ChannelId = "webchat" }).ShouldBeEmpty();
    }

    private Task<FetchedFile> FetchAsync(string name, string url) => transfer.FetchAsync(new TeamsFile(name, url), CancellationToken.None);

    private static FileProblem Refusal(FetchedFile file) => file.ShouldBeOfType<FetchedFile.Refused>().Problem;

    private static HttpResponseMessage Bytes(byte[] bytes) => new() { Content = new ByteArrayContent(bytes) };

    private static HttpResponseMessage Redirection(string target) => new(HttpStatusCode.Found) { Headers = { Location = new Uri(target) } };

    private static JsonObject Attachment(string type, string? name, JsonNode content) => new() { ["contentType"] = type, ["name"] = name, ["content"] = content };

    private sealed class Scanner : IFileScanner
    {
        public bool IsClean { get; set; } = true;

        public List<string> Seen { get; } = [];

        public Task<bool> IsCleanAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            Seen.Add(name);
            return Task.FromResult(IsClean);
        }
    }

    /// <summary>Zeros, and a count of how many were asked for.</summary>
    private sealed class EndlessStream(long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var part = (int)Math.Min(count, length - Given);
            Given += part;
            return part;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
