using Microsoft.Extensions.DependencyInjection;

namespace Klimalos.Storage.Tests;

/// <summary>The stores over one fresh database, as the program registers them.</summary>
public sealed class Stores(ServiceProvider provider, Func<ValueTask>? cleanUp = null) : IAsyncDisposable
{
    public ITurnStore Turns { get; } = provider.GetRequiredService<ITurnStore>();

    public IOutbox Outbox { get; } = provider.GetRequiredService<IOutbox>();

    public IEnrolmentStore Enrolments { get; } = provider.GetRequiredService<IEnrolmentStore>();

    public ISharingStore Sharing { get; } = provider.GetRequiredService<ISharingStore>();

    public IConversationStore Conversations { get; } = provider.GetRequiredService<IConversationStore>();

    public IDirectLineStore DirectLine { get; } = provider.GetRequiredService<IDirectLineStore>();

    public IQuestionStore Questions { get; } = provider.GetRequiredService<IQuestionStore>();

    public IRoundStore Rounds { get; } = provider.GetRequiredService<IRoundStore>();

    public IReminderStore Reminders { get; } = provider.GetRequiredService<IReminderStore>();

    public ISecretariatStore Secretariat { get; } = provider.GetRequiredService<ISecretariatStore>();

    public IDiscordStore Discord { get; } = provider.GetRequiredService<IDiscordStore>();

    public IPageSignIn PageSignIn { get; } = provider.GetRequiredService<IPageSignIn>();

    public IMaintenance Maintenance { get; } = provider.GetRequiredService<IMaintenance>();

    public IServiceProvider Services => provider;

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        if (cleanUp is not null)
            await cleanUp();
    }
}

/// <summary>Base of every contract: a provider's class says how a fresh database is made.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    protected Stores Stores { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Stores = Create();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Stores.DisposeAsync();

    protected abstract Stores Create();
}
