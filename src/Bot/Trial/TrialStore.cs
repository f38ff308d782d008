using Bot.Startup;
using Klimalos;
using Klimalos.Storage;

namespace Bot.Trial;

/// <summary>The store that trial data go into, open while a verb fills it.</summary>
public sealed class TrialStore : IDisposable
{
    private readonly ServiceProvider services;

    private TrialStore(ServiceProvider services, Content content, GuideClock clock) =>
        (this.services, Data, Day) = (services, new TrialData(content, services, clock), clock.Today);

    public TrialData Data { get; }

    /// <summary>The day of the clock.</summary>
    public DateOnly Day { get; }

    /// <exception cref="StartRefusedException">This is Production, or the clock or the store cannot be used.</exception>
    public static TrialStore Open(IConfiguration configuration, bool isProduction, string folder, Func<Content> content)
    {
        if (isProduction)
            throw new StartRefusedException("trial-data makes up municipalities, and is refused in Production.");
        var clock = GuideClock.From(configuration, isProduction, TimeProvider.System);
        var provider = new ServiceCollection().AddLogging().AddSqliteStore(StoreSettings.From(configuration, folder).ConnectionString).BuildServiceProvider();
        return new TrialStore(provider, content(), clock);
    }

    public void Dispose() => services.Dispose();
}
