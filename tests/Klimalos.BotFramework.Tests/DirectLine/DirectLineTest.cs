using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Tests.DirectLine;

/// <summary>A test with a host, a bot and one client that has opened a conversation as dl_ada.</summary>
public abstract class DirectLineTest(Func<Activity, IEnumerable<Activity>>? script = null) : IAsyncLifetime
{
    protected ScriptedReceiver Bot { get; } = new(script);

    protected ChatHost Host { get; private set; } = null!;

    private protected DirectLineClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await ChatHost.StartAsync(new() { Receiver = Bot });
        Client = new(Host.Address);
        await Client.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }
}
