using Klimalos.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Klimalos.Storage.Tests.Sqlite;

/// <summary>A directory of its own for a database file; deleted at the end.</summary>
internal sealed class DatabaseFile : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("klimalos-store-").FullName;

    public string Path => System.IO.Path.Combine(directory, "data", "klimalos.db");

    public string ConnectionString => $"Data Source={Path};Default Timeout=1";

    public string In(string name) => System.IO.Path.Combine(directory, name);

    public SqliteDatabase Open() => SqliteDatabase.Open(ConnectionString);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    public static Stores Fresh() => Fresh(static _ => { });

    /// <summary>Stores that keep nothing in memory from one call to the next.</summary>
    public static Stores Forgetful() => Fresh(services => services.AddSingleton<ITurnStore, ForgetfulTurnStore>());

    private static Stores Fresh(Action<IServiceCollection> change)
    {
        var file = new DatabaseFile();
        var services = new ServiceCollection().AddSqliteStore(file.ConnectionString);
        change(services);
        return new Stores(
            services.BuildServiceProvider(),
            () =>
            {
                file.Dispose();
                return ValueTask.CompletedTask;
            });
    }
}

/// <summary>As if the process had started anew before each call: what is loaded comes from the file.</summary>
internal sealed class ForgetfulTurnStore(SqliteDatabase database) : ITurnStore
{
    private SqliteTurnStore Fresh => new(database);

    public Task<StoredTurnState> LoadAsync(ConversationKey conversation, string personKey, CancellationToken cancellationToken) =>
        Fresh.LoadAsync(conversation, personKey, cancellationToken);

    public Task<CommitOutcome> CommitAsync(TurnCommit turn, CancellationToken cancellationToken) => Fresh.CommitAsync(turn, cancellationToken);

    public Task<bool> IsHandledAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken) =>
        Fresh.IsHandledAsync(conversation, activityId, cancellationToken);
}

public sealed class ForgetfulTurnStoreTests : TurnStoreContract
{
    protected override Stores Create() => DatabaseFile.Forgetful();
}

public sealed class ForgetfulRoundTripTests : RoundTripContract
{
    protected override Stores Create() => DatabaseFile.Forgetful();
}

public sealed class SqliteTurnStoreTests : TurnStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteOutboxTests : OutboxContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteEnrolmentStoreTests : EnrolmentStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteSharingStoreTests : SharingStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class ForgetfulSharingStoreTests : SharingStoreContract
{
    protected override Stores Create() => DatabaseFile.Forgetful();
}

public sealed class SqliteConversationStoreTests : ConversationStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteDirectLineStoreTests : DirectLineStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteQuestionStoreTests : QuestionStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteSecretariatStoreTests : SecretariatStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteRoundTripTests : RoundTripContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteRoundStoreTests : RoundStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteReminderStoreTests : ReminderStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}

public sealed class SqliteDiscordStoreTests : DiscordStoreContract
{
    protected override Stores Create() => DatabaseFile.Fresh();
}
