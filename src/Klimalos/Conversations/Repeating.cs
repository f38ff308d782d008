using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>Steps that are repeated for several items: adding one, and having enough of them.</summary>
internal static class Repeating
{
    /// <summary>What is stored when "add" or "that is all" is chosen; other values stay as they are.</summary>
    public static string Counted(TurnDraft turn, Step step, string value)
    {
        if (step.Repeat is not { } repeat || value is not (FixedOptions.Add or FixedOptions.Enough))
            return value;
        var known = Math.Clamp(ItemCount.Parse(turn.Enrolment!.Answers.GetValueOrDefault(step.Id)?.Value ?? "")?.Number ?? 0, repeat.AtLeast, repeat.AtMost);
        return value is FixedOptions.Add
            ? new ItemCount(Math.Min(known + 1, repeat.AtMost), IsClosed: false).ToString()
            : new ItemCount(IsBegun(turn, step) ? known - 1 : known, IsClosed: true).ToString();
    }

    /// <summary>At the first part of an item that need not be: the button that does without it.</summary>
    public static IEnumerable<Choice> WayOut(TurnDraft turn, Step part)
    {
        if (part.Item is not { } item || turn.Journey.Find(item.Repeat) is not { } step || !IsBegun(turn, step))
            yield break;
        yield return new Choice(step.Id, FixedOptions.Enough, AnswerReader.Show(step, FixedOptions.Enough, turn.AnswerContext), turn.Enrolment!.Id);
    }

    /// <summary>"That is all", typed where an item was added by mistake.</summary>
    public static bool TryText(TurnDraft turn, Step part, string text)
    {
        if (!WayOut(turn, part).Any() || turn.Journey.Find(part.Item!.Repeat) is not { } step
            || AnswerReader.ReadExact(step, text, turn.AnswerContext) is not FixedOptions.Enough)
            return false;
        StepAnswers.Accept(turn, step, FixedOptions.Enough);
        return true;
    }

    /// <summary>The latest item was asked for and nothing in it is answered yet, and it is more than there must be.</summary>
    public static bool IsBegun(TurnDraft turn, Step step) =>
        turn.State.Changing is null && turn.Asked?.Item is { } item && item.Repeat == step.Id && item.Number > step.Repeat!.AtLeast
        && step.Repeat.Item(item.Number).All(part => !turn.Enrolment!.Answers.ContainsKey(part.Id));
}
