using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Reminders;
using Klimalos.Secretariat;

namespace Klimalos.Tests.Conversations;

/// <summary>What a store would keep for the secretariat.</summary>
internal sealed class SecretariatWorld
{
    private readonly List<SecretariatCode> codes = [];
    private readonly List<RoundEdit> edits = [];

    /// <summary>Person keys.</summary>
    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Of the members, those whom the configuration names.</summary>
    public HashSet<string> Configured { get; } = new(StringComparer.Ordinal);

    /// <summary>Person keys of people who cannot be written to.</summary>
    public HashSet<string> Unreachable { get; } = new(StringComparer.Ordinal);

    /// <summary>Journeys of the campaigns that communities are linked with.</summary>
    public Dictionary<string, string> Communities { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PingWay> Pings { get; } = new(StringComparer.Ordinal);

    public List<SecretariatNotice> Notices { get; } = [];

    public List<PassedQuestion> Questions { get; } = [];

    public List<BroadcastReport> Broadcasts { get; } = [];

    public List<PageSignIn> SignIns { get; } = [];

    public List<ReminderChange> Reminders { get; } = [];

    public List<string> Drafts { get; } = [];

    /// <summary>Needs that only the secretariat has, in the order in which they came up, each with whose turn it was.</summary>
    public List<(Need Need, string Person)> Asked { get; } = [];

    public static bool IsFor(Need need) => need
        is Need.Standings or Need.SecretariatMembers or Need.CodeOfSecretariat or Need.PassedQuestions or Need.Broadcasts or Need.DraftOf or Need.FreshToken;

    public void OfferClaim(string code) => codes.Add(new SecretariatCode(AccessCode.HashOf(CodePurpose.Secretariat, code), null, null));

    public IReadOnlyList<Round> Rounds(Content content) => Klimalos.Reminders.Rounds.Merge(content.Rounds, [.. edits.Select(edit => edit.Round).Reverse().DistinctBy(round => (round.JourneyId, round.Id))]);

    public object? Find(Need need, World world, string person)
    {
        Asked.Add((need, person));
        return need switch
        {
            Need.Standings => Standings.Of(RepositoryContent.Get(), Rounds(RepositoryContent.Get()), world.Enrolments.Values.Select(enrolment => Tracked(enrolment, world)), world.Now),
            Need.SecretariatMembers => Members.Select(key => new SecretariatMember([key], world.FactsOf(key).Name, world.FactsOf(key).Language, Configured.Contains(key), true)).ToArray(),
            Need.CodeOfSecretariat(var hash) => new SecretariatCodeFinding(codes.Find(code => code.Hash == hash), world.FailedCodesOf(person)),
            Need.PassedQuestions => Questions.AsEnumerable().Reverse().ToArray(),
            Need.Broadcasts => Broadcasts.AsEnumerable().Reverse().ToArray(),
            Need.DraftOf(var question) => DraftOf(question, world),
            Need.FreshToken => "token",
            _ => throw new NotSupportedException(need.ToString()),
        };
    }

    public void Commit(Person writer, TurnResult result, World world)
    {
        Notices.AddRange(result.Notices);
        edits.AddRange(result.RoundEdits);
        Reminders.AddRange(result.Reminders);
        if (result.Secretariat is not { } changes)
            return;
        if (changes.NewCode is { } code)
        {
            codes.RemoveAll(known => known.By == code.By);
            codes.Add(code);
        }

        if (changes.UsedCode is { } used)
        {
            codes.RemoveAll(known => known.Hash == used).ShouldBe(1);
            Members.Add(writer.Key);
        }

        Members.ExceptWith(changes.Removed);
        if (changes.Community is { } link)
            Link(link);
        if (changes.Pings is { } pings)
            Pings[pings.Community] = pings.Way;
        if (changes.SignIn is { } signIn)
            SignIns.Add(signIn);
        if (changes.Passed is { } question)
            Questions.Add(question with { Asked = new ConversationAddress(writer.Channel, "a:1") });
        if (changes.Answered is { } answer)
            Replace(answer.Question, known => known with { Answer = answer });
        if (changes.Broadcast is { } broadcast)
            Broadcasts.Add(new BroadcastReport(broadcast, [.. broadcast.Recipients.Select(recipient => Delivery(recipient))]));
        if (changes.Resend is { } resend)
            result.Messages.Select(message => message.To).ShouldBe(resend.People);
    }

    private void Link(CommunityLink link)
    {
        if (link.Journey is { } journey)
            Communities[link.Community] = journey;
        else
            Communities.Remove(link.Community);
    }

    private BroadcastDelivery Delivery(BroadcastRecipient recipient) => new(
        recipient, Unreachable.Contains(recipient.Person) ? BroadcastState.Unreachable : BroadcastState.Sent, null);

    private string? DraftOf(string id, World world)
    {
        var file = DraftArticle.Of(Questions.First(question => question.Id == id), DateOnly.FromDateTime(world.Now.UtcDateTime)).FileName;
        Replace(id, known => known with { Draft = file });
        Drafts.Add(file);
        return file;
    }

    private void Replace(string id, Func<PassedQuestion, PassedQuestion> change)
    {
        var place = Questions.FindIndex(question => question.Id == id);
        Questions[place] = change(Questions[place]);
    }

    private TrackedEnrolment Tracked(Enrolment enrolment, World world) => new(enrolment, [.. enrolment.Members.Select(key => world.FactsOf(key))
        .Select(facts => new TrackedMember(facts.Key, facts.Person, facts.Name, facts.Language, !Unreachable.Contains(facts.Key)))]);
}
