using Bot.Turns;
using Klimalos.BotFramework.Teams;
using Klimalos.Conversations;
using Klimalos.Discord;
using Klimalos.Discord.Models;
using Klimalos.Discord.Rest;
using Microsoft.Extensions.Options;

namespace Bot.Discord;

/// <summary>Fetches the files that come with a message in Discord, and keeps those that may be kept.</summary>
internal sealed partial class DiscordUploads : IDisposable
{
    private const int MostFiles = 5;
    private const int AtOnce = 4;

    private static readonly string[] Hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    private readonly ReceivedFiles received;
    private readonly DiscordRest rest;
    private readonly ILogger<DiscordUploads> logger;
    private readonly HttpClient http;
    private readonly FileFetcher fetcher;
    private readonly SemaphoreSlim places = new(AtOnce);

    public DiscordUploads(ReceivedFiles received, IFileScanner scanner, DiscordRest rest, IOptions<DiscordOptions> options, ILogger<DiscordUploads> logger)
    {
        (this.received, this.rest, this.logger) = (received, rest, logger);
        var isHere = Uri.TryCreate(options.Value.ApiBaseUrl, UriKind.Absolute, out var api) && api.IsLoopback;
        http = FileFetcher.NewHttpClient(isPublic: !isHere);
        fetcher = new FileFetcher(http, url => Place(url, isHere), scanner, logger);
    }

    /// <summary>Null when no file of Discord's lies there. A Discord on this machine has its files here too.</summary>
    internal static Uri? Place(string? url, bool isHere) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && ((address is { Scheme: "https", IsDefaultPort: true } && Hosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase))
            || (isHere && address.IsLoopback && address.Scheme is "https" or "http"))
            ? address
            : null;

    /// <returns>What was heard, with the files; null when there was nothing but files, none of which could be kept: that was said.</returns>
    public async Task<Incoming?> TakeAsync(Message message, Incoming incoming, CancellationToken cancellationToken)
    {
        var kept = new List<IncomingFile>();
        var refused = 0;
        foreach (var (number, file) in (message.Attachments ?? []).Where(file => file is { Filename: not null, Url: not null }).Take(MostFiles).Index())
        {
            switch (await FetchAsync(file, cancellationToken))
            {
                case FetchedFile.Taken taken:
                    kept.Add(await received.KeepAsync(taken, $"{message.Id}\n{number}", incoming.From));
                    break;
                case FetchedFile.Refused problem:
                    refused++;
                    await TellAsync(problem, message, number, incoming, cancellationToken);
                    break;
            }
        }

        return kept.Count == 0 && refused > 0 && incoming.Text is null ? null : incoming with { Files = kept };
    }

    public void Dispose()
    {
        http.Dispose();
        places.Dispose();
    }

    private async Task<FetchedFile> FetchAsync(Attachment file, CancellationToken cancellationToken)
    {
        if (file.Size > FileFetcher.MaxBytes)
            return new FetchedFile.Refused(file.Filename!, FileProblem.Size);
        await places.WaitAsync(cancellationToken);
        try
        {
            return await fetcher.FetchAsync(file.Filename!, file.Url!, cancellationToken);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task TellAsync(FetchedFile.Refused refused, Message message, int number, Incoming incoming, CancellationToken cancellationToken)
    {
        LogRefused(refused.Problem);
        try
        {
            var words = new MessageDraft
            {
                Content = received.Explain(refused, incoming),
                MessageReference = new MessageReference(message.Id),
                Nonce = $"{message.Id}-{number}",
            };
            await rest.CreateMessageAsync(message.ChannelId, words, cancellationToken);
        }
        catch (DiscordException problem)
        {
            LogNotTold(problem.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A file from Discord was not kept: {Problem}")]
    private partial void LogRefused(FileProblem problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The person could not be told that their file was not kept: {Cause}")]
    private partial void LogNotTold(string cause);
}
