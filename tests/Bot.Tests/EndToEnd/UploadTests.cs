using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Hosting;
using Klimalos.Enrolments;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.EndToEnd;

/// <summary>A file, from the page's upload over the pipeline into the enrolment, in a journey whose editor has just asked for one.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private static readonly byte[] Pdf = "%PDF-1.7 klimaplan"u8.ToArray();

    private readonly TestFolder folder = new();
    private ContentCopy content = null!;

    public Task InitializeAsync()
    {
        content = new ContentCopy(folder);
        content.AskForPlan();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        folder.Delete();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_uploaded_file_is_the_answer_and_can_be_fetched_by_what_the_answer_holds()
    {
        await using var bot = await BotHost.StartAsync(folder, arguments: $"--Content:Path={content.Path}");
        var conversation = await OpenAsync(bot);
        await SayAsync(bot, conversation, new { type = "message", value = new { klimalos = new { step = "@start", value = "race-to-zero" } } });
        await SayAsync(bot, conversation, new { type = "message", text = "Asker" });

        await UploadAsync(bot, conversation, "bilde.txt", "ingen plan"u8.ToArray());
        await UploadAsync(bot, conversation, "Klimaplan 2030.pdf", Pdf);

        var enrolment = (await bot.Services.GetRequiredService<IEnrolmentStore>().OfPersonAsync("directline:dl_kari", default)).ShouldHaveSingleItem();
        var file = StoredFile.Parse(enrolment.Answers["plan-file"].Value).ShouldNotBeNull();
        (file.Name, file.Size).ShouldBe(("Klimaplan 2030.pdf", Pdf.Length));
        var place = file.Id.Split('/');
        var stored = await bot.Services.GetRequiredService<IDirectLineStore>().FileAsync(place[0], place[1], default);
        stored.ShouldNotBeNull().Bytes.ShouldBe(Pdf);
    }

    private static async Task<JsonNode> OpenAsync(BotHost bot)
    {
        var token = await SendAsync(bot, "tokens/generate", null, JsonContent.Create(new { user = new { id = "dl_kari", name = "Kari" } }));
        return await SendAsync(bot, "conversations", token, JsonContent.Create(new { locale = "nb-NO" }));
    }

    private static Task<JsonNode> SayAsync(BotHost bot, JsonNode conversation, object activity) =>
        SendAsync(bot, $"conversations/{conversation["conversationId"]}/activities", conversation, JsonContent.Create(activity));

    private static Task<JsonNode> UploadAsync(BotHost bot, JsonNode conversation, string name, byte[] bytes)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name}\"");
        return SendAsync(bot, $"conversations/{conversation["conversationId"]}/upload?userId=dl_kari", conversation, new MultipartFormDataContent { file });
    }

    private static async Task<JsonNode> SendAsync(BotHost bot, string path, JsonNode? conversation, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/{path}") { Content = body };
        if (conversation?["token"]?.GetValue<string>() is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await bot.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!;
    }
}
