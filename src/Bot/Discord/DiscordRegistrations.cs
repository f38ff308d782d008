using Bot.Delivery;
using Klimalos.Discord;
using Klimalos.Discord.Gateway;
using Klimalos.Discord.Talk;
using Microsoft.Extensions.Options;

namespace Bot.Discord;

internal static class DiscordRegistrations
{
    /// <summary>Without a token nothing of this ever runs.</summary>
    public static void AddDiscordChannel(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<DiscordLease>()
            .AddSingleton<IGatewayLease>(services => services.GetRequiredService<DiscordLease>())
            .AddSingleton<IResumeSessionStore, DiscordSessionStore>()
            .AddDiscord(builder.Configuration)
            .AddSingleton(services => CustomIds.SealedBy(services.GetRequiredService<IOptions<DiscordOptions>>().Value.Token ?? ""))
            .AddSingleton<InteractionTranslator>()
            .AddSingleton<OpenInteractions>()
            .AddSingleton<ShownForms>()
            .AddSingleton<DiscordPlaces>()
            .AddSingleton<FirstAnswers>()
            .AddSingleton<DiscordUploads>()
            .AddSingleton<DiscordPings>()
            .AddSingleton<IReplySender, DiscordSender>()
            .AddSingleton<IDiscordEventHandler, DiscordTalk>()
            .AddHealthChecks().AddCheck<DiscordCheck>("discord");
    }
}
