namespace Klimalos.BotFramework.Activities;

/// <summary>What became of reading a request's body.</summary>
public abstract record ActivityReading
{
    private ActivityReading()
    {
    }

    public sealed record Read(Activity Activity) : ActivityReading;

    /// <param name="Status">HTTP status to answer: 400, 413 or 415.</param>
    /// <param name="Reason">For the log; never holds what was sent.</param>
    public sealed record Refused(int Status, string Reason) : ActivityReading;
}
