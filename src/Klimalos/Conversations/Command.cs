namespace Klimalos.Conversations;

/// <summary>The step names under which buttons submit something other than an answer.</summary>
public static class Command
{
    /// <summary>Value: start, back, change, skip, pause, resume, status, cancel, help, restart, confirm, language.</summary>
    public const string Step = "@command";

    /// <summary>Value: a language code.</summary>
    public const string Language = "@language";

    /// <summary>Value: the id of the step to change.</summary>
    public const string Change = "@change";

    /// <summary>Value: yes or no, to the question that the bot asked last.</summary>
    public const string Confirm = "@confirm";

    /// <summary>Value: an enrolment id to go on with.</summary>
    public const string Resume = "@resume";

    /// <summary>Value: a journey id to start.</summary>
    public const string Start = "@start";
}
