using System.Security.Cryptography;
using System.Text;
using Bot.Editing;
using Klimalos.BotFramework.Teams;
using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>Keeps the files that people send over channels which do not keep them for us, and says why one was not kept.</summary>
public sealed class ReceivedFiles(IReceivedFileStore store, CurrentContent content, TimeProvider time)
{
    /// <param name="source">Names the file within its channel: the same at each delivery of the message, so that a repeated one keeps it once.</param>
    public async Task<IncomingFile> KeepAsync(FetchedFile.Taken file, string source, Person person)
    {
        var id = $"{person.Channel}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source))[..16])}";
        await store.SaveAsync(id, new ReceivedFile(file.Name, file.ContentType, file.Bytes, person.Key, time.GetUtcNow()), CancellationToken.None);
        return new IncomingFile(file.Name, file.ContentType, file.Bytes.Length, id);
    }

    /// <summary>In the language of the one who sent it, in Markdown.</summary>
    public string Explain(FetchedFile.Refused refused, Incoming incoming)
    {
        var key = refused.Problem switch
        {
            FileProblem.Kind => "bot.upload-kind",
            FileProblem.Size => "bot.upload-size",
            FileProblem.Unsafe => "bot.upload-unsafe",
            _ => "bot.upload-failed",
        };
        (string, object?)[] arguments = refused.Problem is FileProblem.Size
            ? [("name", Markdown.Literal(refused.Name)), ("max", FileFetcher.MaxBytes / 1024 / 1024)]
            : [("name", Markdown.Literal(refused.Name))];
        return content.Content.Texts.Get(LanguageExtensions.FromTag(incoming.Locale) ?? Language.Nb, key, arguments);
    }
}
