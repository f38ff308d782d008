using System.Text.Json;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Activities;

/// <summary>Reads what our own cards submit: <c>{ "klimalos": { step, value, enrolment }, field: …, field: … }</c>.</summary>
public static class SubmissionReader
{
    internal const string Member = "klimalos";

    private const int MaxFields = 50;

    /// <returns>Null when the value does not come from a card of ours.</returns>
    public static Submission? Read(JsonElement? value)
    {
        var ours = value.Member(Member);
        if (Text(ours.Member("step")) is not { Length: > 0 } step)
            return null;

        var fields = Fields(value!.Value);
        return new Submission(step, Text(ours.Member("value")), Text(ours.Member("enrolment")), fields.Count > 0 ? fields : null);
    }

    private static Dictionary<string, string> Fields(JsonElement value)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject().Where(member => member.Name is not Member).Take(MaxFields))
        {
            if (Text(member.Value) is { } text)
                fields[member.Name] = text;
        }

        return fields;
    }

    private static string? Text(JsonElement? element) => element.Scalar() is { } text ? MessageText.Clean(text) : null;
}
