using System.Net;
using System.Text.Json;

namespace Klimalos.BotFramework.Tests.Fakes;

/// <summary>A Connector or login service at the edge of the network: notes each request, and answers as it is told.</summary>
internal sealed class FakeService : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> answers = new();

    public List<Sent> Requests { get; } = [];

    /// <summary>What is answered when nothing else is queued.</summary>
    public Func<Sent, HttpResponseMessage> Default { get; set; } = _ => Json("""{"id":"new"}""");

    public static HttpResponseMessage Json(string body, int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };

    public FakeService Then(int status, string? retryAfter = null) => Then(() =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return response;
    });

    public FakeService Then(Func<HttpResponseMessage> answer)
    {
        answers.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new Sent(
            request.Method.Method,
            request.RequestUri!.AbsoluteUri,
            request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
                .ToDictionary(header => header.Key, header => string.Join(' ', header.Value), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        Requests.Add(sent);
        return answers.TryDequeue(out var answer) ? answer() : Default(sent);
    }

    internal sealed record Sent(string Method, string Url, Dictionary<string, string> Headers, string Body)
    {
        public JsonElement Json => JsonElement.Parse(Body);
    }
}
