using System.Text.Json;
using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Invokes;

/// <summary>
/// The value of an <c>adaptiveCard/action</c> invoke: a pressed Action.Execute, the card's inputs merged into its data
/// (https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model).
/// </summary>
/// <param name="Trigger">manual or automatic; only Teams tells it.</param>
public sealed record ExecutedAction(string Verb, JsonElement? Data, string? Trigger)
{
    public const string InvokeName = "adaptiveCard/action";

    /// <summary>The verb by which Teams itself asks for a card as it would be now; nothing is answered or changed by it.</summary>
    public const string RefreshVerb = "refresh";

    /// <returns>Null when the value is malformed: no action, another type of action, no verb, or data that is no object.</returns>
    public static ExecutedAction? Read(JsonElement? value)
    {
        var action = value.Member("action");
        if (action.Member("type").String() is not "Action.Execute" || action.Member("verb").String() is not { } verb)
            return null;

        var data = action.Member("data");
        return data is null or { ValueKind: JsonValueKind.Object or JsonValueKind.Null }
            ? new ExecutedAction(verb, data, value.Member("trigger").String())
            : null;
    }
}
