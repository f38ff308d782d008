using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bot.Turns;
using Klimalos.Conversations;
using Klimalos.Languages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Hosting;

/// <summary>The real bot within the test's process, over real HTTP on a free loopback port, with its own database.</summary>
public sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private BotHost(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="handle">Takes the guide's place; null = the real guide.</param>
    /// <param name="log">Gets what the bot logs; null = nobody does.</param>
    /// <param name="replace">Replaces services of the bot; null = none.</param>
    /// <param name="folder">Of the database, to start on what an earlier bot left there.</param>
    public static async Task<BotHost> StartAsync(
        TestFolder folder, TurnHandler? handle = null, TimeProvider? time = null, TestLog? log = null,
        Action<IServiceCollection>? replace = null, params string[] arguments)
    {
        var built = BotApplication.Build([.. Arguments(folder), .. arguments], builder =>
        {
            builder.Logging.ClearProviders();
            if (log is not null)
                builder.Logging.AddProvider(log.NewProvider());
            if (handle is not null)
                builder.Services.AddSingleton(handle);
            if (time is not null)
                builder.Services.AddSingleton(time);
            replace?.Invoke(builder.Services);
        });
        await built.StartAsync();
        return new BotHost(built);
    }

    public static string[] Arguments(TestFolder folder) =>
    [
        "--environment=Development",
        "--urls=http://127.0.0.1:0",
        $"--ConnectionStrings:Store=Data Source={Path.Combine(folder.Path, "bot.db")}",
    ];

    /// <summary>A guide that says what it heard.</summary>
    public static TurnResult Echo(TurnInput input) => Say(input, $"You said: {input.Incoming.Text}");

    public static TurnResult Say(TurnInput input, params string[] texts) => new()
    {
        State = input.State with { Language = Language.En },
        Replies = [.. texts.Select(text => new Reply { Language = Language.En, Text = text })],
    };

    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => Client.PostAsJsonAsync("/api/messages", activity);

    /// <summary>Ends in a hurry: what is being sent is broken off and stays in the outbox.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }
}
