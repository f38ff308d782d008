using System.Net.Http.Headers;
using System.Text;
using Klimalos.BotFramework.Activities;
using static Klimalos.BotFramework.Tests.DirectLine.DirectLineClient;

namespace Klimalos.BotFramework.Tests.DirectLine;

public sealed class FileTests : DirectLineTest
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0];

    [Fact]
    public async Task An_uploaded_file_can_be_fetched_by_its_link_and_opens_nowhere()
    {
        await OkAsync(UploadAsync("kart.png", Png));
        var attachment = (await Client.ReadAsync()).GetProperty("activities")[0].GetProperty("attachments")[0];
        using var http = new HttpClient();

        using var file = await http.GetAsync(new Uri(attachment.GetProperty("contentUrl").GetString()!));

        (await file.Content.ReadAsByteArrayAsync()).ShouldBe(Png);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Content.Headers.ContentDisposition.FileName.ShouldBe("kart.png");
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        file.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [Fact]
    public async Task The_guide_hears_of_the_file_with_its_size_and_where_it_is_kept()
    {
        await OkAsync(UploadAsync("kart.png", Png));

        var received = Bot.Received.Last();
        var heard = IncomingTranslator.Translate(received).ShouldBeOfType<Translation.Heard>();
        var file = heard.Incoming.Files.ShouldHaveSingleItem();
        (file.Name, file.ContentType, file.Size).ShouldBe(("kart.png", "image/png", Png.Length));
        file.Id.ShouldBe($"{Client.ConversationId}/{received.Attachments!.Single().ContentUrl!.Split('/')[^1]}");
    }

    [Fact]
    public async Task A_client_cannot_make_the_guide_believe_in_a_file_that_was_not_uploaded()
    {
        await OkAsync(UploadAsync("kart.png", Png));
        var inside = Bot.Received.Last().Attachments!.Single().ContentUrl!;
        await OkAsync(Client.SayAsync(new { type = "message", attachments = new[] { new { contentType = "image/png", contentUrl = inside + "0", name = "x.png", size = 5 } } }));

        IncomingTranslator.Translate(Bot.Received.Last()).ShouldBeOfType<Translation.Heard>().Incoming.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_retried_upload_is_shown_once()
    {
        var first = await OkAsync(UploadAsync("kart.png", Png));
        var second = await OkAsync(UploadAsync("kart.png", Png));

        second.GetProperty("id").GetString().ShouldBe(first.GetProperty("id").GetString());
        (await Client.ReadAsync()).GetProperty("activities").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("side.html", "<script>alert(1)</script>")]
    [InlineData("bilde.svg", "<svg/>")]
    [InlineData("bilde.png", "<script>alert(1)</script>")]
    [InlineData("rapport.pdf", "MZ")]
    [InlineData("liste.csv", "a\0b")]
    [InlineData("tom.txt", "")]
    [InlineData("", "no name")]
    public async Task A_file_that_is_not_what_its_name_says_is_refused(string name, string content)
    {
        (await StatusAsync(UploadAsync(name, Encoding.UTF8.GetBytes(content)))).ShouldBe(415);
        Bot.Received.ShouldAllBe(activity => activity.Type == "conversationUpdate");
    }

    [Theory]
    [InlineData("liste.csv", "a;b")]
    [InlineData("notat.txt", "Æ ø å")]
    [InlineData("rapport.PDF", "%PDF-1.7")]
    [InlineData("sak.docx", "PK\u0003\u0004")]
    public async Task The_usual_kinds_are_taken(string name, string content) =>
        (await StatusAsync(UploadAsync(name, Encoding.UTF8.GetBytes(content)))).ShouldBe(200);

    [Fact]
    public async Task A_file_over_four_mebibytes_is_too_large() =>
        (await StatusAsync(UploadAsync("stor.png", [.. Png, .. new byte[4 * 1024 * 1024]]))).ShouldBe(413);

    [Fact]
    public async Task An_upload_that_is_no_multipart_body_is_refused()
    {
        using var content = new StringContent("hei");
        (await StatusAsync(Client.SendAsync(HttpMethod.Post, UploadPath, Client.Token, content))).ShouldBe(415);
        using var broken = new StringContent("hei");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        (await StatusAsync(Client.SendAsync(HttpMethod.Post, UploadPath, Client.Token, broken))).ShouldBe(400);
    }

    [Fact]
    public async Task Nobody_reads_a_file_of_a_foreign_conversation()
    {
        await OkAsync(UploadAsync("kart.png", Png));
        var inside = Bot.Received.Last().Attachments!.Single().ContentUrl!;
        var fileId = inside.Split('/')[^1];
        using var other = new DirectLineClient(Host.Address);
        await other.OpenAsync("dl_eva");
        // A client may write any address into its own activity; it must not come back with a key to somebody else's file.
        await OkAsync(other.SayAsync(new { type = "message", attachments = new[] { new { contentType = "image/png", contentUrl = inside, name = "x" } } }));

        var echoed = (await other.ReadAsync()).GetProperty("activities")[0].GetProperty("attachments")[0].GetProperty("contentUrl").GetString();
        echoed.ShouldBe(inside);
        (await StatusAsync(other.GetAsync($"conversations/{Client.ConversationId}/files/{fileId}"))).ShouldBe(403);
        (await StatusAsync(Client.GetAsync($"conversations/{Client.ConversationId}/files/{fileId}"))).ShouldBe(200);
    }

    private string UploadPath => $"conversations/{Client.ConversationId}/upload?userId=dl_ada";

    private Task<HttpResponseMessage> UploadAsync(string name, byte[] bytes)
    {
        var activity = new StringContent("""{"type":"message","text":"vedlagt","channelData":{"clientActivityID":"up-1"}}""");
        activity.Headers.ContentType = new("application/vnd.microsoft.activity");
        var file = new ByteArrayContent(bytes);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name}\"");
        return Client.SendAsync(HttpMethod.Post, UploadPath, Client.Token, new MultipartFormDataContent { { activity, "activity", "blob" }, file });
    }
}
