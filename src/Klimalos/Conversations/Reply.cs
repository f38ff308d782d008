using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>
/// One thing said to a person, free of any channel's form; each channel renders the parts it can show.
/// Parts are shown in the order in which they are declared here.
/// </summary>
public sealed record Reply
{
    public required Language Language { get; init; }

    /// <summary>A short heading, plain text.</summary>
    public string? Title { get; init; }

    /// <summary>The words, in plain Markdown: paragraphs, lists, bold, links. Never empty.</summary>
    public required string Text { get; init; }

    public ReplyTone Tone { get; init; }

    public Progress? Progress { get; init; }

    /// <summary>Name and value pairs: a summary, a status.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public IReadOnlyList<DocumentLink> Documents { get; init; } = [];

    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>Inputs to fill in; the choices below are then its buttons.</summary>
    public Form? Form { get; init; }

    /// <summary>Answers to press. Typing the label, the number or the value does the same.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Commands offered beside the answers: back, skip, help …</summary>
    public IReadOnlyList<Choice> Commands { get; init; } = [];

    /// <summary>Small print: source and date of an answer.</summary>
    public string? Footer { get; init; }

    /// <summary>
    /// Person keys of those who should see this anew whenever they look at it, where the channel can do that: it tells how things
    /// stand. Null when it does not.
    /// </summary>
    public IReadOnlyList<string>? RefreshFor { get; init; }

    /// <summary>The step that this reply asks; goes out as <c>channelData.klimalos</c>.</summary>
    public StepReference? Asks { get; init; }

    /// <summary>The article that this reply gives; goes out as <c>channelData.klimalos</c>.</summary>
    public ArticleReference? Answers { get; init; }
}

public enum ReplyTone
{
    Neutral,
    Good,
    Warning,
}

/// <summary>A button: what it says, and what it submits.</summary>
/// <param name="Step">Step id or command that it submits.</param>
/// <param name="Value">Stable value that it submits.</param>
/// <param name="Label">In the reader's language, at most 60 characters.</param>
/// <param name="Enrolment">The enrolment it belongs to, if any.</param>
public sealed record Choice(string Step, string Value, string Label, string? Enrolment = null, bool IsPrimary = false);

public sealed record Fact(string Name, string Value);

public sealed record Link(string Label, string Url);

/// <param name="Done">Stages completed.</param>
/// <param name="Total">Stages in all, at least 1.</param>
/// <param name="Label">For example "3 of 4 stages", in the reader's language.</param>
public sealed record Progress(int Done, int Total, string Label);

/// <summary>A document made by the bot; the channel turns it into an address or a file.</summary>
/// <param name="Kind">Which document: one of <see cref="Klimalos.Documents.DocumentKind"/>.</param>
/// <param name="Enrolment">Made from this enrolment's answers.</param>
/// <param name="FileName">With its extension, in the reader's language.</param>
/// <param name="Label">What a button says.</param>
public sealed record DocumentLink(string Kind, string Enrolment, Language Language, string FileName, string Label);

/// <summary>Inputs shown together; submitted with <see cref="SubmitLabel"/>.</summary>
/// <param name="Step">The step that the form asks (the first, if it asks several).</param>
public sealed record Form(string Step, string? Enrolment, IReadOnlyList<FormField> Fields, string SubmitLabel);

public enum FieldKind
{
    Text,
    LongText,
    Email,
    Year,
    Date,
    Phone,
    Number,

    /// <summary>Several of <see cref="FormField.Options"/>; the value is their values joined by commas.</summary>
    Choices,
}

/// <param name="Id">Step id: the key under which the value is submitted.</param>
/// <param name="ErrorMessage">What the client says when a required field is empty or malformed.</param>
public sealed record FormField(
    string Id, FieldKind Kind, string Label, string? Placeholder, string? Value, bool IsRequired, string ErrorMessage)
{
    /// <summary>For choices: what there is to choose.</summary>
    public IReadOnlyList<FieldOption>? Options { get; init; }

    /// <summary>For a number.</summary>
    public int? Min { get; init; }

    /// <summary>For a number.</summary>
    public int? Max { get; init; }

    /// <summary>What is wrong with <see cref="Value"/>, which was submitted; null when nothing is.</summary>
    public string? Error { get; init; }
}

/// <param name="Value">Stable value that it submits.</param>
/// <param name="Label">In the reader's language.</param>
public sealed record FieldOption(string Value, string Label);

/// <summary><c>channelData.klimalos</c> of a reply that asks a step.</summary>
public sealed record StepReference(string Journey, string Stage, string Step, string Enrolment);

/// <summary><c>channelData.klimalos</c> of an answer from the knowledge base; article null = not known.</summary>
public sealed record ArticleReference(string? Article, double Score);
