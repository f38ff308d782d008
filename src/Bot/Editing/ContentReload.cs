using System.Threading.Channels;
using Klimalos;

namespace Bot.Editing;

/// <summary>
/// Takes edits over while the bot runs. A sign that something changed, or a look every few seconds, makes it compare the files
/// with those it tried last; when they have settled it reads all of them, and puts them in force if all is well.
/// </summary>
public sealed partial class ContentReload(ContentSource source, CurrentContent current, TimeProvider time, ILogger<ContentReload> logger)
{
    /// <summary>The signs of a file system are not to be relied on: network disks and containers lose them.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>An editor saves in several writes: files that stood still for so long are complete.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(500);

    // One sign is as good as many: all that came while a look was under way are answered by the next one.
    private readonly Channel<bool> signs = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Content model = current.Content;
    private int? tried;

    /// <summary>Something may have changed.</summary>
    public void Look() => signs.Writer.TryWrite(true);

    /// <summary>Looks until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var looks = time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
        await foreach (var _ in signs.Reader.ReadAllAsync(cancellationToken))
            await LookOnceAsync(cancellationToken);
    }

    private async Task LookOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (source.Stamp() == tried)
                return;
            // Taken before the files are read: what changes while they are read is another stamp, and is tried next time.
            var stamp = await SettledStampAsync(cancellationToken);
            Try();
            tried = stamp;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Held by an editor, or just being replaced: tried again at the next look, whatever the stamp says.
            tried = null;
            Refuse([new ContentProblem("dialogs/, resources/", null, $"they cannot be read: {problem.Message}")]);
        }
    }

    private async Task<int> SettledStampAsync(CancellationToken cancellationToken)
    {
        var stamp = source.Stamp();
        while (true)
        {
            await Task.Delay(Settled, time, cancellationToken);
            var later = source.Stamp();
            if (later == stamp)
                return stamp;
            stamp = later;
        }
    }

    private void Try()
    {
        try
        {
            var files = source.Read();
            var print = ContentPrint.Of(files);
            if (print.IsSameAs(current.Edition.Print))
                KeepAsItIs();
            else
                Take(Load(files), print);
        }
        catch (ContentException problem)
        {
            Refuse(problem.Problems);
        }
        catch (Exception problem) when (problem is not (IOException or UnauthorizedAccessException))
        {
            // A fault of ours in reading; an edit must not be able to stop the bot.
            LogFault(problem);
            Refuse([new ContentProblem("dialogs/, resources/", null, "they could not be loaded because of a fault in the bot; see the log")]);
        }
    }

    /// <exception cref="ContentException">Something is wrong in the files, or they lack what the program says.</exception>
    private Content Load(IReadOnlyList<ContentFile> files)
    {
        var content = Content.Load(files);
        var misfits = content.Texts.MisfitsTo(model.Texts);
        return misfits.Count == 0 ? content : throw new ContentException(misfits);
    }

    private void Take(Content content, ContentPrint print)
    {
        var changes = print.ChangesFrom(current.Edition.Print);
        current.Take(content, print);
        LogTaken(changes);
    }

    private void KeepAsItIs()
    {
        if (current.Refused.Count == 0)
            return;
        current.Keep();
        LogTakenBack();
    }

    private void Refuse(IReadOnlyList<ContentProblem> problems)
    {
        // Tried again and still the same: said once.
        if (problems.SequenceEqual(current.Refused))
            return;
        current.Refuse(problems);
        LogRefused(problems.Count);
        foreach (var problem in problems)
            LogProblem(problem);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The edited content is in force. Files: {Changes}")]
    private partial void LogTaken(string changes);

    [LoggerMessage(Level = LogLevel.Information, Message = "The content files are again what is in force")]
    private partial void LogTakenBack();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The edited content is refused; what was in force stays. Problems: {Count}")]
    private partial void LogRefused(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Content: {Problem}")]
    private partial void LogProblem(ContentProblem problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The edited content could not be loaded")]
    private partial void LogFault(Exception problem);
}
