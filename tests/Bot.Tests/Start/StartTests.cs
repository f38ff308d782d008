using System.Net;
using Bot.Startup;
using Bot.Tests.Hosting;
using Klimalos;

namespace Bot.Tests.Start;

public sealed class StartTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Delete();

    [Fact]
    public async Task A_bot_that_runs_is_alive_and_ready()
    {
        await using var bot = await BotHost.StartAsync(folder);

        (await bot.Client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var ready = await bot.Client.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ready.Content.ReadAsStringAsync()).ShouldBe("Healthy");
    }

    [Fact]
    public async Task Answers_name_no_server_and_forbid_framing_and_sniffing()
    {
        await using var bot = await BotHost.StartAsync(folder);

        using var answer = await bot.Client.GetAsync("/health/live");

        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task Methods_other_than_post_are_not_allowed_at_the_endpoint()
    {
        await using var bot = await BotHost.StartAsync(folder);

        (await bot.Client.GetAsync("/api/messages")).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public void Without_an_app_id_the_bot_does_not_start_in_production() =>
        Refusal("--environment=Production").ShouldContain("MicrosoftAppId is not set");

    [Theory]
    [InlineData("--urls=http://0.0.0.0:0")]
    [InlineData("--urls=http://127.0.0.1:0;http://*:0")]
    [InlineData("--urls=http://[::]:0")]
    [InlineData("--urls=http://kommune.example:0")]
    [InlineData("--http_ports=8080")]
    [InlineData("--Kestrel:Endpoints:Http:Url=http://10.0.0.1:0")]
    public void Without_an_app_id_the_bot_listens_on_loopback_only(string address) =>
        Refusal(address).ShouldContain("is open to others");

    [Theory]
    [InlineData("--urls=http://localhost:3978")]
    [InlineData("--urls=http://127.0.0.1:5000;http://[::1]:5000")]
    public void Loopback_addresses_are_taken(string address) =>
        Should.NotThrow(() => Build(address).DisposeAsync().AsTask().GetAwaiter().GetResult());

    [Theory]
    [InlineData("--Clock:Start=tomorrow", "Clock:Start")]
    [InlineData("--Clock:Speed=0", "Clock:Speed")]
    [InlineData("--Clock:Speed=fast", "Clock:Speed")]
    [InlineData("--Storage:Provider=Oracle", "Storage:Provider")]
    [InlineData("--ConnectionStrings:Store=Data Source=:memory:", "ConnectionStrings:Store")]
    [InlineData("--ConnectionStrings:Store=nonsense", "ConnectionStrings:Store")]
    [InlineData("--Content:Path=/nowhere", "Content:Path")]
    public void A_setting_that_cannot_be_used_is_named(string argument, string name) => Refusal(argument).ShouldContain(name);

    [Fact]
    public void A_trial_clock_is_refused_in_production() =>
        Refusal("--environment=Production", "--MicrosoftAppId=app", "--Clock:Speed=10").ShouldContain("refused in Production");

    [Fact]
    public async Task A_file_of_content_that_is_broken_stops_the_process_with_one_message_and_code_1()
    {
        var content = CopyContent();
        await File.AppendAllTextAsync(Path.Combine(content, "resources", "texts", "bot.nb.resx"), "<broken");

        using var bot = BotProcess.Launch(BotProcess.Program, [.. BotProcess.Arguments(folder, 0), $"--Content:Path={content}"]);

        (await bot.ExitCodeAsync()).ShouldBe(1);
        bot.Output.ShouldContain("resources/texts/bot.nb.resx(");
        bot.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_named_with_its_line()
    {
        var content = CopyContent();
        var file = Path.Combine(content, "resources", "texts", "bot.nb.resx");
        File.WriteAllBytes(file, [.. File.ReadAllBytes(file), (byte)'\n', 0xE5, 0x20]);
        var lines = File.ReadAllBytes(file).Count(letter => letter == '\n') + 1;

        var problem = Should.Throw<ContentException>(() => ContentFolder.Read(content)).Problems.ShouldHaveSingleItem();

        problem.Path.ShouldBe("resources/texts/bot.nb.resx");
        problem.Line.ShouldBe(lines);
    }

    [Fact]
    public async Task A_registration_that_cannot_be_right_stops_the_process_with_one_message()
    {
        using var bot = BotProcess.Launch(BotProcess.Program, [.. BotProcess.Arguments(folder, 0), "--MicrosoftAppId=app", "--MicrosoftAppType=Nonsense"]);

        (await bot.ExitCodeAsync()).ShouldBe(1);
        bot.Output.ShouldContain("MicrosoftAppType");
        bot.Output.ShouldNotContain("   at ");
    }

    private string Refusal(params string[] arguments) =>
        Should.Throw<StartRefusedException>(() => Build(arguments)).Message;

    private Microsoft.AspNetCore.Builder.WebApplication Build(params string[] arguments) =>
        BotApplication.Build([.. BotHost.Arguments(folder), .. arguments]);

    private string CopyContent()
    {
        var source = ContentFolder.Find(null, AppContext.BaseDirectory);
        var target = Path.Combine(folder.Path, "content");
        foreach (var file in ContentFolder.Read(source))
        {
            var path = Path.Combine(target, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        return target;
    }
}
