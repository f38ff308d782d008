using FsCheck;
using FsCheck.Fluent;
using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;
using static Klimalos.Storage.Tests.Samples;

namespace Klimalos.Storage.Tests;

/// <summary>Whatever a turn holds comes back unchanged.</summary>
public abstract class RoundTripContract : StoreContract
{
    private static readonly Gen<string> Text = Gen
        .Elements("a", "Æøå", "é", "🌍", "\"", "\\", "<b>", "&", "'", "\n", "\t", "\u0001", "\u2028", " ", "{name}", "', DROP TABLE", "%", "٣")
        .ListOf().Select(string.Concat);

    private static readonly Gen<string?> MaybeText = Gen.OneOf(Gen.Constant((string?)null), Text.Select(text => (string?)text));
    private static readonly Gen<Language> AnyLanguage = Gen.Elements<Language>(LanguageExtensions.All);
    private static readonly Gen<bool> Truth = Gen.Elements(true, false);
    private static readonly Gen<DateTimeOffset> Instant = Gen.Choose(0, int.MaxValue).Select(n => Noon.AddTicks(n * 1_000_003L));
    private static readonly Gen<DateOnly> Day = Gen.Choose(0, 20_000).Select(n => new DateOnly(2020, 1, 1).AddDays(n));

    private static readonly Gen<ConversationState> State =
        from language in AnyLanguage
        from texts in MaybeText.ListOf(5)
        from options in (from value in Text from label in Text select new PendingOption(value, label)).ListOf()
        from kind in Gen.Elements(Enum.GetValues<PendingKind>())
        from shape in Gen.Choose(0, 2)
        select new ConversationState
        {
            Language = shape == 0 ? null : language,
            Changing = texts[0],
            LastArticle = texts[1],
            Pending = shape == 1 ? null : new PendingQuestion(kind, texts[2], texts[3], shape == 0 ? null : options),
            Welcomed = shape == 2,
        };

    private static readonly Gen<Answer> AnyAnswer =
        from value in Text
        from at in Instant
        select new Answer(value, Kari, at, "msteams");

    private static readonly Gen<Enrolment> AnyEnrolment =
        from texts in Text.ListOf(3)
        from municipality in MaybeText
        from language in AnyLanguage
        from status in Gen.Elements(Enum.GetValues<EnrolmentStatus>())
        from day in Day
        from trial in Truth
        from at in Instant
        from answers in AnyAnswer.ListOf()
        select new Enrolment
        {
            Id = $"e-{texts[0]}",
            JourneyId = texts[1],
            JourneyVersion = answers.Count,
            Round = new Round(texts[2], texts[1], day, day.AddDays(answers.Count), trial),
            Status = status,
            Municipality = municipality,
            Answers = answers.Select((answer, i) => (answer, i)).ToDictionary(pair => $"{texts[0]}{pair.i}", pair => pair.answer, StringComparer.Ordinal),
            Members = [Kari, .. texts.Distinct(StringComparer.Ordinal)],
            Language = language,
            StartedAt = at,
            ChangedAt = at.AddTicks(1),
        };

    private static readonly Gen<EnrolmentEvent> AnyEvent =
        from kind in Gen.Elements(Enum.GetValues<EnrolmentEventKind>())
        from at in Instant
        from person in Text
        from step in MaybeText
        from value in MaybeText
        select new EnrolmentEvent(kind, person, at, "discord", step, value);

    private static readonly Gen<Choice> AnyChoice =
        from texts in Text.ListOf(3)
        from enrolment in MaybeText
        from primary in Truth
        select new Choice(texts[0], texts[1], texts[2], enrolment, primary);

    private static readonly Gen<FormField> AnyField =
        from texts in Text.ListOf(3)
        from optional in MaybeText.ListOf(2)
        from kind in Gen.Elements(Enum.GetValues<FieldKind>())
        from required in Truth
        select new FormField(texts[0], kind, texts[1], optional[0], optional[1], required, texts[2]);

    private static readonly Gen<Reply> AnyReply =
        from language in AnyLanguage
        from texts in Text.ListOf(6)
        from optional in MaybeText.ListOf(4)
        from tone in Gen.Elements(Enum.GetValues<ReplyTone>())
        from choices in AnyChoice.ListOf()
        from fields in AnyField.ListOf()
        from score in Gen.Choose(0, int.MaxValue).Select(n => n / 3.0)
        from full in Truth
        select new Reply
        {
            Language = language,
            Title = optional[0],
            Text = texts[0],
            Tone = tone,
            Progress = full ? new Progress(choices.Count, 4, texts[1]) : null,
            Facts = [.. choices.Select(choice => new Fact(choice.Label, choice.Value))],
            Documents = [.. choices.Select(choice => new DocumentLink(choice.Step, texts[2], language, choice.Label, choice.Value))],
            Links = [.. choices.Select(choice => new Link(choice.Label, choice.Value))],
            Form = full ? new Form(texts[3], optional[1], [.. fields], texts[4]) : null,
            Choices = [.. choices],
            Commands = [.. choices.Take(1)],
            Footer = optional[2],
            Asks = full ? new StepReference(texts[0], texts[1], texts[2], texts[3]) : null,
            Answers = full ? null : new ArticleReference(optional[3], score),
        };

    private static readonly Gen<TurnCommit> AnyTurn =
        from state in State
        from enrolment in AnyEnrolment
        from events in AnyEvent.ListOf()
        from replies in AnyReply.ListOf()
        from replyTo in MaybeText
        from id in Gen.Choose(0, int.MaxValue)
        select Turn("a", 0, new ConversationKey("msteams", $"c-{id}-{Guid.CreateVersion7(Noon)}")) with
        {
            State = state with { Enrolment = enrolment.Id },
            Enrolment = new StoredEnrolment(enrolment with { Id = $"{enrolment.Id}-{Guid.CreateVersion7(Noon)}" }, 0),
            Events = [.. events],
            Replies = [.. replies.Select(reply => new OutboxMessage(Guid.CreateVersion7(Noon), reply, replyTo))],
        };

    [Fact]
    public void Any_turn_comes_back_unchanged() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(AnyTurn.ToArbitrary(), turn => ComesBackAsync(turn).GetAwaiter().GetResult()));

    private async Task<bool> ComesBackAsync(TurnCommit turn)
    {
        var enrolment = turn.Enrolment!.Enrolment;
        turn = turn with { State = turn.State with { Enrolment = enrolment.Id } };
        (await Stores.Turns.CommitAsync(turn, default)).ShouldBe(CommitOutcome.Committed);

        var loaded = await Stores.Turns.LoadAsync(turn.Conversation, Kari, default);
        loaded.State.ShouldBeTheSameAs(turn.State);
        loaded.Enrolments.Single().Enrolment.ShouldBeTheSameAs(enrolment);
        (await Stores.Enrolments.HistoryAsync(enrolment.Id, default)).ShouldBe(turn.Events);
        var stored = await Stores.Outbox.OfTurnAsync(turn.Conversation, turn.ActivityId, default);
        stored.Select(delivery => delivery.Message).ToList().ShouldBeTheSameAs(turn.Replies.ToList());
        return true;
    }
}
