using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Invokes;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Cards;

/// <summary>
/// Has Teams ask for the card anew when one of these people looks at it
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views).
/// </summary>
/// <param name="UserIds">Teams' ids, at most <see cref="MostUsers"/>.</param>
internal sealed record CardRefresh(IReadOnlyList<string> UserIds, string? Enrolment)
{
    /// <summary>With more, Teams asks for nobody.</summary>
    public const int MostUsers = 60;

    /// <returns>Null when the reply is none that changes, or the channel is not Teams.</returns>
    public static CardRefresh? Of(Reply reply, ConversationReference reference)
    {
        if (reply.RefreshFor is not { } people || reference.ChannelId is not ChannelIds.MsTeams)
            return null;
        const string prefix = ChannelIds.MsTeams + ":";
        var members = people.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]);
        var reader = reference.User?.Id is { Length: > 0 } id ? [id] : Array.Empty<string>();
        var users = reader.Concat(members).Distinct(StringComparer.Ordinal).Take(MostUsers).ToList();
        return users.Count > 0 ? new CardRefresh(users, reply.Choices.Select(choice => choice.Enrolment).FirstOrDefault()) : null;
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("refresh"u8);
        writer.WriteStartObject("action"u8);
        writer.WriteString("type"u8, "Action.Execute"u8);
        writer.WriteString("verb"u8, ExecutedAction.RefreshVerb);
        writer.WriteStartObject("data"u8);
        writer.WriteStartObject(SubmissionReader.Member);
        writer.WriteString("step"u8, Command.Step);
        writer.WriteString("value"u8, CommandName.Status);
        writer.WriteText("enrolment"u8, Enrolment);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartArray("userIds"u8);
        foreach (var user in UserIds)
            writer.WriteStringValue(user);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
