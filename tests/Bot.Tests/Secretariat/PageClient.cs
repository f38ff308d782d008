using System.Net;
using System.Text.RegularExpressions;
using Bot.Tests.Hosting;
using Klimalos.Secretariat;
using Klimalos.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Secretariat;

/// <summary>A browser without scripts, in front of the secretariat's page.</summary>
internal sealed partial class PageClient : IDisposable
{
    /// <summary>Of the configuration of the bots under test.</summary>
    public const string Member = "directline:dl_member";

    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false };

    public PageClient(BotHost bot) => Http = new HttpClient(handler) { BaseAddress = bot.Client.BaseAddress };

    public HttpClient Http { get; }

    public CookieCollection Cookies => handler.CookieContainer.GetAllCookies();

    public static string MemberSetting => $"--Secretariat:Members={Member}";

    /// <summary>What the chat does when a member asks for the page.</summary>
    public static async Task<string> LinkAsync(BotHost bot, DateTimeOffset at, string token = "a-token-of-the-test", string person = Member)
    {
        var store = bot.Services.GetRequiredService<ITurnStore>();
        var conversation = new ConversationKey("directline", "page-test");
        var state = await store.LoadAsync(conversation, person, CancellationToken.None);
        (await store.CommitAsync(
            new TurnCommit
            {
                Conversation = conversation,
                ActivityId = Guid.NewGuid().ToString(),
                At = at,
                State = state.State,
                Version = state.Version,
                PersonKey = person,
                PersonName = "Kari Nordmann",
                Secretariat = new SecretariatChanges { SignIn = new PageSignIn(PageSignIn.HashOf(token), person, at + PageSignIn.Lifetime) },
            },
            CancellationToken.None)).ShouldBe(CommitOutcome.Committed);
        return $"/{PageSignIn.Path}?token={token}";
    }

    /// <summary>Opens the link and presses its button.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string link)
    {
        var door = await Http.GetStringAsync(link);
        return await Http.PostAsync(link.Split('?')[0], new FormUrlEncodedContent(Hidden(door)));
    }

    public static async Task<PageClient> SignedInAsync(BotHost bot)
    {
        var client = new PageClient(bot);
        using var answer = await client.SignInAsync(await LinkAsync(bot, bot.Services.GetRequiredService<Startup.GuideClock>().Now));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    /// <summary>Sends a form with the token of the page that it stands on.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Http.GetStringAsync(page)).Groups["value"].Value;
        return await Http.PostAsync(action, new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", WebUtility.HtmlDecode(token))).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    public void Dispose()
    {
        Http.Dispose();
        handler.Dispose();
    }

    private static IEnumerable<KeyValuePair<string, string>> Hidden(string page) =>
        Field().Matches(page).Select(field => KeyValuePair.Create(field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)));

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<value>[^"]*)""", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)""", RegexOptions.NonBacktracking)]
    private static partial Regex Field();
}
