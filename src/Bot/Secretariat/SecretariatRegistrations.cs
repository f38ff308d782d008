namespace Bot.Secretariat;

internal static class SecretariatRegistrations
{
    /// <exception cref="Startup.StartRefusedException"><c>Secretariat:Members</c> cannot be read.</exception>
    public static void AddSecretariat(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(SecretariatSettings.From(builder.Configuration))
        .AddSingleton<SecretariatRoster>()
        .AddSingleton<StandingReader>()
        .AddSingleton<SecretariatStart>()
        .AddHostedService(services => services.GetRequiredService<SecretariatStart>());
}
