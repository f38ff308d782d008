using Klimalos.Languages;
using Klimalos.Secretariat;

namespace Klimalos.Storage.Sqlite;

/// <summary>Who does it, where and when.</summary>
/// <param name="Conversation">Key of the conversation; null for what is done on the page.</param>
/// <param name="Messages">What goes out for it.</param>
internal sealed record SecretariatContext(string Person, long? Conversation, IReadOnlyList<SavedMessage> Messages, string At);

/// <summary>What the secretariat's doings write.</summary>
internal static class SqliteSecretariatWork
{
    /// <returns>False when somebody else was ahead: a code used up, a question answered. Nothing is to be kept then.</returns>
    public static bool Save(SqliteSession session, SecretariatChanges changes, SecretariatContext context)
    {
        if (changes.UsedCode is { } hash && !Join(session, hash, context))
            return false;
        if (changes.Answered is { } answer && !SqlitePassedQuestions.Answer(session, answer))
            return false;
        if (changes.NewCode is { } code)
            Give(session, code);
        foreach (var person in changes.Removed)
            session.Execute("DELETE FROM secretariat_member WHERE person_key = $person", ("$person", person));
        SaveChannel(session, changes, context);
        if (changes.Community is { } link)
            SaveCommunity(session, link, context);
        if (changes.Pings is { } pings)
            SavePings(session, pings, context);
        if (changes.SignIn is { } signIn)
            LetIn(session, signIn);
        if (changes.Passed is { } question)
            SqlitePassedQuestions.Save(session, question, context);
        if (changes.Broadcast is { } broadcast)
            SqliteBroadcasts.Save(session, broadcast, context);
        if (changes.Resend is { } resend)
            SqliteBroadcasts.Resend(session, resend, context);
        return true;
    }

    public static void Add(SqliteSession session, string person, string? configuredAs, string? by, string at) => session.Execute(
        """
        INSERT INTO secretariat_member (person_key, configured_as, added_by, added_at) VALUES ($person, $configured, $by, $at)
        ON CONFLICT (person_key) DO UPDATE SET configured_as = excluded.configured_as
        WHERE configured_as IS NOT NULL AND configured_as IS NOT excluded.configured_as
        """,
        ("$person", person), ("$configured", configuredAs), ("$by", by), ("$at", at));

    private static bool Join(SqliteSession session, string hash, SecretariatContext context)
    {
        var giver = session.First(
            "DELETE FROM secretariat_code WHERE hash = $hash RETURNING coalesce(given_by, '')", row => row.GetString(0), ("$hash", hash));
        if (giver is null)
            return false;
        Add(session, context.Person, configuredAs: null, giver.Length > 0 ? giver : null, context.At);
        return true;
    }

    private static void Give(SqliteSession session, SecretariatCode code)
    {
        session.Execute("DELETE FROM secretariat_code WHERE given_by IS $by", ("$by", code.By));
        session.Execute(
            "INSERT INTO secretariat_code (hash, given_by, expires_at) VALUES ($hash, $by, $expires)",
            ("$hash", code.Hash), ("$by", code.By), ("$expires", code.Expires is { } end ? StoredForm.Text(end) : null));
    }

    private static void SaveChannel(SqliteSession session, SecretariatChanges changes, SecretariatContext context)
    {
        if (changes.LeavesChannel)
            session.Execute("DELETE FROM secretariat_channel WHERE conversation = $conversation", ("$conversation", context.Conversation));
        if (changes.UsesAsChannel is not { } language)
            return;
        session.Execute(
            """
            INSERT INTO secretariat_channel (conversation, language, set_by, at) VALUES ($conversation, $language, $by, $at)
            ON CONFLICT (conversation) DO UPDATE SET language = excluded.language, set_by = excluded.set_by, at = excluded.at
            """,
            ("$conversation", context.Conversation), ("$language", language.Code()), ("$by", context.Person), ("$at", context.At));
    }

    private static void SaveCommunity(SqliteSession session, CommunityLink link, SecretariatContext context)
    {
        if (link.Journey is null)
        {
            session.Execute("DELETE FROM community WHERE key = $key", ("$key", link.Community));
            return;
        }

        session.Execute(
            """
            INSERT INTO community (key, journey, set_by, at) VALUES ($key, $journey, $by, $at)
            ON CONFLICT (key) DO UPDATE SET journey = excluded.journey, set_by = excluded.set_by, at = excluded.at
            """,
            ("$key", link.Community), ("$journey", link.Journey), ("$by", context.Person), ("$at", context.At));
    }

    private static void SavePings(SqliteSession session, CommunityPings pings, SecretariatContext context)
    {
        session.Execute("DELETE FROM community_pings WHERE community = $community", ("$community", pings.Community));
        if (pings.Way is PingWay.Direct)
            return;
        session.Execute(
            "INSERT INTO community_pings (community, way, conversation, set_by, at) VALUES ($community, $way, $conversation, $by, $at)",
            ("$community", pings.Community), ("$way", pings.Way.ToString()), ("$conversation", context.Conversation), ("$by", context.Person), ("$at", context.At));
    }

    private static void LetIn(SqliteSession session, PageSignIn signIn) => session.Execute(
        "INSERT INTO page_sign_in (hash, person_key, expires_at) VALUES ($hash, $person, $expires)",
        ("$hash", signIn.Hash), ("$person", signIn.Person), ("$expires", StoredForm.Text(signIn.Expires)));
}
