using Bot.Tests.Hosting;

namespace Bot.Tests.Teams;

/// <summary>The real bot, and a Connector of Teams that it talks to; for each test anew.</summary>
public abstract class TeamsTest : IAsyncLifetime
{
    protected TestFolder Folder { get; } = new();

    protected FakeConnector Connector { get; private set; } = null!;

    protected BotHost Bot { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Connector = await FakeConnector.StartAsync();
        Bot = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Connector.DisposeAsync();
        Folder.Delete();
    }

    protected virtual Task<BotHost> StartAsync() => BotHost.StartAsync(Folder);

    /// <summary>Ends the bot in a hurry, and starts one on what it left.</summary>
    private protected async Task RestartAsync(Func<Task<BotHost>>? start = null)
    {
        await Bot.DisposeAsync();
        Bot = await (start ?? StartAsync)();
    }

    /// <summary>One person in one conversation; they alone with the bot unless said otherwise.</summary>
    private protected TeamsClient Client(string conversation = "a:kari", string type = "personal", string user = "29:kari") =>
        new(Bot, Connector, conversation, type, user);
}
