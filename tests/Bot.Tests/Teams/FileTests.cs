using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;
using Klimalos.BotFramework.Teams;
using Klimalos.Documents;
using Klimalos.Enrolments;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Teams;

/// <summary>Documents to, and files from, a person in personal chat, over HTTP; SharePoint alone is played.</summary>
public sealed class FileTests : TeamsTest, IDisposable
{
    private const string Place = "https://asker-my.sharepoint.com/personal/kari/upload?guid=1";
    private static readonly byte[] Pdf = "%PDF-1.7 klimaplan"u8.ToArray();

    private readonly SharePoint sharePoint = new();
    private readonly Scanner scanner = new();

    private TeamsClient Kari => field ??= Client();

    public void Dispose() => sharePoint.Dispose();

    [Fact]
    public async Task A_document_that_is_accepted_lies_in_the_persons_OneDrive_and_its_offer_is_gone()
    {
        var offer = await OfferAsync();

        var (status, body) = await AnswerAsync(offer, "accept", Place);

        (status, body.GetRawText()).ShouldBe((HttpStatusCode.OK, "{}"));
        var saved = await LastWithAsync(TeamsFile.InfoCard);
        saved.GetProperty("contentUrl").GetString().ShouldBe("https://asker-my.sharepoint.com/personal/kari/Documents/sak.docx");
        saved.GetProperty("content").GetProperty("uniqueId").GetString().ShouldBe("1150D938");
        var (address, bytes, range) = sharePoint.Put.ShouldHaveSingleItem();
        address.ShouldBe(Place);
        bytes[..2].ShouldBe("PK"u8.ToArray(), "a Word file is a zip");
        range.ShouldBe($"bytes 0-{bytes.Length - 1}/{bytes.Length}");
        bytes.Length.ShouldBe(Attachment(offer).GetProperty("content").GetProperty("sizeInBytes").GetInt32());
        await Patience.UntilAsync(() => Connector.Changed.TryGetValue(offer.Id, out var now) && now is null);
    }

    [Fact]
    public async Task A_document_that_is_declined_goes_nowhere()
    {
        var offer = await OfferAsync();

        await AnswerAsync(offer, "decline", Place);

        await Patience.UntilAsync(() => Connector.Messages("a:kari").Any(message => message.Text?.StartsWith("Greit, filen blir ikke lagret", StringComparison.Ordinal) == true));
        sharePoint.Put.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://evil.example/upload")]
    [InlineData("http://asker-my.sharepoint.com/upload")]
    [InlineData("https://169.254.169.254/upload")]
    public async Task A_document_is_put_nowhere_else_and_the_person_gets_a_link(string place)
    {
        await AnswerAsync(await OfferAsync(), "accept", place);

        await Patience.UntilAsync(() => Failures().Any());
        Failures().ShouldHaveSingleItem().ShouldContain("/documents/");
        sharePoint.Put.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_a_person_sends_is_the_answer_to_the_step()
    {
        await BeAskedForPlanAsync();

        var next = await SendAsync("Klimaplan 2030.pdf", "https://asker-my.sharepoint.com/personal/kari/download?id=1");

        next.Json.GetProperty("channelData").GetProperty("klimalos").GetProperty("step").GetString().ShouldBe("contact-name");
        var enrolment = (await Bot.Services.GetRequiredService<IEnrolmentStore>().OfPersonAsync("msteams:29:kari", default)).ShouldHaveSingleItem();
        var file = StoredFile.Parse(enrolment.Answers["plan-file"].Value).ShouldNotBeNull();
        (await Bot.Services.GetRequiredService<IReceivedFileStore>().GetAsync(file.Id, default)).ShouldNotBeNull().Bytes.ShouldBe(Pdf);
        sharePoint.Fetched.ShouldHaveSingleItem();
        scanner.Seen.ShouldBe(["Klimaplan 2030.pdf"]);
    }

    [Theory]
    [InlineData("http://asker-my.sharepoint.com/plan.pdf")]
    [InlineData("https://asker-my.sharepoint.com.evil.example/plan.pdf")]
    [InlineData("https://127.0.0.1/plan.pdf")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public async Task A_file_of_another_host_is_not_asked_for_and_the_person_is_told(string address)
    {
        await BeAskedForPlanAsync();

        (await SendAsync("plan.pdf", address)).Text.ShouldBe("Jeg klarte ikke å hente plan.pdf. Prøv å sende filen en gang til.");

        sharePoint.Fetched.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirection_away_from_SharePoint_is_not_followed()
    {
        await BeAskedForPlanAsync();
        sharePoint.RedirectsTo = "https://10.0.0.1/secret";

        (await SendAsync("plan.pdf", Place)).Text.ShouldNotBeNull().ShouldStartWith("Jeg klarte ikke å hente");

        sharePoint.Fetched.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_in_which_the_scanner_finds_something_is_not_kept()
    {
        await BeAskedForPlanAsync();
        scanner.IsClean = false;

        (await SendAsync("plan.pdf", Place)).Text.ShouldNotBeNull().ShouldContain("stoppet av virusskanningen");

        (await Bot.Services.GetRequiredService<IEnrolmentStore>().OfPersonAsync("msteams:29:kari", default))[0].Answers.Keys.ShouldNotContain("plan-file");
    }

    protected override Task<BotHost> StartAsync()
    {
        var content = new ContentCopy(Folder);
        content.AskForPlan();
        return BotHost.StartAsync(
            Folder,
            replace: services => services
                .AddSingleton<IFileScanner>(scanner)
                .AddSingleton(new TeamsFileTransfer(new HttpClient(sharePoint), scanner, NullLogger<TeamsFileTransfer>.Instance)),
            arguments: $"--Content:Path={content.Path}");
    }

    private async Task BeAskedForPlanAsync()
    {
        await Kari.PressAsync(await Kari.SayAsync("hei"), "@start", "race-to-zero");
        await Kari.SayAsync("Asker");
    }

    private async Task<SentActivity> OfferAsync()
    {
        await BeAskedForPlanAsync();
        var asked = await SendAsync("plan.pdf", Place);
        sharePoint.Fetched.Clear();
        await Kari.PressAsync(asked, "@command", DocumentKind.CasePaper);
        await LastWithAsync(TeamsFile.ConsentCard);
        return Connector.Messages("a:kari").Last(message => TypeOf(message) == TeamsFile.ConsentCard);
    }

    private IEnumerable<string> Failures() => Connector.Messages("a:kari").Select(message => message.Json.GetRawText())
        .Where(message => message.Contains("kunne ikke lagres i OneDrive", StringComparison.Ordinal));

    private Task<(HttpStatusCode Status, JsonElement Body)> AnswerAsync(SentActivity offer, string action, string uploadUrl) => Kari.InvokeAsync(
        "fileConsent/invoke",
        new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = action,
            ["context"] = JsonNode.Parse(Attachment(offer).GetProperty("content").GetProperty($"{action}Context").GetRawText()),
            ["uploadInfo"] = action is not "accept" ? null : new JsonObject
            {
                ["uploadUrl"] = uploadUrl,
                ["contentUrl"] = "https://asker-my.sharepoint.com/personal/kari/Documents/sak.docx",
                ["name"] = "sak.docx",
                ["uniqueId"] = "1150D938",
                ["fileType"] = "docx",
            },
        },
        offer.Id);

    private Task<SentActivity> SendAsync(string name, string address) => Kari.RepliedAsync(Kari.Activity("message").With("locale", "nb-NO").With("attachments", new JsonArray(
        new JsonObject
        {
            ["contentType"] = TeamsFile.DownloadInfo,
            ["contentUrl"] = "https://asker-my.sharepoint.com/personal/kari/Documents/plan.pdf",
            ["name"] = name,
            ["content"] = new JsonObject { ["downloadUrl"] = address, ["uniqueId"] = "1", ["fileType"] = "pdf" },
        },
        new JsonObject { ["contentType"] = "text/html", ["content"] = "<p></p>" })));

    private async Task<JsonElement> LastWithAsync(string type)
    {
        await Connector.UntilAsync(taken => taken.Messages("a:kari").Any(message => TypeOf(message) == type));
        return Attachment(Connector.Messages("a:kari").Last(message => TypeOf(message) == type));
    }

    private static string? TypeOf(SentActivity message) =>
        message.Json.TryGetProperty("attachments", out _) ? Attachment(message).GetProperty("contentType").GetString() : null;

    private static JsonElement Attachment(SentActivity message) => message.Json.GetProperty("attachments")[0];

    private sealed class Scanner : IFileScanner
    {
        public bool IsClean { get; set; } = true;

        public ConcurrentQueue<string> Seen { get; } = [];

        public Task<bool> IsCleanAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            Seen.Enqueue(name);
            return Task.FromResult(IsClean);
        }
    }

    private sealed class SharePoint : HttpMessageHandler
    {
        public ConcurrentQueue<string> Fetched { get; } = [];

        public ConcurrentQueue<(string Address, byte[] Bytes, string? Range)> Put { get; } = [];

        public string? RedirectsTo { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization.ShouldBeNull("the bot's token never goes there");
            if (request.Method == HttpMethod.Put)
            {
                Put.Enqueue((request.RequestUri!.AbsoluteUri, await request.Content!.ReadAsByteArrayAsync(cancellationToken), request.Content.Headers.ContentRange?.ToString()));
                return new HttpResponseMessage(HttpStatusCode.Created);
            }

            Fetched.Enqueue(request.RequestUri!.AbsoluteUri);
            return RedirectsTo is { } target
                ? new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri(target) } }
                : new HttpResponseMessage { Content = new ByteArrayContent(Pdf) };
        }
    }
}
