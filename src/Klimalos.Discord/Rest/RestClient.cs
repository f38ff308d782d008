using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace Klimalos.Discord.Rest;

/// <summary>
/// Makes requests to Discord's REST API: within its limits, and again when that is worth it.
/// </summary>
/// <param name="http">Must not follow redirects: the token is for Discord alone.</param>
/// <param name="random">Numbers from 0 to 1 for the jitter between attempts.</param>
internal sealed partial class RestClient(HttpClient http, DiscordOptions options, TimeProvider clock, Func<double> random, ILogger logger)
{
    private const int Attempts = 5;
    private const int ManyDeadWebhooks = 1_000;

    private readonly RateLimits limits = new(clock);
    private readonly string address = options.ApiAddress;
    private readonly string userAgent = $"DiscordBot ({options.Address}, {typeof(RestClient).Assembly.GetName().Version?.ToString(3)})";
    private readonly AuthenticationHeaderValue token = new("Bot", options.BareToken);
    private readonly HashSet<string> deadWebhooks = new(StringComparer.Ordinal);

    /// <summary>Discord said that the token is not good: nothing is asked of it by that token any more.</summary>
    public bool IsTokenRefused { get; private set; }

    /// <exception cref="DiscordException">Discord did not do it.</exception>
    public async Task<T> CallAsync<T>(RestRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await CallAsync(request, cancellationToken);
        return answer.Read(type) ?? throw new DiscordException($"{request}: the answer is not as documented.", answer.Status);
    }

    /// <exception cref="DiscordException">Discord did not do it.</exception>
    public async Task<RestAnswer> CallAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var turn = await limits.TurnAsync(request, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            await limits.PermitAsync(request, turn, cancellationToken);
            ThrowIfUseless(request);
            var answer = await AttemptAsync(request, cancellationToken);
            limits.Learn(request, turn, answer);
            Remember(request, answer);
            if (answer.IsSuccess || (attempt > 1 && answer.Error.Code == DiscordErrors.AlreadyAcknowledged))
                return answer;
            if (attempt == Attempts || !IsWorthRepeating(request, answer))
                throw Refusal(request, answer);
            LogRepeat(request, answer.Status, answer.Failure?.Message);
            if (answer.Status is not 429) // After a 429 the permit waits as long as Discord asked.
                await Task.Delay(Pause(attempt), clock, cancellationToken);
        }
    }

    private static bool IsWorthRepeating(RestRequest request, RestAnswer answer) =>
        answer.Status is 429 || (answer.Status is null or >= 500 && request.IsRepeatable);

    /// <summary>0.5, 1, 2, 4 s, each with up to half of itself added.</summary>
    private TimeSpan Pause(int attempt) => TimeSpan.FromSeconds(0.5 * Math.Pow(2, attempt - 1) * (1 + (random() / 2)));

    private async Task<RestAnswer> AttemptAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(request.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var message = ToMessage(request);
            using var response = await http.SendAsync(message, either.Token);
            return new RestAnswer((int)response.StatusCode, response.Headers, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new RestAnswer(null, null, [], failure);
        }
    }

    private HttpRequestMessage ToMessage(RestRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri($"{address}/{request.Path}")) { Content = request.Content?.Invoke() };
        message.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        if (request.IsByBot)
            message.Headers.Authorization = token;
        return message;
    }

    /// <summary>Requests whose answer is known to be a refusal count towards the ban of the bot's address.</summary>
    private void ThrowIfUseless(RestRequest request)
    {
        if (request.IsByBot && IsTokenRefused)
            throw new DiscordException("Discord does not take the token.", status: 401);
        lock (deadWebhooks)
        {
            if (!request.IsByBot && deadWebhooks.Contains(request.Major))
                throw new DiscordException("The interaction can no longer be answered.", status: 404, DiscordErrors.UnknownWebhook);
        }
    }

    private void Remember(RestRequest request, RestAnswer answer)
    {
        if (request.IsByBot && answer.Status is 401)
        {
            IsTokenRefused = true;
            LogTokenRefused();
        }

        if (!request.IsByBot && (answer.Status is 401 || (answer.Status is 404 && answer.Error.Code != DiscordErrors.UnknownMessage)))
        {
            lock (deadWebhooks)
            {
                if (deadWebhooks.Count >= ManyDeadWebhooks)
                    deadWebhooks.Clear();
                deadWebhooks.Add(request.Major);
            }
        }
    }

    private static DiscordException Refusal(RestRequest request, RestAnswer answer)
    {
        var isTransient = answer.Status is null or 429 or >= 500 || answer.IsTooFast;
        var retryAfter = answer.Status is 429 || answer.IsTooFast ? answer.RetryAfter : (TimeSpan?)null;
        var error = answer.Error;
        var cause = answer.Failure?.Message ?? $"{answer.Status}, {error.Code} {error.Message} {error.Errors}".TrimEnd();
        return new DiscordException($"{request}: {cause}", answer.Status, error.Code, isTransient, retryAfter, answer.Failure);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Discord: {Request} is made again after status {Status} {Cause}")]
    private partial void LogRepeat(RestRequest request, int? status, string? cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Discord does not take the token (401); nothing more is asked by it. Set Discord:Token and start again")]
    private partial void LogTokenRefused();
}
