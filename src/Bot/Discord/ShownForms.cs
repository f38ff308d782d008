using System.Collections.Concurrent;
using Bot.Turns;
using Klimalos.Conversations;
using Klimalos.Discord.Talk;

namespace Bot.Discord;

/// <param name="Title">Of the reply that it stands in.</param>
internal sealed record ShownForm(Form Form, string? Title);

/// <summary>
/// Finds the form that a button opens: as it was shown lately, with what was wrong in it, else as the guide would show it now.
/// </summary>
internal sealed class ShownForms
{
    private const int Capacity = 5_000;

    private readonly ConcurrentDictionary<(string Conversation, string Step, string? Enrolment), ShownForm> shown = new();

    public void Remember(string conversation, Reply reply)
    {
        if (reply.Form is not { } form)
            return;
        if (shown.Count >= Capacity)
            shown.Clear();
        shown[(conversation, form.Step, form.Enrolment)] = new ShownForm(form, reply.Title);
    }

    /// <param name="turn">Of the one who pressed: anything that has the guide show where things stand.</param>
    /// <param name="runner">Asked only when the form was not shown lately.</param>
    /// <returns>Null when that form is not to be filled in any more.</returns>
    public async Task<ShownForm?> FindAsync(CustomId id, ArrivedTurn turn, TurnRunner runner)
    {
        if (shown.TryGetValue((turn.Conversation.Id, id.Step, id.Enrolment), out var known))
            return known;
        var standing = await runner.PreviewAsync(turn);
        return standing.LastOrDefault(reply => reply.Form is { } form && form.Step == id.Step && form.Enrolment == id.Enrolment) is { } reply
            ? new ShownForm(reply.Form!, reply.Title)
            : null;
    }
}
