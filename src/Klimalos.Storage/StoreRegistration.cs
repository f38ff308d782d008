using Klimalos.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Klimalos.Storage;

public static class StoreRegistration
{
    /// <summary>
    /// Registers every store over one SQLite file. It is opened when <see cref="SqliteDatabase"/> or a store is first asked for:
    /// do that at the start, so that a file that cannot be used stops it with a <see cref="StoreStartException"/>.
    /// </summary>
    public static IServiceCollection AddSqliteStore(this IServiceCollection services, string connectionString) => services
        .AddSingleton(provider => SqliteDatabase.Open(connectionString, provider.GetService<ILogger<SqliteDatabase>>()))
        .AddSingleton<ITurnStore, SqliteTurnStore>()
        .AddSingleton<IOutbox, SqliteOutbox>()
        .AddSingleton<IEnrolmentStore, SqliteEnrolmentStore>()
        .AddSingleton<ISharingStore, SqliteSharingStore>()
        .AddSingleton<IConversationStore, SqliteConversationStore>()
        .AddSingleton<IDirectLineStore, SqliteDirectLineStore>()
        .AddSingleton<IRoundStore, SqliteRoundStore>()
        .AddSingleton<IReminderStore, SqliteReminderStore>()
        .AddSingleton<IReceivedFileStore, SqliteReceivedFileStore>()
        .AddSingleton<IDiscordStore, SqliteDiscordStore>()
        .AddSingleton<IQuestionStore, SqliteQuestionStore>()
        .AddSingleton<ISecretariatStore, SqliteSecretariatStore>()
        .AddSingleton<IPageSignIn, SqlitePageSignIn>()
        .AddSingleton<IPageSessions, SqlitePageSessions>()
        .AddSingleton<IMaintenance, SqliteMaintenance>();
}
