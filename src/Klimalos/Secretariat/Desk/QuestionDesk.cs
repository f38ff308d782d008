using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.Secretariat.Desk;

/// <summary>Questions that officials passed on: reading, answering, and making a draft article of an answer.</summary>
internal static class QuestionDesk
{
    private const int MostShown = 8;
    private const int ShortText = 30;

    /// <param name="id">Of the question; null = the one that is plainly meant, or the list.</param>
    public static void Run(TurnDraft turn, string command, string? id)
    {
        if (!turn.TryFind(new Need.PassedQuestions(), out var all))
            return;
        var open = all!.Where(question => question.Answer is null).ToArray();
        if (command is DeskCommand.Draft)
            Draft(turn, id is null ? all!.FirstOrDefault(question => question is { Answer: not null, Draft: null }) : Find(all!, id));
        else if (command is DeskCommand.Answer && (id is null ? (open is [var only] ? only : null) : Find(all!, id)) is { } chosen)
            AskAnswer(turn, chosen, before: null);
        else if (command is DeskCommand.Answer && id is not null)
            DeskReplies.Stale(turn);
        else
            List(turn, open, all!);
    }

    public static void TakeAnswer(TurnDraft turn, DeskDialogue open, string text)
    {
        if (!turn.TryFind(new Need.PassedQuestions(), out var all))
            return;
        if (Find(all!, open.Subject) is not { } question)
            DeskReplies.Stale(turn);
        else if (question.Answer is not null)
            ShowAnswered(turn, question);
        else if (text.Length > PassedQuestion.MaxLength)
            AskAnswer(turn, question, turn.Text("secretariat.text-too-long", ("count", text.Length), ("max", PassedQuestion.MaxLength)));
        else
            Answer(turn, question, text);
    }

    /// <summary>"Kari Nordmann, Asker (norsk): …" – as the secretariat sees it.</summary>
    public static string Shown(TurnDraft turn, PassedQuestion question)
    {
        var municipality = question.Municipality is { } key ? turn.Content.Municipalities.ByKey(key)?.Name : null;
        return turn.Text(
            "secretariat.question",
            ("who", Colleagues.NameOf(turn, question.Name)),
            ("municipality", municipality ?? turn.Text("secretariat.no-municipality")),
            ("language", LocalFormat.Name(question.Language)),
            ("text", Markdown.Literal(question.Text)));
    }

    private static void List(TurnDraft turn, PassedQuestion[] open, IReadOnlyList<PassedQuestion> all)
    {
        var undrafted = all.FirstOrDefault(question => question is { Answer: not null, Draft: null });
        var shown = open.Reverse().Take(MostShown).ToArray();
        var text = open.Length == 0
            ? turn.Text("secretariat.questions-none")
            : $"{turn.Text("secretariat.questions-open", ("count", open.Length))}\n\n{string.Join('\n', shown.Select(question => $"- {Shown(turn, question)}"))}";
        DeskReplies.Say(turn, turn.NewReply(text) with
        {
            Title = turn.Text("secretariat.questions"),
            Choices = [.. shown.Select(question => DeskReplies.Button(turn.Text("secretariat.answer-named", ("text", Short(question.Text))), DeskCommand.Answer, question.Id))],
            Commands =
            [
                .. undrafted is null ? Array.Empty<Choice>() : [DeskReplies.Button(turn.Text("secretariat.draft-named", ("text", Short(undrafted.Text))), DeskCommand.Draft, undrafted.Id)],
                DeskReplies.Button(turn, DeskCommand.Overview),
            ],
        });
    }

    private static void AskAnswer(TurnDraft turn, PassedQuestion question, string? before)
    {
        if (question.Answer is not null)
        {
            ShowAnswered(turn, question);
            return;
        }

        DeskReplies.Say(
            turn,
            turn.NewReply(Paragraphs.Join(before, Shown(turn, question), turn.Text("secretariat.write-answer", ("language", LocalFormat.Name(question.Language))))) with
            {
                Commands = [new Choice(Command.Secretariat, "no", turn.Text("secretariat.cancel"))],
            },
            new DeskDialogue(DeskQuestion.Answer, question.Id));
    }

    private static void Answer(TurnDraft turn, PassedQuestion question, string text)
    {
        turn.OfSecretariat(changes => changes with { Answered = new QuestionAnswer(question.Id, turn.Me, turn.Input.Now, text) });
        turn.Send(AnswerToAsker.Write(turn.Content.Texts, question, text));
        DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.answered", ("who", Colleagues.NameOf(turn, question.Name)))) with
        {
            Tone = ReplyTone.Good,
            Choices = [DeskReplies.Button(turn, DeskCommand.Draft, question.Id), DeskReplies.Button(turn, DeskCommand.Questions)],
        });
    }

    private static void ShowAnswered(TurnDraft turn, PassedQuestion question)
    {
        if (!Colleagues.TryFind(turn, [question.Answer!.By], out var people))
            return;
        DeskReplies.Say(turn, turn.NewReply(turn.Text(
            "secretariat.answered-already", ("who", Colleagues.NamesOf(turn, people)), ("answer", question.Answer.Text))) with
        {
            Choices = question.Draft is null ? [DeskReplies.Button(turn, DeskCommand.Draft, question.Id)] : [],
        });
    }

    private static void Draft(TurnDraft turn, PassedQuestion? question)
    {
        if (question?.Answer is null)
            DeskReplies.Say(turn, "secretariat.draft-nothing");
        else if (turn.TryFind(new Need.DraftOf(question.Id), out var file))
            DeskReplies.Say(turn, turn.NewReply(file is null ? turn.Text("secretariat.draft-failed") : turn.Text("secretariat.draft-written", ("file", Markdown.Literal(file)))));
    }

    private static PassedQuestion? Find(IReadOnlyList<PassedQuestion> all, string? id) => all.FirstOrDefault(question => question.Id == id);

    private static string Short(string text) => text.Length <= ShortText ? text : $"{text[..(ShortText - 1)].TrimEnd()}…";
}
