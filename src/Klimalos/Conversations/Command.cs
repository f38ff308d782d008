using Klimalos.Documents;

namespace Klimalos.Conversations;

/// <summary>The step names under which buttons submit something other than an answer.</summary>
public static class Command
{
    /// <summary>Value: one of <see cref="CommandName"/>.</summary>
    public const string Step = "@command";

    /// <summary>Value: a language code.</summary>
    public const string Language = "@language";

    /// <summary>Value: the id of the step to change.</summary>
    public const string Change = "@change";

    /// <summary>Value: yes or no, or one of the offered values, to the question that the bot asked last.</summary>
    public const string Confirm = "@confirm";

    /// <summary>Value: an enrolment id to go on with.</summary>
    public const string Resume = "@resume";

    /// <summary>Value: a question in the person's words, whatever step is being asked.</summary>
    public const string Question = "@question";

    /// <summary>Value: the id of an article to read.</summary>
    public const string Article = "@article";

    /// <summary>Value: a journey id to start.</summary>
    public const string Start = "@start";

    /// <summary>Value: <c>helpful:</c>, <c>not:</c> or <c>no-comment:</c>, and the id of the article that was the answer.</summary>
    public const string Rate = "@rate";

    /// <summary>Value: <c>admit:</c> or <c>refuse:</c>, and the tag of the person who asked to be let in.</summary>
    public const string Member = "@member";

    /// <summary>Value: a command of the secretariat's, after a colon what it is about. Means nothing from others.</summary>
    public const string Secretariat = "@secretariat";

    /// <summary>The same, as a command that the channel shows to everybody: others are told whose it is.</summary>
    public const string Desk = "@desk";

    /// <summary>Passes a question on to the secretariat. Value: <c>ask</c> for the one that was not known, <c>new</c> for one to be written.</summary>
    public const string PassOn = "@ask";

    /// <summary>Value: the id of the step whose replaced answer is to be put back.</summary>
    public const string Undo = "@undo";

    /// <summary>Value: what to do about a reminder (<c>show:</c>, <c>done:</c>, <c>tomorrow:</c> …), and its id.</summary>
    public const string Remind = "@remind";
}

/// <summary>What a person can ask of the bot at any time, by button or in words (<c>commands.{name}-words</c> in the texts).</summary>
public static class CommandName
{
    public const string Start = "start";

    /// <summary>"Which campaign fits us?"</summary>
    public const string Choose = "choose";
    public const string Resume = "resume";
    public const string Back = "back";
    public const string Change = "change";
    public const string Skip = "skip";
    public const string Pause = "pause";
    public const string Status = "status";
    public const string Cancel = "cancel";
    public const string Help = "help";
    public const string Language = "language";
    public const string Confirm = "confirm";
    public const string Greet = "greet";
    public const string Thank = "thank";
    public const string Members = "members";
    public const string History = "history";
    public const string Join = "join";
    public const string Admit = "admit";
    public const string Refuse = "refuse";
    public const string Invite = "invite";
    public const string HandOver = "hand-over";
    public const string Leave = "leave";
    public const string Link = "link";
    public const string Unlink = "unlink";

    /// <summary>The days that the enrolment must keep.</summary>
    public const string Deadlines = "deadlines";

    /// <summary>Which documents there are; each kind of <see cref="DocumentKind"/> is a command of its own beside it.</summary>
    public const string Documents = "documents";

    /// <summary>A file came without words; nobody types this.</summary>
    public const string File = "file";

    public static IReadOnlyList<string> All { get; } =
    [
        Start, Choose, Resume, Back, Change, Skip, Pause, Status, Cancel, Help, Language, Confirm, Greet, Thank,
        Members, History, Join, Admit, Refuse, Invite, HandOver, Leave, Link, Unlink, Deadlines,
        Documents, .. DocumentKind.All,
    ];
}
