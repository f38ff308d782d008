using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Klimalos.BotFramework.Tests.Activities;

/// <summary>JSON objects that look like activities in some members, and hold anything in others.</summary>
internal static class AnyActivityJson
{
    private static readonly string[] Types =
        ["message", "invoke", "conversationUpdate", "installationUpdate", "typing", "event", "endOfConversation", "made-up"];

    private static readonly string[] Names =
    [
        "id", "text", "from", "recipient", "conversation", "channelId", "serviceUrl", "channelData", "value", "entities", "attachments",
        "membersAdded", "membersRemoved", "action", "name", "locale", "textFormat", "tenant", "klimalos", "step", "mentioned", "type",
        "role", "isGroup", "conversationType", "verb", "data", "replyToId", "localTimezone",
    ];

    private static readonly string[] Scalars =
    [
        "null", "true", "5", "-1.5e300", "\"\"", "\"x\"", "\"mention\"", "\"message\"", "\"bot\"", "\"adaptiveCard/action\"", "\"Action.Execute\"",
        "\"msteams\"", "\"xml\"", "\"add\"", "\"<at>x</at> &lt;b&gt; <at\"", "\"\\u0000\\u200b\\ud83d\\ude00\"", "\"\\ud800\"", "\"&#xD800;\"",
    ];

    public static Arbitrary<string> Arbitrary { get; } = Arb.From(
        from type in Gen.Elements(Types)
        from members in Members(3)
        select $"{{\"type\":\"{type}\"{string.Concat(members.Select(member => $",{member}"))}}}");

    private static Gen<string> Value(int depth)
    {
        var scalar = Gen.Elements(Scalars);
        return depth == 0
            ? scalar
            : Gen.Frequency(
                (3, scalar),
                (3, from members in Members(depth - 1) select $"{{{string.Join(',', members)}}}"),
                (1, from items in Gen.ListOf(Value(depth - 1), 2) select $"[{string.Join(',', items)}]"));
    }

    private static Gen<List<string>> Members(int depth) =>
        from count in Gen.Choose(0, 7)
        from members in Gen.ListOf(
            from name in Gen.Elements(Names)
            from value in Value(depth)
            select $"{JsonSerializer.Serialize(name)}:{value}",
            count)
        select members.ToList();
}
