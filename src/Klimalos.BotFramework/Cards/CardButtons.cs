using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Cards;

/// <summary>
/// Makes buttons of the kind that the channel understands: Teams answers Action.Execute in place, Web Chat and others
/// know Action.Submit only.
/// </summary>
internal sealed class CardButtons(string channelId)
{
    /// <summary>Clients leave out the buttons of a row beyond this number (Outlook 5, Teams 6).</summary>
    private const int RowLength = 5;

    /// <summary>In characters: clients cut off what is wider than a card on a phone or in Teams, instead of breaking the row.</summary>
    private const int RowWidth = 46;

    /// <summary>A button is that much wider than its words.</summary>
    private const int ButtonFrame = 4;

    private const string Verb = "answer";

    /// <param name="besideForm">The card has inputs, which these buttons do not submit: they work while a required one is empty.</param>
    public IEnumerable<CardElement> Choices(IEnumerable<Choice> choices, bool besideForm) =>
        Rows(choices.Select(choice => Button(
            choice.Label,
            new ButtonSubmission(choice.Step, choice.Value, choice.Enrolment),
            choice.IsPrimary ? "positive" : null,
            besideForm ? "none" : null)));

    public IEnumerable<CardElement> Commands(IEnumerable<Choice> commands, bool besideForm) =>
        Choices(commands.Select(command => command with { IsPrimary = false }), besideForm).Select(row => row with { Spacing = "small" });

    public ActionSet Submit(Form form) =>
        new([Button(form.SubmitLabel, new ButtonSubmission(form.Step, Value: null, form.Enrolment), "positive", associatedInputs: null)]);

    /// <summary>Addresses that are none a browser should open are left out.</summary>
    public static IEnumerable<CardElement> Links(IEnumerable<Link> links) => Rows(links
        .Where(link => Uri.TryCreate(link.Url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "mailto")
        .Select(link => new OpenUrlButton(link.Label, link.Url)));

    private SubmitButton Button(string title, ButtonSubmission submission, string? style, string? associatedInputs) =>
        new SubmitButton(title, channelId is ChannelIds.MsTeams ? Verb : null, submission, associatedInputs) { Style = style };

    private static IEnumerable<ActionSet> Rows(IEnumerable<CardButton> buttons)
    {
        var (row, width, spacing) = (new List<CardButton>(), 0, (string?)null);
        foreach (var button in buttons)
        {
            var wider = width + button.Title.Length + ButtonFrame;
            if (row.Count == RowLength || (row.Count > 0 && wider > RowWidth))
            {
                yield return new ActionSet(row) { Spacing = spacing };
                (row, wider, spacing) = ([], button.Title.Length + ButtonFrame, "small");
            }

            row.Add(button);
            width = wider;
        }

        if (row.Count > 0)
            yield return new ActionSet(row) { Spacing = spacing };
    }
}
