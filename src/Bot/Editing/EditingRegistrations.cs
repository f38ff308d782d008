using Bot.Startup;
using Klimalos;

namespace Bot.Editing;

internal static class EditingRegistrations
{
    private const string Reload = "Content:Reload";

    /// <summary>Loads the content, and has it loaded anew when its files change unless <c>Content:Reload</c> is false.</summary>
    /// <exception cref="ContentException">The content cannot be used.</exception>
    /// <exception cref="StartRefusedException"><c>Content:Reload</c> is neither true nor false.</exception>
    public static void AddContent(this WebApplicationBuilder builder, string folder)
    {
        var files = ContentFolder.Read(folder);
        builder.Services.AddSingleton(new CurrentContent(Content.Load(files), ContentPrint.Of(files)));
        if (!IsReloaded(builder.Configuration[Reload]))
            return;
        builder.Services.AddSingleton(ContentSource.Of(folder));
        builder.Services.AddSingleton<ContentReload>();
        builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<ContentWatcher>(services, folder));
    }

    private static bool IsReloaded(string? setting)
    {
        if (setting is null)
            return true;
        return bool.TryParse(setting, out var isReloaded)
            ? isReloaded
            : throw new StartRefusedException($"{Reload} is \"{setting}\"; write true or false.");
    }
}
