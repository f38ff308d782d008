using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Journeys.Answers;

namespace Klimalos.Conversations;

/// <summary>Files that come as the answer to a step, or as evidence that a task is done.</summary>
internal static class FileAnswers
{
    private const int LongestNote = 500;

    /// <summary>False when no file is asked for: what was written beside it, if anything, counts alone.</summary>
    public static bool TryTake(TurnDraft turn)
    {
        var sent = turn.Input.Incoming.Files;
        var file = new StoredFile(sent[0].Id, sent[0].Size, sent[0].Name);
        switch (turn.Asked)
        {
            case { Kind: StepKind.File } step:
                if (sent.Count > 1)
                    turn.Say("steps.file-one", ("name", Markdown.Literal(file.Name)));
                StepAnswers.Take(turn, step, FileAnswer.Read(step, file, turn.AnswerContext));
                return true;
            case { Kind: StepKind.Task or StepKind.Document } step:
                TakeEvidence(turn, step, file, turn.Input.Incoming.Text?.Trim());
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whoever sends a file where a task is asked for has done it, unless the words beside it say otherwise.</summary>
    private static void TakeEvidence(TurnDraft turn, Step step, StoredFile file, string? words)
    {
        var reading = string.IsNullOrEmpty(words) ? null : AnswerReader.ReadText(step, words, turn.AnswerContext);
        var (value, note) = reading is AnswerReading.Accepted accepted
            ? (accepted.Value, accepted.Note)
            : (FixedOptions.Done, words is { Length: > LongestNote } ? words[..LongestNote] : words);
        StepAnswers.Accept(turn, step, value, string.IsNullOrEmpty(note) ? null : note, file.ToString());
    }
}
