using Klimalos.BotFramework.Invokes;
using Klimalos.Conversations;
using Microsoft.AspNetCore.Http;

namespace Klimalos.BotFramework.Activities;

/// <summary>Translates an activity into what the guide understands.</summary>
public static class IncomingTranslator
{
    private const int MaxNameLength = 200;

    public static Translation Translate(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message => OfMessage(activity),
        ActivityTypes.Invoke => OfInvoke(activity),
        ActivityTypes.ConversationUpdate => OfConversationUpdate(activity),
        ActivityTypes.InstallationUpdate => OfInstallationUpdate(activity),
        _ => new Translation.Nothing("an activity of a type that asks for nothing"),
    };

    private static Translation OfMessage(Activity activity)
    {
        if (Sender(activity) is not { } person)
            return NoPerson;

        var text = MessageText.Of(activity);
        var submission = text is null ? SubmissionReader.Read(activity.Value) : null;
        if (text is null && submission is null)
            submission = WithoutWords(activity);
        return text is null && submission is null
            ? new Translation.Nothing("a message without words")
            : new Translation.Heard(Incoming(activity, IncomingKind.Message, person) with { Text = text, Submission = submission, Files = IncomingFiles.Of(activity) });
    }

    /// <summary>Called by name without a word: say what the bot can do. A file without a word: say what becomes of it.</summary>
    private static Submission? WithoutWords(Activity activity) =>
        activity.Attachments is { Count: > 0 } ? new Submission(Command.Step, CommandName.File)
        : MessageText.MentionsBot(activity) ? new Submission(Command.Step, CommandName.Help)
        : null;

    private static Translation OfInvoke(Activity activity)
    {
        if (activity.Name is not ExecutedAction.InvokeName)
            return new Translation.Refused(StatusCodes.Status501NotImplemented, "an invoke of a name that the bot does not know");
        if (ExecutedAction.Read(activity.Value) is not { } action)
            return new Translation.Refused(StatusCodes.Status400BadRequest, "a malformed adaptiveCard/action");
        if (Sender(activity) is not { } person)
            return new Translation.Refused(StatusCodes.Status400BadRequest, "an invoke from nobody");
        return SubmissionReader.Read(action.Data) is { } submission
            ? new Translation.Heard(Incoming(activity, IncomingKind.Message, person) with { Submission = submission })
            : new Translation.Refused(StatusCodes.Status400BadRequest, "an adaptiveCard/action of a card that is not ours");
    }

    private static Translation OfConversationUpdate(Activity activity)
    {
        if (Ids(activity.MembersRemoved).Any(activity.IsBot) || IsEndOfPlace(activity))
            return Departure(activity);

        var added = Ids(activity.MembersAdded).ToList();
        var isArrival = activity.IsShared() ? added.Any(activity.IsBot) : added.Count > 0;
        return isArrival ? Arrival(activity) : new Translation.Nothing("an update of the conversation that asks for nothing");
    }

    private static Translation OfInstallationUpdate(Activity activity) => activity.Action switch
    {
        "add" => Arrival(activity),
        "remove" => Departure(activity),
        _ => new Translation.Nothing("an installation update that asks for nothing"),
    };

    /// <summary>Of a team or channel that is gone Teams tells in a way of its own.</summary>
    private static bool IsEndOfPlace(Activity activity) =>
        activity.ChannelId is ChannelIds.MsTeams
        && activity.ChannelData.Member("eventType").String() is "teamDeleted" or "teamHardDeleted" or "channelDeleted";

    /// <summary>A deleted channel is not always the conversation in which Teams tells of it.</summary>
    private static Translation.Departed Departure(Activity activity) => new(
        activity.ChannelData.Member("eventType").String() is "channelDeleted" && activity.ChannelData.Member("channel").Member("id").String() is { Length: > 0 } channel
            ? channel
            : null,
        Sender(activity) is { } person ? Incoming(activity, IncomingKind.Departure, person) : null);

    private static Translation Arrival(Activity activity) =>
        (Sender(activity) ?? AddedPerson(activity)) is { } person
            ? new Translation.Heard(Incoming(activity, IncomingKind.Arrival, person))
            : NoPerson;

    /// <summary>What somebody pressed or sent in another way than by a message.</summary>
    /// <returns>Null when no person did.</returns>
    public static Translation.Heard? OfSubmission(Activity activity, Submission submission) =>
        Sender(activity) is { } person
            ? new Translation.Heard(Incoming(activity, IncomingKind.Message, person) with { Submission = submission })
            : null;

    private static Incoming Incoming(Activity activity, IncomingKind kind, Person person) => new()
    {
        Kind = kind,
        From = person,
        Locale = activity.ClientLocale(),
        TimeZone = activity.ClientTimeZone(),
        IsShared = activity.IsShared(),
        HasPersonalChat = activity.ChannelId is ChannelIds.MsTeams && activity.IsShared(),
    };

    /// <summary>The person who sent the activity; null when it was a bot or is not told.</summary>
    private static Person? Sender(Activity activity) => ToPerson(activity, activity.From);

    private static Person? AddedPerson(Activity activity) =>
        (activity.MembersAdded ?? []).Select(member => ToPerson(activity, member)).FirstOrDefault(person => person is not null);

    private static Person? ToPerson(Activity activity, ChannelAccount? account) =>
        account is { Id.Length: > 0 } && !string.Equals(account.Role, "bot", StringComparison.OrdinalIgnoreCase) && !activity.IsBot(account.Id)
            ? new Person(activity.ChannelId ?? "", account.Id, DisplayName(account.Name), activity.Tenants().FirstOrDefault()) { DirectoryId = account.AadObjectId }
            : null;

    private static string? DisplayName(string? name) =>
        name is null ? null : MessageText.Cut(MessageText.Clean(name), MaxNameLength) is { Length: > 0 } shown ? shown : null;

    private static IEnumerable<string?> Ids(IReadOnlyList<ChannelAccount?>? accounts) =>
        (accounts ?? []).Select(account => account?.Id).Where(id => id is not null);

    private static readonly Translation.Nothing NoPerson = new("an activity that no person sent");
}
