using Klimalos.Documents;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Conversations;

/// <summary>The documents that the bot makes: links to them, and how each is shown in the chat.</summary>
internal static class Papers
{
    /// <summary>In the language of the municipality's politicians, whatever the official speaks with the bot.</summary>
    public static DocumentLink Link(TurnDraft turn, string kind) => Link(turn, kind, LanguageOf(turn), turn.Text($"documents.{kind}-button"));

    /// <summary>Opens the e-mail to the campaign in the official's own mail program.</summary>
    public static Link Mailto(TurnDraft turn) => new(
        turn.Text("conversation.open-email"), CampaignEmail.MailtoLink(turn.Enrolment!, turn.Content, LanguageOf(turn)));

    public static bool IsCommand(string name) =>
        name is CommandName.Documents || DocumentKind.All.Contains(name, StringComparer.Ordinal);

    /// <summary>Shows a document of the enrolment in hand, or of the person's only one; or which documents there are.</summary>
    public static void Run(TurnDraft turn, string name)
    {
        if (turn.Enrolment is null && Welcome.UnderWay(turn).ToArray() is [var only])
            turn.TakeInHand(only);
        if (turn.Enrolment is null)
            Standing.Show(turn, turn.Text("documents.need-enrolment"));
        else if (name is CommandName.Documents)
            Overview(turn);
        else
            Show(turn, name);
    }

    private static void Overview(TurnDraft turn) => turn.Say(turn.NewReply(turn.Text("documents.overview", ("name", Welcome.NameOf(turn, turn.Enrolment!)))) with
    {
        Title = turn.Text("documents.overview-title"),
        Choices = [.. DocumentKind.All.Select(kind => Offer.Command(turn, kind))],
        Commands = [.. WayOn(turn)],
    });

    /// <summary>The beginning of a document in the language of the chat, with the whole of it to download.</summary>
    private static void Show(TurnDraft turn, string kind)
    {
        if (!turn.TryFind(new Need.MarksOf(turn.Enrolment!.Id), out var marks))
            return;
        var enrolment = turn.Enrolment with { Round = Rounds.Present(turn.Enrolment.Round, turn.Rounds) };
        var (title, text) = DocumentMaker.Preview(kind, enrolment, turn.Content, turn.Language, turn.Today, marks);
        turn.Say(turn.NewReply(text) with
        {
            Title = title,
            Documents = [.. Links(turn, kind)],
            Links = kind is DocumentKind.CampaignEmail ? [Mailto(turn)] : [],
            Commands = [.. WayOn(turn), Offer.Command(turn, CommandName.Documents)],
        });
    }

    /// <summary>The municipality's language first; the reader's own too, where that is another.</summary>
    private static IEnumerable<DocumentLink> Links(TurnDraft turn, string kind)
    {
        var label = turn.Text($"documents.{kind}-button");
        if (LanguageOf(turn) == turn.Language)
            return [Link(turn, kind, turn.Language, label)];
        return [LinkNaming(LanguageOf(turn)), LinkNaming(turn.Language)];

        DocumentLink LinkNaming(Language language) => Link(turn, kind, language, $"{label} ({LocalFormat.Name(language)})");
    }

    private static DocumentLink Link(TurnDraft turn, string kind, Language language, string label)
    {
        var municipality = turn.Enrolment!.Municipality is { } key ? turn.Content.Municipalities.ByKey(key)?.Name : null;
        var fileName = turn.Content.Texts.Get(
            language,
            $"documents.{kind}-file",
            ("campaign", turn.Content.Words[turn.Enrolment.JourneyId][language].Title),
            ("municipality", municipality ?? string.Empty));
        return new DocumentLink(kind, turn.Enrolment.Id, language, fileName, label);
    }

    private static IEnumerable<Choice> WayOn(TurnDraft turn) => turn.Enrolment!.Status is EnrolmentStatus.Open or EnrolmentStatus.Paused
        ? [Offer.Command(turn, CommandName.Resume, isPrimary: true), Offer.Command(turn, CommandName.Status)]
        : [Offer.Command(turn, CommandName.Status)];

    /// <summary>Before the municipality is known, the language that the enrolment was begun in.</summary>
    private static Language LanguageOf(TurnDraft turn) => turn.Enrolment!.Municipality?[..2] switch
    {
        "NO" => Language.Nb,
        "SE" => Language.Sv,
        "DK" => Language.Da,
        _ => turn.Enrolment.Language,
    };
}
