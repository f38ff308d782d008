using Klimalos.Documents;
using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>Links to the documents that the bot makes.</summary>
internal static class Papers
{
    public static DocumentLink Link(TurnDraft turn, string kind)
    {
        var language = LanguageOf(turn);
        var municipality = turn.Enrolment!.Municipality is { } key ? turn.Content.Municipalities.ByKey(key)?.Name : null;
        var fileName = turn.Content.Texts.Get(
            language, $"documents.{kind}-file", ("campaign", turn.Words.Title), ("municipality", municipality ?? string.Empty));
        return new DocumentLink(kind, turn.Enrolment.Id, language, fileName, turn.Text($"documents.{kind}-button"));
    }

    /// <summary>Opens the e-mail to the campaign in the official's own mail program.</summary>
    public static Link Mailto(TurnDraft turn) => new(
        turn.Text("conversation.open-email"), CampaignEmail.MailtoLink(turn.Enrolment!, turn.Content, LanguageOf(turn)));

    /// <summary>A paper for the municipality's own politicians is in their language, whatever the official speaks with the bot.</summary>
    private static Language LanguageOf(TurnDraft turn) => turn.Enrolment!.Municipality?[..2] switch
    {
        "NO" => Language.Nb,
        "SE" => Language.Sv,
        "DK" => Language.Da,
        _ => turn.Enrolment.Language,
    };
}
