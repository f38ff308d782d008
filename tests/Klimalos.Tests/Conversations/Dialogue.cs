using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Secretariat;

namespace Klimalos.Tests.Conversations;

/// <summary>
/// A scripted conversation with the guide over the real content: each turn goes in, and what a store would keep is kept
/// between turns, as JSON would keep it.
/// </summary>
internal sealed class Dialogue(World world, Person someone)
{
    private static readonly Lazy<Guide> Usual = new(() => new Guide(RepositoryContent.Get()));

    private Guide? guide;
    private ConversationState state = new();

    public Dialogue()
        : this(new World(), new Person("msteams", "29:kari", "Kari Nordmann", "tenant"))
    {
    }

    public DateTimeOffset Now
    {
        get => world.Now;
        set => world.Now = value;
    }

    /// <summary>Others write here too.</summary>
    public bool IsShared { get; init; }

    /// <summary>The server in which it is, if any.</summary>
    public string? Community { get; init; }

    /// <summary>The secretariat uses it as its channel.</summary>
    public bool IsSecretariatChannel { get; private set; }

    public string? Locale { get; init; } = "nb-NO";

    /// <summary>The content in force; an edit may take its place in the middle.</summary>
    public Content Content
    {
        get;
        set => (field, guide) = (value, null);
    } = RepositoryContent.Get();

    public bool TrialRounds { get; init; } = true;

    public TurnResult Last { get; private set; } = new() { State = new ConversationState(), Replies = [] };

    public List<EnrolmentEvent> History { get; } = [];

    public Enrolment? Enrolment => state.Enrolment is { } id ? world.Enrolments.GetValueOrDefault(id) : null;

    public IReadOnlyList<Reply> Replies => Last.Replies;

    /// <summary>The step asked last in this turn.</summary>
    public string? Asked => Replies.LastOrDefault(reply => reply.Asks is not null)?.Asks!.Step;

    /// <summary>The article given in this turn; the empty string for "not known".</summary>
    public string? Article => Replies.FirstOrDefault(reply => reply.Answers is not null)?.Answers is { } answer ? answer.Article ?? string.Empty : null;

    public string Said => string.Join("\n\n", Replies.Select(reply => $"{reply.Title}\n{reply.Text}"));

    public Language Language => Replies[^1].Language;

    public Dialogue Arrives() => Turn(new Incoming { Kind = IncomingKind.Arrival, From = someone, IsShared = IsShared, Locale = Locale });

    public Dialogue Types(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            Turn(new Incoming { Kind = IncomingKind.Message, From = someone, IsShared = IsShared, Locale = Locale, Text = text });
        return this;
    }

    /// <summary>Begins this journey, however many there are.</summary>
    public Dialogue Starts(string journey) => Submits(new Submission(Command.Start, journey));

    /// <summary>A file that the channel keeps for us, with words beside it or without.</summary>
    public Dialogue Uploads(string name, long size = 1000, string? text = null) => Turn(new Incoming
    {
        Kind = IncomingKind.Message,
        From = someone,
        IsShared = IsShared,
        Locale = Locale,
        Text = text,
        Submission = text is null ? new Submission(Command.Step, CommandName.File) : null,
        Files = [new IncomingFile(name, "application/octet-stream", size, "conversation/file1")],
    });

    public Dialogue Presses(string step, string value) =>
        Submits(new Submission(step, value, state.Enrolment));

    public Dialogue Submits(Submission submission) =>
        Turn(new Incoming { Kind = IncomingKind.Message, From = someone, IsShared = IsShared, Locale = Locale, Submission = submission });

    /// <summary>Another conversation of the same person: a new browser, another chat.</summary>
    public Dialogue InNewConversation()
    {
        state = new ConversationState();
        return this;
    }

    /// <summary>What is remembered comes from an earlier time, when the content was another.</summary>
    public Dialogue Remembers(Func<ConversationState, ConversationState> earlier)
    {
        state = earlier(state);
        return this;
    }

    public Dialogue ShouldAsk(string step)
    {
        Asked.ShouldBe(step, Said);
        return this;
    }

    public Dialogue ShouldAnswerWith(string article)
    {
        Article.ShouldBe(article, Said);
        return this;
    }

    public Dialogue ShouldSpeak(Language language)
    {
        Replies.ShouldNotBeEmpty();
        Replies.ShouldAllBe(reply => reply.Language == language);
        return this;
    }

    private Dialogue Turn(Incoming incoming)
    {
        var inHand = state.Enrolment is { } id && world.Enrolments.TryGetValue(id, out var one) ? [one] : world.UnderWay(someone.Key).ToArray();
        var input = new TurnInput
        {
            Incoming = incoming with { Community = Community },
            State = state,
            PersonLanguage = world.ChosenLanguage(someone.Key),
            LinkedTo = world.LinkedTo(someone.Key),
            Enrolments = inHand,
            Now = Now,
            NewEnrolmentId = $"e{world.Enrolments.Count + world.Secretariat.Questions.Count + world.Secretariat.Broadcasts.Count + 1}",
            TrialRounds = TrialRounds,
            Rounds = world.Secretariat.Rounds(Content),
            Secretariat = new SecretariatFacts
            {
                IsMember = world.Secretariat.Members.Contains(someone.Key) || world.LinkedTo(someone.Key).Any(world.Secretariat.Members.Contains),
                IsChannel = IsSecretariatChannel,
                Exists = world.Secretariat.Members.Count > 0,
                Campaign = Community is null ? null : world.Secretariat.Communities.GetValueOrDefault(Community),
                Pings = Community is null ? PingWay.Direct : world.Secretariat.Pings.GetValueOrDefault(Community),
            },
        };
        Last = (guide ??= ReferenceEquals(Content, RepositoryContent.Get()) ? Usual.Value : new Guide(Content)).Handle(input);
        for (var round = 0; Last.Needs.Count > 0; round++)
        {
            round.ShouldBeLessThan(8);
            input = input with { Found = input.Found.Concat(Last.Needs.Distinct().Select(need => KeyValuePair.Create(need, world.Find(need, someone.Key)))).ToDictionary() };
            Last = guide.Handle(input);
        }

        state = Last.State;
        world.Commit(someone, Last);
        IsSecretariatChannel = (IsSecretariatChannel || Last.Secretariat?.UsesAsChannel is not null) && Last.Secretariat?.LeavesChannel is not true;
        History.AddRange(Last.Events);
        Now += TimeSpan.FromSeconds(20);
        return this;
    }
}
