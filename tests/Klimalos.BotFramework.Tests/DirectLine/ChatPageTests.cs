using System.Text.Json;
using System.Text.RegularExpressions;
using Klimalos.BotFramework.DirectLine;

namespace Klimalos.BotFramework.Tests.DirectLine;

public sealed partial class ChatPageTests
{
    [Fact]
    public void The_keys_served_are_the_keys_written() =>
        ChatHost.Texts.Keys.Where(key => key.StartsWith("page.", StringComparison.Ordinal)).ShouldBe(ChatPage.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_uses_every_word_and_asks_for_no_other()
    {
        var files = Directory.EnumerateFiles(Path.Combine(ChatHost.Root, "src", "Bot", "wwwroot"), "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".js" or ".html")
            .Select(File.ReadAllText)
            .ToList();
        var asked = files.SelectMany(text => AskedKey().Matches(text)).Select(match => "page." + match.Groups["key"].Value);

        asked.ShouldBeSubsetOf(ChatPage.Keys, StringComparer.Ordinal);
        ChatPage.Keys.Where(key => !files.Any(text => text.Contains($"\"{key["page.".Length..]}\"", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nb", "Ny samtale")]
    [InlineData("sv", "Nytt samtal")]
    [InlineData("da", "Ny samtale")]
    [InlineData("en", "New conversation")]
    public async Task The_words_are_served_in_each_language(string language, string expected)
    {
        await using var host = await ChatHost.StartAsync(new() { Receiver = new ScriptedReceiver() });
        using var http = new HttpClient { BaseAddress = host.Address };

        var words = JsonElement.Parse(await http.GetStringAsync(new Uri($"/page-texts/{language}.json", UriKind.Relative)));

        words.GetProperty("page.new").GetString().ShouldBe(expected);
    }

    [Fact]
    public async Task The_page_comes_with_its_security_headers_and_other_languages_are_not_found()
    {
        await using var host = await ChatHost.StartAsync(new() { Receiver = new ScriptedReceiver() });
        using var http = new HttpClient { BaseAddress = host.Address };

        using var page = await http.GetAsync(new Uri("/", UriKind.Relative));
        using var unknown = await http.GetAsync(new Uri("/page-texts/fi.json", UriKind.Relative));

        page.IsSuccessStatusCode.ShouldBeTrue();
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        ((int)unknown.StatusCode).ShouldBe(404);
    }

    [GeneratedRegex("""(?:data-(?:text|label)=|\b(?:text|say)\((?:[^"]*, )?)"(?<key>[a-z-]+)["]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AskedKey();
}
