using System.Collections.Frozen;
using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Secretariat.Desk;

/// <summary>One message to many: choose to whom, write it once for each language among them, look at it, send.</summary>
internal static class Broadcasting
{
    public const string Narrow = "narrow";
    public const string Write = "write";

    /// <summary>Characters; what a card and a Discord message hold with room to spare.</summary>
    private const int MaxLength = 1800;

    /// <param name="isChosen">The selection was told with the command.</param>
    public static void Begin(TurnDraft turn, StandingFilter filter, bool isChosen)
    {
        if (turn.TryFind(new Need.Standings(), out var all))
            AskSelection(turn, filter, all!, isChosen);
    }

    /// <summary>A selection in words is added to what is chosen; false when the text names none.</summary>
    public static bool TrySelect(TurnDraft turn, DeskDialogue open, string text)
    {
        if (Selections.Read(turn.Content, text) is not { } added)
            return false;
        var filter = StandingFilter.Parse(open.Subject ?? string.Empty);
        Begin(
            turn,
            filter with
            {
                Journey = added.Journey ?? filter.Journey,
                Country = added.Country ?? filter.Country,
                Stage = added.Stage ?? filter.Stage,
                IsOverdue = added.IsOverdue || filter.IsOverdue,
                IsSilent = added.IsSilent || filter.IsSilent,
            },
            isChosen: true);
        return true;
    }

    public static bool TryNarrow(TurnDraft turn, DeskDialogue open, string? subject)
    {
        Begin(turn, StandingFilter.Parse(subject ?? open.Subject ?? string.Empty), isChosen: true);
        return true;
    }

    /// <summary>The selection stands; what was written is written anew.</summary>
    public static bool TryWrite(TurnDraft turn, DeskDialogue open)
    {
        GoOn(turn, open with { Written = null });
        return true;
    }

    public static void TakeText(TurnDraft turn, DeskDialogue open, string text)
    {
        if (!TryRecipients(turn, open, out var recipients))
            return;
        var missing = Missing(recipients, open);
        if (text.Length > MaxLength)
            AskText(turn, open, recipients, missing[0], turn.Text("secretariat.text-too-long", ("count", text.Length), ("max", MaxLength)));
        else if (missing.Count > 0)
            GoOn(turn, open with { Written = new Dictionary<string, string>(open.Written ?? FrozenDictionary<string, string>.Empty, StringComparer.Ordinal) { [missing[0].Code()] = text } });
    }

    /// <summary>It was agreed to. Who the recipients are is looked up anew; were there a language without a text, it is asked for first.</summary>
    public static void Send(TurnDraft turn, DeskDialogue open)
    {
        if (!TryRecipients(turn, open, out var recipients))
            return;
        if (Missing(recipients, open).Count > 0 || recipients.Count == 0)
        {
            GoOn(turn, open);
            return;
        }

        var texts = Recipients.LanguagesOf(recipients).ToDictionary(language => language, language => open.Written![language.Code()]);
        var broadcast = new Broadcast(
            turn.Input.NewEnrolmentId, turn.Input.Now, turn.Me, open.Subject ?? string.Empty, texts, [.. recipients.Select(recipient => recipient.Person)]);
        foreach (var recipient in broadcast.Recipients)
            turn.Tell(recipient.Person, Message(turn.Content.Texts, recipient.Language, texts[recipient.Language]));
        turn.OfSecretariat(changes => changes with { Broadcast = broadcast });
        DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.broadcast-sent", ("count", recipients.Count))) with
        {
            Tone = ReplyTone.Good,
            Choices = [DeskReplies.Button(turn, DeskCommand.Report, broadcast.Id)],
        });
    }

    /// <summary>What a recipient sees.</summary>
    public static Reply Message(Texts texts, Language language, string text) => new()
    {
        Language = language,
        Title = texts.Get(language, "secretariat.message-title"),
        Text = text,
        Choices = [PassingOn.Button(texts, language, "secretariat.pass-on-reply")],
    };

    private static void AskSelection(TurnDraft turn, StandingFilter filter, IReadOnlyList<EnrolmentStanding> all, bool isChosen)
    {
        var recipients = Recipients.Of(turn.Content, filter, all);
        var text = turn.Text(
            isChosen ? "secretariat.broadcast-selected" : "secretariat.broadcast-whom",
            ("selection", Selections.Describe(turn, filter, all)),
            ("count", recipients.Count),
            ("unreachable", recipients.Count(recipient => !recipient.IsReachable)));
        DeskReplies.Say(
            turn,
            turn.NewReply(text) with
            {
                Title = turn.Text("secretariat.broadcast"),
                Choices =
                [
                    .. recipients.Count > 0 ? [DeskReplies.Button(turn.Text("secretariat.write"), Write, null, isPrimary: true)] : Array.Empty<Choice>(),
                    .. Narrower(turn, filter).Select(each => DeskReplies.Button(each.Label, Narrow, each.Filter.ToString())),
                ],
                Commands = [Cancel(turn)],
            },
            new DeskDialogue(DeskQuestion.Selection, filter.ToString()));
    }

    private static IEnumerable<(string Label, StandingFilter Filter)> Narrower(TurnDraft turn, StandingFilter filter)
    {
        if (filter.Enrolment is not null)
            yield break;
        if (filter.Journey is null)
        {
            foreach (var journey in turn.Content.Journeys.Keys.Order(StringComparer.Ordinal))
                yield return (turn.Content.Words[journey][turn.Language].Title, filter with { Journey = journey });
        }
        else if (filter.Stage is null)
        {
            foreach (var stage in turn.Content.Journeys[filter.Journey].Stages)
                yield return (Selections.StageName(turn, stage.Id), filter with { Stage = stage.Id });
        }

        if (filter.Country is null)
        {
            foreach (var country in NordicCountries.All)
                yield return (Selections.CountryName(turn, country), filter with { Country = country });
        }

        if (!filter.IsOverdue)
            yield return (turn.Text("secretariat.overdue"), filter with { IsOverdue = true });
        if (!filter.IsSilent)
            yield return (turn.Text("secretariat.silent"), filter with { IsSilent = true });
    }

    /// <summary>Asks for the next text, or shows what will be sent.</summary>
    private static void GoOn(TurnDraft turn, DeskDialogue open)
    {
        if (!TryRecipients(turn, open, out var recipients))
            return;
        if (recipients.Count == 0)
            Begin(turn, StandingFilter.Parse(open.Subject ?? string.Empty), isChosen: true);
        else if (Missing(recipients, open) is [var language, ..])
            AskText(turn, open, recipients, language, before: null);
        else
            Preview(turn, open, recipients);
    }

    private static void AskText(TurnDraft turn, DeskDialogue open, IReadOnlyList<Recipient> recipients, Language language, string? before)
    {
        var asks = turn.Text(
            "secretariat.write-text",
            ("language", LocalFormat.Name(language)),
            ("count", recipients.Count(recipient => recipient.Person.Language == language)));
        DeskReplies.Say(
            turn,
            turn.NewReply(Paragraphs.Join(before, asks)) with { Commands = [Cancel(turn)] },
            new DeskDialogue(DeskQuestion.BroadcastText, open.Subject) { Written = open.Written });
    }

    private static void Preview(TurnDraft turn, DeskDialogue open, IReadOnlyList<Recipient> recipients)
    {
        var texts = Recipients.LanguagesOf(recipients).Select(language => turn.Text(
            "secretariat.preview-text",
            ("language", LocalFormat.Name(language)),
            ("count", recipients.Count(recipient => recipient.Person.Language == language)),
            ("text", open.Written![language.Code()])));
        var asks = turn.Text(
            "secretariat.broadcast-confirm", ("count", recipients.Count), ("unreachable", recipients.Count(recipient => !recipient.IsReachable)));
        DeskReplies.Say(
            turn,
            turn.NewReply(Paragraphs.Join([.. texts, asks])) with
            {
                Title = turn.Text("secretariat.preview"),
                Choices =
                [
                    new Choice(Command.Secretariat, "yes", turn.Text("secretariat.send"), IsPrimary: true),
                    DeskReplies.Button(turn.Text("secretariat.write-again"), Write, null),
                    Cancel(turn),
                ],
            },
            new DeskDialogue(DeskQuestion.BroadcastConsent, open.Subject) { Written = open.Written });
    }

    private static Choice Cancel(TurnDraft turn) => new(Command.Secretariat, "no", turn.Text("secretariat.cancel"));

    private static bool TryRecipients(TurnDraft turn, DeskDialogue open, out IReadOnlyList<Recipient> recipients)
    {
        var isFound = turn.TryFind(new Need.Standings(), out var all);
        recipients = isFound ? Recipients.Of(turn.Content, StandingFilter.Parse(open.Subject ?? string.Empty), all!) : [];
        return isFound;
    }

    private static IReadOnlyList<Language> Missing(IReadOnlyList<Recipient> recipients, DeskDialogue open) =>
        [.. Recipients.LanguagesOf(recipients).Where(language => open.Written?.ContainsKey(language.Code()) is not true)];
}
