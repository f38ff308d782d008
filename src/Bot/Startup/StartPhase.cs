namespace Bot.Startup;

/// <summary>
/// While the bot starts, what goes wrong is told by one message on the error stream; the server and the host would log the same
/// with stack traces.
/// </summary>
internal sealed class StartPhase
{
    private static readonly string[] Verbose = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    private volatile bool isOver;

    public static void Register(WebApplicationBuilder builder)
    {
        var phase = new StartPhase();
        builder.Services.AddSingleton(phase);
        foreach (var category in Verbose)
            builder.Logging.AddFilter(category, level => phase.isOver && level >= LogLevel.Warning);
    }

    public static void Over(IServiceProvider services) => services.GetRequiredService<StartPhase>().isOver = true;
}
