using Bot.Discord;
using Bot.Editing;
using Bot.Reminders;
using Bot.Secretariat;
using Bot.Startup;
using Bot.Trial;
using Bot.Verbs;
using Bot.Web;
using Klimalos;
using Klimalos.Discord;
using Klimalos.Storage;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>The web application as a whole: put together here, run by <c>Program</c> and by the tests.</summary>
public static class BotApplication
{
    /// <summary>Runs the bot until it is told to stop.</summary>
    /// <returns>The exit code: 1 when it could not start; the cause is then on the error stream.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            await using var app = Build(arguments);
            await app.StartAsync();
            StartPhase.Over(app.Services);
            Greeting.Print(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception problem) when (RefusalOf(problem) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 1;
        }
    }

    /// <summary>Puts the bot together, and reads and checks all that it needs; does not listen yet.</summary>
    /// <param name="customize">Replaces services, for tests.</param>
    /// <exception cref="StartRefusedException">The configuration cannot be used.</exception>
    /// <exception cref="ContentException">The content cannot be used.</exception>
    /// <exception cref="StoreStartException">The store cannot be used.</exception>
    public static WebApplication Build(string[] arguments, Action<WebApplicationBuilder>? customize = null)
    {
        var builder = CreateBuilder(arguments);
        var isProduction = builder.Environment.IsProduction();
        ListeningRule.Check(builder.Configuration, isProduction);
        if (!ListeningRule.IsConfigured(builder.Configuration))
            builder.WebHost.UseUrls(ListeningRule.DefaultUrl);

        var folder = FolderOf(builder);
        builder.AddContent(folder);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services =>
            GuideClock.From(builder.Configuration, isProduction, services.GetRequiredService<TimeProvider>()));
        var store = StoreSettings.From(builder.Configuration, folder);
        builder.AddStore(store);
        builder.AddSecretariat(store);
        builder.AddTurns();
        builder.AddReminders(store);
        builder.AddChannels();
        builder.AddDiscordChannel();
        builder.AddWeb();
        StartPhase.Register(builder);
        customize?.Invoke(builder);

        var app = builder.Build();
        _ = app.Services.GetRequiredService<GuideClock>();
        _ = app.Services.GetRequiredService<ITurnStore>();
        app.Services.GetService<IStartupValidator>()?.Validate();
        app.MapBot();
        return app;
    }

    /// <summary>What the verbs read, as a bot with these arguments would.</summary>
    public static VerbSources SourcesOf(string[] arguments) => new(
        () => LoadContent(arguments), () => LoadQuestions(arguments), () => FindContent(arguments))
    {
        Trial = () => OpenTrial(arguments),
        Discord = () => OpenDiscord(arguments),
    };

    /// <summary>The content that a bot with these arguments would use, for the verbs.</summary>
    public static Content LoadContent(string[] arguments) => Content.Load(ContentFolder.Read(FolderOf(CreateVerbBuilder(arguments))));

    /// <summary>Where that content lies.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static string FindContent(string[] arguments) => FolderOf(CreateVerbBuilder(arguments));

    /// <summary>The secretariat's list from the store of a bot with these arguments, which may be running meanwhile.</summary>
    /// <exception cref="StartRefusedException">There is no store there.</exception>
    public static IReadOnlyList<OpenQuestion> LoadQuestions(string[] arguments)
    {
        var builder = CreateVerbBuilder(arguments);
        var store = StoreSettings.From(builder.Configuration, FolderOf(builder));
        if (!File.Exists(store.File))
            throw new StartRefusedException($"There is no store at {store.File}. Set ConnectionStrings:Store to the one that the bot uses.");
        using var services = new ServiceCollection().AddSqliteStore(store.ConnectionString).BuildServiceProvider();
        return services.GetRequiredService<IQuestionStore>().ListAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static TrialStore OpenTrial(string[] arguments)
    {
        var builder = CreateVerbBuilder(arguments);
        return TrialStore.Open(builder.Configuration, builder.Environment.IsProduction(), FolderOf(builder), () => LoadContent(arguments));
    }

    private static ServiceProvider OpenDiscord(string[] arguments) =>
        new ServiceCollection().AddLogging().AddDiscord(CreateVerbBuilder(arguments).Configuration).BuildServiceProvider();

    /// <summary>A verb's own arguments are words; those with = are settings.</summary>
    private static WebApplicationBuilder CreateVerbBuilder(string[] arguments) =>
        CreateBuilder([.. arguments.Skip(1).Where(argument => argument.Contains('='))]);

    private static string FolderOf(WebApplicationBuilder builder) =>
        ContentFolder.Find(builder.Configuration["Content:Path"], builder.Environment.ContentRootPath);

    private static WebApplicationBuilder CreateBuilder(string[] arguments)
    {
        // Started from another folder (a service, a test), the pages lie beside the program.
        var isHome = Directory.Exists(Path.Combine(Directory.GetCurrentDirectory(), "wwwroot"));
        return WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = arguments,
            ApplicationName = typeof(BotApplication).Assembly.GetName().Name,
            ContentRootPath = isHome ? null : AppContext.BaseDirectory,
        });
    }

    /// <summary>What to print when the start fails for a cause that the operator can mend; null for a fault of the program.</summary>
    private static string? RefusalOf(Exception problem) => problem switch
    {
        ContentException or StartRefusedException or StoreStartException or OptionsValidationException => problem.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => problem.Message,
        FormatException or InvalidDataException => $"The configuration cannot be read: {problem.Message}",
        _ => null,
    };
}
