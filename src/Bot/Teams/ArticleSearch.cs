using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Editing;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Cards;
using Klimalos.Conversations;
using Klimalos.Knowledge;
using Klimalos.Languages;

namespace Bot.Teams;

/// <summary>
/// The search in Teams' compose box: finds articles, of which one is inserted into the message as a card
/// (https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search).
/// </summary>
public sealed class ArticleSearch(CurrentContent content)
{
    private const int MostShown = 10;
    private const int PreviewLength = 120;

    /// <param name="reference">Where the person writes; the bot need not be there.</param>
    public JsonObject Answer(Activity activity, ConversationReference reference)
    {
        var language = LanguageExtensions.FromTag(activity.Locale) ?? Language.Nb;
        var options = activity.Value.Member("queryOptions");
        var found = Find(QueryOf(activity), language).Skip(Number(options.Member("skip"), 0)).Take(Number(options.Member("count"), MostShown)).ToList();
        return new JsonObject { ["composeExtension"] = found.Count > 0 ? List(found, reference) : Message(language) };
    }

    /// <summary>The first call comes before anything is typed: then each campaign's first article shows what there is.</summary>
    private IEnumerable<Article> Find(string query, Language language) => query.Length > 0
        ? content.Content.Knowledge.Find(query, language).Ranked
        : content.Content.Knowledge.Articles.Where(article => article.Language == language).DistinctBy(article => article.Topic).Take(MostShown);

    private static string QueryOf(Activity activity)
    {
        var parameters = activity.Value.Member("parameters") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToArray() : [];
        return parameters.Where(parameter => parameter.Member("name").String() is not "initialRun")
            .Select(parameter => parameter.Member("value").String()?.Trim()).FirstOrDefault(value => value is { Length: > 0 }) ?? string.Empty;
    }

    private static int Number(JsonElement? value, int otherwise) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count) && count >= 0 ? Math.Min(count, 100) : otherwise;

    private JsonObject List(IEnumerable<Article> articles, ConversationReference reference) => new()
    {
        ["type"] = "result",
        ["attachmentLayout"] = "list",
        ["attachments"] = new JsonArray([.. articles.Select(article => new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = JsonNode.Parse(Card(article, reference).Utf8.Span),
            ["preview"] = new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.thumbnail",
                ["content"] = new JsonObject { ["title"] = article.Title, ["text"] = Preview(article.Body) },
            },
        })]),
    };

    private RawJson Card(Article article, ConversationReference reference)
    {
        var texts = content.Content.Texts;
        var reply = new Reply
        {
            Language = article.Language,
            Title = article.Title,
            Text = article.Body,
            Links = article.Source.Url is { } url ? [new Link(texts.Get(article.Language, "conversation.open-source"), url)] : [],
            Footer = texts.Get(article.Language, "conversation.source", ("title", article.Source.Title), ("date", article.Checked)),
        };
        return ActivityRenderer.RenderAll(reply, reference, replyToId: null, static _ => string.Empty)[0].Attachments![0].Content!;
    }

    private JsonObject Message(Language language) =>
        new() { ["type"] = "message", ["text"] = content.Content.Texts.Get(language, "teams.search-nothing") };

    private static string Preview(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= PreviewLength ? line : $"{line[..line.LastIndexOf(' ', PreviewLength)]} …";
    }
}
