using System.Security.Cryptography;
using System.Text;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>A person as colleagues see them.</summary>
/// <param name="Keys">Their identities among those that were asked about.</param>
/// <param name="Name">Null when no channel told it.</param>
internal sealed record Colleague(IReadOnlyList<string> Keys, string? Name, Language? Language, IReadOnlyList<string> Tenants, bool IsMe)
{
    /// <summary>Names the person in buttons, without giving away the channel's id for them.</summary>
    public string Tag => TagOf(Keys[0]);

    public static string TagOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 6));
}

/// <summary>Who the people behind the keys are, and how to write to them.</summary>
internal static class Colleagues
{
    /// <summary>The people, each once however many identities they have, in the keys' order; false when they have to be found first.</summary>
    public static bool TryFind(TurnDraft turn, IEnumerable<string> keys, out IReadOnlyList<Colleague> found)
    {
        var facts = new List<PersonFacts>();
        var areAll = true;
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
        {
            if (turn.TryFind(new Need.Facts(key), out var known))
                facts.Add(known!);
            else
                areAll = false;
        }

        found = areAll ? [.. facts.GroupBy(each => each.Person, StringComparer.Ordinal).Select(person => Together(turn, [.. person]))] : [];
        return areAll;
    }

    /// <summary>The members of the enrolment; false when they have to be found first.</summary>
    public static bool TryFindMembers(TurnDraft turn, Enrolment enrolment, out IReadOnlyList<Colleague> members) =>
        TryFind(turn, enrolment.Members, out members);

    /// <summary>The name as it is shown, safe in Markdown; "en kollega" when no channel told it.</summary>
    public static string NameOf(TurnDraft turn, string? name) =>
        name is null ? turn.Text("members.nameless") : Markdown.Literal(name);

    /// <summary>"Kari Nordmann og Ola Hansen".</summary>
    public static string NamesOf(TurnDraft turn, IEnumerable<Colleague> people) =>
        turn.Content.Texts.List(turn.Language, [.. people.Select(person => NameOf(turn, person.Name))]);

    /// <summary>Writes to each of them, in their own language.</summary>
    public static void Tell(TurnDraft turn, IEnumerable<Colleague> people, Enrolment about, Func<Reply> write)
    {
        foreach (var person in people.Where(person => !person.IsMe))
            Tell(turn, person.Keys[0], person.Language ?? about.Language, write);
    }

    public static void Tell(TurnDraft turn, string key, Language language, Func<Reply> write)
    {
        var mine = turn.Language;
        turn.Language = language;
        turn.Tell(key, write());
        turn.Language = mine;
    }

    public static string ChannelName(TurnDraft turn, string channel) => channel switch
    {
        "msteams" => "Teams",
        "discord" => "Discord",
        "directline" or "webchat" => turn.Text("members.web-page"),
        _ => channel,
    };

    private static Colleague Together(TurnDraft turn, IReadOnlyList<PersonFacts> identities) => new(
        [.. identities.Select(identity => identity.Key)],
        identities.Select(identity => identity.Name).FirstOrDefault(name => name is not null),
        identities.Select(identity => identity.Language).FirstOrDefault(language => language is not null),
        [.. identities.Select(identity => identity.Tenant).OfType<string>()],
        identities.Any(identity => turn.IsMe(identity.Key)));
}
