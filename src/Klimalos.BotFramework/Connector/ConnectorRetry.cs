using System.Net;
using Klimalos.BotFramework.Authentication;
using Polly;
using Polly.Retry;

namespace Klimalos.BotFramework.Connector;

/// <summary>
/// When and after how long a request is repeated: 408, 412 (Teams: two writes at once), 429, 500, 502, 503, 504 and network errors,
/// as https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit advises. A channel that asks to wait longer than
/// <see cref="LongestWait"/> is obeyed by whoever delivers later, not by holding the request.
/// </summary>
internal static class ConnectorRetry
{
    public const int Retries = 4;
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.5);
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    /// <param name="random">Numbers from 0 to 1 for the jitter.</param>
    public static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeProvider clock, Func<double> random) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Retries,
                Delay = FirstWait,
                MaxDelay = LongestWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = random,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments.Outcome, clock, arguments.Context.CancellationToken)),
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { } response ? RetryAfter(response, clock) : null),
                OnRetry = arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .Build();

    public static bool IsTransient(HttpStatusCode status) => (int)status is 408 or 412 or 429 or 500 or 502 or 503 or 504;

    /// <summary>How long the channel asks to wait, by seconds or by a date; null when it does not.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - clock.GetUtcNow();
        return wait is { } time && time < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static bool IsWorthRepeating(Outcome<HttpResponseMessage> outcome, TimeProvider clock, CancellationToken cancellationToken) =>
        outcome switch
        {
            { Result: { } response } =>
                IsTransient(response.StatusCode) && (RetryAfter(response, clock) ?? TimeSpan.Zero) <= LongestWait,
            { Exception: TokenFetchException exception } => exception.IsTransient,
            { Exception: HttpRequestException } => true,
            { Exception: TaskCanceledException } => !cancellationToken.IsCancellationRequested,
            _ => false,
        };
}
