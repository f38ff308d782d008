using Bot.Startup;

namespace Bot.Secretariat;

internal static class SecretariatRegistrations
{
    /// <exception cref="StartRefusedException"><c>Secretariat:Members</c> cannot be read.</exception>
    public static void AddSecretariat(this WebApplicationBuilder builder, StoreSettings store) => builder.Services
        .AddSingleton(SecretariatSettings.From(builder.Configuration))
        .AddSingleton<SecretariatRoster>()
        .AddSingleton<StandingReader>()
        .AddSingleton<SecretariatFinder>()
        .AddSingleton<SecretariatFiles>()
        .AddSingleton<QuestionService>()
        .AddSingleton<DigestSender>()
        .AddSingleton(services => new DraftFolder(
            builder.Configuration["Content:Drafts"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : Path.Combine(store.Folder, "drafts")))
        .AddSingleton<SecretariatStart>()
        .AddHostedService(services => services.GetRequiredService<SecretariatStart>());
}
