using Bot.Delivery;
using Bot.Documents;
using Bot.Editing;
using Bot.Health;
using Bot.Reminders;
using Bot.Secretariat.Page;
using Bot.Teams;
using Bot.Turns;
using Bot.Web;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Cards;
using Klimalos.BotFramework.DirectLine;
using Klimalos.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Startup;

/// <summary>Which parts the bot is made of.</summary>
internal static class Registrations
{
    private const int MaxBodyBytes = 1024 * 1024;

    public static void AddStore(this WebApplicationBuilder builder, StoreSettings store)
    {
        builder.Services.AddSqliteStore(store.ConnectionString);
        builder.Services.AddDataProtection()
            .SetApplicationName("klimalos")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(store.Folder, "keys")));
        builder.Services.AddHostedService<PurgeService>();
    }

    public static void AddTurns(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton<TurnHandler>(services =>
        {
            var content = services.GetRequiredService<CurrentContent>();
            return input => content.Edition.Guide.Handle(input);
        })
        .AddSingleton<CurrentRounds>()
        .AddSingleton<NeedFinder>()
        .AddSingleton<Messenger>()
        .AddSingleton(_ => new LatestConversations())
        .AddSingleton<TurnRunner>()
        .AddSingleton<ConversationOrder>()
        .AddSingleton(_ => new KnownReferences())
        .AddSingleton<DirectAnswers>()
        .AddSingleton<TurnPipeline>()
        .AddSingleton<IActivityReceiver>(services => services.GetRequiredService<TurnPipeline>())
        .AddSingleton<DeliveryWatch>()
        .AddSingleton<ChannelSenders>()
        .AddSingleton<Postman>()
        .AddSingleton<Deliveries>()
        .AddSingleton<ProactivePace>()
        .AddHostedService<OutboxService>();

    /// <summary>Direct Line first: the Connector serves every other address.</summary>
    public static void AddChannels(this WebApplicationBuilder builder)
    {
        builder.Services.AddDirectLine(options => builder.Configuration.GetSection(DirectLineOptions.Section).Bind(options));
        builder.Services.AddBotFramework(builder.Configuration);
        builder.Services.AddSingleton<RenderReply>(services =>
        {
            var links = services.GetRequiredService<DocumentLinks>();
            var documents = services.GetRequiredService<TeamsDocuments>();
            return (message, reference) => TeamsDocuments.IsAsked(message.Reply, reference)
                ? documents.RenderAsync(message, reference)
                : new(ActivityRenderer.RenderAll(message.Reply, reference, message.ReplyToId, links.UrlOf));
        });
        builder.Services
            .AddSingleton<PressedCards>()
            .AddSingleton<ArticleSearch>()
            .AddSingleton<TeamsDocuments>()
            .AddSingleton<ReceivedFiles>()
            .AddSingleton<IReplySender, StreamedAnswers>()
            .AddSingleton<TeamsUploads>()
            .AddSingleton<TeamsRoster>()
            .AddSingleton<PersonalChats>()
            .AddSingleton<TeamsInvokes>();
    }

    public static void AddWeb(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<DocumentLinks>();
        builder.Services.AddSingleton<DocumentDesk>();
        builder.Services.AddBotHealth();
        builder.Services.AddSecretariatPage();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
        });
    }

    public static void MapBot(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseChatPage();
        app.UseSecretariatGuard();
        app.MapMessages();
        app.MapDirectLine();
        app.MapChatPage((language, key) => app.Services.GetRequiredService<CurrentContent>().Content.Texts.Get(language, key));
        app.MapBotHealth();
        app.MapDocuments();
        app.MapSecretariatPage();
        app.MapSecretariatTab();
    }
}
