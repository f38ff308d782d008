namespace Klimalos.Secretariat.Desk;

/// <summary>What members of the secretariat can ask for. In words: <c>secretariat.{name}-words</c> in the texts; a button submits <c>{name}</c> or <c>{name}:{object}</c>.</summary>
internal static class DeskCommand
{
    public const string Help = "desk";
    public const string Overview = "overview";
    public const string Municipality = "municipality";
    public const string Overdue = "overdue";
    public const string Silent = "silent";
    public const string Unreachable = "unreachable";
    public const string Remind = "remind";
    public const string Broadcast = "broadcast";
    public const string Report = "report";
    public const string Digest = "digest";
    public const string Rounds = "rounds";
    public const string OpenRound = "open-round";
    public const string ChangeRound = "change-round";
    public const string CloseRound = "close-round";
    public const string Export = "export";
    public const string Page = "page";
    public const string Questions = "questions";
    public const string Answer = "answer";
    public const string Draft = "draft";
    public const string Team = "team";
    public const string AddMember = "add-member";
    public const string RemoveMember = "remove-member";
    public const string UseChannel = "use-channel";
    public const string LeaveChannel = "leave-channel";

    /// <summary>Of which campaign the community is, in channels that have communities.</summary>
    public const string Community = "community";

    /// <summary>Where people of the community are reminded.</summary>
    public const string Pings = "pings";

    /// <summary>Those that are typed; the others are buttons' only.</summary>
    public static IReadOnlyList<string> Typed { get; } =
    [
        Help, Overview, Municipality, Overdue, Silent, Unreachable, Remind, Broadcast, Report, Digest, Rounds, OpenRound, ChangeRound, CloseRound,
        Export, Page, Questions, Answer, Draft, Team, AddMember, RemoveMember, UseChannel, LeaveChannel, Community, Pings,
    ];

    /// <summary>Words after them say what is meant: a municipality, a selection.</summary>
    public static IReadOnlyList<string> WithObject { get; } =
        [Overview, Municipality, Overdue, Silent, Unreachable, Remind, Broadcast, Export, OpenRound, ChangeRound, CloseRound, RemoveMember, Community];
}
