using System.Globalization;
using Klimalos.BotFramework.DirectLine;
using Klimalos.Languages;
using Klimalos.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Klimalos.BotFramework.Tests.DirectLine;

/// <summary>What a chat host is made of; whatever is kept here outlives a restart of the host.</summary>
public sealed class ChatHostParts
{
    public required IActivityReceiver Receiver { get; init; }

    public IDirectLineStore Store { get; init; } = new InMemoryDirectLineStore();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Action<DirectLineOptions> Configure { get; init; } = _ => { };

    /// <summary>Adds what a test needs beside the page and the service.</summary>
    public Action<WebApplication> Extend { get; init; } = _ => { };

    /// <summary>Where the keys of the tokens are kept.</summary>
    public DirectoryInfo Keys { get; } = Directory.CreateTempSubdirectory("klimalos-keys-");
}

/// <summary>Our Direct Line service and chat page on a port of this machine, with any bot behind.</summary>
public sealed class ChatHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ChatHost(WebApplication running, Uri address) => (app, Address) = (running, address);

    public Uri Address { get; }

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static Texts Texts { get; } = Texts.Load(
        [.. Directory.EnumerateFiles(Path.Combine(Root, "resources", "texts")).Select(path =>
            new ContentFile("resources/texts/" + Path.GetFileName(path), File.ReadAllText(path)))]);

    public static async Task<ChatHost> StartAsync(ChatHostParts parts, int port = 0)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = Path.Combine(Root, "src", "Bot", "wwwroot") });
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Logging.ClearProviders();
        builder.Services.AddDirectLine(parts.Configure);
        builder.Services.AddDataProtection().SetApplicationName("Klimalos").PersistKeysToFileSystem(parts.Keys);
        builder.Services.AddSingleton(parts.Store).AddSingleton(parts.Receiver).AddSingleton(parts.Clock);

        var starting = builder.Build();
        starting.UseChatPage();
        starting.MapDirectLine();
        starting.MapChatPage((language, key) => Texts.Get(language, key));
        parts.Extend(starting);
        if (parts.Receiver is ScriptedReceiver scripted)
            scripted.Sender = starting.Services.GetRequiredService<DirectLineSender>();
        await starting.StartAsync();
        return new(starting, new Uri(starting.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Bot.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return directory.FullName;
    }
}
