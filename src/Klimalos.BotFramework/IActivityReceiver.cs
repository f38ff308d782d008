using System.Text.Json;
using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework;

/// <summary>The bot, as its endpoints see it: takes a verified activity and says what to answer in the same HTTP response.</summary>
public interface IActivityReceiver
{
    /// <summary>Handles the activity; when this returns, what it changed is on disk and its replies are on their way.</summary>
    Task<ReceiverResponse> ReceiveAsync(Activity activity, CancellationToken cancellationToken);
}

/// <param name="Status">HTTP status: 200, 202, 501 for an unknown invoke, …</param>
/// <param name="Body">JSON body of an invoke's or expectReplies' answer; null = empty.</param>
public sealed record ReceiverResponse(int Status, JsonElement? Body = null);
