using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Klimalos.BotFramework.Tests.Fakes;

/// <summary>A real web server on a free port of this machine.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication application;

    private WebHost(WebApplication application) => this.application = application;

    public string Url => application.Urls.First();

    public static async Task<WebHost> StartAsync(Action<WebApplicationBuilder> register, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Logging.ClearProviders();
        register(builder);
        var built = builder.Build();
        built.UseRouting();
        map(built);
        await built.StartAsync();
        return new WebHost(built);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
