using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Klimalos.Discord.Tests;

/// <summary>Over real sockets, wired as the application does it, with nothing but the address of the API configured.</summary>
public sealed class RealSocketTests : IAsyncLifetime, IDiscordEventHandler
{
    private readonly Channel<DiscordEvent> events = System.Threading.Channels.Channel.CreateUnbounded<DiscordEvent>();
    private FakeDiscordHost fake = null!;
    private IHost host = null!;

    private FakeDiscord Discord => fake.Discord;

    private DiscordRest Rest => host.Services.GetRequiredService<DiscordRest>();

    private GatewayClient Gateway => host.Services.GetRequiredService<GatewayClient>();

    public async Task InitializeAsync()
    {
        fake = await FakeDiscordHost.StartAsync();
        host = Build(("Discord:Token", FakeDiscord.BotToken), ("Discord:ApiBaseUrl", fake.ApiBaseUrl));
        await host.StartAsync();
        await WaitForAsync(happened => happened is GuildAvailable);
    }

    public async Task DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await fake.DisposeAsync();
    }

    async Task IDiscordEventHandler.HandleAsync(DiscordEvent happened, CancellationToken cancellationToken)
    {
        events.Writer.TryWrite(happened);
        if (happened is InteractionCreated { Interaction: var interaction })
            await Rest.RespondAsync(interaction, InteractionResponse.Message(new MessageDraft { Content = "Hei!" }), cancellationToken);
        else if (happened is MessageCreated { Message: var message })
            await Rest.CreateMessageAsync(message.ChannelId, new MessageDraft { Content = $"{message.Content}, {message.Author!.GlobalName}!", Nonce = $"{message.Id}" }, cancellationToken);
    }

    [Fact]
    public async Task A_direct_message_is_answered()
    {
        var person = Discord.Person("Kari");

        person.Say("Hei");
        await Discord.UntilAsync(() => person.Received.Count == 1);

        person.Received[0].Text.ShouldBe("Hei, Kari!");
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_is_answered_well_within_three_seconds()
    {
        var interaction = Discord.Person("Kari").Slash("help");

        (await interaction.MessageAsync()).Text.ShouldBe("Hei!");
        interaction.AnsweredAfter!.Value.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_session_goes_on_after_the_connection_broke()
    {
        var person = Discord.Person("Kari");
        Discord.Gateway.Drop();

        person.Say("Er du der");
        await Discord.UntilAsync(() => person.Received.Count == 1);

        (Discord.Gateway.Identified, Discord.Gateway.Resumed).ShouldBe((1, 1));
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_of_a_megabyte_in_many_frames_is_read()
    {
        var roles = new JsonArray([.. Enumerable.Range(0, 10_000).Select(number => new JsonObject { ["id"] = $"{number}", ["name"] = new string('å', 50) })]);
        Discord.Gateway.Publish("GUILD_CREATE", new JsonObject { ["id"] = "42", ["name"] = "Stor", ["roles"] = roles });

        await WaitForAsync(happened => happened is GuildAvailable { Guild.Name: "Stor" });
    }

    [Fact]
    public async Task Files_go_with_a_message_and_are_named_in_it()
    {
        var person = Discord.Person("Kari");
        var file = new UploadFile("Sakspapir Tromsø.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", new byte[] { 1, 2, 3 });
        var channel = await Rest.OpenDirectAsync(new Snowflake(ulong.Parse(person.Id, System.Globalization.CultureInfo.InvariantCulture)), CancellationToken.None);

        await Rest.CreateMessageAsync(channel, new MessageDraft { Content = "Her er den.", Files = [file] }, CancellationToken.None);

        person.Received[0].Files.Single().ShouldSatisfyAllConditions(
            sent => sent.Name.ShouldBe("Sakspapir Tromsø.docx"),
            sent => sent.Content.ShouldBe([1, 2, 3]));
        Discord.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_closes_with_1000_since_no_session_is_kept()
    {
        await host.StopAsync();
        await Discord.UntilAsync(() => Discord.Gateway.ClosedWith.Count == 1);

        Discord.Gateway.ClosedWith.ShouldBe([1000]);
        Gateway.Status.State.ShouldBe(GatewayState.Stopped);
    }

    [Fact]
    public async Task A_token_that_is_refused_ends_the_gateway_and_nothing_else()
    {
        using var other = Build(("Discord:Token", "wrong"), ("Discord:ApiBaseUrl", fake.ApiBaseUrl));
        await other.StartAsync();
        await ((GatewayService)other.Services.GetServices<IHostedService>().Single(service => service is GatewayService)).ExecuteTask!;

        other.Services.GetRequiredService<GatewayClient>().Status.ShouldSatisfyAllConditions(
            status => status.State.ShouldBe(GatewayState.Refused),
            status => status.Problem!.ShouldContain("Discord:Token"));
        other.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
        Discord.Rest.Requests.Count(request => request.Header("Authorization") == "Bot wrong").ShouldBe(1);
        await other.StopAsync();
    }

    [Fact]
    public async Task Without_a_token_nothing_is_asked()
    {
        using var other = Build(("Discord:ApiBaseUrl", fake.ApiBaseUrl));
        var before = Discord.Rest.Requests.Count;
        await other.StartAsync();
        await ((GatewayService)other.Services.GetServices<IHostedService>().Single(service => service is GatewayService)).ExecuteTask!;

        Discord.Rest.Requests.Count.ShouldBe(before);
        await other.StopAsync();
    }

    [Theory]
    [InlineData("Discord:ApiBaseUrl", "http://discord.com/api/v10", "https")]
    [InlineData("Discord:ApplicationId", "klimalos", "number")]
    [InlineData("Discord:Token", "a token", "characters")]
    public async Task A_configuration_that_cannot_work_stops_the_start(string key, string value, string cause)
    {
        using var other = Build((key, value));

        (await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => other.StartAsync())).Message.ShouldContain(cause);
    }

    private async Task WaitForAsync(Func<DiscordEvent, bool> isIt)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isIt(await events.Reader.ReadAsync(patience.Token)))
        {
            // Another one, before it.
        }
    }

    private IHost Build(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)));
        builder.Services.AddDiscord(builder.Configuration);
        builder.Services.AddSingleton<IDiscordEventHandler>(this);
        return builder.Build();
    }
}
